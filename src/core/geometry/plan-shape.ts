import type {
  AreaGeometry,
  LngLat,
  LngLatRing,
  PlanBox,
  PlanMultiPolygon,
  PlanPolygon,
  PlanRing,
  PlanXY,
} from "../model/coordinates.ts";
import type { MeasuringPlane } from "./measuring-plane.ts";
import type { PlanShape } from "./overlay-engine.ts";

/**
 * A valid geometry in degrees as a shape on the measuring plane. Rings are closed already and are turned where needed:
 * shells counterclockwise, holes clockwise. Edges are straight on the plane. Cost: linear in the vertices.
 */
export function toPlanShape(id: string, geometry: AreaGeometry, plane: MeasuringPlane): PlanShape {
  const polygons = polygonsOf(geometry).map((rings) =>
    rings.map((ring, index) =>
      windRing(
        ring.map((p) => plane.toPlane(p)),
        index === 0,
      ),
    ),
  );
  return createPlanShape(id, polygons);
}

/** A shape from polygons that lie on the plane already: shells counterclockwise, holes clockwise, rings closed. */
export function createPlanShape(id: string, polygons: PlanMultiPolygon): PlanShape {
  return { id, polygons, box: planBoxOf(polygons), areaM2: polygonsAreaM2(polygons) };
}

/** Polygons of either type of geometry as one list. */
export function polygonsOf(geometry: AreaGeometry): readonly (readonly LngLatRing[])[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/**
 * Signed area of a closed ring, m²: positive counterclockwise. Shoelace relative to the first vertex, so that the
 * distance to the origin costs no digits. Fewer than 4 positions give 0 or what they enclose, never NaN.
 */
export function ringAreaM2(ring: PlanRing): number {
  const first = ring[0];
  if (first === undefined) return 0;
  const [x0, y0] = first;
  let twice = 0;
  let previousX = 0;
  let previousY = 0;
  for (const [x, y] of ring) {
    const dx = x - x0;
    const dy = y - y0;
    twice += previousX * dy - dx * previousY;
    previousX = dx;
    previousY = dy;
  }
  return twice / 2;
}

/** Area of polygons, m²: shells less holes, whichever way the rings run. Overlapping polygons count twice. */
export function polygonsAreaM2(polygons: PlanMultiPolygon): number {
  let area = 0;
  for (const polygon of polygons) {
    let isShell = true;
    for (const ring of polygon) {
      const ringArea = Math.abs(ringAreaM2(ring));
      area += isShell ? ringArea : -ringArea;
      isShell = false;
    }
  }
  return area;
}

/** Length of all outlines, m, those of holes included. */
export function polygonsPerimeterM(polygons: PlanMultiPolygon): number {
  let length = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      let previous: PlanXY | undefined;
      for (const p of ring) {
        if (previous !== undefined) length += Math.hypot(p[0] - previous[0], p[1] - previous[1]);
        previous = p;
      }
    }
  }
  return length;
}

/** Box around the shells. No vertex at all: an inverted box that touches nothing. */
export function planBoxOf(polygons: PlanMultiPolygon): PlanBox {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0] ?? []) {
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return [minX, minY, maxX, maxY];
}

/** Do two boxes have at least a point in common? */
export function boxesTouch(a: PlanBox, b: PlanBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Back to degrees, for the places of issues: one polygon gives a Polygon, none or several a MultiPolygon. */
export function toAreaGeometry(polygons: PlanMultiPolygon, plane: MeasuringPlane): AreaGeometry {
  const toDegrees = (polygon: PlanPolygon): LngLat[][] => polygon.map((ring) => ring.map((p) => plane.toLngLat(p)));
  const [only] = polygons;
  return only !== undefined && polygons.length === 1
    ? { type: "Polygon", coordinates: toDegrees(only) }
    : { type: "MultiPolygon", coordinates: polygons.map(toDegrees) };
}

/** Mean width of a sliver, m: 2 × area / perimeter (domain §6.3). Without a perimeter: 0. */
export function meanWidthM(areaM2: number, perimeterM: number): number {
  return perimeterM > 0 ? (2 * areaM2) / perimeterM : 0;
}

function windRing(ring: readonly PlanXY[], counterclockwise: boolean): PlanRing {
  const area = ringAreaM2(ring);
  return area !== 0 && area > 0 !== counterclockwise ? ring.toReversed() : ring;
}
