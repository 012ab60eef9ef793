import { type LayerKind, layerKinds, type ParkDataset, recordListKinds } from "../../core/model/dataset.ts";
import { setOwn } from "../../core/model/value-reader.ts";

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

interface StoredRecord {
  readonly id: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly geometry?: unknown;
}

/** Files of the dataset by name: reading them again gives the same dataset. */
export function formatDataset(dataset: ParkDataset): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const put = (name: string, text: string): void => void files.set(name, new TextEncoder().encode(text));
  put("park.json", `${JSON.stringify(dataset.meta, null, 2)}\n`);
  for (const kind of layerKinds) {
    const records = dataset.layers[kind];
    if (records !== undefined) put(`${kind}.geojson`, formatLayer(kind, records.values()));
  }
  for (const kind of recordListKinds) {
    const records: ReadonlyMap<string, StoredRecord> | undefined = dataset[kind];
    if (records === undefined) continue;
    const lines = [...records.values()].map((record) => JSON.stringify(toProperties(record)));
    put(`${kind}.json`, `[\n${lines.join(",\n")}\n]\n`);
  }
  for (const [name, bytes] of dataset.attachments) files.set(name, bytes);
  return files;
}

/** One layer as a GeoJSON FeatureCollection, a feature a line. */
export function formatLayer(kind: LayerKind, records: Iterable<StoredRecord>): string {
  const lines = [...records].map((record) => JSON.stringify(toFeature(record)));
  return `{"type":"FeatureCollection","name":${JSON.stringify(kind)},"features":[\n${lines.join(",\n")}\n]}\n`;
}

/** A record as a feature: known properties that hold something, then the kept ones under their own names. */
export function toFeature(record: StoredRecord): {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
} {
  return {
    type: "Feature",
    properties: toProperties(record),
    geometry: record.geometry,
  };
}

/** Null and empty lists mean "not known" and are left out: absent reads the same. */
function toProperties(record: StoredRecord): Readonly<Record<string, unknown>> {
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if (name === "extra" || name === "geometry" || value === null) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    setOwn(properties, name, value);
  }
  for (const name of Object.keys(record.extra)) setOwn(properties, name, record.extra[name]);
  return properties;
}
