import "../english-problems.ts";
import type { z } from "zod/mini";

export interface Problem {
  /** `limits[3].source`. */
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/** What a schema has to say against a value, one line a place, in the words of an issue: property, got, expected. */
export function describeProblems(error: z.core.$ZodError, value: unknown): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        property: toPath([...issue.path, key]),
        got: "a member that is not known",
        expected: "none of that name",
      }));
    }
    return [{ property: toPath(issue.path), got: describeValue(value, issue.path), expected: describeExpected(issue) }];
  });
}

function describeExpected(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  return issue.message;
}

function toPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : `${text === "" ? "" : "."}${String(step)}`;
  return text === "" ? "the file" : text;
}

function describeValue(value: unknown, path: readonly PropertyKey[]): string {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return "missing";
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  if (found === undefined) return "missing";
  const text = JSON.stringify(found);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
