import { type FlatLayer, flattenGeometries, projectLayerSteps } from "../../src/core/geometry/flat-layer.ts";
import { createFittedPlane } from "../../src/core/geometry/projection-fit.ts";
import { repairAreaGeometry } from "../../src/core/geometry/validity.ts";
import type { AreaGeometry } from "../../src/core/model/coordinates.ts";
import { finish } from "../support/finish.ts";
import { readFeatures } from "../support/real-data.ts";

/** A source of the mixed file on the measuring plane of its place: what was not valid is repaired, what cannot be is left out. */
export interface RealPlace {
  readonly layer: FlatLayer;
  readonly repaired: number;
  readonly rejected: number;
}

/** Copies of the same shape that are kept: two condominium units on one lot tell as much as two hundred. */
const mostCopies = 2;
/** Layers that are laid over each other lie on one plane. */
const samePlace = new Map([["san_jose_annex", "san_jose_zoning"]]);

/** Sources of `perf_mixed_100k`, named by its `src`, repaired by the project's own repair. Cost: some 10 s for all seven. */
export function readRealPlaces(sources: readonly string[]): ReadonlyMap<string, RealPlace> {
  const geometries = new Map<string, AreaGeometry[]>();
  for (const { properties, geometry } of readFeatures("perf_mixed_100k", "mixed_100k.geojson")) {
    const source = String(properties.src);
    if (!sources.includes(source)) continue;
    const known = geometries.get(source) ?? [];
    geometries.set(source, known);
    known.push(geometry as AreaGeometry); // the file holds nothing but polygons
  }
  const places = new Map<string, RealPlace>();
  for (const [source, given] of geometries) {
    const origin = firstPosition(geometries.get(samePlace.get(source) ?? source)?.[0]);
    places.set(source, measurePlace(given, origin));
  }
  return places;
}

function measurePlace(given: readonly AreaGeometry[], [lng, lat]: readonly [number, number]): RealPlace {
  const copies = new Map<string, number>();
  const kept: AreaGeometry[] = [];
  let [repaired, rejected] = [0, 0];
  for (const geometry of given) {
    const outcome = repairAreaGeometry(geometry);
    if (outcome.kind === "rejected") {
      rejected++;
      continue;
    }
    if (outcome.kind === "repaired") repaired++;
    const key = JSON.stringify(outcome.geometry.coordinates);
    copies.set(key, (copies.get(key) ?? 0) + 1);
    if ((copies.get(key) ?? 0) <= mostCopies) kept.push(outcome.geometry);
  }
  return {
    layer: finish(projectLayerSteps(flattenGeometries(kept), createFittedPlane([lng, lat, lng, lat]))),
    repaired,
    rejected,
  };
}

function firstPosition(geometry: AreaGeometry | undefined): readonly [number, number] {
  const ring = geometry?.type === "Polygon" ? geometry.coordinates[0] : geometry?.coordinates[0]?.[0];
  const [lng = 0, lat = 0] = ring?.[0] ?? [];
  return [lng, lat];
}
