import { isAbove } from "../model/verdict.ts";
import { sumOrdered } from "./ratio.ts";

/**
 * How much a park depends on few firms: the Herfindahl-Hirschman index Σ s² of the firms' shares (fractions of revenue), from
 * near 0 for many small ones to 1 for a single one. A share not known, no share at all, a negative one, or shares above 1 in
 * all: null.
 *
 * Source: domain §9.3.
 */
export function computeConcentration(shares: readonly (number | null)[]): number | null {
  const known = shares.filter((share) => share !== null);
  const isOdd = known.some((share) => share < 0) || isAbove(sumOrdered(known), 1 + roundingSlack);
  if (known.length === 0 || known.length < shares.length || isOdd) return null;
  return sumOrdered(known.map((share) => share * share));
}

/** Shares rounded for printing add to a little over 1. */
const roundingSlack = 0.005;
