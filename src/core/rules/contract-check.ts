import type { Verdict } from "../model/check.ts";
import { aggregateVerdicts, compareWithBounds, isAbove } from "../model/verdict.ts";

/** Agreed minimum and maximum; null = no bound. */
export type AgreedBounds = readonly [min: number | null, max: number | null];

export interface ContractCheck {
  readonly items: Readonly<Record<string, Verdict>>;
  readonly verdict: Verdict;
  readonly reason?: "rule_conflict";
  /** Items that are agreed on but not recorded. */
  readonly missing: readonly string[];
}

/**
 * Does what stands on a parcel keep to its grant contract? Each agreed item against its own bounds, in the unit of the
 * contract; equality keeps to it. What is not recorded is unknown, an item without bounds is not judged, and bounds that
 * contradict each other are unknown, `rule_conflict`. Nothing agreed: unknown.
 *
 * Source: GF-2008-2601; rule contract.check. The audit's own limits by contract property: contract-limits.ts.
 */
export function checkContract(
  agreed: Readonly<Record<string, AgreedBounds>>,
  actual: Readonly<Record<string, number | null>>,
): ContractCheck {
  const names = Object.keys(agreed);
  const items: Record<string, Verdict> = {};
  for (const name of names) items[name] = judgeItem(agreed[name] ?? [null, null], actual[name] ?? null);
  const isConflict = names.some((name) => contradicts(agreed[name] ?? [null, null]));
  return {
    items,
    verdict: aggregateVerdicts(Object.values(items)),
    ...(isConflict ? { reason: "rule_conflict" } : {}),
    missing: names.filter((name) => items[name] === "unknown" && (actual[name] ?? null) === null),
  };
}

function contradicts([min, max]: AgreedBounds): boolean {
  return min !== null && max !== null && isAbove(min, max);
}

function judgeItem(bounds: AgreedBounds, value: number | null): Verdict {
  const [min, max] = bounds;
  if (min === null && max === null) return "not_applicable";
  if (contradicts(bounds)) return "unknown";
  return aggregateVerdicts([
    ...(min === null ? [] : [compareWithBounds(">=", min, { value })]),
    ...(max === null ? [] : [compareWithBounds("<=", max, { value })]),
  ]);
}
