import { addDays, addYears, daysBetween, isFullYearOver } from "../model/calendar.ts";
import type { IdleRule } from "../model/rule-pack.ts";
import { anyOf, type Ternary } from "../model/verdict.ts";
import { decideStart, type StartFacts, type StartOfConstruction } from "./construction-start.ts";
import { computeDevelopmentRatios, type DevelopmentFacts, type DevelopmentRatios } from "./idle-ratios.ts";
import { listIdleTests } from "./idle-tests.ts";

const idleClasses = [
  "idle_confirmed",
  "unknown",
  "not_idle",
  "late_start",
  "idle_gov_cause",
  "suspected_idle_A",
  "suspected_idle_B",
  "not_applicable",
] as const;
type IdleClass = (typeof idleClasses)[number];

type IdleMeasure =
  | "warn"
  | "fee_20pct"
  | "reclaim_without_compensation"
  | "authority_decides"
  | "negotiate"
  | "as_decided"
  | "collect_data";

/** One line of the evidence table: what was tested, against what, and the paper it stands in. */
export interface IdleTest {
  readonly key:
    | "finding"
    | "start_agreed"
    | "permit"
    | "started"
    | "not_started_days"
    | "government_cause"
    | "suspended_days"
    | "developed_share"
    | "invested_share";
  readonly value: number | string | boolean | null;
  readonly limit: number | string | null;
  readonly op: ">" | ">=" | "<" | "<=" | "=" | null;
  readonly gap: number | null;
  readonly unit: "days" | "fraction" | "date" | "none";
  /** Does the test speak for idleness? null = open. */
  readonly met: boolean | null;
  readonly source: string;
  readonly date: string | null;
  readonly clause: string | null;
  readonly missing: readonly string[];
}

/** The idle-land clock of one parcel on one day (domain §5). Dates ISO; property paths of the dataset in `missing`. */
export interface IdleResult {
  readonly class: IdleClass;
  readonly measure: IdleMeasure | null;
  readonly facts: {
    readonly effectiveStart: string | null;
    readonly started: boolean | null;
    readonly areaRatio: number | null;
    readonly investRatio: number | null;
    readonly daysLate: number | null;
  };
  /** Since when the present class holds, where a date decides it. */
  readonly since: string | null;
  readonly tests: readonly IdleTest[];
  readonly tags: readonly string[];
  readonly flags: readonly string[];
  readonly missing: readonly string[];
  /** Next day on which the class changes by itself if nothing is recorded, and into what. */
  readonly nextDate: string | null;
  readonly nextClass: IdleClass | null;
  readonly reason?: string;
}

export interface IdleFacts extends StartFacts, DevelopmentFacts {
  readonly agreedStart: string | null;
  /** Approved extension; goes before the agreed start. */
  readonly extendedStart: string | null;
  readonly deliveredOn: string | null;
  readonly governmentCause: boolean | null;
  readonly suspended: boolean | null;
  readonly suspendedSince: string | null;
  readonly isCompleted: boolean;
  readonly finding: { readonly recorded: boolean; readonly date: string | null };
}

/** What the classification worked out before it decides. */
export interface IdleClock {
  readonly facts: IdleFacts;
  readonly rule: IdleRule;
  readonly asOf: string;
  readonly effectiveStart: string | null;
  readonly startFrom: "contract.extendedStart" | "contract.agreedStart" | "contract.deliveredOn" | null;
  readonly start: StartOfConstruction;
  readonly ratios: DevelopmentRatios;
  /** Is either ratio below its share? */
  readonly underdeveloped: Ternary;
  readonly suspension: Suspension;
}

interface Suspension {
  /** Null: not recorded. */
  readonly suspended: Ternary;
  readonly since: string | null;
  readonly fullYear: Ternary;
}

type Decision = Pick<IdleResult, "class" | "measure"> &
  Partial<Pick<IdleResult, "since" | "missing" | "nextDate" | "nextClass" | "flags">>;

/**
 * Where the idle-land clock of a supplied parcel stands on the day judged: the table of domain §5.3, first row that holds.
 *
 * Effective start = approved extension, else the agreed date, else delivery plus the pack's years. Years are full on the day
 * after the anniversary (calendar.ts). The class is a screening, "suspected" unless a written finding is recorded. Completed
 * construction cannot be suspended (D). Developed land that is only guessed from footprints is shown and flagged, and leaves
 * the class open (D). A date after the day judged has not happened yet.
 *
 * Source: 闲置土地处置办法 (国土资源部令第53号); years and shares stand in the pack's `idle` section.
 */
export function classifyIdleLand(facts: IdleFacts, rule: IdleRule, asOf: string): IdleResult {
  const clock = startClock(facts, rule, asOf);
  const { effectiveStart, start, ratios, suspension } = clock;
  const decision = decide(clock);
  return {
    class: decision.class,
    measure: decision.measure,
    facts: {
      effectiveStart,
      started: start.started,
      areaRatio: ratios.areaRatio,
      investRatio: ratios.investRatio,
      daysLate:
        effectiveStart === null || start.started !== false ? null : Math.max(0, daysBetween(effectiveStart, asOf)),
    },
    since: decision.since ?? null,
    tests: listIdleTests(clock),
    tags: suspension.suspended === true ? ["suspended"] : [],
    flags: [...start.flags, ...(decision.flags ?? [])],
    missing: decision.missing ?? [],
    nextDate: decision.nextDate ?? null,
    nextClass: decision.nextClass ?? null,
  };
}

