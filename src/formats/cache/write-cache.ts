import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { layerKinds, type ParkDataset, recordListKinds } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import type { CacheManifest, ColumnPlan, LayerPlan, MemberPlan, RecordsPlan, SourceKey } from "./cache-format.ts";
import { NotCacheable, toExactJson } from "./exact-json.ts";
import { SectionWriter } from "./sections.ts";
import { findMembers, readMember, writeColumn, writeIds } from "./write-column.ts";
import { writeGeometry } from "./write-geometry.ts";

/** The globals of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** What a cache file keeps of a park: all of it, and what reading its sources found. */
export interface CachedPark {
  readonly dataset: ParkDataset;
  readonly issues: readonly Issue[];
}

interface StoredRecord {
  readonly id: string;
  readonly extra: Readonly<Record<string, unknown>>;
}
interface PlacedRecord extends StoredRecord {
  readonly geometry: AnyGeometry;
}

/** Members of a record that are not written as one of its properties. */
const keptApart: ReadonlySet<string> = new Set(["id", "extra", "geometry"]);

/**
 * A park as a cache file, from which it opens again without parsing: `readCache` gives the same values bit by bit.
 * Yields between properties and layers. Fails, naming what, on a value the file has no form for; then there is no cache.
 */
export function* writeCacheSteps(
  { dataset, issues }: CachedPark,
  source: SourceKey | null,
): Generator<void, Result<Uint8Array, string>, void> {
  try {
    const out = new SectionWriter();
    const layers: LayerPlan[] = [];
    for (const kind of layerKinds) {
      const layer: ReadonlyMap<string, PlacedRecord> | undefined = dataset.layers[kind];
      if (layer === undefined) continue;
      const records = yield* writeRecords(layer, out);
      layers.push({ kind, records, geometry: writeGeometry(Array.from(layer.values(), toGeometry), out) });
      yield;
    }
    const lists: CacheManifest["lists"] = [];
    for (const kind of recordListKinds) {
      const list: ReadonlyMap<string, StoredRecord> | undefined = dataset[kind];
      if (list !== undefined) lists.push({ kind, records: yield* writeRecords(list, out) });
    }
    const manifest: CacheManifest = {
      source,
      meta: dataset.meta,
      layers,
      lists,
      attachments: Array.from(dataset.attachments, ([name, bytes]) => ({ name, section: out.add(bytes) })),
      issues: out.add(encode(toExactJson(issues))),
    };
    return succeed(out.finish(encode(toExactJson(manifest))));
  } catch (error) {
    if (error instanceof NotCacheable) return fail(error.message);
    throw error;
  }
}

/** The same at one go. */
export function writeCache(park: CachedPark, source: SourceKey | null): Result<Uint8Array, string> {
  const steps = writeCacheSteps(park, source);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function* writeRecords(
  records: ReadonlyMap<string, StoredRecord>,
  out: SectionWriter,
): Generator<void, RecordsPlan, void> {
  const stored = [...records.values()];
  const ids = writeIds([...records.keys()], out);
  if (stored.some(({ id }, row) => records.get(id) !== stored[row]))
    throw new NotCacheable("a record under another's id");
  // Whatever the kind, a record is a plain object.
  const all = stored as readonly unknown[] as readonly Readonly<Record<string, unknown>>[];
  const known: MemberPlan[] = [];
  const names = findMembers(all, keptApart);
  if (names === undefined) throw new NotCacheable("records without a common order of properties");
  for (const name of names) {
    known.push({ name, column: writeColumn(readMember(all, name), out) });
    yield;
  }
  const column: ColumnPlan = { kind: "object", states: null, rows: all.length, members: known };
  const extra = writeColumn(
    all.map((record) => record.extra),
    out,
  );
  return { count: all.length, ids, known: column, extra };
}

function toGeometry({ geometry }: PlacedRecord): AnyGeometry {
  return geometry;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
