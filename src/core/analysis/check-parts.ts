import type { Check } from "../model/check.ts";
import type { Provenance } from "../model/rule-pack.ts";

/** A check that compares no number: the fields it leaves open. */
export const plainCheck = {
  ruleSet: null,
  value: null,
  op: null,
  limit: null,
  gap: null,
  unit: "",
  origin: null,
  source: null,
  article: null,
  year: null,
  certainty: null,
  missing: [],
} as const satisfies Partial<Check>;

/** Where a rule of a pack comes from; a rule that does not say so comes from the pack. */
export function provenanceOf(
  provenance: Provenance | undefined,
  packId: string | null,
): Pick<Check, "ruleSet" | "source" | "article" | "year" | "certainty"> {
  if (provenance === undefined) {
    return { ruleSet: packId, source: `rule pack ${packId}`, article: null, year: null, certainty: null };
  }
  return {
    ruleSet: packId,
    source: provenance.source,
    article: provenance.article ?? null,
    year: provenance.year,
    certainty: provenance.certainty,
  };
}

/** The paper a check stands on. */
type Paper = ReturnType<typeof provenanceOf>;

type CheckParts = Pick<Check, "rule" | "key" | "verdict" | "subjects"> &
  Partial<Pick<Check, "value" | "op" | "limit" | "gap" | "unit" | "missing" | "place" | "reason" | "details">>;

/**
 * A check on a paper, members in the order of plainCheck. Written out: spreading plainCheck, paper and parts together takes five
 * times as long, and there are several such checks a parcel.
 */
export function createPlainCheck({ ruleSet, source, article, year, certainty }: Paper, parts: CheckParts): Check {
  const { rule, key, verdict, subjects, value = null, op = null, limit = null, gap = null, unit = "" } = parts;
  const { missing = plainCheck.missing, place, reason, details } = parts;
  const check: { -readonly [Key in keyof Check]: Check[Key] } = {
    ruleSet,
    value,
    op,
    limit,
    gap,
    unit,
    origin: null,
    source,
    article,
    year,
    certainty,
    missing,
    rule,
    key,
    verdict,
    subjects,
  };
  if (place !== undefined) check.place = place;
  if (reason !== undefined) check.reason = reason;
  if (details !== undefined) check.details = details;
  return check;
}

/** What needs a rule pack where none is named (contracts §1): one check that says so. */
export function needsPack(rule: string, key: string, subject: string): Check {
  return {
    ...plainCheck,
    rule,
    key,
    verdict: "unknown",
    reason: "no_rule_pack",
    source: "no rule pack is named; limits of contracts and plans are judged without one",
    subjects: [subject],
  };
}
