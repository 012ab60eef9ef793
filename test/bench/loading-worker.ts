import { parentPort, workerData } from "node:worker_threads";
import type Flatbush from "flatbush";
import { loadCrsTable } from "../../src/cli/data-files.ts";
import { edgeRunsOf } from "../../src/core/geometry/edge-runs.ts";
import { createFlatGrid, type FlatGrid } from "../../src/core/geometry/flat-grid.ts";
import {
  type FlatGeometry,
  FlatGeometryBuilder,
  type FlatLayer,
  projectLayerSteps,
} from "../../src/core/geometry/flat-layer.ts";
import { createFittedPlane } from "../../src/core/geometry/projection-fit.ts";
import { repairAreaGeometry } from "../../src/core/geometry/validity.ts";
import type { AreaGeometry } from "../../src/core/model/coordinates.ts";
import { readCache } from "../../src/formats/cache/read-cache.ts";
import { readLayerSteps } from "../../src/formats/dataset/read-layer.ts";
import { scanLargeLayer } from "../../src/formats/dataset/scan-large-layer.ts";
import { readScanned } from "../../src/formats/geojson/read-scanned.ts";
import { type ScannedFile, scanFeatures } from "../../src/formats/geojson/scan-features.ts";
import type { SourceFeature } from "../../src/formats/geojson/source-feature.ts";
import { loadPlainly } from "./peers/plain-path.ts";
import { median, timeInRotation, timeMs } from "./rounds.ts";

/* The ways to load one file that P8 and P9 compare, timed where nothing but the file is in memory. */

/** Medians, ms; `longestBlock` is the longest time the scanner goes without a step. */
export interface LoadingTimes {
  readonly plain: number;
  readonly scanner: number;
  readonly wholeImport: number;
  readonly reopened: number;
  readonly longestBlock: number;
}

interface Files {
  readonly bytes: Uint8Array;
  readonly cache: Uint8Array;
}

const { bytes, cache } = workerData as Files;
const crsTable = await loadCrsTable();
// The city lies around here (city-grid); any plane would do, all three ways use the same.
const plane = createFittedPlane([114, 32, 114.4, 32.4]);
parentPort?.postMessage(areAlike() ? await time() : "The ways to load a layer give other coordinates");

function areAlike(): boolean {
  const plain = loadPlainly(bytes, plane).layer;
  return [loadByScanning(), reopen()].every(({ layer }) => isSameLayer(layer, plain));
}

async function time(): Promise<LoadingTimes> {
  const blocks: number[] = [];
  // What is made stays in memory until the next way has made its own.
  let kept: { readonly index: Flatbush | FlatGrid } | undefined;
  const keep = (load: () => { readonly index: Flatbush | FlatGrid }) => () => {
    kept = undefined;
    globalThis.gc?.();
    return timeMs(() => {
      kept = load();
    });
  };
  const times = await timeInRotation({
    plain: keep(() => loadPlainly(bytes, plane)),
    scanner: keep(() => {
      const loaded = loadByScanning();
      blocks.push(loaded.longestMs);
      return loaded;
    }),
    wholeImport: () => timeMs(importWhole),
    reopened: keep(reopen),
  });
  if (kept === undefined) throw new Error("Nothing was loaded.");
  return { ...times, longestBlock: median(blocks) };
}

interface LoadedLayer {
  readonly layer: FlatLayer;
  readonly index: FlatGrid;
  /** The longest time without a step in between. */
  readonly longestMs: number;
}

function loadByScanning(): LoadedLayer {
  let longestMs = 0;
  const finishSteps = <T>(steps: Generator<number, T, void>): T => {
    for (;;) {
      const start = performance.now();
      const step = steps.next();
      longestMs = Math.max(longestMs, performance.now() - start);
      if (step.done === true) return step.value;
    }
  };
  const scanned = finishSteps(scanFeatures(bytes));
  if (scanned === undefined) throw new Error("The scanner left the file to the plain reader.");
  const irregular = finishSteps(readScanned("parcels.geojson", bytes, scanned, { crsTable, crs: null }));
  if (irregular === undefined || irregular.refused) throw new Error("The file was refused.");
  const start = performance.now();
  const geometry = joinRows(scanned, irregular.features);
  return finish(geometry, Math.max(longestMs, performance.now() - start));
}

/** Regular and irregular features in the order of the file. */
function joinRows({ geometry, rows }: ScannedFile, irregular: readonly SourceFeature[]): FlatGeometry {
  const builder = new FlatGeometryBuilder(geometry.lngLat.length / 2);
  let from = 0;
  for (const { row, geometry: shape } of irregular) {
    let to = from;
    while (to < rows.length && (rows[to] as number) < row) to++; // in range by the loop
    builder.addFrom(geometry, from, to);
    from = to;
    const repaired = repairAreaGeometry(shape as AreaGeometry); // the made city holds nothing else
    if (repaired.kind !== "sound") throw new Error(`Row ${row} is not sound.`);
    builder.add(repaired.geometry);
  }
  builder.addFrom(geometry, from, rows.length);
  return builder.finish();
}

/** The import of the product: all attributes validated, ids given, issues told. */
function importWhole(): void {
  const options = {
    crsTable,
    crs: null,
    encoding: null,
    mapping: undefined,
    mayBeEmpty: false,
    scanner: scanLargeLayer,
  };
  const steps = readLayerSteps("parcels", "parcels.geojson", bytes, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if (step.value.records === undefined) throw new Error("The file was refused.");
}

function reopen(): LoadedLayer {
  const park = readCache(cache);
  const parcels = park.ok ? park.value.flat.parcels : undefined;
  if (parcels === undefined) throw new Error("The cache file cannot be read back.");
  return finish(parcels, 0);
}

function finish(geometry: FlatGeometry, longestSoFarMs: number): LoadedLayer {
  let longestMs = longestSoFarMs;
  const timed = <T>(work: () => T): T => {
    const start = performance.now();
    const made = work();
    longestMs = Math.max(longestMs, performance.now() - start);
    return made;
  };
  const steps = projectLayerSteps(geometry, plane);
  let step = timed(() => steps.next());
  while (step.done !== true) step = timed(() => steps.next());
  const layer = step.value;
  const index = timed(() => createFlatGrid(layer.box));
  timed(() => edgeRunsOf(layer));
  return { layer, index, longestMs };
}

function isSameLayer(a: FlatLayer, b: FlatLayer): boolean {
  return (["shapeStart", "polygonStart", "ringStart", "lngLat", "xy"] as const).every(
    (name) => a[name].length === b[name].length && a[name].every((value, i) => value === b[name][i]),
  );
}
