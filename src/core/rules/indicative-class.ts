import type { Enterprise } from "../model/records.ts";
import type { RulePack } from "../model/rule-pack.ts";
import { findTableValue } from "./table-limit.ts";

export type PollutionClass = 1 | 2 | 3;

/**
 * Pollution class an industry usually has, where the assessment's class is not recorded: a guess by its code, never a finding.
 * Whatever is judged by it is at most conditional. No code, no edition, an industry the table does not list: null.
 *
 * Source: examples of GBJ 137-90 and the emission test of GB 50137-2011, domain §2.2 (D); table named by the pack's use matrix.
 */
export function guessPollutionClass(
  { industryCode, industryCodeVersion }: Pick<Enterprise, "industryCode" | "industryCodeVersion">,
  pack: Pick<RulePack, "tables" | "use_matrix">,
): PollutionClass | null {
  const table = pack.tables[pack.use_matrix?.indicative_class ?? ""];
  if (table === undefined) return null;
  const { value } = findTableValue([table], { industryCode, edition: industryCodeVersion });
  return value === 1 || value === 2 || value === 3 ? value : null;
}
