import { type PerMuClass, type PerMuQuota, perMuClasses } from "../model/park-rules.ts";

export type PerMuCounts = Readonly<Record<PerMuClass, number>>;

/**
 * How many of n firms go into each class of the per-mu evaluation, by largest remainder: every class gets the whole firms of
 * its share, and what is left goes to the largest fractions, of equal ones to the better class. The counts add to n. Above-scale
 * and below-scale firms are dealt out apart. n not a count, or shares that do not add to 1: null.
 *
 * Source: domain §9.1; quotas are local, `per_mu.quota`.
 */
export function countPerMuClasses(n: number | null, quota: PerMuQuota): PerMuCounts | null {
  if (n === null || !Number.isInteger(n) || n < 0 || !addsToOne(quota)) return null;
  // Shares are decimals: 20 × 0.15 must be 3 whole firms, not 2 and a fraction.
  const exact = perMuClasses.map((name) => Number((quota[name] * n).toPrecision(12)));
  const counts = exact.map(Math.floor);
  const fractions = exact.map((share, index) => share - (counts[index] ?? 0));
  const order = perMuClasses.map((_, index) => index).sort((a, b) => compare(fractions, a, b));
  const left = n - counts.reduce((sum, count) => sum + count, 0);
  for (const index of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  const [A = 0, B = 0, C = 0, D = 0] = counts;
  return { A, B, C, D };
}

export function addsToOne(quota: PerMuQuota): boolean {
  const sum = perMuClasses.reduce((total, name) => total + quota[name], 0);
  return Math.abs(sum - 1) <= 1e-9;
}

/** Larger fraction first; equal to within rounding: better class first. */
function compare(fractions: readonly number[], a: number, b: number): number {
  const difference = (fractions[b] ?? 0) - (fractions[a] ?? 0);
  return Math.abs(difference) <= 1e-9 ? a - b : difference;
}
