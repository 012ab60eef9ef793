import { type Bounded, compareWithBounds, isBelow, type Ternary } from "../model/verdict.ts";

export const lowUseClasses = ["inefficient", "review", "none", "unknown", "not_applicable"] as const;
export type LowUseClass = (typeof lowUseClasses)[number];

/** What one criterion says about a parcel or a firm. */
export interface LowUseFinding {
  readonly class: LowUseClass;
  /** Of an unknown one: the worst it can still turn out to be. Missing: inefficient. */
  readonly worst?: "review";
}

const open: LowUseFinding = { class: "unknown" };

/** Steps of a minimum, as shares of it. */
export interface DensitySteps {
  readonly review_below: number;
  readonly inefficient_below: number;
}

/**
 * Is what stands too little for the land? Below the whole minimum: for review; below the lower step: inefficient. Equality
 * keeps to a step. A number that is only bounded is decided by its bounds where they all lie in one step.
 * Source: domain §5.4 (D); steps in the pack's `inefficient` section.
 */
export function screenDensity(actual: Bounded, minimum: number, steps: DensitySteps): LowUseFinding {
  const isPoor = isBelowBounded(actual, minimum * steps.inefficient_below);
  const isShort = isBelowBounded(actual, minimum * steps.review_below);
  if (isPoor === true) return { class: "inefficient" };
  if (isShort === false) return { class: "none" };
  if (isPoor === null) return open;
  return isShort === null ? { class: "unknown", worst: "review" } : { class: "review" };
}

/**
 * Does a firm pay too little tax for its land? Strictly below the pack's share of what the firms of its industry pay per mu
 * together. The mean may be bounded: firms of which tax or land is not recorded leave it open. Domain §5.4 (D).
 */
export function screenTax(wanPerMu: number | null, mean: Bounded, share: number): LowUseFinding {
  if (wanPerMu === null) return open;
  const scale = (bound: number | null | undefined): number | undefined => (bound == null ? undefined : bound * share);
  const [lower, upper] = [
    scale(mean.lower ?? mean.value),
    scale(mean.upper ?? (mean.lower === undefined ? mean.value : null)),
  ];
  if (lower !== undefined && isBelow(wanPerMu, lower)) return { class: "inefficient" };
  if (upper !== undefined && !isBelow(wanPerMu, upper)) return { class: "none" };
  return open;
}

/** Has something lasted as many full months as the pack asks? Not known how long: open. */
export function screenMonths(months: number | null, limit: number): LowUseFinding {
  if (months === null) return open;
  return { class: isBelow(months, limit) ? "none" : "inefficient" };
}

/** At least the pack's share, equality included; bounds decide where they can. */
export function screenShare(share: Bounded, limit: number): LowUseFinding {
  const isUnder = isBelowBounded(share, limit);
  return isUnder === null ? open : { class: isUnder ? "none" : "inefficient" };
}

/**
 * One criterion of several firms on the same land. Land is inefficient only if all its firms are; one that is not leaves the
 * poor ones to review, and a firm that is not known leaves open what it could still change (D).
 */
export function combineFirms(findings: readonly LowUseFinding[]): LowUseFinding {
  const all = findings.filter((finding) => finding.class !== "not_applicable");
  const has = (one: LowUseClass): boolean => all.some((finding) => finding.class === one);
  if (all.length === 0) return { class: findings.length === 0 ? "unknown" : "not_applicable" };
  if (has("review") || (has("inefficient") && has("none"))) return { class: "review" };
  if (has("unknown")) {
    const isReview = has("none") || all.every((finding) => finding.class === "unknown" && finding.worst === "review");
    return isReview ? { class: "unknown", worst: "review" } : open;
  }
  return { class: has("inefficient") ? "inefficient" : "none" };
}

/**
 * All criteria together: any inefficient decides; else one that is not known and could still be keeps the parcel open; else
 * any review; else what is not known; else none. Nothing applies: not applicable. No criterion at all: unknown.
 * Source: domain §5.4.
 */
export function combineCriteria(findings: readonly LowUseFinding[]): LowUseClass {
  const has = (one: LowUseClass): boolean => findings.some((finding) => finding.class === one);
  if (findings.length === 0) return "unknown";
  if (has("inefficient")) return "inefficient";
  if (findings.some((finding) => finding.class === "unknown" && finding.worst !== "review")) return "unknown";
  if (has("review")) return "review";
  if (has("unknown")) return "unknown";
  return has("none") ? "none" : "not_applicable";
}

/** What is found poor is only open where it is not known whether the rule speaks here at all. */
export function leaveOpen(finding: LowUseFinding): LowUseFinding {
  if (finding.class === "inefficient") return open;
  return finding.class === "review" ? { class: "unknown", worst: "review" } : finding;
}

/** Strictly below a limit; null where the bounds lie on both sides. */
function isBelowBounded(actual: Bounded, limit: number): Ternary {
  const verdict = compareWithBounds(">=", limit, actual);
  return verdict === "unknown" ? null : verdict === "fail";
}
