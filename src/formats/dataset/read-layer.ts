import type { CrsTable } from "../../core/geometry/crs-table.ts";
import { createIssue } from "../../core/model/create-issue.ts";
import type { LayerKind, LayerRecords } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { describeValue, type JsonObject } from "../../core/model/json-value.ts";
import type { LayerMapping } from "../../core/model/mapping.ts";
import { noHints, type ParsedJson, parseJson } from "../geojson/parse-json.ts";
import { type FeatureReading, readFeatures } from "../geojson/read-features.ts";
import type { CrsReport } from "../geojson/reference-system.ts";
import type { SourceFeature } from "../geojson/source-feature.ts";
import { type StopSignal, throwIfStopped } from "../input-file.ts";
import { type CompiledMapping, compileMapping } from "../mapping/compile-mapping.ts";
import type { EncodingReport } from "../text/decode-text.ts";
import { assignIds } from "./assign-ids.ts";
import {
  createRowReading,
  findGivenId,
  prepareProperties,
  type RowReading,
  type RowTally,
  readRow,
  reportCounted,
} from "./read-rows.ts";

/**
 * Reads large area layers faster and in less memory than the plain reader, with the same outcome; undefined where it leaves a
 * file to that. Handed in (scan-large-layer), so that whoever only opens small files need not load it.
 */
export type LayerScanner = (
  kind: LayerKind,
  file: string,
  bytes: Uint8Array,
  options: LayerOptions,
) => Generator<number, LayerReading | undefined, void>;

export interface LayerOptions {
  readonly crsTable: CrsTable;
  readonly crs: string | null;
  readonly encoding: string | null;
  readonly mapping: LayerMapping | undefined;
  /** A file without features is refused where it came by itself, and is an empty layer inside a dataset. */
  readonly mayBeEmpty: boolean;
  readonly signal?: StopSignal | undefined;
  readonly scanner?: LayerScanner | undefined;
  /** Above this size, bytes, area layers are scanned, if there is a scanner; 4 MB where nothing is said. */
  readonly scanAboveBytes?: number | undefined;
}

export interface LayerReading {
  /** Missing: the file was refused. */
  readonly records?: ReadonlyMap<string, LayerRecords[LayerKind]>;
  /** Row of a record, by id. */
  readonly rowOf: (id: string) => number | undefined;
  readonly counts: {
    readonly read: number;
    readonly accepted: number;
    readonly repaired: number;
  };
  readonly issues: readonly Issue[];
  readonly crs: CrsReport;
  readonly encoding: EncodingReport;
}

/** Rows of a file that came in. */
interface Intake {
  readonly records: ReadonlyMap<string, LayerRecords[LayerKind]>;
  readonly rowOf: (id: string) => number | undefined;
  readonly repaired: number;
}

/**
 * Bytes of one GeoJSON file to the records of one layer. Refused whole, or every row accounted for: in, repaired or named as
 * left out. Yields the share done, 0 to 1; whoever stops asking leaves nothing behind.
 */
export function* readLayerSteps(
  kind: LayerKind,
  file: string,
  bytes: Uint8Array,
  options: LayerOptions,
): Generator<number, LayerReading, void> {
  const scanned = options.scanner === undefined ? undefined : yield* options.scanner(kind, file, bytes, options);
  if (scanned !== undefined) return scanned;
  return yield* readPlainLayer(kind, file, bytes, options);
}

function* readPlainLayer(
  kind: LayerKind,
  file: string,
  bytes: Uint8Array,
  options: LayerOptions,
): Generator<number, LayerReading, void> {
  const parsed = parseJson(file, bytes, options.encoding);
  const { encoding, hints } = parsed;
  if (!("value" in parsed)) {
    const crs: CrsReport = { declared: null, detected: null, used: null, confidence: "none" };
    return refuse(0, crs, parsed.issues, encoding);
  }
  yield 0.3;
  throwIfStopped(options.signal);
  const { crsTable, crs, signal } = options;
  const reading = readFeatures(file, parsed.value, { crsTable, crs, signal });
  yield 0.4;
  const issues = [...parsed.issues, ...reading.issues];
  return yield* finishLayer(
    kind,
    file,
    options,
    reading,
    issues,
    encoding,
    (rows, found) => {
      if (hints.shiftedDatum) found.push(...findShiftedDatum(file, reading.head, reading.features));
      return within(0.4, 1, readPlainRecords(rows, reading.features, options, found));
    },
    parsed,
  );
}

