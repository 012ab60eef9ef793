import type { SeparationRule } from "../model/park-rules.ts";
import { isBelow, isNearlyEqual } from "../model/verdict.ts";

/**
 * The health protection distance (卫生防护距离) to apply for a computed one, m: rounded up in the steps of the standard. Below
 * the first step: that step; a value on a step stays. Not computed, or negative: null.
 *
 * Source: GB/T 39499-2020, steps of GB/T 13201-91; domain §6.2; steps in the pack's `separation` section.
 */
export function roundHealthDistance(
  initialM: number | null,
  { health_steps: steps }: Pick<SeparationRule, "health_steps">,
): number | null {
  if (initialM === null || initialM < 0) return null;
  const step = steps.find(({ below_m: belowM }) => belowM === undefined || isBelow(initialM, belowM));
  return step === undefined ? null : Math.max(step.multiple_m, roundUp(initialM, step.multiple_m));
}

function roundUp(value: number, multiple: number): number {
  const count = value / multiple;
  const nearest = Math.round(count);
  return (isNearlyEqual(count, nearest) ? nearest : Math.ceil(count)) * multiple;
}
