import { createIssue } from "../../core/model/create-issue.ts";
import type { Issue } from "../../core/model/issue.ts";
import { type Enterprise, enterpriseSchema } from "../../core/model/records.ts";
import { describeValue, isJsonObject } from "../geojson/find-features.ts";
import { parseJson } from "../geojson/parse-json.ts";
import type { EncodingReport } from "../text/decode-text.ts";
import { assignIds } from "./assign-ids.ts";
import { createRecordReader } from "./record-reader.ts";

export interface EnterpriseReading {
  /** Missing: refused. */
  readonly enterprises?: ReadonlyMap<string, Enterprise>;
  readonly read: number;
  readonly issues: readonly Issue[];
  readonly encoding: EncodingReport;
}

/** `enterprises.json`: a list, or an object with the list as `enterprises`. */
export function readEnterprises(file: string, bytes: Uint8Array): EnterpriseReading {
  const parsed = parseJson(file, bytes);
  const { encoding } = parsed;
  if (!("value" in parsed)) return { read: 0, issues: parsed.issues, encoding };
  const list = isJsonObject(parsed.value) ? parsed.value.enterprises : parsed.value;
  if (!Array.isArray(list)) {
    const params = {
      property: "the file",
      got: describeValue(parsed.value),
      expected: "a list of enterprises",
    };
    return {
      read: 0,
      issues: [createIssue("bad-dataset-file", { file, params })],
      encoding,
    };
  }
  const issues: Issue[] = [...parsed.issues];
  const readRecord = createRecordReader(enterpriseSchema);
  const entries = list.map((entry: unknown, index) => ({
    row: index + 1,
    entry,
  }));
  const ids = assignIds(
    "enterprises",
    file,
    entries.map(({ row, entry }) => ({
      row,
      given: isJsonObject(entry) ? entry.id : undefined,
    })),
    issues,
  );
  const enterprises = new Map<string, Enterprise>();
  for (const [index, { row, entry }] of entries.entries()) {
    const { id, original } = ids[index] ?? { id: "" };
    const place = { layer: "enterprises", file, row, id };
    if (!isJsonObject(entry)) {
      const params = {
        property: `entry ${row}`,
        got: describeValue(entry),
        expected: "an object",
      };
      issues.push(
        createIssue("bad-dataset-file", {
          file,
          row,
          severity: "warning",
          params,
        }),
      );
      continue;
    }
    const record = readRecord(entry, place, issues);
    if (record === undefined) continue;
    if (original !== undefined) (record.extra as Record<string, unknown>).originalId = original;
    // The record reader made it from the enterprise schema.
    enterprises.set(id, record as unknown as Enterprise);
  }
  return { enterprises, read: list.length, issues, encoding };
}
