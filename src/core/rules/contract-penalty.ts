import type { ContractRule } from "../model/park-rules.ts";
import { type Bounded, isBelow } from "../model/verdict.ts";

/**
 * How far below an agreed minimum, as a share of it: (minimum − actual) / minimum, 0 where it is met. Not recorded,
 * or below a minimum that is not positive: null. Domain §5.6.
 */
export function computeShortfall(agreedMin: number | null, actual: number | null): number | null {
  if (agreedMin === null || actual === null) return null;
  if (!isBelow(actual, agreedMin)) return 0;
  return agreedMin > 0 ? (agreedMin - actual) / agreedMin : null;
}

export interface ShortfallBounds {
  readonly lower: number;
  readonly upper: number;
}

/** The same of a number that is only bounded: at least and at most so far below, 0 to 1. What cannot be negative is at least 0. */
export function boundShortfall(agreedMin: number, actual: Bounded): ShortfallBounds {
  const most = actual.upper ?? actual.value ?? agreedMin;
  const least = Math.max(0, actual.lower ?? actual.value ?? 0);
  return { lower: computeShortfall(agreedMin, most) ?? 0, upper: computeShortfall(agreedMin, least) ?? 1 };
}

/**
 * What a shortfall against the contract costs, 10 000 CNY: the same share of the land price as the shortfall has of the agreed
 * minimum, times the pack's rate. Shortfall or price not known: null. Met: 0.
 *
 * Source: GF-2008-2601 art. 34-35 (K~); rate in the pack's `contract` section.
 */
export function computeShortfallPenalty(
  shortfall: number | null,
  landPriceWan: number | null,
  rule: Pick<ContractRule, "penalty_rate">,
): number | null {
  return shortfall === null || landPriceWan === null ? null : landPriceWan * shortfall * rule.penalty_rate;
}
