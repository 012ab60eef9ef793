import type { z } from "zod/mini";
import { createIssue } from "../../core/model/create-issue.ts";
import type { ListRecords, RecordListKind } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject } from "../../core/model/json-value.ts";
import { createRecordReader } from "../../core/model/record-reader.ts";
import { chainSchema, enterpriseSchema, projectSchema, quotaSchema } from "../../core/model/records.ts";
import { parseJson } from "../geojson/parse-json.ts";
import type { EncodingReport } from "../text/decode-text.ts";
import { assignIds } from "./assign-ids.ts";

export const recordListShapes: Readonly<Record<RecordListKind, z.ZodMiniObject>> = {
  enterprises: enterpriseSchema,
  projects: projectSchema,
  quotas: quotaSchema,
  chains: chainSchema,
};

export interface RecordListReading<Kind extends RecordListKind> {
  /** Missing: refused. */
  readonly records?: ReadonlyMap<string, ListRecords[Kind]>;
  readonly read: number;
  readonly issues: readonly Issue[];
  readonly encoding: EncodingReport;
}

/** `enterprises.json` and its like: a list, or an object with the list under the name of its kind. */
export function readRecordList<Kind extends RecordListKind>(
  kind: Kind,
  file: string,
  bytes: Uint8Array,
): RecordListReading<Kind> {
  const parsed = parseJson(file, bytes);
  const { encoding } = parsed;
  if (!("value" in parsed)) return { read: 0, issues: parsed.issues, encoding };
  const list = isJsonObject(parsed.value) ? parsed.value[kind] : parsed.value;
  if (!Array.isArray(list)) {
    const params = {
      property: "the file",
      got: describeValue(parsed.value),
      expected: `a list of ${kind}`,
    };
    return {
      read: 0,
      issues: [createIssue("bad-dataset-file", { file, params })],
      encoding,
    };
  }
  const issues: Issue[] = [...parsed.issues];
  const readRecord = createRecordReader(recordListShapes[kind]);
  const entries = list.map((entry: unknown, index) => ({
    row: index + 1,
    entry,
  }));
  const ids = assignIds(
    kind,
    file,
    entries.map(({ row, entry }) => ({
      row,
      given: isJsonObject(entry) ? entry.id : undefined,
    })),
    issues,
  );
  const records = new Map<string, ListRecords[Kind]>();
  for (const [index, { row, entry }] of entries.entries()) {
    const { id, original } = ids[index] ?? { id: "" };
    const place = { layer: kind, file, row, id };
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
    // The record reader made it from the schema of this kind.
    records.set(id, record as unknown as ListRecords[Kind]);
  }
  return { records, read: list.length, issues, encoding };
}
