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
  readonly missing: readonly ("value" | "benchmark" | "weight")[];
  readonly reason?: "invalid_benchmark" | "weights_do_not_sum";
}

/**
 * Score of a firm in the per-mu evaluation (亩均论英雄): Σ weight × min(max(value, 0) / benchmark, cap). A negative value counts
 * as 0, an excellent one at most `score_cap` benchmarks.
 *
 * An indicator without value, benchmark or weight leaves the score open: the others are not re-weighted. So do a benchmark that
 * is not positive and weights that do not add to what the pack says.
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
  if (missing.length > 0) return { score: null, missing };
  const weightSum = indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  if (!isNearlyEqual(weightSum, rule.weight_sum)) return { score: null, missing, reason: "weights_do_not_sum" };
  let score = 0;
  for (const { value, benchmark, weight } of indicators) {
    if (value === null || benchmark === null || weight === null) return { score: null, missing };
    if (!(benchmark > 0)) return { score: null, missing, reason: "invalid_benchmark" };
    score += weight * Math.min(Math.max(value, 0) / benchmark, rule.score_cap);
  }
  return { score, missing };
}
