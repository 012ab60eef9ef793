import type { GridCorner } from "./grid-shape.ts";

/** A place in meters of the grid. */
export interface GridPlace {
  readonly x: number;
  readonly y: number;
}

/** The point of a segment nearest to a place, how far along it is (0 to 1) and how far off, m. */
export function footOnSegment(
  place: GridPlace,
  a: GridPlace,
  b: GridPlace,
): { readonly share: number; readonly x: number; readonly y: number; readonly offM: number } {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? ((place.x - a.x) * dx + (place.y - a.y) * dy) / length2 : 0;
  const share = Math.max(0, Math.min(1, along));
  const [x, y] = share === 1 ? [b.x, b.y] : [a.x + share * dx, a.y + share * dy];
  return { share, x, y, offM: Math.hypot(place.x - x, place.y - y) };
}

/** Where two segments cross between their ends; undefined where they do not, meet at an end, or are parallel. */
export function findSegmentCrossing(
  a: GridPlace,
  b: GridPlace,
  c: GridPlace,
  d: GridPlace,
): { readonly shareAB: number; readonly shareCD: number; readonly x: number; readonly y: number } | undefined {
  const [rx, ry] = [b.x - a.x, b.y - a.y];
  const [sx, sy] = [d.x - c.x, d.y - c.y];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const [qx, qy] = [c.x - a.x, c.y - a.y];
  const shareAB = (qx * sy - qy * sx) / cross;
  const shareCD = (qx * ry - qy * rx) / cross;
  if (!(shareAB > 0 && shareAB < 1 && shareCD > 0 && shareCD < 1)) return undefined;
  // From the second segment: what lies on it must lie on it to the last digit, the first one is the line drawn across.
  return { shareAB, shareCD, x: c.x + shareCD * sx, y: c.y + shareCD * sy };
}

/** Do the boxes of two segments come within a distance of each other? */
export function segmentsAreNear(a: GridPlace, b: GridPlace, c: GridPlace, d: GridPlace, withinM: number): boolean {
  return (
    Math.min(a.x, b.x) - withinM <= Math.max(c.x, d.x) &&
    Math.max(a.x, b.x) + withinM >= Math.min(c.x, d.x) &&
    Math.min(a.y, b.y) - withinM <= Math.max(c.y, d.y) &&
    Math.max(a.y, b.y) + withinM >= Math.min(c.y, d.y)
  );
}

/** An edge of a ring: from a corner to the next one. */
export interface RingEdge {
  readonly a: GridCorner;
  readonly b: GridCorner;
}

/** Edges of rings in their order. */
export function edgesOf(rings: readonly (readonly GridCorner[])[]): readonly RingEdge[] {
  const edges: RingEdge[] = [];
  for (const ring of rings) {
    let a = ring.at(-1);
    for (const b of ring) {
      if (a !== undefined && a !== b) edges.push({ a, b });
      a = b;
    }
  }
  return edges;
}
