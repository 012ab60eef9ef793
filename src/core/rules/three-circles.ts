import { listMissing } from "../indicators/ratio.ts";
import { addDays, addYears, daysBetween, isFullYearOver } from "../model/calendar.ts";
import type { ContractRule } from "../model/park-rules.ts";
import type { IdleRule } from "../model/rule-pack.ts";
import type { Ternary } from "../model/verdict.ts";
import { computeShortfall } from "./contract-penalty.ts";

export interface ThreeCirclesFacts {
  readonly supplied: Ternary;
  readonly started: Ternary;
  readonly completed: Ternary;
  /** Approved extension, else agreed date, else delivery plus a year, as in idle-land.ts. */
  readonly effectiveStart: string | null;
  readonly agreedCompletion: string | null;
  readonly actualCompletion: string | null;
  readonly approvedExtensionDays: number;
  readonly far: number | null;
  readonly farMin: number | null;
  readonly buildingCoefficient: number | null;
  readonly buildingCoefficientMin: number | null;
  /** Actual over agreed investment; its minimum is 1. */
  readonly investmentRatio: number | null;
}

export interface ThreeCirclesRule {
  readonly contract: Pick<ContractRule, "max_extension_years">;
  readonly idle: Pick<IdleRule, "not_started_years">;
}

type ThreeCirclesClass =
  | "enclosed_not_built"
  | "enclosed_built_late"
  | "enclosed_under_built"
  | "none"
  | "unknown"
  | "not_applicable";
type Shortfalls = Readonly<Partial<Record<"far" | "buildingCoefficient" | "investment", number>>>;

export interface ThreeCircles {
  readonly class: ThreeCirclesClass;
  /** Days past the start, or past completion with its extension, up to the day judged or the actual completion. */
  readonly daysLate: number | null;
  readonly idleClass?: "late_start" | "suspected_idle_A";
  /** How far below the agreed minima, as shares of them; only those below. */
  readonly shortfalls: Shortfalls;
  readonly missing: readonly string[];
  readonly flags: readonly "extension_over_limit"[];
}

/**
 * Is land enclosed and not built, built late or under-built (圈而不建、圈而缓建、圈而少建)? The first that holds:
 *
 * - not built: supplied, not started, the effective start is past (`idleClass` says by a full year or not);
 * - built late: started, not completed, completion with its approved extension is past;
 * - under-built: completed or that day past, and ratio, coefficient or investment below what was agreed;
 * - none: nothing is due yet, or everything is known and met;
 * - unknown: something that could still decide is not recorded; `missing` names it.
 *
 * Not supplied: not applicable. Completed land counts as started, and only completion by the day judged counts. An extension
 * counts up to the pack's years (flag `extension_over_limit`). A day that is due has passed from the day after it.
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
    return { class: open, daysLate: null, shortfalls: {}, missing, flags: [] };
  }
  const decision = decide(clock);
  const { effectiveStart } = facts;
  const isIdle = decision.class === "enclosed_not_built" && effectiveStart !== null;
  return {
    class: decision.class,
    daysLate: countDaysLate(clock),
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
  readonly shortfalls: Shortfalls;
  readonly isBelow: boolean;
  readonly missing: readonly string[];
}

function startClock(facts: ThreeCirclesFacts, { contract }: ThreeCirclesRule, asOf: string): Clock {
  const { agreedCompletion, actualCompletion, effectiveStart } = facts;
  const isDone = actualCompletion === null ? facts.completed : facts.completed !== false && actualCompletion <= asOf;
  const extended = agreedCompletion === null ? null : addDays(agreedCompletion, facts.approvedExtensionDays);
  const latest = agreedCompletion === null ? null : addYears(agreedCompletion, contract.max_extension_years);
  const isOverLimit = extended !== null && latest !== null && extended > latest;
  const due = isOverLimit ? latest : extended;
  return {
    facts,
    asOf,
    started: isDone === true && facts.started === null ? true : facts.started,
    completed: isDone,
    due,
    isOverLimit,
    isStartPast: effectiveStart === null ? null : asOf > effectiveStart,
    isDuePast: due === null ? null : asOf > due,
    comparison: compare(facts),
  };
}

function compare(facts: ThreeCirclesFacts): Comparison {
  const { far, farMin, buildingCoefficient, buildingCoefficientMin, investmentRatio } = facts;
  const all = {
    far: computeShortfall(farMin, far),
    buildingCoefficient: computeShortfall(buildingCoefficientMin, buildingCoefficient),
    investment: computeShortfall(1, investmentRatio),
  };
  const shortfalls = Object.fromEntries(Object.entries(all).filter(([, share]) => share !== null && share > 0));
  const open = { far: all.far, buildingCoefficient: all.buildingCoefficient, investmentRatio: all.investment };
  const minima = { far: { farMin }, buildingCoefficient: { buildingCoefficientMin }, investmentRatio: {} };
  const actual = { far, buildingCoefficient, investmentRatio };
  const missing = (["far", "buildingCoefficient", "investmentRatio"] as const).flatMap((name) =>
    open[name] === null ? listMissing({ [name]: actual[name], ...minima[name] }) : [],
  );
  return { shortfalls, isBelow: Object.keys(shortfalls).length > 0, missing };
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
  if (started === null) {
    const open = [...(facts.effectiveStart === null ? ["effectiveStart"] : []), "started"];
    if (isStartPast === false && clock.isDuePast !== true && completed !== true) return { class: "none" };
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
