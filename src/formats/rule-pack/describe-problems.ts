import "../english-problems.ts";
import type { z } from "zod/mini";
import { listAllowed } from "../../core/model/nearest-names.ts";
import type { PackProblem } from "../../core/model/pack-problems.ts";
import { findMembers } from "./schema-members.ts";

/** What a schema has to say against a value, one line a place, in the words of an issue: property, got, expected. */
export function describeProblems(
  error: z.core.$ZodError,
  value: unknown,
  schema: z.core.$ZodType,
): readonly PackProblem[] {
  return error.issues.flatMap((issue) => describeIssue(issue, [], value, schema));
}

function describeIssue(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
  value: unknown,
  schema: z.core.$ZodType,
): readonly PackProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    const members = findMembers(schema, path);
    return issue.keys.map((key) => ({
      property: toPath([...path, key]),
      got: "a member that is not known",
      expected: members === undefined ? "none of that name" : `one of ${listAllowed(members, key)}`,
    }));
  }
  const closest = issue.code === "invalid_union" ? findClosest(issue.errors) : undefined;
  if (closest !== undefined) return closest.flatMap((inner) => describeIssue(inner, path, value, schema));
  return [{ property: toPath(path), got: describeValue(value, path), expected: describeExpected(issue) }];
}

/** Of the ways a value could have been meant the one that went furthest in: its complaints are the helpful ones. */
function findClosest(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  const deep = branches.filter((branch) => branch.length > 0 && branch.every(({ path }) => path.length > 0));
  return deep[0];
}

function describeExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return kinds[issue.expected] ?? issue.expected;
  if (issue.code === "too_small" || issue.code === "too_big") return describeBound(issue);
  if (issue.code === "invalid_format" && issue.format === "date") return "a date such as 2026-03-31";
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  if (issue.code === "invalid_union") return describeBranches(issue.errors);
  return issue.message;
}

/** What a schema wants, in words. */
const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

type BoundIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

/** A number, text or list that is too small or too large. */
function describeBound(issue: BoundIssue): string {
  const [bound, word] = issue.code === "too_small" ? [Number(issue.minimum), "least"] : [Number(issue.maximum), "most"];
  if (issue.origin === "string")
    return bound <= 1 ? "a text that is not empty" : `a text of at ${word} ${bound} characters`;
  if (issue.origin === "array") return `a list of at ${word} ${bound}`;
  if (issue.inclusive === false) return `a number ${issue.code === "too_small" ? "above" : "below"} ${bound}`;
  return issue.code === "too_small" ? `a number of ${bound} or more` : `a number up to ${bound}`;
}

function describeBranches(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const kinds = branches.flatMap(([first]) => (first === undefined ? [] : describeExpected(first)));
  return [...new Set(kinds)].join(" or ");
}

/** `limits[3].source`; the empty path is the file. */
function toPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : `${text === "" ? "" : "."}${String(step)}`;
  return text === "" ? "the file" : text;
}

function describeValue(value: unknown, path: readonly PropertyKey[]): string {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return "missing";
    // The short form of a use matrix is its rows alone: the schema reads them one level deeper than they stand.
    if (step === "rows" && !Object.hasOwn(found, step)) continue;
    if (!Object.hasOwn(found, step)) return "missing";
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  if (found === undefined) return "missing";
  const text = JSON.stringify(found);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
