import { type FlatGeometry, FlatGeometryBuilder } from "../../../src/core/geometry/flat-layer.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { buildingAt } from "./city-buildings.ts";
import { controlsOf } from "./city-controls.ts";
import { type CityGrid, hashAt, toRing } from "./city-grid.ts";
import { parcelsOfCell } from "./city-parcels.ts";
import { zonesOf } from "./city-zones.ts";

/** The made city of the benchmark (performance §1): every number follows from the size and the seed. */
export interface City {
  readonly parcels: FlatGeometry;
  readonly zones: FlatGeometry;
  readonly buildings: FlatGeometry;
  /** Areas of 12,000 vertices. */
  readonly controls: FlatGeometry;
  /** 500 schools, homes and the like, for distances. */
  readonly sites: FlatGeometry;
}

const siteCount = 500;
/** Parcels a cell: courtyards and strips bring 2 % more. */
const parcelsPerCell = 1.02;

/**
 * About 1 ha parcels around 114.1 E 32.1 N with shared borders, T-junctions, courtyards, slivers and encroachments; zones of 300
 * vertices that cut 8 % of them; 1.5 buildings a parcel, 10 % straddling; control areas of 12,000 vertices; 500 sensitive sites.
 * Written straight into flat arrays. Cost: linear, some 5 µs a parcel.
 */
export function makeCity(count: number, seed = 7): City {
  const grid: CityGrid = { seed, side: Math.ceil(Math.sqrt(count / parcelsPerCell) * 1.002) };
  const { parcels, buildings } = fillCells(grid, count);
  return {
    parcels,
    buildings,
    zones: flattenRings(zonesOf(grid)),
    controls: flattenRings(controlsOf(grid)),
    sites: flattenRings(sitesOf(grid)),
  };
}

function fillCells(
  grid: CityGrid,
  count: number,
): { readonly parcels: FlatGeometry; readonly buildings: FlatGeometry } {
  const parcels = new FlatGeometryBuilder();
  const buildings = new FlatGeometryBuilder();
  let parcelCount = 0;
  let buildingCount = 0;
  for (let row = 0; row < grid.side; row++) {
    for (let column = 0; column < grid.side && parcelCount < count; column++) {
      for (const polygons of parcelsOfCell(grid, row, column).slice(0, count - parcelCount)) {
        parcels.add({ type: "MultiPolygon", coordinates: polygons });
        parcelCount++;
      }
      for (let place = 0; place < 3 && buildingCount < Math.floor(1.5 * parcelCount); place++) {
        const ring = buildingAt(grid, row, column, place, buildingCount);
        buildings.add({ type: "Polygon", coordinates: [ring] });
        buildingCount++;
      }
    }
  }
  if (parcelCount !== count) throw new Error(`The cells hold ${parcelCount} parcels instead of ${count}.`);
  return { parcels: parcels.finish(), buildings: buildings.finish() };
}

function flattenRings(rings: Iterable<readonly LngLat[]>): FlatGeometry {
  const builder = new FlatGeometryBuilder();
  for (const ring of rings) builder.add({ type: "Polygon", coordinates: [ring] });
  return builder.finish();
}

/** Eight corners around a place anywhere in the city. */
function* sitesOf({ seed, side }: CityGrid): Generator<readonly LngLat[]> {
  for (let i = 0; i < siteCount; i++) {
    const x = 100 * side * hashAt(seed, i, 0, 50);
    const y = 100 * side * hashAt(seed, i, 0, 51);
    const radiusM = 20 + 40 * hashAt(seed, i, 0, 52);
    yield toRing(
      Array.from({ length: 8 }, (_, k): readonly [number, number] => [
        x + radiusM * Math.cos((k * Math.PI) / 4),
        y + radiusM * Math.sin((k * Math.PI) / 4),
      ]),
    );
  }
}
