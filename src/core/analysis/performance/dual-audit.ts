import type { Check } from "../../model/check.ts";
import type { Park } from "../../model/records.ts";
import type { LoadedRulePack } from "../../model/rule-pack.ts";
import { assessDual, type Leg } from "../../rules/dual-assessment.ts";
import { findSection } from "../audit-context.ts";
import { needsPack, plainCheck, provenanceOf } from "../check-parts.ts";

/**
 * The dual assessment of a park (双考核) for the year on record, as a check: `value` is the score, the legs stand in `details`. One
 * of a year still to come on the day judged is not known on it.
 */
export function judgeDual(
  { id, assessment: recorded }: Pick<Park, "id" | "assessment">,
  packs: readonly LoadedRulePack[],
  asOf: string,
): Check {
  const isToCome = recorded !== null && (recorded.year ?? 0) > Number(asOf.slice(0, 4));
  const park = { id, assessment: isToCome ? null : recorded };
  const subject = `parks/${park.id}`;
  const found = findSection(packs, "dual_assessment");
  if (found === undefined) return needsPack("park.dual_assessment", "assessment", subject);
  const open: Leg = { actual: null, target: null };
  const { economic, work, year } = park.assessment ?? { economic: null, work: null, year: null };
  const result = assessDual(economic ?? open, work ?? open, found.section);
  return {
    ...plainCheck,
    ...provenanceOf(found.section.provenance, found.packId),
    rule: "park.dual_assessment",
    key: "assessment",
    verdict: result.verdict,
    value: result.score,
    unit: "ratio",
    subjects: [subject],
    ...(result.reasons[0] === undefined ? {} : { reason: result.reasons[0] }),
    missing: result.verdict === "unknown" ? missingPaths(park, result.missing) : [],
    details: { year, economic: result.economic, work: result.work, passEach: found.section.pass_each },
  };
}

function missingPaths({ assessment }: Pick<Park, "assessment">, missing: readonly string[]): readonly string[] {
  return assessment === null ? ["assessment"] : missing.map((name) => `assessment.${name}`);
}
