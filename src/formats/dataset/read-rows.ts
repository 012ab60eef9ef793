import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { LayerKind, LayerRecords } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { IssueCode } from "../../core/model/issue-codes.ts";
import type { JsonObject } from "../../core/model/json-value.ts";
import { layerShapes } from "../../core/model/layer-shapes.ts";
import { createRecordReader, type RecordReader } from "../../core/model/record-reader.ts";
import { cleanProperties } from "../geojson/clean-properties.ts";
import type { TextHints } from "../geojson/parse-json.ts";
import { readGeometry } from "../geojson/read-geometry.ts";
import type { SourceFeature } from "../geojson/source-feature.ts";
import { applyMapping } from "../mapping/apply-mapping.ts";
import type { CompiledMapping } from "../mapping/compile-mapping.ts";
import type { AssignedId } from "./assign-ids.ts";

type LayerRecord = LayerRecords[LayerKind];

/** What reading the rows of one file needs to know. */
export interface RowReading {
  readonly kind: LayerKind;
  readonly file: string;
  readonly mapping: CompiledMapping | undefined;
  readonly hints: TextHints;
  readonly readRecord: RecordReader;
}

/** What the rows read so far have left behind. */
export interface RowTally {
  readonly issues: Issue[];
  /** Records by the repairs that are reported once a layer. */
  readonly counted: Map<IssueCode, string[]>;
  repaired: number;
}

export function createRowReading(
  kind: LayerKind,
  file: string,
  mapping: CompiledMapping | undefined,
  hints: TextHints,
): RowReading {
  return { kind, file, mapping, hints, readRecord: createRecordReader(layerShapes[kind].properties) };
}

/** Properties of one row in the names and units of the dataset, cleaned of what no store can keep. */
export function prepareProperties(
  { kind, file, mapping, hints }: RowReading,
  row: number,
  properties: JsonObject,
  issues: Issue[],
): JsonObject {
  const clean = cleanProperties(properties, hints, { file, row }, issues);
  if (mapping === undefined) return clean;
  return applyMapping(mapping, clean, (property, got, expected, isDate) => {
    const code = isDate ? "invalid-date" : "bad-value";
    issues.push(
      createIssue(code, { layer: kind, file, row, at: { feature: row, property }, params: { got, expected } }),
    );
  });
}

/** What a row calls its id: the property, else the member of the feature. */
export function findGivenId(prepared: JsonObject, featureId: unknown): unknown {
  const given = prepared.id;
  return given === undefined || given === null || given === "" ? featureId : given;
}

/** The record of one row, or undefined where it is left out and an issue says why. */
export function readRow(
  reading: RowReading,
  feature: SourceFeature,
  prepared: JsonObject,
  assigned: AssignedId,
  tally: RowTally,
): LayerRecord | undefined {
  const { kind, file } = reading;
  const { row } = feature;
  const { id } = assigned;
  const base = { layer: kind, ids: [id], file, row, at: { feature: row } };
  if (feature.geometry === null) {
    tally.issues.push(createIssue("null-geometry", base));
    return undefined;
  }
  const shape = readGeometry(feature.geometry, layerShapes[kind].geometry, { layer: kind, file, row, id });
  tally.issues.push(...shape.issues);
  if (shape.geometry === undefined) return undefined;
  for (const code of feature.repairs) {
    tally.issues.push(createIssue(code, { ...base, fix: { name: code, applied: true } }));
  }
  for (const code of shape.counted) countRepair(tally, code, id);
  const record = makeRecord(reading, row, prepared, assigned, shape.geometry, tally.issues);
  if (record !== undefined && (shape.isRepaired || feature.repairs.length > 0)) tally.repaired++;
  return record;
}

/** A record from its prepared properties and its sound geometry. */
function makeRecord(
  reading: RowReading,
  row: number,
  prepared: JsonObject,
  assigned: AssignedId,
  geometry: AnyGeometry,
  issues: Issue[],
): LayerRecord | undefined {
  const record = makeAttributes(reading, row, prepared, assigned, issues);
  if (record !== undefined) record.geometry = geometry;
  // The record reader made it from the zod shape of this layer.
  return record as unknown as LayerRecord | undefined;
}

/** A record from its prepared properties, to which only the geometry is to be added. */
export function makeAttributes(
  { kind, file, readRecord }: RowReading,
  row: number,
  prepared: JsonObject,
  { id, original }: AssignedId,
  issues: Issue[],
): Record<string, unknown> | undefined {
  const record = readRecord(prepared, { layer: kind, file, row, id }, issues);
  if (record !== undefined && original !== undefined) (record.extra as Record<string, unknown>).originalId = original;
  return record;
}

export function countRepair({ counted }: RowTally, code: IssueCode, id: string): void {
  const ids = counted.get(code);
  if (ids === undefined) counted.set(code, [id]);
  else ids.push(id);
}

/** One issue for each repair that was counted. */
export function reportCounted({ kind, file }: RowReading, { counted, issues }: RowTally): void {
  for (const [code, ids] of counted) {
    const fix = { name: code, applied: true };
    issues.push(createIssue(code, { layer: kind, ids, file, params: { count: ids.length }, fix }));
  }
}
