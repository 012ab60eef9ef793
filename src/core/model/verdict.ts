import type { Verdict } from "./check.ts";

const heaviestFirst = ["fail", "unknown", "conditional", "pass"] as const;

/**
 * One verdict for many: fail over unknown over conditional over pass; what does not apply is left out. Nothing but
 * `not_applicable`: `not_applicable`. No verdict at all: `unknown`, since nothing was looked at. Domain §0.2.
 */
export function aggregateVerdicts(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return "unknown";
  return heaviestFirst.find((verdict) => verdicts.includes(verdict)) ?? "not_applicable";
}

/** True, false, or null for not known. */
export type Ternary = boolean | null;

/** One true limb decides, even if others are open. */
export function anyOf(limbs: readonly Ternary[]): Ternary {
  if (limbs.includes(true)) return true;
  return limbs.includes(null) ? null : false;
}

/** One false limb decides, even if others are open. */
export function allOf(limbs: readonly Ternary[]): Ternary {
  if (limbs.includes(false)) return false;
  return limbs.includes(null) ? null : true;
}

export function verdictOf(met: Ternary): "pass" | "fail" | "unknown" {
  return met === null ? "unknown" : met ? "pass" : "fail";
}

const relativeTolerance = 1e-9;

/** Equal to within 1e-9 of the larger: what two ways of computing one number may differ by. */
export function isNearlyEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= relativeTolerance * Math.max(Math.abs(a), Math.abs(b));
}

/** Strictly less (不足, 低于): equality, with tolerance, is not below. */
export function isBelow(value: number, limit: number): boolean {
  return value < limit && !isNearlyEqual(value, limit);
}

/** Strictly more (超过): equality, with tolerance, is not above. */
export function isAbove(value: number, limit: number): boolean {
  return value > limit && !isNearlyEqual(value, limit);
}

/** A number that may be open: with `value` null it lies between the bounds; a missing bound is no bound. */
export interface Bounded {
  readonly value: number | null;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
}

/**
 * A number against a limit: equality passes. Where bounds are given they decide, so a minimum already met by what is known
 * is met whatever is missing. Domain §0.2.
 */
export function compareWithBounds(op: ">=" | "<=", limit: number, number: Bounded): "pass" | "fail" | "unknown" {
  const lower = number.lower ?? number.value;
  const upper = number.upper ?? (number.lower === undefined ? number.value : null);
  const breaks = op === ">=" ? isBelow : isAbove;
  const [best, worst] = op === ">=" ? [upper, lower] : [lower, upper];
  if (worst !== null && worst !== undefined && !breaks(worst, limit)) return "pass";
  if (best !== null && best !== undefined && breaks(best, limit)) return "fail";
  return "unknown";
}

/** Distance to the limit, negative where it is broken. */
export function computeGap(op: ">=" | "<=", limit: number | null, value: number | null): number | null {
  if (limit === null || value === null) return null;
  const gap = op === ">=" ? value - limit : limit - value;
  return isNearlyEqual(value, limit) ? 0 : gap;
}
