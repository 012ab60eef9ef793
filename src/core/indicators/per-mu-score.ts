import type { PerMuRule } from "../model/park-rules.ts";
import { isNearlyEqual } from "../model/verdict.ts";

export interface ScoredIndicator {
  readonly value: number | null;
  /** Mean of the park or the industry. */
  readonly benchmark: number | null;
  readonly weight: number | null;
}

export interface PerMuScore {
  readonly score: number | null;
  /** What an open score is at least and at most; left out where nothing bounds it. */
  readonly lower?: number;
  readonly upper?: number;
  readonly missing: readonly ("value" | "benchmark" | "weight")[];
  readonly reason?: "invalid_benchmark" | "weights_do_not_sum";
}

/**
 * Score of a firm in the per-mu evaluation (亩均论英雄): Σ weight × min(max(value, 0) / benchmark, cap). A negative value counts
 * as 0, an excellent one at most `score_cap` benchmarks.
 *
 * An indicator without value, benchmark or weight leaves the score open: the others are not re-weighted. So do a benchmark that
 * is not positive and weights that do not add to what the pack says. With all weights known an open score lies between what the
 * other indicators bring and that with the open ones at the cap.
 *
 * Source: domain §9.1; cap and sum of weights in the pack's `per_mu` section (cap D).
 */
export function computePerMuScore(
  indicators: readonly ScoredIndicator[],
  rule: Pick<PerMuRule, "score_cap" | "weight_sum">,
): PerMuScore {
  const missing = (["value", "benchmark", "weight"] as const).filter((name) =>
    indicators.some((indicator) => indicator[name] === null),
  );
  if (missing.includes("weight")) return { score: null, missing };
  const weightSum = indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  if (!isNearlyEqual(weightSum, rule.weight_sum)) return { score: null, missing, reason: "weights_do_not_sum" };
  if (indicators.some(({ benchmark }) => benchmark !== null && !(benchmark > 0))) {
    return { score: null, missing, reason: "invalid_benchmark" };
  }
  const parts = indicators.map((indicator) => boundPart(indicator, rule.score_cap));
  const lower = parts.reduce((sum, { least }) => sum + least, 0);
  if (missing.length === 0) return { score: lower, missing };
  return { score: null, lower, upper: parts.reduce((sum, { most }) => sum + most, 0), missing };
}

/** Points an indicator brings. One that is open brings none to the cap; a value that is not positive brings none to any benchmark. */
function boundPart({ value, benchmark, weight }: ScoredIndicator, cap: number) {
  const atCap = (weight ?? 0) * cap;
  if (value !== null && value <= 0) return { least: 0, most: 0 };
  if (value === null || benchmark === null) return { least: 0, most: atCap };
  const points = (weight ?? 0) * Math.min(value / benchmark, cap);
  return { least: points, most: points };
}
