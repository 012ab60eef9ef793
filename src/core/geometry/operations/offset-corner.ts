import type { GridPlace } from "./segment-contact.ts";

/** An edge at a corner: its direction, its outward side, and how far it is set off there, m. */
export interface OffsetEdge {
  readonly alongX: number;
  readonly alongY: number;
  readonly normalX: number;
  readonly normalY: number;
  readonly distanceM: number;
}

/** A corner runs out no farther than this many times the distance; sharper ones are blunted. */
const longestMiter = 4;
/** Sine of the angle below which two edges are one straight line. */
const straightSine = 1e-6;

/**
 * Where the corner between two edges goes when they are set off: the place where their parallels meet. Where that is too far away, or
 * they are parallel, there are two places: a sharp corner between edges set off alike is cut square at the distance, a straight side
 * of which only one half is set off gets a step.
 */
export function offsetCorner(corner: GridPlace, before: OffsetEdge, after: OffsetEdge): readonly GridPlace[] {
  const start = shift(corner, before.normalX, before.normalY, before.distanceM);
  const end = shift(corner, after.normalX, after.normalY, after.distanceM);
  const sine = before.alongX * after.alongY - before.alongY * after.alongX;
  const cosine = before.alongX * after.alongX + before.alongY * after.alongY;
  const farthestM = Math.max(Math.abs(before.distanceM), Math.abs(after.distanceM));
  if (Math.abs(sine) < straightSine) {
    if (cosine > 0 && before.distanceM === after.distanceM) return [start];
    return cosine > 0
      ? [start, end]
      : [shift(start, before.alongX, before.alongY, farthestM), shift(end, after.alongX, after.alongY, -farthestM)];
  }
  // start + s · before = end + t · after
  const s = ((end.x - start.x) * after.alongY - (end.y - start.y) * after.alongX) / sine;
  const meeting = shift(start, before.alongX, before.alongY, s);
  if (Math.hypot(meeting.x - corner.x, meeting.y - corner.y) <= longestMiter * farthestM) return [meeting];
  if (before.distanceM !== after.distanceM) return [start, end];
  // Cut across the bisector at the distance: both parallels run on by the same piece.
  const pieceM = farthestM * Math.tan(Math.acos(Math.max(-1, Math.min(1, cosine))) / 4);
  return [shift(start, before.alongX, before.alongY, pieceM), shift(end, after.alongX, after.alongY, -pieceM)];
}

function shift({ x, y }: GridPlace, directionX: number, directionY: number, byM: number): GridPlace {
  return { x: x + directionX * byM, y: y + directionY * byM };
}
