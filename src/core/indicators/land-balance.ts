import { findLegalGroup, type LandUseTables, type LegalGroup } from "../model/land-use.ts";
import { sumOrdered } from "./ratio.ts";

/** Land of one existing class in a proposal; null = not measured. */
export interface ClassArea {
  readonly code: string;
  readonly areaHa: number | null;
  /** Where the classes of one proposal are of several code systems. */
  readonly codeSystem?: string | null;
}

export interface LandBalance {
  readonly totalHa: number | null;
  readonly agriculturalHa: number | null;
  readonly constructionHa: number | null;
  readonly unusedHa: number | null;
  /** Land that needs conversion quota: agricultural and unused. */
  readonly conversionQuotaHa: number | null;
  /** Cultivated land to be replaced (占补平衡). */
  readonly cultivatedHa: number | null;
  readonly state: "known" | "unknown";
  readonly reason?: "legal_group_undecided" | "parts_do_not_sum";
  /** Codes without area, or whose legal group is open. */
  readonly openCodes: readonly string[];
}

const cultivatedPrefix = "01";
const nothingMeasured: LandBalance = {
  totalHa: null,
  agriculturalHa: null,
  constructionHa: null,
  unusedHa: null,
  conversionQuotaHa: null,
  cultivatedHa: null,
  state: "unknown",
  openCodes: [],
};

/**
 * What land an expansion takes, by the three legal groups, ha: how much conversion quota it needs (agricultural + unused) and
 * how much cultivated land has to be replaced. Codes are those of `codeSystem`; the longest listed prefix says the group.
 *
 * A class without area leaves the sums it belongs to open. A code the tables leave open (2302) or do not know may be any group:
 * all three are then open, `legal_group_undecided`. With the area of the proposal, the classes have to add to it within
 * `tolerance`: land no class covers is `parts_do_not_sum`, and the sums are shown but not known. No class at all: unknown.
 *
 * Source: 土地管理法 art. 4, 30, 44; groups in data/land-use (K+), domain §2.4, §7.1–3.
 */
export function computeLandBalance(
  classes: readonly ClassArea[],
  codeSystem: string | null,
  tables: LandUseTables,
  proposal: { readonly areaHa: number | null; readonly tolerance: number },
): LandBalance {
  if (classes.length === 0) return nothingMeasured;
  const grouped = classes.map((one) => ({ ...one, group: groupOf(one.code, one.codeSystem ?? codeSystem, tables) }));
  const undecided = grouped.filter(({ group, areaHa }) => group === null && areaHa !== 0);
  const sumOf = (group: LegalGroup): number | null =>
    undecided.length > 0 ? null : sumAreas(grouped.filter((one) => one.group === group));
  const totalHa = sumAreas(grouped);
  const [agriculturalHa, unusedHa] = [sumOf("agricultural"), sumOf("unused")];
  const isOff =
    proposal.areaHa !== null &&
    totalHa !== null &&
    Math.abs(totalHa - proposal.areaHa) > proposal.tolerance * Math.abs(proposal.areaHa) * (1 + 1e-9);
  const openCodes = grouped.filter((one) => one.areaHa === null || undecided.includes(one)).map(({ code }) => code);
  return {
    totalHa,
    agriculturalHa,
    constructionHa: sumOf("construction"),
    unusedHa,
    conversionQuotaHa: agriculturalHa === null || unusedHa === null ? null : agriculturalHa + unusedHa,
    cultivatedHa: sumAreas(grouped.filter(({ code }) => code.startsWith(cultivatedPrefix))),
    state: totalHa === null || openCodes.length > 0 || isOff ? "unknown" : "known",
    ...(undecided.length > 0 ? { reason: "legal_group_undecided" } : isOff ? { reason: "parts_do_not_sum" } : {}),
    openCodes,
  };
}

function groupOf(code: string, codeSystem: string | null, tables: LandUseTables): LegalGroup | null {
  const group = findLegalGroup(code, codeSystem, tables);
  return group === undefined || group === "ask" ? null : group;
}

function sumAreas(classes: readonly ClassArea[]): number | null {
  const known = classes.flatMap(({ areaHa }) => areaHa ?? []);
  return known.length < classes.length ? null : sumOrdered(known);
}
