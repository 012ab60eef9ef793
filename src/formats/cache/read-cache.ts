import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import type { LayerKind, ParkDataset, RecordListKind } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { createGeometryAdder } from "../dataset/geometry-on-demand.ts";
import { LazyLayer } from "../dataset/lazy-layer.ts";
import { type CacheManifest, manifestSchema, type RecordsPlan, type SourceKey } from "./cache-format.ts";
import { type Column, readColumn } from "./read-column.ts";
import { type CachedGeometry, readGeometry } from "./read-geometry.ts";
import { BadCache, getSection } from "./section-views.ts";
import { type CacheRefusal, openSections, type Sections } from "./sections.ts";
import type { CachedPark } from "./write-cache.ts";

/** The globals of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

export interface ReopenedPark extends CachedPark {
  /** Null: saved by a person. */
  readonly source: SourceKey | null;
  /** Flat arrays of the layers whose shapes are all areas. */
  readonly flat: Readonly<Partial<Record<LayerKind, FlatGeometry>>>;
  /** What the records of each layer and list are made from, for a check of values that come from outside. */
  readonly tables: ReadonlyMap<LayerKind | RecordListKind, RecordTable>;
}

export interface RecordTable {
  readonly count: number;
  readonly idAt: (row: number) => string;
  readonly known: Column;
  readonly extra: Column;
}

/**
 * Opens a cache file. Records are made when asked for; geometry is there at once as flat arrays. With `wanted`, only a
 * cache of just that source is taken. Whatever is wrong with the bytes gives a refusal, never an exception or another park.
 * The bytes are looked at where they lie and must not be changed afterwards. Cost: linear, a tenth of parsing the sources.
 */
export function readCache(bytes: Uint8Array, wanted?: SourceKey): Result<ReopenedPark, CacheRefusal> {
  const opened = openSections(bytes);
  if (!opened.ok) return opened;
  try {
    const manifest = readManifest(opened.value);
    if (wanted !== undefined && !isSameSource(manifest.source, wanted)) return fail({ reason: "other-source" });
    return succeed(readPark(manifest, opened.value));
  } catch (error) {
    // A value kept as JSON that is none shows when it is asked for.
    if (error instanceof BadCache || error instanceof SyntaxError)
      return fail({ reason: "damaged", what: error.message });
    throw error;
  }
}

function readManifest(sections: Sections): CacheManifest {
  const parsed = manifestSchema.safeParse(readJson(sections, 0));
  if (!parsed.success) throw new BadCache("a table of contents of another form");
  return parsed.data;
}

function readJson(sections: Sections, index: number): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(getSection(sections, index)));
  } catch {
    throw new BadCache("a text that is not JSON");
  }
}

function isSameSource(source: SourceKey | null, wanted: SourceKey): boolean {
  return source !== null && JSON.stringify(source) === JSON.stringify(wanted);
}

function readPark(manifest: CacheManifest, sections: Sections): ReopenedPark {
  const flat: Partial<Record<LayerKind, FlatGeometry>> = {};
  const tables = new Map<LayerKind | RecordListKind, RecordTable>();
  const layers: Record<string, unknown> = {};
  for (const { kind, records, geometry } of manifest.layers) {
    const table = readTable(records, sections);
    const shapes = readGeometry(geometry, table.count, sections);
    if (shapes.isArea) flat[kind] = shapes.flat;
    tables.set(kind, table);
    layers[kind] = makeLayer(kind, table, shapes);
  }
  const lists: Record<string, unknown> = {};
  for (const { kind, records } of manifest.lists) {
    const table = readTable(records, sections);
    tables.set(kind, table);
    lists[kind] = makeAll(table, (row) => makeRecord(table, row));
  }
  // The writer took them from a dataset, and the checksums say that nothing has changed since.
  const dataset = {
    meta: manifest.meta,
    layers,
    enterprises: undefined,
    projects: undefined,
    quotas: undefined,
    chains: undefined,
    ...lists,
    attachments: new Map(manifest.attachments.map(({ name, section }) => [name, getSection(sections, section)])),
  } as unknown as ParkDataset;
  const issues = readJson(sections, manifest.issues) as readonly Issue[];
  return { dataset, issues, source: manifest.source, flat, tables };
}

/** The number of records is believed only after the ids, four bytes at least for each, have been found. */
function readTable(plan: RecordsPlan, sections: Sections): RecordTable {
  const { ids, count } = plan;
  if (ids.kind !== "text" || ids.states !== null) throw new BadCache("ids that are no texts");
  const idAt = readColumn(ids, count, sections).read as (row: number) => string; // a text column without states gives texts
  const known = readColumn(plan.known, count, sections);
  const extra = readColumn(plan.extra, count, sections, true);
  if (plan.known.kind !== "object" || known.mayBeAbsent) throw new BadCache("records that are no objects");
  return { count, idAt, known, extra };
}

/** Records of a layer: made on demand where all shapes are areas, else at once, since such layers are small. */
function makeLayer(kind: LayerKind, table: RecordTable, shapes: CachedGeometry): ReadonlyMap<string, object> {
  const addGeometry = createGeometryAdder(kind, shapes.geometryAt);
  const make = (row: number): object => {
    const record = makeRecord(table, row);
    addGeometry(record, row);
    return record;
  };
  if (!shapes.isArea) return makeAll(table, make);
  return new LazyLayer(readAllIds(table), shapes.flat, make);
}

function makeRecord({ idAt, known, extra }: RecordTable, row: number): object {
  return { id: idAt(row), ...(known.read(row) as object), extra: extra.read(row) }; // known properties are a column of objects
}

function makeAll(table: RecordTable, make: (row: number) => object): ReadonlyMap<string, object> {
  return new Map(readAllIds(table).map((id, row) => [id, make(row)]));
}

function readAllIds({ count, idAt }: RecordTable): readonly string[] {
  const ids: string[] = [];
  for (let row = 0; row < count; row++) ids.push(idAt(row));
  return ids;
}
