import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { type RulePack, rulePackSchema } from "../../core/model/rule-pack.ts";
import { describeProblems } from "./describe-problems.ts";

/**
 * A rule pack from its text (domain §6.6). Nothing is half loaded: text that is no JSON, a member the schema does not know or a
 * limit without source refuse the whole pack, with an issue each (`bad-rule-pack`). A table that is named but not there is one
 * still to be imported: its limits stay unknown. The caller hashes the bytes.
 */
export function parseRulePack(text: string, file: string): Result<RulePack, readonly Issue[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return fail([badPack(file, "the file", (error as Error).message, "JSON")]);
  }
  const parsed = rulePackSchema.safeParse(raw);
  if (!parsed.success) {
    return fail(
      describeProblems(parsed.error, raw).map(({ property, got, expected }) => badPack(file, property, got, expected)),
    );
  }
  return succeed(parsed.data);
}

function badPack(file: string, property: string, got: string, expected: string): Issue {
  return createIssue("bad-rule-pack", { file, at: { property }, params: { property, got, expected } });
}
