import type { AnyGeometry } from "../../core/model/coordinates.ts";
import { layerKinds, type ParkDataset, recordListKinds } from "../../core/model/dataset.ts";
import type { Issue } from "../../core/model/issue.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import type { CacheManifest, LayerPlan, RecordsPlan, SourceKey } from "./cache-format.ts";
import { NotCacheable, toExactJson } from "./exact-json.ts";
import { RecordColumns } from "./record-columns.ts";
import { SectionWriter } from "./sections.ts";
import { ShapesWriter } from "./write-geometry.ts";

/** The globals of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** What a cache file keeps of a park: all of it, and what reading its sources found. */
export interface CachedPark {
  readonly dataset: ParkDataset;
  readonly issues: readonly Issue[];
}

/** Records taken between two pauses. */
const portion = 500;

interface StoredRecord {
  readonly id: string;
  readonly extra: Readonly<Record<string, unknown>>;
}
interface PlacedRecord extends StoredRecord {
  readonly geometry: AnyGeometry;
}

/**
 * A park as a cache file, from which it opens again without parsing: `readCache` gives the same values bit by bit.
 * Yields every few hundred records and between properties. Fails, naming what, on a value the file has no form for; then there is no cache.
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
      const shapes = new ShapesWriter();
      const records = yield* writeRecords(layer, out, ({ geometry }) => shapes.add(geometry));
      layers.push({ kind, records, geometry: shapes.write(out) });
      yield;
    }
    const lists: CacheManifest["lists"] = [];
    for (const kind of recordListKinds) {
      const list: ReadonlyMap<string, StoredRecord> | undefined = dataset[kind];
      if (list !== undefined) lists.push({ kind, records: yield* writeRecords(list, out, () => {}) });
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

/** Goes over the records once, since a large layer makes each of them anew whenever it is asked. */
function* writeRecords<Stored extends StoredRecord>(
  records: ReadonlyMap<string, Stored>,
  out: SectionWriter,
  visit: (record: Stored) => void,
): Generator<void, RecordsPlan, void> {
  const columns = new RecordColumns();
  for (const [id, record] of records) {
    columns.add(id, record);
    visit(record);
    if (columns.rows % portion === 0) yield;
  }
  return yield* columns.write(out);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
