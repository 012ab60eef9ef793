import type { LayerKind } from "../../core/model/dataset.ts";
import { layerShapes } from "../../core/model/layer-shapes.ts";
import { scanJson } from "../geojson/json-scan.ts";
import { readScanned } from "../geojson/read-scanned.ts";
import { type ScannedFile, scanFeatures } from "../geojson/scan-features.ts";
import { limits } from "../limits.ts";
import { type EncodingReport, isUtf8Label } from "../text/decode-text.ts";
import { readFlatRecords } from "./read-flat-layer.ts";
import { findUnmappedFields, finishLayer, type LayerOptions, type LayerReading, within } from "./read-layer.ts";

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** Files above this size are scanned, byte by byte, and their records made when asked for; about 10,000 parcels. */
const scanFromBytes = 4e6;

/**
 * One large GeoJSON file of areas to a layer whose records are made on demand. Undefined where the plain reader has to read it:
 * a small file, another kind of layer, another encoding, or a text that only the plain reader can judge.
 */
export function* scanLargeLayer(
  kind: LayerKind,
  file: string,
  bytes: Uint8Array,
  options: LayerOptions,
): Generator<number, LayerReading | undefined, void> {
  const scanned = yield* within(0, 0.4, scanLayer(kind, bytes, options));
  if (scanned === undefined) return undefined;
  const { crsTable, crs, encoding: declared } = options;
  const reading = yield* within(0.4, 0.5, readScanned(file, bytes, scanned, { crsTable, crs }));
  if (reading === undefined) return undefined;
  const encoding: EncodingReport = { declared, detected: "utf-8", used: "utf-8" };
  return yield* finishLayer(kind, file, options, reading, [...reading.issues], encoding, (rows, issues) => {
    const findUnmapped = (names: ReadonlySet<string>) =>
      rows.mapping === undefined ? [] : findUnmappedFields(file, rows.mapping, (name) => names.has(name));
    return within(0.5, 1, readFlatRecords(rows, bytes, scanned, reading.features, issues, findUnmapped));
  });
}

/** The file as one pass over its bytes sees it; undefined where the plain reader has to read it. */
function* scanLayer(
  kind: LayerKind,
  bytes: Uint8Array,
  { encoding, scanAboveBytes = scanFromBytes }: LayerOptions,
): Generator<number, ScannedFile | undefined, void> {
  const isUtf8 = encoding === null || isUtf8Label(encoding);
  if (bytes.length <= scanAboveBytes || layerShapes[kind].geometry !== "area" || !isUtf8) return undefined;
  const scanned = yield* scanFeatures(bytes);
  if (scanned === undefined || scanned.chars > limits.duplicateScanChars) return scanned;
  return hasDuplicates(bytes) ? undefined : scanned;
}

/** Up to a size the plain reader looks for names that stand twice in an object, and names them. */
function hasDuplicates(bytes: Uint8Array): boolean {
  let isFound = false;
  scanJson(new TextDecoder().decode(bytes), () => {
    isFound = true;
  });
  return isFound;
}
