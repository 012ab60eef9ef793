import type { PlanXY } from "../model/coordinates.ts";
import type { PlanShape } from "./overlay-engine.ts";

/**
 * The parts of an open line inside the shape, each straight: where it enters. Each segment is cut where it meets an edge or a
 * corner, and a part whose middle lies inside enters; a line that only runs along the border or touches a corner does not.
 * Meters on one plane. Cost: segments × edges after a box test.
 */
export function findCrossings(shape: PlanShape, line: readonly PlanXY[]): readonly (readonly [PlanXY, PlanXY])[] {
  const parts: (readonly [PlanXY, PlanXY])[] = [];
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1];
    const to = line[i];
    if (from === undefined || to === undefined || !mayMeet(shape, from, to)) continue;
    const cuts = [0, ...findCuts(shape, from, to), 1].sort((a, b) => a - b);
    for (let k = 1; k < cuts.length; k++) {
      const start = cuts[k - 1] ?? 0;
      const end = cuts[k] ?? 1;
      if (end <= start) continue;
      const at = (share: number): PlanXY => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      if (isInside(shape, at((start + end) / 2))) parts.push([at(start), at(end)]);
    }
  }
  return parts;
}

function mayMeet({ box }: PlanShape, from: PlanXY, to: PlanXY): boolean {
  return (
    Math.min(from[0], to[0]) <= box[2] &&
    Math.max(from[0], to[0]) >= box[0] &&
    Math.min(from[1], to[1]) <= box[3] &&
    Math.max(from[1], to[1]) >= box[1]
  );
}

/** Where along the segment, 0 to 1, it meets edges: crossings, corners on it, and the ends of edges it runs along. */
function findCuts(shape: PlanShape, from: PlanXY, to: PlanXY): number[] {
  const cuts: number[] = [];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length2 = dx * dx + dy * dy;
  for (const polygon of shape.polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a === undefined || b === undefined) continue;
        const sideOfA = side(from, to, a);
        const sideOfB = side(from, to, b);
        if ((sideOfA > 0 && sideOfB > 0) || (sideOfA < 0 && sideOfB < 0)) continue;
        const share = sideOfA === sideOfB ? 0 : sideOfA / (sideOfA - sideOfB);
        const x = a[0] + share * (b[0] - a[0]);
        const y = a[1] + share * (b[1] - a[1]);
        const along = ((x - from[0]) * dx + (y - from[1]) * dy) / length2;
        if (along > 0 && along < 1) cuts.push(along);
      }
    }
  }
  return cuts;
}

function side(a: PlanXY, b: PlanXY, p: PlanXY): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

/** Parts of a segment nearer to the border than this run along it: rounding of the plane, m. */
const borderWidthM = 1e-6;

/** Inside by even-odd over all rings, and not on the border. */
function isInside(shape: PlanShape, point: PlanXY): boolean {
  let inside = false;
  for (const polygon of shape.polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a === undefined || b === undefined) continue;
        if (isOnEdge(a, b, point)) return false;
        if (a[1] > point[1] !== b[1] > point[1]) {
          const x = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
          if (point[0] < x) inside = !inside;
        }
      }
    }
  }
  return inside;
}

function isOnEdge(a: PlanXY, b: PlanXY, [x, y]: PlanXY): boolean {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const share = length2 > 0 ? Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length2)) : 0;
  const [offX, offY] = [x - a[0] - share * dx, y - a[1] - share * dy];
  return offX * offX + offY * offY <= borderWidthM * borderWidthM;
}
