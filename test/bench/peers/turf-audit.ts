import { booleanWithin, featureCollection, intersect, multiPolygon, polygon, union } from "@turf/turf";
import Flatbush from "flatbush";
import { type FlatLayer, shapeAt } from "../../../src/core/geometry/flat-layer.ts";
import { polygonsAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanMultiPolygon } from "../../../src/core/model/coordinates.ts";
import type { CityLayers } from "../city/city-layers.ts";

/*
 * The full audit as it is written with Turf 7: candidates from flatbush, a containment test before every intersection, a union where a
 * parcel has several buildings. On the plane's coordinates; areas are planar, since turf.area knows the sphere only.
 */

type Area = NonNullable<ReturnType<typeof union>>;

interface TurfLayer {
  readonly shapes: readonly Area[];
  readonly index: Flatbush;
  readonly layer: FlatLayer;
}

export interface TurfCity {
  readonly parcels: TurfLayer;
  readonly zones: TurfLayer;
  readonly buildings: TurfLayer;
  readonly controls: TurfLayer;
}

/** Pairs with their areas by layer and other shape, and the figures of one parcel, m². */
export interface TurfRow {
  readonly areaM2: number;
  readonly footprintM2: number;
  readonly pairs: ReadonlyMap<string, number>;
}

/** Features and indexes, made before anything is timed. */
export function prepareTurf({ parcels, zones, buildings, controls }: CityLayers): TurfCity {
  return {
    parcels: prepareLayer(parcels),
    zones: prepareLayer(zones),
    buildings: prepareLayer(buildings),
    controls: prepareLayer(controls),
  };
}

function prepareLayer(layer: FlatLayer): TurfLayer {
  const index = new Flatbush(layer.count);
  const shapes: Area[] = [];
  for (let i = 0; i < layer.count; i++) {
    const { polygons, box } = shapeAt(layer, i, "");
    index.add(box[0], box[1], box[2], box[3]);
    const rings = polygons.map((parts) => parts.map((ring) => ring.map(([x, y]) => [x, y])));
    const [only] = rings;
    shapes.push(only !== undefined && rings.length === 1 ? polygon(only) : multiPolygon(rings));
  }
  index.finish();
  return { shapes, index, layer };
}

export function auditParcelWithTurf(city: TurfCity, parcel: number): TurfRow {
  const shape = shapeOf(city.parcels, parcel);
  const pairs = new Map<string, number>();
  const footprints: Area[] = [];
  for (const name of ["zones", "controls"] as const) {
    for (const other of near(city[name], city.parcels, parcel)) {
      const common = within(shape, shapeOf(city[name], other));
      if (common !== null) pairs.set(`${name} ${other}`, areaM2(common));
    }
  }
  for (const other of near(city.buildings, city.parcels, parcel)) {
    const common = within(shapeOf(city.buildings, other), shape);
    if (common === null) continue;
    pairs.set(`buildings ${other}`, areaM2(common));
    footprints.push(common);
  }
  for (const other of near(city.parcels, city.parcels, parcel)) {
    if (other === parcel) continue;
    const common = intersect(featureCollection<Area["geometry"]>([shape, shapeOf(city.parcels, other)]));
    if (common !== null) pairs.set(`neighbors ${other}`, areaM2(common));
  }
  return { areaM2: areaM2(shape), footprintM2: footprintM2(footprints), pairs };
}

/** What the inner shape, as a rule within the outer one, has in common with it. */
function within(inner: Area, outer: Area): Area | null {
  const isPlain = inner.geometry.type === "Polygon" && outer.geometry.type === "Polygon";
  return isPlain && booleanWithin(inner, outer)
    ? inner
    : intersect(featureCollection<Area["geometry"]>([inner, outer]));
}

function footprintM2(footprints: readonly Area[]): number {
  const [only] = footprints;
  if (only === undefined) return 0;
  if (footprints.length === 1) return areaM2(only);
  const united = union(featureCollection<Area["geometry"]>([...footprints]));
  return united === null ? 0 : areaM2(united);
}

function areaM2({ geometry }: Area): number {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return polygonsAreaM2(polygons as unknown as PlanMultiPolygon);
}

function shapeOf({ shapes }: TurfLayer, index: number): Area {
  const shape = shapes[index];
  if (shape === undefined) throw new RangeError(`no shape ${index}`);
  return shape;
}

function near({ index }: TurfLayer, { layer }: TurfLayer, parcel: number): readonly number[] {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = layer.box.subarray(4 * parcel, 4 * parcel + 4);
  return index.search(minX, minY, maxX, maxY);
}
