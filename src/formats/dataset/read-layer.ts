import type { CrsTable } from "../../core/geometry/crs-table.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { LayerKind, LayerRecords } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { IssueCode } from "../../core/model/issue-codes.ts";
import type { LayerMapping } from "../../core/model/mapping.ts";
import { cleanProperties } from "../geojson/clean-properties.ts";
import { describeValue, type JsonObject } from "../geojson/find-features.ts";
import { type ParsedJson, parseJson } from "../geojson/parse-json.ts";
import { readFeatures } from "../geojson/read-features.ts";
import { readGeometry } from "../geojson/read-geometry.ts";
import type { CrsReport } from "../geojson/reference-system.ts";
import type { SourceFeature } from "../geojson/source-feature.ts";
import { type StopSignal, throwIfStopped } from "../input-file.ts";
import { applyMapping } from "../mapping/apply-mapping.ts";
import { type CompiledMapping, compileMapping } from "../mapping/compile-mapping.ts";
import type { EncodingReport } from "../text/decode-text.ts";
import { assignIds } from "./assign-ids.ts";
import { layerShapes } from "./layer-shapes.ts";
import { createRecordReader } from "./record-reader.ts";

export interface LayerOptions {
  readonly crsTable: CrsTable;
  readonly crs: string | null;
  readonly encoding: string | null;
  readonly mapping: LayerMapping | undefined;
  /** A file without features is refused where it came by itself, and is an empty layer inside a dataset. */
  readonly mayBeEmpty: boolean;
  readonly signal?: StopSignal | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface LayerReading {
  /** Missing: the file was refused. */
  readonly records?: ReadonlyMap<string, LayerRecords[LayerKind]>;
  /** Row of each record, by id. */
  readonly rows: ReadonlyMap<string, number>;
  readonly counts: {
    readonly read: number;
    readonly accepted: number;
    readonly repaired: number;
  };
  readonly issues: readonly Issue[];
  readonly crs: CrsReport;
  readonly encoding: EncodingReport;
}

/** Bytes of one GeoJSON file to the records of one layer. Refused whole, or every row accounted for: in, repaired or named as left out. */
export function readLayer(kind: LayerKind, file: string, bytes: Uint8Array, options: LayerOptions): LayerReading {
  const parsed = parseJson(file, bytes, options.encoding);
  const noCrs: CrsReport = {
    declared: null,
    detected: null,
    used: null,
    confidence: "none",
  };
  const refuse = (read: number, crs: CrsReport, issues: readonly Issue[]): LayerReading => ({
    rows: new Map(),
    counts: { read, accepted: 0, repaired: 0 },
    issues,
    crs,
    encoding: parsed.encoding,
  });
  if (!("value" in parsed)) return refuse(0, noCrs, parsed.issues);
  options.onProgress?.(0.3);
  throwIfStopped(options.signal);
  const { crsTable, crs, signal } = options;
  const reading = readFeatures(file, parsed.value, { crsTable, crs, signal });
  const issues: Issue[] = [...parsed.issues, ...reading.issues];
  if (reading.refused) return refuse(reading.read, reading.crs, issues);
  if (reading.read === 0 && !options.mayBeEmpty) {
    return refuse(0, reading.crs, [...issues, createIssue("no-features", { layer: kind, file })]);
  }
  if (parsed.hints.shiftedDatum) issues.push(...findShiftedDatum(file, reading.head, reading.features));

  const records = new Map<string, LayerRecords[LayerKind]>();
  const rows = new Map<string, number>();
  const repaired = readRecords(kind, file, reading.features, parsed, options, issues, records, rows);
  if (records.size === 0 && !options.mayBeEmpty) {
    return refuse(reading.read, reading.crs, [...issues, createIssue("no-features", { layer: kind, file })]);
  }
  const counts = { read: reading.read, accepted: records.size, repaired };
  return {
    records,
    rows,
    counts,
    issues: withLayer(issues, kind),
    crs: reading.crs,
    encoding: parsed.encoding,
  };
}

function readRecords(
  kind: LayerKind,
  file: string,
  features: readonly SourceFeature[],
  parsed: ParsedJson,
  options: LayerOptions,
  issues: Issue[],
  records: Map<string, LayerRecords[LayerKind]>,
  rows: Map<string, number>,
): number {
  const shape = layerShapes[kind];
  const readRecord = createRecordReader(shape.properties);
  const mapping = options.mapping === undefined ? undefined : compileMapping(kind, options.mapping);
  if (mapping !== undefined) issues.push(...findUnmappedFields(file, mapping, features));
  const prepared = features.map((feature) => {
    const place = { file, row: feature.row };
    const clean = cleanProperties(feature.properties, parsed.hints, place, issues);
    if (mapping === undefined) return clean;
    return applyMapping(mapping, clean, (property, got, expected, isDate) => {
      const at = { feature: feature.row, property };
      const params = { got, expected };
      issues.push(
        createIssue(isDate ? "invalid-date" : "bad-value", {
          layer: kind,
          file,
          row: feature.row,
          at,
          params,
        }),
      );
    });
  });
  if (parsed.hints.longIntegers) issues.push(...findKeptDigits(file, features));
  const candidates = features.map(({ row, featureId }, index) => {
    const given = prepared[index]?.id;
    return {
      row,
      given: given === undefined || given === null || given === "" ? featureId : given,
    };
  });
  const ids = assignIds(kind, file, candidates, issues);

  let repaired = 0;
  const counted = new Map<IssueCode, string[]>();
  for (const [index, feature] of features.entries()) {
    if (index % 1000 === 0) {
      throwIfStopped(options.signal);
      options.onProgress?.(0.4 + (0.6 * index) / features.length);
    }
    const { id, original } = ids[index] ?? { id: "" };
    const place = { layer: kind, file, row: feature.row, id };
    if (feature.geometry === null) {
      issues.push(
        createIssue("null-geometry", {
          layer: kind,
          ids: [id],
          file,
          row: feature.row,
          at: { feature: feature.row },
        }),
      );
      continue;
    }
    const shapeRead = readGeometry(feature.geometry, shape.geometry, place);
    issues.push(...shapeRead.issues);
    if (shapeRead.geometry === undefined) continue;
    for (const code of feature.repairs) {
      const fix = { name: code, applied: true };
      issues.push(
        createIssue(code, {
          layer: kind,
          ids: [id],
          file,
          row: feature.row,
          at: { feature: feature.row },
          fix,
        }),
      );
    }
    for (const code of shapeRead.counted) {
      const shapes = counted.get(code);
      if (shapes === undefined) counted.set(code, [id]);
      else shapes.push(id);
    }
    const record = readRecord(prepared[index] ?? {}, place, issues);
    if (record === undefined) continue;
    if (original !== undefined) (record.extra as Record<string, unknown>).originalId = original;
    record.geometry = shapeRead.geometry;
    if (shapeRead.isRepaired || feature.repairs.length > 0) repaired++;
    // The record reader made it from the zod shape of this layer.
    records.set(id, record as unknown as LayerRecords[LayerKind]);
    rows.set(id, feature.row);
  }
  for (const [code, shapes] of counted) {
    const fix = { name: code, applied: true };
    issues.push(
      createIssue(code, {
        layer: kind,
        ids: shapes,
        file,
        params: { count: shapes.length },
        fix,
      }),
    );
  }
  return repaired;
}

/** Mapped sources no row has: nearly always a misspelt name. */
function findUnmappedFields(file: string, mapping: CompiledMapping, features: readonly SourceFeature[]): Issue[] {
  if (features.length === 0) return [];
  const missing = [...mapping.sources].filter(
    (name) => !features.some(({ properties }) => Object.hasOwn(properties, name)),
  );
  return missing.map((name) => {
    const property = mapping.fields.find(({ from }) => from.includes(name))?.target ?? "";
    return createIssue("unmapped-field", {
      file,
      at: { property },
      params: { got: name },
    });
  });
}

function findKeptDigits(file: string, features: readonly SourceFeature[]): Issue[] {
  const found = new Map<string, { count: number; readonly row: number }>();
  for (const { row, properties } of features) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== "string" || !/^-?\d{16,}$/.test(value) || Number.isSafeInteger(Number(value))) continue;
      const entry = found.get(name);
      if (entry === undefined) found.set(name, { count: 1, row });
      else entry.count++;
    }
  }
  return [...found].map(([property, { count, row }]) =>
    createIssue("digits-kept", {
      file,
      row,
      at: { feature: row, property },
      params: { count },
    }),
  );
}

/** Somewhere the file says GCJ-02 or BD-09: in its head or in a property of a feature. */
function findShiftedDatum(file: string, head: JsonObject, features: readonly SourceFeature[]): Issue[] {
  const speaks = (value: unknown): boolean =>
    typeof value === "string" && /^\s*(gcj-?02|bd-?09(ll)?|火星坐标系?)\s*$/i.test(value);
  for (const source of [head, ...features.map(({ properties }) => properties)]) {
    const property = Object.keys(source).find((name) => speaks(source[name]));
    if (property === undefined) continue;
    return [
      createIssue("gcj02-labelled", {
        file,
        params: {
          property,
          got: describeValue(source[property]).replace(/[“”]/g, ""),
        },
      }),
    ];
  }
  return [];
}

/** Issues about a file learn which layer it became. */
function withLayer(issues: readonly Issue[], layer: LayerKind): readonly Issue[] {
  return issues.map((issue) => (issue.layer === "" ? { ...issue, layer } : issue));
}
