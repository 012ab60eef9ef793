import { type PerMuClass, type PerMuQuota, perMuClasses } from "../model/park-rules.ts";
import { allOf, isAbove, isBelow, type Ternary } from "../model/verdict.ts";
import { addsToOne } from "./per-mu-quota.ts";

export interface PerMuFacts {
  /** Rank over number of firms, from the best; ties have the better rank. */
  readonly rankShare: number | null;
  /** Reasons for a veto that are on record: major safety, environment, fraud. The list is local. */
  readonly veto: readonly string[];
  readonly aboveScale: boolean | null;
  readonly landMu: number | null;
  /** Below-scale firms are evaluated from this much land on; null = no such rule here. */
  readonly minLandMu: number | null;
  readonly inBuildingPeriod: boolean;
}

export interface PerMuClassResult {
  readonly class: PerMuClass | "not_evaluated" | "unknown";
  readonly reasons: readonly ("veto" | "below_min_land" | "in_building_period")[];
  readonly missing: readonly ("rankShare" | "aboveScale" | "landMu")[];
}

/**
 * Class of a firm in the per-mu evaluation (亩均论英雄). A veto decides first: class D whatever the rank. A below-scale firm with
 * less land than is evaluated, or a firm in its agreed building period, is not evaluated. Else its rank share: A while it is
 * not above the quota of A, B while not above A + B, and so on, D for the rest.
 *
 * Not recorded whether the firm has to be evaluated, or what its rank is: unknown. A rank share outside 0 to 1, or quotas that do not add to 1: unknown.
 *
 * Source: domain §9.1; quotas `per_mu.quota`, minimum land from one county's rules (V).
 */
export function classifyPerMu(facts: PerMuFacts, quota: PerMuQuota): PerMuClassResult {
  if (facts.veto.length > 0) return { class: "D", reasons: ["veto"], missing: [] };
  const isTooSmall = decideTooSmall(facts);
  const reasons = [
    ...(isTooSmall === true ? (["below_min_land"] as const) : []),
    ...(facts.inBuildingPeriod ? (["in_building_period"] as const) : []),
  ];
  if (reasons.length > 0) return { class: "not_evaluated", reasons, missing: [] };
  const { rankShare, aboveScale, landMu } = facts;
  const missing = [
    ...(rankShare === null ? (["rankShare"] as const) : []),
    ...(isTooSmall === null && aboveScale === null ? (["aboveScale"] as const) : []),
    ...(isTooSmall === null && landMu === null ? (["landMu"] as const) : []),
  ];
  if (rankShare === null || isTooSmall === null) return { class: "unknown", reasons, missing };
  return { class: classByRank(rankShare, quota), reasons, missing };
}

function decideTooSmall({ aboveScale, landMu, minLandMu }: PerMuFacts): Ternary {
  if (minLandMu === null) return false;
  return allOf([aboveScale === null ? null : !aboveScale, landMu === null ? null : isBelow(landMu, minLandMu)]);
}

function classByRank(rankShare: number, quota: PerMuQuota): PerMuClass | "unknown" {
  if (rankShare < 0 || isAbove(rankShare, 1) || !addsToOne(quota)) return "unknown";
  let upTo = 0;
  for (const name of perMuClasses) {
    upTo += quota[name];
    if (!isAbove(rankShare, upTo)) return name;
  }
  return "D";
}
