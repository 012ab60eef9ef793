import type Flatbush from "flatbush";
import { loadCrsTable } from "../../../src/cli/data-files.ts";
import type { CrsTable } from "../../../src/core/geometry/crs-table.ts";
import { edgeRunsOf } from "../../../src/core/geometry/edge-runs.ts";
import { createFlatGrid, type FlatGrid } from "../../../src/core/geometry/flat-grid.ts";
import {
  type FlatGeometry,
  FlatGeometryBuilder,
  type FlatLayer,
  projectLayer,
} from "../../../src/core/geometry/flat-layer.ts";
import type { MeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { repairAreaGeometry } from "../../../src/core/geometry/validity.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import { readCache } from "../../../src/formats/cache/read-cache.ts";
import { writeCache } from "../../../src/formats/cache/write-cache.ts";
import { readLayerSteps } from "../../../src/formats/dataset/read-layer.ts";
import { readScanned } from "../../../src/formats/geojson/read-scanned.ts";
import { type ScannedFile, scanFeatures } from "../../../src/formats/geojson/scan-features.ts";
import type { SourceFeature } from "../../../src/formats/geojson/source-feature.ts";
import { formatParcels, toDataset } from "../city/city-files.ts";
import { DisagreementError, formatMs, type Measure } from "../measure.ts";
import { loadPlainly } from "../peers/plain-path.ts";
import { median, timeInRotation, timeMs } from "../rounds.ts";

/**
 * P8 and P9: a layer of parcels from the bytes of its file to projected flat arrays with index and runs of edges, by the scanner and
 * from the cache file, against `JSON.parse`, flat arrays and flatbush. All three must give the same coordinates bit by bit. Ours validates
 * shapes and leaves attributes as ranges of bytes, read when asked for; `JSON.parse` makes them all and validates nothing.
 */
export const loading: Measure = {
  groups: ["P8", "P9"],
  async run(bench) {
    const city = bench.city(bench.size);
    const { plane } = bench.layers(bench.size);
    const crsTable = await loadCrsTable();
    const bytes = formatParcels(city.parcels);
    const { meta, layers, ...rest } = toDataset(city);
    const dataset = { meta, layers: layers.parcels === undefined ? {} : { parcels: layers.parcels }, ...rest };
    const cache = writeCache({ dataset, issues: [] }, null);
    if (!cache.ok) throw new Error(`No cache file: ${cache.failure}`);
    const scanned = loadByScanning(bytes, plane, crsTable);
    const reopened = reopen(cache.value, plane);
    const plain = loadPlainly(bytes, plane);
    for (const { layer } of [scanned, reopened]) {
      if (!isSameLayer(layer, plain.layer))
        throw new DisagreementError("The ways to load a layer give other coordinates");
    }
    const blocks: number[] = [];
    let kept: readonly { readonly index: Flatbush | FlatGrid }[] = [scanned, reopened, plain];
    bench.say(
      `P8 and P9: ${(bytes.length / 2 ** 20).toFixed(1)} MiB of GeoJSON, ${(cache.value.length / 2 ** 20).toFixed(1)} MiB of cache`,
    );
    const times = await timeInRotation({
      plain: () =>
        timeMs(() => {
          kept = [loadPlainly(bytes, plane)];
        }),
      scanner: () =>
        timeMs(() => {
          const loaded = loadByScanning(bytes, plane, crsTable);
          blocks.push(loaded.longestMs);
          kept = [loaded];
        }),
      wholeImport: () => timeMs(() => importWhole(bytes, crsTable)),
      cache: () =>
        timeMs(() => {
          kept = [reopen(cache.value, plane)];
        }),
    });
    if (kept.length === 0) throw new Error("Nothing was loaded.");
    const longestMs = median(blocks);
    return [
      {
        id: "P8a",
        value: times.scanner / times.plain,
        note: `${formatMs(times.scanner)} vs ${formatMs(times.plain)}; with every attribute checked and ids given ${formatMs(times.wholeImport)}`,
      },
      { id: "P8b", value: times.scanner / longestMs, note: `${formatMs(longestMs)} of ${formatMs(times.scanner)}` },
      { id: "P9", value: times.cache / times.plain, note: `${formatMs(times.cache)} vs ${formatMs(times.plain)}` },
    ];
  },
};

interface LoadedLayer {
  readonly layer: FlatLayer;
  readonly index: FlatGrid;
  /** The longest time without a step in between. */
  readonly longestMs: number;
}

function loadByScanning(bytes: Uint8Array, plane: MeasuringPlane, crsTable: CrsTable): LoadedLayer {
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
  return finish(geometry, plane, Math.max(longestMs, performance.now() - start));
}

/** Regular and irregular features in the order of the file. */
function joinRows({ geometry, rows }: ScannedFile, irregular: readonly SourceFeature[]): FlatGeometry {
  const builder = new FlatGeometryBuilder();
  let regular = 0;
  for (const feature of irregular) {
    for (; regular < rows.length && (rows[regular] as number) < feature.row; regular++)
      builder.addFrom(geometry, regular); // in range by the loop
    const repaired = repairAreaGeometry(feature.geometry as AreaGeometry); // the made city holds nothing else
    if (repaired.kind !== "sound") throw new Error(`Row ${feature.row} is not sound.`);
    builder.add(repaired.geometry);
  }
  for (; regular < rows.length; regular++) builder.addFrom(geometry, regular);
  return builder.finish();
}

/** The import of the product: all attributes validated, ids given, issues told. */
function importWhole(bytes: Uint8Array, crsTable: CrsTable): void {
  const options = { crsTable, crs: null, encoding: null, mapping: undefined, mayBeEmpty: false };
  const steps = readLayerSteps("parcels", "parcels.geojson", bytes, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if (step.value.records === undefined) throw new Error("The file was refused.");
}

function reopen(bytes: Uint8Array, plane: MeasuringPlane): LoadedLayer {
  const park = readCache(bytes);
  const parcels = park.ok ? park.value.flat.parcels : undefined;
  if (parcels === undefined) throw new Error("The cache file cannot be read back.");
  return finish(parcels, plane, 0);
}

function finish(geometry: FlatGeometry, plane: MeasuringPlane, longestSoFarMs: number): LoadedLayer {
  const start = performance.now();
  const layer = projectLayer(geometry, plane);
  const projected = performance.now();
  const index = createFlatGrid(layer.box);
  edgeRunsOf(layer);
  const longestMs = Math.max(longestSoFarMs, projected - start, performance.now() - projected);
  return { layer, index, longestMs };
}

function isSameLayer(a: FlatLayer, b: FlatLayer): boolean {
  return (["shapeStart", "polygonStart", "ringStart", "lngLat", "xy"] as const).every(
    (name) => a[name].length === b[name].length && a[name].every((value, i) => value === b[name][i]),
  );
}
