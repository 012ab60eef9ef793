import { createIssue } from "../../core/model/create-issue.ts";
import { datasetSchemaId, type ParkFile, parkFileSchema } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, isJsonObject } from "../../core/model/json-value.ts";
import { createValueReader, setOwn } from "../../core/model/value-reader.ts";
import { parseJson } from "../geojson/parse-json.ts";
import { isNewer } from "../mapping/parse-mapping.ts";
import type { EncodingReport } from "../text/decode-text.ts";

export interface ParkFileReading {
  /** Missing: refused. */
  readonly meta?: ParkFile;
  readonly issues: readonly Issue[];
  readonly encoding: EncodingReport;
}

const required = ["schema", "id", "name"] as const;

/**
 * `park.json`. A newer schema, no JSON, or no `schema`, `id` or `name`: refused. Any other bad member costs itself, is named
 * and reads as not known. Unknown members stay.
 */
export function readParkFile(file: string, bytes: Uint8Array): ParkFileReading {
  const parsed = parseJson(file, bytes);
  const { encoding } = parsed;
  if (!("value" in parsed)) return { issues: parsed.issues, encoding };
  const { value } = parsed;
  const bad = (property: string, got: string, expected: string, isFatal: boolean): Issue =>
    createIssue("bad-dataset-file", {
      file,
      at: { property, field: property },
      params: { got, expected },
      ...(isFatal ? {} : { severity: "warning" }),
    });
  if (!isJsonObject(value))
    return {
      issues: [bad("the file", describeValue(value), "an object", true)],
      encoding,
    };
  if (typeof value.schema === "string" && isNewer(value.schema, datasetSchemaId)) {
    const params = { got: value.schema, expected: datasetSchemaId };
    return {
      issues: [createIssue("newer-format", { file, at: { field: "schema" }, params })],
      encoding,
    };
  }
  const issues: Issue[] = [...parsed.issues];
  const meta: Record<string, unknown> = {};
  let isRefused = false;
  for (const [name, schema] of Object.entries(parkFileSchema.shape)) {
    const isRequired = required.some((member) => member === name);
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    if (isRequired && (given === undefined || given === null)) {
      issues.push(bad(name, "missing", name === "schema" ? `“${datasetSchemaId}”` : "a text", true));
      isRefused = true;
      continue;
    }
    meta[name] = createValueReader(schema)(given, name, (path, got, expected) => {
      issues.push(bad(path, got, expected, isRequired));
      if (isRequired) isRefused = true;
    });
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(parkFileSchema.shape, name)) setOwn(meta, name, value[name]);
  }
  // Every member was read by its own schema above.
  return isRefused ? { issues, encoding } : { meta: meta as unknown as ParkFile, issues, encoding };
}

/** What a dataset without `park.json` is called: its file's name. */
export function createParkFile(id: string): ParkFile {
  return {
    schema: datasetSchemaId,
    id,
    name: id,
    languages: [],
    asOf: null,
    ruleSets: [],
    areaBasis: null,
    gridCrs: null,
    sources: {},
    contacts: [],
    region: null,
  };
}