function startClock(facts: IdleFacts, rule: IdleRule, asOf: string): IdleClock {
  const ratios = computeDevelopmentRatios(facts, rule);
  return {
    facts,
    rule,
    asOf,
    ...findEffectiveStart(facts, rule),
    start: decideStart(facts, asOf, rule.ground_works_share),
    ratios,
    underdeveloped: anyOf([ratios.areaBelow, ratios.investBelow]),
    suspension: findSuspension(facts, rule, asOf),
  };
}

function findEffectiveStart(facts: IdleFacts, rule: IdleRule): Pick<IdleClock, "effectiveStart" | "startFrom"> {
  if (facts.extendedStart !== null) {
    return { effectiveStart: facts.extendedStart, startFrom: "contract.extendedStart" };
  }
  if (facts.agreedStart !== null) return { effectiveStart: facts.agreedStart, startFrom: "contract.agreedStart" };
  if (facts.deliveredOn === null) return { effectiveStart: null, startFrom: null };
  return {
    effectiveStart: addYears(facts.deliveredOn, rule.delivery_to_start_years),
    startFrom: "contract.deliveredOn",
  };
}

function findSuspension(facts: IdleFacts, rule: IdleRule, asOf: string): Suspension {
  const never: Suspension = { suspended: false, since: null, fullYear: false };
  if (facts.isCompleted || facts.suspended === false) return never;
  const since = facts.suspendedSince;
  if (since === null) return { suspended: facts.suspended, since: null, fullYear: null };
  if (since > asOf) return never;
  return { suspended: true, since, fullYear: isFullYearOver(since, asOf, rule.suspended_years) };
}

function decide(clock: IdleClock): Decision {
  const { facts, effectiveStart, start, asOf } = clock;
  if (facts.finding.recorded && (facts.finding.date === null || facts.finding.date <= asOf)) {
    return { class: "idle_confirmed", measure: "as_decided", since: facts.finding.date };
  }
  if (effectiveStart === null || start.started === null) {
    const dates = effectiveStart === null ? ["contract.agreedStart", "contract.deliveredOn"] : [];
    return { class: "unknown", measure: "collect_data", missing: [...dates, ...start.missing] };
  }
  return start.started ? decideStarted(clock) : decideNotStarted(clock, effectiveStart);
}

/** Limb A: not started a full year after the effective start. */
function decideNotStarted({ facts, rule, asOf }: IdleClock, effectiveStart: string): Decision {
  const lateFrom = addDays(effectiveStart, 1);
  const idleFrom = addDays(addYears(effectiveStart, rule.not_started_years), 1);
  const idleClass = facts.governmentCause === true ? "idle_gov_cause" : "suspected_idle_A";
  if (asOf <= effectiveStart) {
    return { class: "not_idle", measure: null, nextDate: lateFrom, nextClass: "late_start" };
  }
  if (!isFullYearOver(effectiveStart, asOf, rule.not_started_years)) {
    return { class: "late_start", measure: "warn", since: lateFrom, nextDate: idleFrom, nextClass: idleClass };
  }
  if (idleClass === "idle_gov_cause") return { class: idleClass, measure: "negotiate", since: idleFrom };
  const isRecoverable = isFullYearOver(effectiveStart, asOf, rule.recovery_years);
  return {
    class: idleClass,
    measure: isRecoverable ? "reclaim_without_compensation" : "fee_20pct",
    since: idleFrom,
    flags: facts.governmentCause === null ? ["cause_to_be_established"] : [],
  };
}

/** Limb B: started, little developed or invested, and suspended for a full year. */
function decideStarted({ facts, rule, ratios, underdeveloped, suspension }: IdleClock): Decision {
  if (suspension.suspended === false || underdeveloped === false) return { class: "not_idle", measure: null };
  const idleClass = facts.governmentCause === true ? "idle_gov_cause" : "suspected_idle_B";
  if (suspension.since !== null && suspension.fullYear === false) {
    const nextDate = addDays(addYears(suspension.since, rule.suspended_years), 1);
    return { class: "not_idle", measure: null, nextDate, nextClass: underdeveloped === null ? "unknown" : idleClass };
  }
  if (underdeveloped === null || suspension.since === null) {
    const missing = [
      ...(suspension.since === null ? ["construction.suspendedSince"] : []),
      ...(underdeveloped === null ? ratios.missing : []),
    ];
    const isGuessed = underdeveloped === null && ratios.proxyAreaRatio !== null;
    return { class: "unknown", measure: "collect_data", missing, flags: isGuessed ? ["proxy_developed_area"] : [] };
  }
  return {
    class: idleClass,
    measure: idleClass === "idle_gov_cause" ? "negotiate" : "authority_decides",
    since: addDays(addYears(suspension.since, rule.suspended_years), 1),
    flags: facts.governmentCause === null ? ["cause_to_be_established"] : [],
  };
}
