import { type FlatGeometry, FlatGeometryBuilder, geometryAt } from "../../core/geometry/flat-layer.ts";
import { type AreaGeometry, isAreaGeometry } from "../../core/model/coordinates.ts";
import type { LayerKind, LayerRecords } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import type { JsonObject } from "../../core/model/json-value.ts";
import { parseRegular } from "../geojson/read-scanned.ts";
import { isMultiPolygon, type ScannedFile, wasTurned } from "../geojson/scan-features.ts";
import type { SourceFeature } from "../geojson/source-feature.ts";
import { type AssignedId, assignIds, type IdCandidate } from "./assign-ids.ts";
import { createGeometryAdder } from "./geometry-on-demand.ts";
import { LazyLayer } from "./lazy-layer.ts";
import {
  countRepair,
  findGivenId,
  makeAttributes,
  prepareProperties,
  type RowReading,
  type RowTally,
  readRow,
  reportCounted,
} from "./read-rows.ts";
import { type RecordBrief, toBrief } from "./record-brief.ts";

type LayerRecord = LayerRecords[LayerKind];

export interface FlatLayerReading {
  readonly records: LazyLayer<LayerRecord>;
  readonly rowOf: (id: string) => number | undefined;
  readonly repaired: number;
}

/** Features whose properties are parsed as one text. */
const portion = 256;

/** A row of the file: a regular feature by its place in the scan, or an irregular one. */
type Row = number | SourceFeature;

/**
 * Records of a scanned file: every property is validated once, with the issues the plain reader gives, and no record is kept
 * but those of irregular features. `irregular` are those that `readScanned` let through. Yields the share done.
 */
export function* readFlatRecords(
  reading: RowReading,
  bytes: Uint8Array,
  scanned: ScannedFile,
  irregular: readonly SourceFeature[],
  issues: Issue[],
  findUnmapped: (names: ReadonlySet<string>) => readonly Issue[],
): Generator<number, FlatLayerReading, void> {
  const rows = mergeRows(scanned, irregular);
  const first = yield* checkProperties(reading, bytes, scanned, rows);
  if (rows.length > 0) for (const issue of findUnmapped(first.names)) issues.push(issue);
  for (const issue of first.issues) issues.push(issue);
  const assigned = assignIds(reading.kind, reading.file, first.candidates, issues);

  const tally: RowTally = { issues, counted: new Map(), repaired: 0 };
  const accepted = new Accepted(reading, bytes, scanned);
  for (const [index, row] of rows.entries()) {
    const name = assigned[index] as AssignedId; // one for each row, as below
    const brief = first.briefs[index] as RecordBrief;
    if (typeof row !== "number") {
      const prepared = prepareProperties(reading, row.row, row.properties, []);
      const record = readRow(reading, row, prepared, name, tally);
      if (record !== undefined) accepted.addRecord(record, row.row, brief);
    } else {
      if (((scanned.flags[row] as number) & wasTurned) !== 0) countRepair(tally, "ring-direction", name.id);
      if (!first.troubled.has(row) || accepted.isReadable(row, name, issues)) accepted.addRegular(row, name, brief);
    }
    if (index % 1000 === 999) yield 0.6 + (0.4 * index) / rows.length;
  }
  reportCounted(reading, tally);
  return { ...accepted.finish(), repaired: tally.repaired };
}

function mergeRows(scanned: ScannedFile, irregular: readonly SourceFeature[]): readonly Row[] {
  const merged: Row[] = [];
  let regular = 0;
  for (const feature of irregular) {
    while (regular < scanned.rows.length && (scanned.rows[regular] as number) < feature.row) merged.push(regular++); // in range by the loop
    merged.push(feature);
  }
  while (regular < scanned.rows.length) merged.push(regular++);
  return merged;
}

