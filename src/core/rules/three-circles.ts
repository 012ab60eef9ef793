import { daysBetween, isFullYearOver } from "../model/calendar.ts";
import type { ContractRule } from "../model/park-rules.ts";
import type { IdleRule } from "../model/rule-pack.ts";
import { type Bounded, compareWithBounds, type Ternary } from "../model/verdict.ts";
import { extendCompletion } from "./completion-due.ts";
import { boundShortfall, computeShortfall, type ShortfallBounds } from "./contract-penalty.ts";

export const shortfallKeys = ["far", "building_coefficient", "investment"] as const;
export type ShortfallKey = (typeof shortfallKeys)[number];

/** A minimum somebody agreed to, and what there is. A minimum that was not agreed is not in the list. */
export interface AgreedMinimum {
  readonly key: ShortfallKey;
  /** Null: agreed, but not known how much. */
  readonly agreed: number | null;
  readonly actual: Bounded;
  /** What has to be known where the comparison stays open. */
  readonly missing: readonly string[];
}

export interface ThreeCirclesFacts {
  readonly supplied: Ternary;
  readonly started: Ternary;
  readonly completed: Ternary;
  /** Approved extension, else agreed date, else delivery plus a year, as in idle-land.ts. */
  readonly effectiveStart: string | null;
  readonly agreedCompletion: string | null;
  readonly actualCompletion: string | null;
  readonly approvedExtensionDays: number;
  /** Null: there is no record of what was agreed. Empty: nothing was. */
  readonly minimums: readonly AgreedMinimum[] | null;
}

export interface ThreeCirclesRule {
  readonly contract: Pick<ContractRule, "max_extension_years">;
  readonly idle: Pick<IdleRule, "not_started_years">;
}

export const threeCirclesClasses = [
  "enclosed_not_built",
  "enclosed_built_late",
  "enclosed_under_built",
  "none",
  "unknown",
  "not_applicable",
] as const;
export type ThreeCirclesClass = (typeof threeCirclesClasses)[number];

/** A minimum that is not reached. */
export interface Shortfall {
  readonly minimum: AgreedMinimum;
  /** Of the agreed minimum; null: below it, but not known how far. */
  readonly share: number | null;
  readonly bounds: ShortfallBounds;
}

export interface ThreeCircles {
  readonly class: ThreeCirclesClass;
  /** Days past the start, or past completion with its extension, up to the day judged or the actual completion. */
  readonly daysLate: number | null;
  readonly idleClass?: "late_start" | "suspected_idle_A";
  /** Agreed completion with its extension. */
  readonly due: string | null;
  /** Only what is below; of several minima of one kind the one missed by most. In a fixed order. */
  readonly shortfalls: readonly Shortfall[];
  readonly missing: readonly string[];
  readonly flags: readonly "extension_over_limit"[];
}

/**
 * Is land enclosed and not built, built late or under-built (圈而不建、圈而缓建、圈而少建)? The first that holds:
 *
 * - not built: supplied, not started, the effective start is past (`idleClass` says by a full year or not);
 * - built late: started, not completed, completion with its approved extension is past;
 * - under-built: completed or that day past, and ratio, coefficient or investment below what was agreed;
 * - none: nothing is due yet, or everything agreed is known and met;
 * - unknown: something that could still decide is not recorded; `missing` names it.
 *
 * Not supplied: not applicable. Completed land counts as started, and only completion by the day judged counts. An extension
 * counts up to the pack's years (flag `extension_over_limit`). A day that is due has passed from the day after it. A minimum that
 * was not agreed is no comparison; one that was, and whose figure is open, is decided by its bounds or stays open.
 *
 * Source: exit system of the Gansu text, derivation D, domain §5.6; extension: GF-2008-2601 art. 16.
 */
export function classifyThreeCircles(facts: ThreeCirclesFacts, rule: ThreeCirclesRule, asOf: string): ThreeCircles {
  const clock = startClock(facts, rule, asOf);
  const { shortfalls } = clock.comparison;
  const flags = clock.isOverLimit ? (["extension_over_limit"] as const) : [];
  if (facts.supplied !== true) {
    const missing = facts.supplied === null ? ["supplied"] : [];
    const open = facts.supplied === null ? "unknown" : "not_applicable";
    return { class: open, daysLate: null, due: null, shortfalls: [], missing, flags: [] };
  }
  const decision = decide(clock);
  const { effectiveStart } = facts;
  const isIdle = decision.class === "enclosed_not_built" && effectiveStart !== null;
  return {
    class: decision.class,
    daysLate: countDaysLate(clock),
    due: clock.due,
    ...(isIdle ? { idleClass: idleClassOf(effectiveStart, rule, asOf) } : {}),
    shortfalls,
    missing: decision.missing ?? [],
    flags,
  };
}

