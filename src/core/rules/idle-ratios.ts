import type { IdleRule } from "../model/rule-pack.ts";
import { isBelow, type Ternary } from "../model/verdict.ts";

export interface DevelopmentFacts {
  readonly developedLandM2: number | null;
  readonly dueLandM2: number | null;
  /** Developed land guessed from what stands there, for where it is not recorded: shown, never decided by. */
  readonly developedProxyM2?: number | null;
  /** Both investments without land price and taxes. */
  readonly investedWan: number | null;
  readonly totalInvestWan: number | null;
}

export interface DevelopmentRatios {
  readonly areaRatio: number | null;
  /** The same from the proxy, where the developed land is not recorded. */
  readonly proxyAreaRatio: number | null;
  readonly investRatio: number | null;
  readonly areaBelow: Ternary;
  readonly investBelow: Ternary;
  readonly missing: readonly string[];
}

/**
 * How much of the land is developed and how much of the investment is made, as shares, and whether each is less than the pack
 * asks: exactly the share is not less. A denominator of zero gives no ratio.
 *
 * Source: 闲置土地处置办法 art. 2(2), 30; shares in the pack's `idle` section.
 */
export function computeDevelopmentRatios(
  facts: DevelopmentFacts,
  rule: Pick<IdleRule, "developed_area_share" | "invested_share">,
): DevelopmentRatios {
  const areaRatio = divide(facts.developedLandM2, facts.dueLandM2);
  const investRatio = divide(facts.investedWan, facts.totalInvestWan);
  const proxyAreaRatio =
    facts.developedLandM2 === null ? divide(facts.developedProxyM2 ?? null, facts.dueLandM2) : null;
  const missing: string[] = [];
  if (areaRatio === null) {
    if (facts.developedLandM2 === null) missing.push("construction.developedLandM2");
    if (facts.dueLandM2 === null || facts.dueLandM2 <= 0) missing.push("construction.dueLandM2");
  }
  if (investRatio === null) {
    if (facts.investedWan === null) missing.push("construction.investedWan");
    if (facts.totalInvestWan === null || facts.totalInvestWan <= 0) missing.push("construction.totalInvestWan");
  }
  return {
    areaRatio,
    proxyAreaRatio,
    investRatio,
    areaBelow: areaRatio === null ? null : isBelow(areaRatio, rule.developed_area_share),
    investBelow: investRatio === null ? null : isBelow(investRatio, rule.invested_share),
    missing,
  };
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || !(whole > 0) ? null : part / whole;
}

/**
 * Developed land guessed from footprints, m²: what stands takes the agreed share of the land it belongs to (domain §5.1 (c)).
 * It leads to a review at most. No footprint or no agreed coefficient: null.
 */
export function guessDevelopedLand(footprintM2: number | null, buildingCoefficientMin: number | null): number | null {
  return divide(footprintM2, buildingCoefficientMin);
}

/**
 * Share of the investment made, from figures that may hold the land price: it and the taxes paid to the state come off both.
 * Null where anything needed is missing or nothing is left to divide by. Source: 闲置土地处置办法 art. 30.
 */
export function computeNetInvestRatio(
  investedWan: number | null,
  totalWan: number | null,
  landPriceAndTaxWan: number | null,
  includesLandPrice: boolean | null,
): { readonly investRatio: number | null; readonly naiveRatio: number | null } {
  const naiveRatio = divide(investedWan, totalWan);
  if (includesLandPrice === false) return { investRatio: naiveRatio, naiveRatio };
  if (includesLandPrice === null || investedWan === null || totalWan === null || landPriceAndTaxWan === null) {
    return { investRatio: null, naiveRatio };
  }
  return { investRatio: divide(investedWan - landPriceAndTaxWan, totalWan - landPriceAndTaxWan), naiveRatio };
}