interface FirstLook {
  readonly candidates: readonly IdCandidate[];
  /** Regular features whose record gives rise to an issue: read again once their id is known. */
  readonly troubled: ReadonlySet<number>;
  /** Names of properties that a mapping may ask for. */
  readonly names: ReadonlySet<string>;
  readonly issues: readonly Issue[];
  /** Of each row, for checks across layers. */
  readonly briefs: readonly RecordBrief[];
}

/** Reads every property once, before ids are known. */
function* checkProperties(
  reading: RowReading,
  bytes: Uint8Array,
  scanned: ScannedFile,
  rows: readonly Row[],
): Generator<number, FirstLook, void> {
  const candidates: IdCandidate[] = [];
  const troubled = new Set<number>();
  const names = new Set<string>();
  const issues: Issue[] = [];
  const trial: Issue[] = [];
  const briefs: RecordBrief[] = [];
  let parsed = parseRegular(bytes, scanned, 0, 0);
  let parsedFrom = 0;
  for (const [index, row] of rows.entries()) {
    const isRegular = typeof row === "number";
    if (isRegular && row - parsedFrom >= parsed.length) {
      yield (0.6 * index) / rows.length;
      parsedFrom = row;
      parsed = parseRegular(bytes, scanned, row, Math.min(row + portion, scanned.rows.length));
    }
    const source = isRegular ? parsed[row - parsedFrom] : row;
    const place = isRegular ? (scanned.rows[row] as number) : row.row; // in range: rows come from the scan
    if (source === undefined) continue;
    if (reading.mapping !== undefined) for (const name of Object.keys(source.properties)) names.add(name);
    const prepared = prepareProperties(reading, place, source.properties, issues);
    candidates.push({ row: place, given: findGivenId(prepared, source.featureId) });
    const { kind, file } = reading;
    briefs.push(toBrief(reading.readRecord(prepared, { layer: kind, file, row: place, id: "" }, trial)));
    if (isRegular && trial.length > 0) troubled.add(row);
    trial.length = 0;
  }
  return { candidates, troubled, names, issues, briefs };
}

/** The rows that came in, in their order, and all that making their records again needs. */
class Accepted {
  readonly #reading: RowReading;
  readonly #bytes: Uint8Array;
  readonly #scanned: ScannedFile;
  readonly #ids: string[] = [];
  readonly #rows: number[] = [];
  /** Place in the scan, or -1 for a record that is kept. */
  readonly #places: number[] = [];
  readonly #kept = new Map<number, LayerRecord>();
  readonly #originals = new Map<number, unknown>();
  readonly #briefs: RecordBrief[] = [];

  constructor(reading: RowReading, bytes: Uint8Array, scanned: ScannedFile) {
    this.#reading = reading;
    this.#bytes = bytes;
    this.#scanned = scanned;
  }

