/** Links a chain needs, by stage in the order of the chain: upstream, midstream, downstream. */
export type RequiredLinks = Readonly<Record<string, readonly string[]>>;

export interface ChainCompleteness {
  /** Links present over links required, 0 to 1; null where it is not known what is present, or nothing is required. */
  readonly overall: number | null;
  readonly byStage: Readonly<Record<string, number | null>>;
  /** Required links nobody fills, in the order required: what the project library should look for. */
  readonly gaps: readonly string[];
  readonly state: "known" | "unknown" | "not_applicable";
}

/**
 * How much of an industry chain is there: links with at least one operating firm over the links required, in all and per
 * stage. A link named twice in a stage counts once; firms in links nobody requires do not count. It is not recorded what is
 * present (null): unknown, and no gap is claimed. Nothing required: not applicable.
 *
 * Source: domain §9.3 (D).
 */
export function computeChainCompleteness(
  required: RequiredLinks,
  present: readonly string[] | null,
): ChainCompleteness {
  const stages = Object.entries(required).map(([stage, links]) => [stage, [...new Set(links)]] as const);
  const all = stages.flatMap(([, links]) => links);
  const shareOf = (links: readonly string[]): number | null =>
    present === null || links.length === 0
      ? null
      : links.filter((link) => present.includes(link)).length / links.length;
  return {
    overall: shareOf(all),
    byStage: Object.fromEntries(stages.map(([stage, links]) => [stage, shareOf(links)])),
    gaps: present === null ? [] : [...new Set(all)].filter((link) => !present.includes(link)),
    state: present === null ? "unknown" : all.length === 0 ? "not_applicable" : "known",
  };
}