interface Clock {
  readonly facts: ThreeCirclesFacts;
  readonly asOf: string;
  readonly started: Ternary;
  readonly completed: Ternary;
  /** Agreed completion with its extension. */
  readonly due: string | null;
  readonly isOverLimit: boolean;
  /** Is the day past? Null: the day is not known. */
  readonly isStartPast: Ternary;
  readonly isDuePast: Ternary;
  readonly comparison: Comparison;
}

interface Comparison {
  readonly shortfalls: readonly Shortfall[];
  readonly isBelow: boolean;
  readonly missing: readonly string[];
}

function startClock(facts: ThreeCirclesFacts, { contract }: ThreeCirclesRule, asOf: string): Clock {
  const { agreedCompletion, actualCompletion, effectiveStart } = facts;
  const isDone = actualCompletion === null ? facts.completed : facts.completed !== false && actualCompletion <= asOf;
  const { due, isOverLimit } =
    agreedCompletion === null
      ? { due: null, isOverLimit: false }
      : extendCompletion(agreedCompletion, facts.approvedExtensionDays, contract.max_extension_years);
  const isStartPast = effectiveStart === null ? null : asOf > effectiveStart;
  return {
    facts,
    asOf,
    started: isDone === true && facts.started === null ? true : facts.started,
    completed: isDone,
    due,
    isOverLimit,
    isStartPast,
    isDuePast: due === null ? null : asOf > due,
    comparison: compare(facts.minimums),
  };
}

function compare(minimums: ThreeCirclesFacts["minimums"]): Comparison {
  if (minimums === null) return { shortfalls: [], isBelow: false, missing: ["contract"] };
  const below: Shortfall[] = [];
  const missing: string[] = [];
  for (const minimum of minimums) {
    const { agreed, actual } = minimum;
    const verdict = agreed === null ? "unknown" : compareWithBounds(">=", agreed, actual);
    if (agreed !== null && verdict === "fail") {
      below.push({ minimum, share: computeShortfall(agreed, actual.value), bounds: boundShortfall(agreed, actual) });
    }
    if (verdict === "unknown") missing.push(...minimum.missing);
  }
  const shortfalls = shortfallKeys.flatMap((key) => findLargest(below.filter((one) => one.minimum.key === key)) ?? []);
  return { shortfalls, isBelow: shortfalls.length > 0, missing: [...new Set(missing)] };
}

function findLargest(shortfalls: readonly Shortfall[]): Shortfall | undefined {
  return shortfalls.toSorted((a, b) => b.bounds.lower - a.bounds.lower)[0];
}

interface Decision {
  readonly class: ThreeCirclesClass;
  readonly missing?: readonly string[];
}

function decide(clock: Clock): Decision {
  const { facts, started, completed, isStartPast } = clock;
  if (started === false) {
    if (isStartPast === true) return { class: "enclosed_not_built" };
    if (isStartPast === null) return { class: "unknown", missing: ["effectiveStart"] };
    return { class: "none" };
  }
  if (isStartPast === false && clock.isDuePast !== true && completed !== true) return { class: "none" };
  if (started === null) {
    const open = [...(facts.effectiveStart === null ? ["effectiveStart"] : []), "started"];
    return completed === null ? decideDue(clock, [...open, "completed"]) : { class: "unknown", missing: open };
  }
  if (completed === true) return decideBuilt(clock.comparison);
  if (completed === null) return decideDue(clock, ["completed"]);
  if (clock.isDuePast === null) return { class: "unknown", missing: ["agreedCompletion"] };
  return { class: clock.isDuePast ? "enclosed_built_late" : "none" };
}

/** Not recorded whether it is completed: past the day due, what falls short is under-built all the same. */
function decideDue({ isDuePast, comparison, isStartPast, started }: Clock, open: readonly string[]): Decision {
  if (isDuePast === true && comparison.isBelow) return { class: "enclosed_under_built" };
  if (isDuePast === true) return { class: "unknown", missing: [...open, ...comparison.missing] };
  const isStartSettled = started === true || isStartPast === false;
  const isMet = !comparison.isBelow && comparison.missing.length === 0;
  if (isDuePast === false && isStartSettled && isMet) return { class: "none" };
  return { class: "unknown", missing: [...open, ...(isDuePast === null ? ["agreedCompletion"] : [])] };
}

function decideBuilt({ isBelow, missing }: Comparison): Decision {
  if (isBelow) return { class: "enclosed_under_built" };
  return missing.length > 0 ? { class: "unknown", missing } : { class: "none" };
}

function idleClassOf(effectiveStart: string, { idle }: ThreeCirclesRule, asOf: string) {
  return isFullYearOver(effectiveStart, asOf, idle.not_started_years) ? "suspected_idle_A" : "late_start";
}

function countDaysLate({ facts, started, completed, due, asOf }: Clock): number | null {
  if (started === null) return null;
  const from = started ? due : facts.effectiveStart;
  const to = started && completed === true ? facts.actualCompletion : asOf;
  return from === null || to === null ? null : Math.max(0, daysBetween(from, to));
}