  /** Does a troubled row give a record? Its issues are named on the way. */
  isReadable(place: number, { id }: AssignedId, issues: Issue[]): boolean {
    const { kind, file } = this.#reading;
    const row = this.#scanned.rows[place] as number; // a place of the scan
    const [source] = parseRegular(this.#bytes, this.#scanned, place, place + 1);
    const prepared = prepareProperties(this.#reading, row, source?.properties ?? {}, []);
    return this.#reading.readRecord(prepared, { layer: kind, file, row, id }, issues) !== undefined;
  }

  addRegular(place: number, { id, original }: AssignedId, brief: RecordBrief): void {
    this.#briefs.push(brief);
    if (original !== undefined) this.#originals.set(this.#ids.length, original);
    this.#ids.push(id);
    this.#rows.push(this.#scanned.rows[place] as number); // a place of the scan
    this.#places.push(place);
  }

  addRecord(record: LayerRecord, row: number, brief: RecordBrief): void {
    this.#briefs.push(brief);
    this.#kept.set(this.#ids.length, record);
    this.#ids.push(record.id);
    this.#rows.push(row);
    this.#places.push(-1);
  }

  finish(): Pick<FlatLayerReading, "records" | "rowOf"> {
    const flat = this.#layOut();
    const rows = Uint32Array.from(this.#rows);
    const makeRecordAt = createMaker(this.#reading, this.#copySource(), flat, rows, this.#kept, this.#originals);
    const records = new LazyLayer<LayerRecord>(this.#ids, flat, makeRecordAt, this.#briefs);
    const rowOf = (id: string): number | undefined => rows[records.placeOf(id) ?? -1];
    return { records, rowOf };
  }

  /** Shapes of the rows that came in; the very arrays of the scan where all did and nothing else. */
  #layOut(): FlatGeometry {
    const { geometry } = this.#scanned;
    if (this.#kept.size === 0 && this.#places.length === geometry.count) return geometry;
    const builder = new FlatGeometryBuilder(geometry.lngLat.length / 2);
    // Shapes of the scan that follow each other there and here are copied together.
    let from = 0;
    let to = 0;
    for (const [index, place] of this.#places.entries()) {
      const record = this.#kept.get(index);
      if (record === undefined && place === to) to++;
      else {
        builder.addFrom(geometry, from, to);
        from = record === undefined ? place : to;
        to = record === undefined ? place + 1 : to;
        if (record !== undefined && isAreaGeometry(record.geometry)) builder.add(record.geometry);
      }
    }
    builder.addFrom(geometry, from, to);
    return builder.finish();
  }

  /** The bytes of the properties alone: the file itself can go. */
  #copySource(): PropertySource {
    const { propertiesStart, propertiesEnd, flags } = this.#scanned;
    const starts = new Uint32Array(this.#places.length + 1);
    const isMulti = new Uint8Array(this.#places.length);
    for (const [index, place] of this.#places.entries()) {
      const length = place < 0 ? 0 : (propertiesEnd[place] as number) - (propertiesStart[place] as number); // places of the scan
      starts[index + 1] = (starts[index] as number) + length;
      isMulti[index] = place < 0 ? 0 : (flags[place] as number) & isMultiPolygon;
    }
    const bytes = new Uint8Array(starts[this.#places.length] ?? 0);
    for (const [index, place] of this.#places.entries()) {
      if (place >= 0) bytes.set(this.#bytes.subarray(propertiesStart[place], propertiesEnd[place]), starts[index]);
    }
    return { bytes, starts, isMulti };
  }
}

interface PropertySource {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  readonly isMulti: Uint8Array;
}

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

function createMaker(
  reading: RowReading,
  { bytes, starts, isMulti }: PropertySource,
  flat: FlatGeometry,
  rows: Uint32Array,
  kept: ReadonlyMap<number, LayerRecord>,
  originals: ReadonlyMap<number, unknown>,
): (index: number, id: string) => LayerRecord {
  const addGeometry = createGeometryAdder(reading.kind, (index) =>
    withType(geometryAt(flat, index), isMulti[index] !== 0),
  );
  return (index, id) => {
    const whole = kept.get(index);
    if (whole !== undefined) return whole;
    const text = new TextDecoder().decode(bytes.subarray(starts[index], starts[index + 1]));
    const row = rows[index] as number; // a row for each record
    const prepared = prepareProperties(reading, row, text === "" ? {} : (JSON.parse(text) as JsonObject), []);
    const original = originals.get(index);
    const assigned: AssignedId = original === undefined ? { id } : { id, original };
    const record = makeAttributes(reading, row, prepared, assigned, []);
    if (record === undefined) throw new Error(`row ${row} of ${reading.file} no longer gives the record it gave`);
    addGeometry(record, index);
    // The record reader made it from the zod shape of this layer.
    return record as unknown as LayerRecord;
  };
}

/** A MultiPolygon of one polygon stays one. */
function withType(geometry: AreaGeometry, isMulti: boolean): AreaGeometry {
  return isMulti && geometry.type === "Polygon"
    ? { type: "MultiPolygon", coordinates: [geometry.coordinates] }
    : geometry;
}
