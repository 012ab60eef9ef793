import { listMissing } from "../indicators/ratio.ts";
import type { Verdict } from "../model/check.ts";
import { isAbove } from "../model/verdict.ts";

export interface StockFacts {
  readonly demandHa: number | null;
  readonly recoverableIdleHa: number | null;
  readonly surplusHa: number | null;
  readonly reserveReadyHa: number | null;
  readonly proposedHa: number | null;
}

export interface StockFirst {
  /** Demand that the stock cannot meet, at least 0. */
  readonly netNeedHa: number | null;
  /** Proposed land beyond that need, at least 0. */
  readonly excessHa: number | null;
  readonly verdict: Verdict;
  readonly missing: readonly string[];
}

/**
 * Is the stock used before new land is taken? Net need = demand − recoverable idle land − surplus − ready reserve; proposing
 * more fails, with the excess. Just the need passes. ha.
 *
 * A part of the stock that is not recorded could only lower the need: a proposal above what is left already fails, anything
 * else is unknown.
 *
 * Source: domain §7.9 (D).
 */
export function judgeStockFirst(facts: StockFacts): StockFirst {
  const { demandHa, recoverableIdleHa, surplusHa, reserveReadyHa, proposedHa } = facts;
  const missing = listMissing({ demandHa, recoverableIdleHa, surplusHa, reserveReadyHa, proposedHa });
  const stock = [recoverableIdleHa, surplusHa, reserveReadyHa];
  const atMost =
    demandHa === null ? null : Math.max(0, demandHa - stock.reduce<number>((sum, ha) => sum + (ha ?? 0), 0));
  const netNeedHa = stock.includes(null) ? null : atMost;
  const isExcess = atMost !== null && proposedHa !== null && isAbove(proposedHa, atMost);
  if (netNeedHa === null || proposedHa === null) {
    return { netNeedHa, excessHa: null, verdict: isExcess ? "fail" : "unknown", missing };
  }
  return {
    netNeedHa,
    excessHa: isExcess ? proposedHa - netNeedHa : 0,
    verdict: isExcess ? "fail" : "pass",
    missing: [],
  };
}
