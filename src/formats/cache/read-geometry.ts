import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import type { AnyGeometry, LngLat } from "../../core/model/coordinates.ts";
import { type GeometryPlan, geometryTypes } from "./cache-format.ts";
import { BadCache, readSmall, readStarts, viewDoubles, viewInts } from "./section-views.ts";
import type { Sections } from "./sections.ts";

export interface CachedGeometry {
  /** The flat arrays of the layer; points and lines lie in them like rings. */
  readonly flat: FlatGeometry;
  /** Are all shapes areas? Only then is `flat` what overlays may take. */
  readonly isArea: boolean;
  /** A shape as GeoJSON, degrees, as it was written. */
  readonly geometryAt: (index: number) => AnyGeometry;
}

/** The shapes of a layer: typed arrays, made in one pass over the steps. Cost: 10 ns a vertex; objects only for what is asked. */
export function readGeometry(plan: GeometryPlan, count: number, sections: Sections): CachedGeometry {
  const { vertexCount } = plan;
  const lngLat = readCoordinates(plan, sections);
  // A shape without a polygon and a polygon without a ring take no vertex, but a byte each, or there are no others.
  const shapeStart = readStarts(plan.polygons, count, count + vertexCount, sections);
  const polygonCount = shapeStart[count] ?? 0;
  const polygonStart = readStarts(plan.rings, polygonCount, vertexCount, sections);
  const ringCount = polygonStart[polygonCount] ?? 0;
  const ringStart = readStarts(plan.vertices, ringCount, vertexCount, sections);
  if (ringStart[ringCount] !== vertexCount) throw new BadCache("vertices without a ring");
  const typeAt = readSmall(plan.types, count, sections);
  const flat: FlatGeometry = { count, shapeStart, polygonStart, ringStart, lngLat };
  let isArea = true;
  for (let index = 0; index < count; index++) {
    const type = typeAt(index);
    checkShape(flat, index, type);
    if (type > 1) isArea = false;
  }
  return { flat, isArea, geometryAt: (index) => toGeometry(flat, index, typeAt(index)) };
}

function readCoordinates(
  { coordinates, decimals, start, vertexCount }: GeometryPlan,
  sections: Sections,
): Float64Array {
  const lngLat =
    decimals === null
      ? viewDoubles(sections, coordinates, 2 * vertexCount)
      : addSteps(viewInts(sections, coordinates, 2 * vertexCount), start, 10 ** decimals);
  for (let at = 0; at < lngLat.length; at += 2) {
    // Not greater rather than less or equal, so that NaN is caught; in range by the loop.
    const isOnEarth = Math.abs(lngLat[at] as number) <= 360 && Math.abs(lngLat[at + 1] as number) <= 90;
    if (!isOnEarth) throw new BadCache("a position that is not on Earth");
  }
  return lngLat;
}

/** A division, not a multiplication by the inverse: only that rounds to the very number that was written. */
function addSteps(steps: Int32Array, [lng, lat]: readonly [number, number], scale: number): Float64Array {
  const lngLat = new Float64Array(steps.length);
  let x = lng;
  let y = lat;
  for (let at = 0; at < steps.length; at += 2) {
    x += steps[at] as number; // in range by the loop
    y += steps[at + 1] as number;
    lngLat[at] = x / scale;
    lngLat[at + 1] = y / scale;
  }
  return lngLat;
}

/** Does a shape have the parts its type needs, and do its rings close? Simple rings are the writer's word. */
function checkShape(flat: FlatGeometry, index: number, type: number): void {
  const { shapeStart, polygonStart, ringStart, lngLat } = flat;
  const name = geometryTypes[type];
  const first = shapeStart[index] as number; // in range by the loop of the caller
  const last = shapeStart[index + 1] as number;
  if (name === undefined || (name !== "MultiPolygon" && last - first !== 1))
    throw new BadCache("a shape without its parts");
  if (type <= 1) {
    for (let ring = polygonStart[first] as number; ring < (polygonStart[last] as number); ring++) {
      const from = 2 * (ringStart[ring] as number);
      const to = 2 * (ringStart[ring + 1] as number) - 2;
      const isClosed = lngLat[from] === lngLat[to] && lngLat[from + 1] === lngLat[to + 1];
      if (to - from < 6 || !isClosed) throw new BadCache("a ring that does not close");
    }
    return;
  }
  const rings = (polygonStart[last] as number) - (polygonStart[first] as number);
  if (name !== "MultiLineString" && rings !== 1) throw new BadCache("a shape without its parts");
  const at = ringStart[polygonStart[first] as number] as number;
  if (name === "Point" && ringStart[(polygonStart[first] as number) + 1] !== at + 1) {
    throw new BadCache("a point of several places");
  }
}

function toGeometry(flat: FlatGeometry, index: number, type: number): AnyGeometry {
  const { shapeStart, polygonStart, ringStart, lngLat } = flat;
  const readRing = (ring: number): LngLat[] => {
    const positions: LngLat[] = [];
    for (let at = ringStart[ring] ?? 0; at < (ringStart[ring + 1] ?? 0); at++) {
      positions.push([lngLat[2 * at] as number, lngLat[2 * at + 1] as number]); // in range by the loop
    }
    return positions;
  };
  const readPolygon = (polygon: number): LngLat[][] => {
    const rings: LngLat[][] = [];
    for (let ring = polygonStart[polygon] ?? 0; ring < (polygonStart[polygon + 1] ?? 0); ring++) {
      rings.push(readRing(ring));
    }
    return rings;
  };
  const first = shapeStart[index] ?? 0;
  const firstRing = polygonStart[first] ?? 0;
  switch (geometryTypes[type]) {
    case "Polygon":
      return { type: "Polygon", coordinates: readPolygon(first) };
    case "LineString":
      return { type: "LineString", coordinates: readRing(firstRing) };
    case "MultiLineString":
      return { type: "MultiLineString", coordinates: readPolygon(first) };
    case "Point":
      return { type: "Point", coordinates: readRing(firstRing)[0] ?? [0, 0] };
    case "MultiPoint":
      return { type: "MultiPoint", coordinates: readRing(firstRing) };
    default: {
      const polygons: LngLat[][][] = [];
      for (let at = first; at < (shapeStart[index + 1] ?? 0); at++) polygons.push(readPolygon(at));
      return { type: "MultiPolygon", coordinates: polygons };
    }
  }
}
