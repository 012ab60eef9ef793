import type { LngLat, LngLatRing } from "../model/coordinates.ts";
import { createBoxIndex } from "./box-index.ts";
import { locateInPolygon, locateInRing } from "./containment.ts";
import { planBoxOf } from "./plan-shape.ts";

type Polygon = readonly LngLatRing[];

export interface NestingFault {
  /** `hole-outside`: a hole is not in its shell; `hole-in-hole`; `part-in-part`: polygons lie in one another. */
  readonly kind: "hole-outside" | "hole-in-hole" | "part-in-part";
  readonly polygonA: number;
  readonly polygonB: number;
  readonly place: LngLat;
}

/**
 * Faults of rings that neither cross nor run along each other: one point of a ring then tells where all of it lies. Points that
 * only touch are passed over. Cost: each hole looks at its whole shell, each pair of boxes that touch at one ring.
 */
export function findNestingFaults(polygons: readonly Polygon[]): readonly NestingFault[] {
  const faults: NestingFault[] = [];
  polygons.forEach((polygon, index) => {
    const [shell, ...holes] = polygon;
    if (shell === undefined) return;
    const report = (kind: NestingFault["kind"], ring: LngLatRing): void => {
      faults.push({ kind, polygonA: index, polygonB: index, place: ring[0] ?? [0, 0] });
    };
    for (const hole of holes) if (locateRing(hole, [shell]) === "outside") report("hole-outside", hole);
    forEachPair(holes, (a, b) => {
      if (isInside(a, [b]) || isInside(b, [a])) report("hole-in-hole", a);
    });
  });
  createBoxIndex(polygons.map((polygon) => planBoxOf([polygon]))).forEachPair((i, j) => {
    const a = polygons[i];
    const b = polygons[j];
    const place = a?.[0]?.[0];
    if (a?.[0] === undefined || b?.[0] === undefined || place === undefined) return;
    if (isInside(a[0], b) || isInside(b[0], a)) {
      faults.push({ kind: "part-in-part", polygonA: i, polygonB: j, place });
    }
  });
  return faults;
}

function forEachPair(rings: readonly LngLatRing[], visit: (a: LngLatRing, b: LngLatRing) => void): void {
  createBoxIndex(rings.map((ring) => planBoxOf([[ring]]))).forEachPair((i, j) => {
    const a = rings[i];
    const b = rings[j];
    if (a !== undefined && b !== undefined) visit(a, b);
  });
}

function isInside(ring: LngLatRing, polygon: Polygon): boolean {
  return locateRing(ring, polygon) === "inside";
}

/** Where a ring lies that doesn't cross the polygon: by its first corner that is off the border, else by the middle of a side. */
function locateRing(ring: LngLatRing, polygon: Polygon): "inside" | "outside" {
  for (const p of ring) {
    const where =
      polygon.length === 1 && polygon[0] !== undefined ? locateInRing(p, polygon[0]) : locateInPolygon(p, polygon);
    if (where !== "border") return where;
  }
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1] as LngLat; // in range by the loop
    const b = ring[i] as LngLat; // in range by the loop
    const where = locateInPolygon([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], polygon);
    if (where !== "border") return where;
  }
  return "inside";
}
