import type { LoadedRulePack } from "../model/rule-pack.ts";
import { classifyIdleLand, type IdleResult } from "../rules/idle-land.ts";
import { isSupplied, type ParcelStage } from "../rules/parcel-stage.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import { idleFactsOf } from "./parcel-timeline.ts";

const nothing: IdleResult = {
  class: "unknown",
  measure: null,
  facts: { effectiveStart: null, started: null, areaRatio: null, investRatio: null, daysLate: null },
  since: null,
  tests: [],
  tags: [],
  flags: [],
  missing: [],
  nextDate: null,
  nextClass: null,
};

/**
 * Idle class of a parcel: that of the first pack with an idle section. Land that is not supplied cannot be idle; where supply
 * is not recorded the class is unknown; without a pack it is unknown too, unless a written finding stands.
 */
export function judgeIdleLand(
  facts: ParcelFacts,
  stage: ParcelStage,
  packs: readonly LoadedRulePack[],
  asOf: string,
): IdleResult {
  if (stage === "unknown") return { ...nothing, reason: "supply_unknown", missing: ["supply.document"] };
  if (!isSupplied(stage)) {
    return { ...nothing, class: "not_applicable", reason: stage === "reclaimed" ? "reclaimed" : "not_supplied" };
  }
  const idleFacts = idleFactsOf(facts, asOf);
  const rule = packs.find(({ pack }) => pack.idle !== undefined)?.pack.idle;
  if (rule === undefined) {
    const { finding } = idleFacts;
    if (finding.recorded && (finding.date === null || finding.date <= asOf)) {
      return { ...nothing, class: "idle_confirmed", measure: "as_decided", since: finding.date };
    }
    return { ...nothing, reason: "no_rule_pack" };
  }
  const result = classifyIdleLand(idleFacts, rule, asOf);
  const isCollective = facts.parcel.ownership === "collective";
  return withEvidenceDates(isCollective ? { ...result, flags: [...result.flags, "collective_land"] } : result, facts);
}

/** Dates the tests by the evidence recorded about what they tested. */
function withEvidenceDates(result: IdleResult, { parcel }: ParcelFacts): IdleResult {
  if (parcel.evidence.length === 0) return result;
  const tests = result.tests.map((test) => {
    const evidence = parcel.evidence.findLast((item) => item.about === test.source);
    if (evidence === undefined) return test;
    const source = evidence.document === null ? test.source : `${test.source} (${evidence.document})`;
    return { ...test, source, date: test.date ?? evidence.on };
  });
  return { ...result, tests };
}
