import { type Need, needSchema, needSchemaId } from "../../core/model/need.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { describeProblems } from "../rule-pack/describe-problems.ts";

/** What keeps a file from being read: the member, what stands there, what may. */
export interface FileProblem {
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/** A need (contracts §7) from the text of its file, or everything that is wrong with it: a misspelt wish is no wish. */
export function parseNeed(text: string): Result<Need, readonly FileProblem[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return fail([{ property: "the file", got: (error as Error).message, expected: `JSON (${needSchemaId})` }]);
  }
  const parsed = needSchema.safeParse(raw);
  if (!parsed.success) return fail(describeProblems(parsed.error, raw, needSchema));
  const { min, max } = parsed.data.areaM2 ?? {};
  if (min !== undefined && max !== undefined && min > max) {
    return fail([{ property: "areaM2", got: `min ${min} over max ${max}`, expected: "min up to max" }]);
  }
  return succeed(parsed.data);
}
