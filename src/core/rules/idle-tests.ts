import { addYears, daysBetween } from "../model/calendar.ts";
import type { IdleRule } from "../model/rule-pack.ts";
import type { IdleClock, IdleTest } from "./idle-land.ts";

/**
 * The evidence behind an idle class, line by line in the order of the decision: what was tested, against what limit, and in
 * which clause. Every line is there whether or not it decides, so a reader sees what else is recorded.
 */
export function listIdleTests(clock: IdleClock): readonly IdleTest[] {
  return [...startTests(clock), ...developmentTests(clock)];
}

function startTests({ facts, rule, asOf, effectiveStart, startFrom, start }: IdleClock): readonly IdleTest[] {
  const idleAfter = effectiveStart === null ? null : addYears(effectiveStart, rule.not_started_years);
  const allowedDays = effectiveStart === null || idleAfter === null ? null : daysBetween(effectiveStart, idleAfter);
  const daysLate = effectiveStart === null ? null : Math.max(0, daysBetween(effectiveStart, asOf));
  const issued = facts.permitOn === null ? facts.permitIssued : facts.permitOn <= asOf && facts.permitIssued !== false;
  return [
    {
      ...line("finding", rule, "finding"),
      value: facts.finding.recorded,
      met: facts.finding.recorded,
      source: "construction.idleFinding",
      date: facts.finding.date,
    },
    {
      ...line("start_agreed", rule, "delivery"),
      value: effectiveStart,
      limit: asOf,
      op: "<",
      unit: "date",
      met: effectiveStart === null ? null : effectiveStart < asOf,
      source: startFrom ?? "contract.agreedStart",
      date: effectiveStart,
      missing: effectiveStart === null ? ["contract.agreedStart", "contract.deliveredOn"] : [],
    },
    {
      ...line("permit", rule, "started"),
      value: issued,
      met: issued === null ? null : !issued,
      source: "construction.permitOn",
      date: facts.permitOn,
      missing: issued === null ? ["construction.permitIssued"] : [],
    },
    {
      ...line("started", rule, "started"),
      value: start.started,
      met: start.started === null ? null : !start.started,
      source: foundationPath(facts.foundation),
      missing: start.missing,
    },
    {
      ...line("not_started_days", rule, "limb_a"),
      value: start.started === true ? null : daysLate,
      limit: allowedDays,
      op: ">",
      gap: daysLate === null || allowedDays === null || start.started === true ? null : allowedDays - daysLate,
      unit: "days",
      met:
        start.started === true
          ? false
          : start.started === null || daysLate === null || allowedDays === null
            ? null
            : daysLate > allowedDays,
      source: startFrom ?? "contract.agreedStart",
      date: idleAfter,
    },
    {
      ...line("government_cause", rule, "government_cause"),
      value: facts.governmentCause,
      met: facts.governmentCause === null ? null : !facts.governmentCause,
      source: "construction.governmentCause",
      missing: facts.governmentCause === null ? ["construction.governmentCause"] : [],
    },
  ];
}

function developmentTests({ rule, asOf, ratios, suspension }: IdleClock): readonly IdleTest[] {
  const { since, fullYear, suspended } = suspension;
  const fullAfter = since === null ? null : addYears(since, rule.suspended_years);
  const days = since === null ? (suspended === false ? 0 : null) : daysBetween(since, asOf);
  const allowedDays = since === null || fullAfter === null ? null : daysBetween(since, fullAfter);
  return [
    {
      ...line("suspended_days", rule, "limb_b"),
      value: days,
      limit: allowedDays,
      op: ">",
      gap: days === null || allowedDays === null ? null : allowedDays - days,
      unit: "days",
      met: fullYear,
      source: "construction.suspendedSince",
      date: since,
      missing: fullYear === null ? ["construction.suspendedSince"] : [],
    },
    {
      ...line("developed_share", rule, "limb_b"),
      ...shareTest(ratios.areaRatio ?? ratios.proxyAreaRatio, rule.developed_area_share, ratios.areaBelow),
      source: ratios.proxyAreaRatio === null ? "construction.developedLandM2" : "geometry.footprintUnionM2",
      missing: ratios.missing.filter((path) => path.endsWith("LandM2")),
    },
    {
      ...line("invested_share", rule, "investment"),
      ...shareTest(ratios.investRatio, rule.invested_share, ratios.investBelow),
      source: "construction.investedWan",
      missing: ratios.missing.filter((path) => path.endsWith("Wan")),
    },
  ];
}

function shareTest(value: number | null, limit: number, met: boolean | null) {
  return { value, limit, op: "<", gap: value === null ? null : value - limit, unit: "fraction", met } as const;
}

function line(key: IdleTest["key"], rule: IdleRule, clause: string) {
  const stated = rule.clauses[clause];
  return {
    key,
    limit: null,
    op: null,
    gap: null,
    unit: "none",
    date: null,
    clause: stated === undefined ? null : `${rule.provenance.source} ${stated.article}`,
    missing: [],
  } as const;
}

function foundationPath(foundation: IdleClock["facts"]["foundation"]): string {
  switch (foundation) {
    case "deep_pit":
      return "construction.pitComplete";
    case "piled":
      return "construction.pilesDoneShare";
    case "other":
      return "construction.groundWorksShare";
    case null:
      return "construction.foundation";
  }
}
