import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { findPackProblems, type PackProblem } from "../../core/model/pack-problems.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { type RulePack, rulePackSchema } from "../../core/model/rule-pack.ts";
import { parsePlainJson } from "../geojson/parse-plain-json.ts";
import { describeProblems } from "./describe-problems.ts";

/**
 * A rule pack from the text of its file (domain §6.6), as it stands there: its base and its CSV tables come in with
 * resolve-pack.ts. Nothing is half loaded: text that is no JSON, a member the schema does not know, a limit without source or
 * a date out of range refuse the whole pack, with an issue each (`bad-rule-pack`).
 */
export function parseRulePack(text: string, file: string): Result<RulePack, readonly Issue[]> {
  const json = parsePlainJson(text);
  if (!json.ok) return fail(json.failure.map((problem) => badPack(file, problem)));
  const raw = json.value;
  const parsed = rulePackSchema.safeParse(raw);
  const problems = parsed.success ? findPackProblems(parsed.data) : describeProblems(parsed.error, raw, rulePackSchema);
  if (problems.length > 0) return fail(problems.map((problem) => badPack(file, problem)));
  return parsed.success ? succeed(parsed.data) : fail([]);
}

/** The issue of a pack that is refused: file, place, what stands there, what may. */
export function badPack(file: string, { property, got, expected }: PackProblem): Issue {
  return createIssue("bad-rule-pack", { file, at: { property }, params: { property, got, expected } });
}
