import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { isJsonObject } from "../../core/model/json-value.ts";
import { limits } from "../limits.ts";

/** Attributes over the limits of reliability §4: too many, a name or a text too long. The whole file is refused by name. */
export function findTooLarge(file: string, row: number, entry: unknown): Issue | undefined {
  if (!isJsonObject(entry) || !isJsonObject(entry.properties)) return undefined;
  const { properties } = entry;
  let count = 0;
  for (const name in properties) {
    count++;
    if (name.length > limits.nameChars) {
      const params = {
        what: `characters in an attribute name of feature ${row}`,
      };
      const at = { feature: row, property: name.slice(0, 80) };
      return createIssue("too-large", {
        file,
        row,
        at,
        measured: name.length,
        allowed: limits.nameChars,
        params,
      });
    }
    const value = properties[name];
    if (typeof value === "string" && value.length > limits.textChars) {
      const params = { what: `characters in ${name} of feature ${row}` };
      const at = { feature: row, property: name };
      return createIssue("too-large", {
        file,
        row,
        at,
        measured: value.length,
        allowed: limits.textChars,
        params,
      });
    }
  }
  if (count <= limits.attributes) return undefined;
  const params = { what: `attributes in feature ${row}` };
  return createIssue("too-large", {
    file,
    row,
    at: { feature: row },
    measured: count,
    allowed: limits.attributes,
    params,
  });
}
