import { fail, type Result, succeed } from "../../core/model/result.ts";
import { scanJson, toLineAndColumn } from "./json-scan.ts";

/** What keeps a text from being JSON of one meaning. */
interface JsonProblem {
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/**
 * JSON of a small file a person wrote - a rule pack, a need - or where it goes wrong, by line and column. A name that stands
 * twice is refused too: which of the two counts would be a guess.
 */
export function parsePlainJson(text: string): Result<unknown, readonly JsonProblem[]> {
  const source = text.replace(/^\uFEFF/, "");
  if (source.trim() === "") return fail([{ property: "the file", got: "empty", expected: "JSON" }]);
  const repeated = new Set<string>();
  const fault = scanJson(source, ({ property }) => repeated.add(property));
  if (fault !== undefined) {
    const { line, column } = toLineAndColumn(source, fault.offset);
    const got = fault.kind === "truncated" ? "cut off" : fault.got;
    return fail([{ property: `line ${line}, column ${column}`, got, expected: fault.expected }]);
  }
  if (repeated.size > 0) {
    return fail([...repeated].map((property) => ({ property, got: "given twice", expected: "each member once" })));
  }
  try {
    return succeed(JSON.parse(source));
  } catch (cause) {
    // The walk above is our own; what only the engine minds keeps the engine's words.
    const got = cause instanceof Error ? cause.message : String(cause);
    return fail([{ property: "the file", got, expected: "JSON" }]);
  }
}
