import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { scanJson } from "./json-scan.ts";

/** Stands before every record of an RFC 8142 text sequence. */
const recordSeparator = String.fromCharCode(0x1e);

/** Is this one GeoJSON feature a line (GeoJSONL, RFC 8142 sequences)? Decided by the first line that is not blank. */
export function isLineDelimited(text: string): boolean {
  const separator = text.indexOf(recordSeparator);
  const start = text.slice(separator + 1).search(/\S/) + separator + 1;
  const end = text.indexOf("\n", start);
  if (end < 0 || text.slice(end).trim() === "") return false;
  if (!/^\{\s*"(type"\s*:\s*"Feature"|properties"|geometry"|id")/.test(text.slice(start, start + 80))) return false;
  const first = parseLine(text.slice(start, end));
  return typeof first === "object" && first !== null && "type" in first && first.type === "Feature";
}

/** Every line by itself: a broken line is named and left out, the others come in. Rows count features, lines count lines. */
export function parseLines(file: string, text: string): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const features: unknown[] = [];
  const issues: Issue[] = [];
  text.split("\n").forEach((raw, index) => {
    const line = raw.replaceAll(recordSeparator, "").trim();
    if (line === "") return;
    const value = parseLine(line);
    if (value !== undefined) {
      features.push(value);
      return;
    }
    const fault = scanJson(line);
    const at = { line: index + 1, column: (fault?.offset ?? 0) + 1 };
    const params = {
      got: fault?.got ?? "something else",
      expected: fault?.expected ?? "one feature",
    };
    issues.push(createIssue("bad-line", { file, at, params }));
  });
  return { value: { type: "FeatureCollection", features }, issues };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the caller looks for the fault itself
  }
}