/** What both ways of reading have in common: refusals, and the report of the layer. */
export function* finishLayer(
  kind: LayerKind,
  file: string,
  options: LayerOptions,
  reading: FeatureReading,
  issues: Issue[],
  encoding: EncodingReport,
  readRecords: (rows: RowReading, issues: Issue[]) => Generator<number, Intake, void>,
  { hints }: Pick<ParsedJson, "hints"> = { hints: noHints },
): Generator<number, LayerReading, void> {
  if (reading.refused) return refuse(reading.read, reading.crs, issues, encoding);
  if (reading.read === 0 && !options.mayBeEmpty) {
    return refuse(0, reading.crs, [...issues, createIssue("no-features", { layer: kind, file })], encoding);
  }
  const mapping = options.mapping === undefined ? undefined : compileMapping(kind, options.mapping);
  const { records, rowOf, repaired } = yield* readRecords(createRowReading(kind, file, mapping, hints), issues);
  if (records.size === 0 && !options.mayBeEmpty) {
    return refuse(reading.read, reading.crs, [...issues, createIssue("no-features", { layer: kind, file })], encoding);
  }
  const counts = { read: reading.read, accepted: records.size, repaired };
  return { records, rowOf, counts, issues: withLayer(issues, kind), crs: reading.crs, encoding };
}

function refuse(read: number, crs: CrsReport, issues: readonly Issue[], encoding: EncodingReport): LayerReading {
  return { rowOf: () => undefined, counts: { read, accepted: 0, repaired: 0 }, issues, crs, encoding };
}

/** Steps of a part, which yields 0 to 1, as steps of the whole. */
export function* within<T>(from: number, to: number, steps: Generator<number, T, void>): Generator<number, T, void> {
  let step = steps.next();
  while (step.done !== true) {
    yield from + step.value * (to - from);
    step = steps.next();
  }
  return step.value;
}

function* readPlainRecords(
  reading: RowReading,
  features: readonly SourceFeature[],
  options: LayerOptions,
  issues: Issue[],
): Generator<number, Intake, void> {
  const { kind, file, mapping, hints } = reading;
  if (mapping !== undefined && features.length > 0) {
    const hasName = (name: string): boolean => features.some(({ properties }) => Object.hasOwn(properties, name));
    issues.push(...findUnmappedFields(file, mapping, hasName));
  }
  const prepared = features.map(({ row, properties }) => prepareProperties(reading, row, properties, issues));
  if (hints.longIntegers) issues.push(...findKeptDigits(file, features));
  const candidates = features.map(({ row, featureId }, index) => ({
    row,
    given: findGivenId(prepared[index] ?? {}, featureId),
  }));
  const ids = assignIds(kind, file, candidates, issues);

  const records = new Map<string, LayerRecords[LayerKind]>();
  const rows = new Map<string, number>();
  const tally: RowTally = { issues, counted: new Map(), repaired: 0 };
  for (const [index, feature] of features.entries()) {
    if (index % 1000 === 0) {
      throwIfStopped(options.signal);
      yield index / features.length;
    }
    const record = readRow(reading, feature, prepared[index] ?? {}, ids[index] ?? { id: "" }, tally);
    if (record === undefined) continue;
    records.set(record.id, record);
    rows.set(record.id, feature.row);
  }
  reportCounted(reading, tally);
  return { records, rowOf: (id) => rows.get(id), repaired: tally.repaired };
}

/** Mapped sources no row has: nearly always a misspelt name. */
export function findUnmappedFields(
  file: string,
  mapping: CompiledMapping,
  hasName: (name: string) => boolean,
): Issue[] {
  const missing = [...mapping.sources].filter((name) => !hasName(name));
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
