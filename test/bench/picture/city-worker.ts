import type { FeatureCollection } from "geojson";
import { type FlatGeometry, flattenGeometries, geometryAt } from "../../../src/core/geometry/flat-layer.ts";
import type { AreaGeometry, LngLatBox } from "../../../src/core/model/coordinates.ts";
import { type TileColumn, toNumberColumn, toTextColumn } from "../../../src/worker/tiles/tile-columns.ts";
import { createTileConnection } from "../../../src/worker/tiles/tile-connection.ts";
import { makeCity } from "../city/make-city.ts";

/* Holds the parcels of a city in flat arrays, as the audit worker does, and hands them over in either way. */

export type CityQuestion =
  | { readonly type: "make"; readonly size: number }
  /** Takes the areas of a GeoJSON file instead. */
  | { readonly type: "read"; readonly file: File }
  | { readonly type: "objects" }
  | { readonly type: "tiles"; readonly key: number };

export interface ParcelProperties {
  readonly id: string;
  readonly useKey: string;
  readonly status: string;
  readonly verdict: string;
  readonly areaM2: number;
}

const uses = ["M1", "M2", "M3", "W", "R", "G", "S", "B"];
const connection = createTileConnection();
let parcels: FlatGeometry | undefined;

function describeParcel(index: number): ParcelProperties {
  return {
    id: `P${String(index + 1).padStart(7, "0")}`,
    useKey: uses[(index * 7) % uses.length] ?? "M1",
    status: index % 9 === 0 ? "idle" : "built",
    verdict: index % 5 === 0 ? "fail" : "pass",
    areaM2: 10_000 + (index % 97),
  };
}

function toFeatures(flat: FlatGeometry) {
  return Array.from({ length: flat.count }, (_, i) => ({
    type: "Feature" as const,
    properties: describeParcel(i),
    geometry: geometryAt(flat, i),
  }));
}

function feedTiles(flat: FlatGeometry, key: number): void {
  const { count } = flat;
  const all = Array.from({ length: count }, (_, i) => describeParcel(i));
  const columns: TileColumn[] = [
    { kind: "id", key: "id", values: all.map(({ id }) => id) },
    ...(["useKey", "status", "verdict"] as const).map((name) =>
      toTextColumn(
        name,
        all.map((properties) => properties[name]),
        count,
      ),
    ),
    toNumberColumn(
      "areaM2",
      all.map(({ areaM2 }) => areaM2),
      count,
    ),
  ];
  const copy = {
    ...flat,
    shapeStart: flat.shapeStart.slice(),
    polygonStart: flat.polygonStart.slice(),
    ringStart: flat.ringStart.slice(),
    lngLat: flat.lngLat.slice(),
  };
  connection.post({ type: "layer", key, layer: "parcels", flat: copy, columns }, [copy.lngLat.buffer]);
  if (key > 1) connection.post({ type: "drop", key: key - 1 }, []);
}

/** Areas of a GeoJSON file; everything else in it is left out. */
async function readParcels(file: File): Promise<FlatGeometry> {
  // A benchmark is given files that can be read.
  const { features } = JSON.parse(await file.text()) as FeatureCollection;
  const areas = features.map(({ geometry }) => geometry).filter((geometry) => geometry?.type.endsWith("Polygon"));
  return flattenGeometries(areas as unknown as readonly AreaGeometry[]);
}

/** Box of the degree square in which most parcels begin: what lies on two continents is no picture of parcels. */
function findBounds({ count, shapeStart, polygonStart, ringStart, lngLat }: FlatGeometry): LngLatBox {
  const first = (shape: number) => ringStart[polygonStart[shapeStart[shape] ?? 0] ?? 0] ?? 0;
  const squareOf = (shape: number) =>
    `${Math.floor(lngLat[2 * first(shape)] ?? 0)} ${Math.floor(lngLat[2 * first(shape) + 1] ?? 0)}`;
  const counts = new Map<string, number>();
  for (let shape = 0; shape < count; shape++) counts.set(squareOf(shape), (counts.get(squareOf(shape)) ?? 0) + 1);
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [""];
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let shape = 0; shape < count; shape++) {
    if (squareOf(shape) !== fullest) continue;
    const at = 2 * first(shape);
    west = Math.min(west, lngLat[at] ?? west);
    east = Math.max(east, lngLat[at] ?? east);
    south = Math.min(south, lngLat[at + 1] ?? south);
    north = Math.max(north, lngLat[at + 1] ?? north);
  }
  return [west, south, east, north];
}

self.onmessage = async ({ data }: MessageEvent<CityQuestion>) => {
  if (data.type === "make" || data.type === "read") {
    parcels = data.type === "make" ? makeCity(data.size).parcels : await readParcels(data.file);
    self.postMessage(findBounds(parcels));
    return;
  }
  if (parcels === undefined) throw new Error("no city yet");
  if (data.type === "objects") {
    self.postMessage(toFeatures(parcels));
    return;
  }
  feedTiles(parcels, data.key);
  const port = connection.takePort();
  self.postMessage(port ?? null, { transfer: port === undefined ? [] : [port] });
};
