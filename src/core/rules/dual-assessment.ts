import { divideRecorded } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import type { DualAssessmentRule } from "../model/park-rules.ts";
import { allOf, isBelow, type Ternary, verdictOf } from "../model/verdict.ts";

export interface Leg {
  readonly actual: number | null;
  readonly target: number | null;
}

export interface DualAssessment {
  /** Completion, actual over target, at most the cap. */
  readonly economic: number | null;
  readonly work: number | null;
  readonly score: number | null;
  readonly verdict: Verdict;
  readonly reasons: readonly ("economic_below_min" | "work_below_min")[];
  readonly missing: readonly string[];
}

/**
 * Does a park meet both its economic and its work targets (双考核)? Completion of each leg is capped, the score is their weighted
 * sum, and each leg has to reach the least completion by itself: a strong economy does not make up for work left undone.
 *
 * A leg known to fall short fails whatever the other is; otherwise one that is not recorded, or has no positive target, leaves
 * it unknown. Not to be confused with 双评价, the assessment of capacity and suitability.
 *
 * Source: Longyan text, formula D, domain §9.2; numbers in the pack's `dual_assessment` section.
 */
export function assessDual(
  economic: Leg,
  work: Leg,
  rule: Omit<DualAssessmentRule, "provenance" | "clauses">,
): DualAssessment {
  const [economicShare, workShare] = [completionOf(economic, rule.cap), completionOf(work, rule.cap)];
  const isMet = (share: number | null): Ternary => (share === null ? null : !isBelow(share, rule.pass_each));
  const score =
    economicShare === null || workShare === null
      ? null
      : rule.economic_weight * economicShare + rule.work_weight * workShare;
  return {
    economic: economicShare,
    work: workShare,
    score,
    verdict: verdictOf(allOf([isMet(economicShare), isMet(workShare)])),
    reasons: [
      ...(isMet(economicShare) === false ? (["economic_below_min"] as const) : []),
      ...(isMet(workShare) === false ? (["work_below_min"] as const) : []),
    ],
    missing: [...missingOf("economic", economic), ...missingOf("work", work)],
  };
}

function completionOf({ actual, target }: Leg, cap: number): number | null {
  const { value } = divideRecorded({ actual, target });
  return value === null ? null : Math.min(value, cap);
}

function missingOf(name: string, leg: Leg): readonly string[] {
  return (["actual", "target"] as const).filter((key) => leg[key] === null).map((key) => `${name}.${key}`);
}
