import type { PlanXY } from "../model/coordinates.ts";
import type { PlanShape } from "./overlay-engine.ts";

/**
 * Does an open line enter the shape? True when a segment crosses an edge properly or an end of it lies inside; a line
 * that only runs along the border or touches a corner does not. Meters on one plane. Cost: segments × edges after a
 * box test.
 */
export function crossesLine(shape: PlanShape, line: readonly PlanXY[]): boolean {
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1];
    const to = line[i];
    if (from === undefined || to === undefined || !mayMeet(shape, from, to)) continue;
    if (crossesAnyEdge(shape, from, to)) return true;
    const middle: PlanXY = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    if (isInside(shape, from) || isInside(shape, middle)) return true;
  }
  return false;
}

function mayMeet({ box }: PlanShape, from: PlanXY, to: PlanXY): boolean {
  return (
    Math.min(from[0], to[0]) <= box[2] &&
    Math.max(from[0], to[0]) >= box[0] &&
    Math.min(from[1], to[1]) <= box[3] &&
    Math.max(from[1], to[1]) >= box[1]
  );
}

function crossesAnyEdge(shape: PlanShape, from: PlanXY, to: PlanXY): boolean {
  for (const polygon of shape.polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a !== undefined && b !== undefined && crossProperly(from, to, a, b)) return true;
      }
    }
  }
  return false;
}

function crossProperly(p: PlanXY, q: PlanXY, a: PlanXY, b: PlanXY): boolean {
  const d1 = side(a, b, p);
  const d2 = side(a, b, q);
  const d3 = side(p, q, a);
  const d4 = side(p, q, b);
  return d1 * d2 < 0 && d3 * d4 < 0;
}

function side(a: PlanXY, b: PlanXY, p: PlanXY): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

/** Strictly inside by even-odd over all rings; a point on the border may go either way and is not counted on. */
function isInside(shape: PlanShape, point: PlanXY): boolean {
  let inside = false;
  for (const polygon of shape.polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a === undefined || b === undefined) continue;
        if (side(a, b, point) === 0) continue;
        if (a[1] > point[1] !== b[1] > point[1]) {
          const x = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
          if (point[0] < x) inside = !inside;
        }
      }
    }
  }
  return inside;
}
