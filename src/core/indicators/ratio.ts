import { type Bounded, isAbove } from "../model/verdict.ts";

/** A quotient of recorded numbers, or why there is none (domain §10.1). */
export interface Ratio {
  readonly value: number | null;
  readonly state: "known" | "unknown" | "not_applicable";
  readonly reason?: "invalid_denominator" | "not_additive";
  /** Inputs that are not recorded. */
  readonly missing: readonly string[];
}

/** A number that something needed keeps open. */
export function openRatio(missing: readonly string[], reason?: NonNullable<Ratio["reason"]>): Ratio {
  return { value: null, state: "unknown", ...(reason === undefined ? {} : { reason }), missing };
}

export function knownRatio(value: number): Ratio {
  return { value, state: "known", missing: [] };
}

/**
 * One number over another. Over zero: what is asked about does not exist, `not_applicable`. Over less than zero: the datum is
 * wrong, `invalid_denominator`. Domain §0.2.
 */
export function divide(part: number, whole: number): Ratio {
  if (whole === 0) return { value: null, state: "not_applicable", missing: [] };
  return whole > 0 ? knownRatio(part / whole) : openRatio([], "invalid_denominator");
}

/** Names of the inputs that are not recorded, in the order given. */
export function listMissing(inputs: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(inputs).filter((name) => inputs[name] === null);
}

/**
 * One recorded number over another; either not recorded: open. Names of the two are given with them, the part first.
 */
export function divideRecorded(inputs: Readonly<Record<string, number | null>>): Ratio {
  const [part = null, whole = null] = Object.values(inputs);
  return part === null || whole === null ? openRatio(listMissing(inputs)) : divide(part, whole);
}

/** A share that cannot exceed its whole but does: the records contradict each other. */
export function isOverWhole(ratio: Bounded): boolean {
  return ratio.value !== null && isAbove(ratio.value, 1);
}

/** A sum that does not depend on the order of its terms. */
export function sumOrdered(terms: readonly number[]): number {
  return terms.toSorted((a, b) => a - b).reduce((sum, term) => sum + term, 0);
}
