import { type Need, needSchema, needSchemaId } from "../../core/model/need.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { parsePlainJson } from "../geojson/parse-plain-json.ts";
import { describeProblems } from "../rule-pack/describe-problems.ts";
import { decodeText } from "../text/decode-text.ts";

/** What keeps a file from being read: the member, what stands there, what may. */
export interface FileProblem {
  readonly property: string;
  readonly got: string;
  readonly expected: string;
}

/** A need (contracts §7) from the bytes of its file, or everything that is wrong with it: a misspelt wish is no wish. */
export function parseNeed(bytes: Uint8Array): Result<Need, readonly FileProblem[]> {
  const decoded = decodeText(bytes);
  if (decoded.kind !== "text") {
    return fail([{ property: "the file", got: "bytes that are no text", expected: `JSON (${needSchemaId}) in UTF-8` }]);
  }
  const json = parsePlainJson(decoded.text);
  if (!json.ok) return json;
  const parsed = needSchema.safeParse(json.value);
  if (!parsed.success) return fail(describeProblems(parsed.error, json.value, needSchema));
  const { min, max } = parsed.data.areaM2 ?? {};
  if (min !== undefined && max !== undefined && min > max) {
    return fail([{ property: "areaM2", got: `min ${min} over max ${max}`, expected: "min up to max" }]);
  }
  return succeed(parsed.data);
}
