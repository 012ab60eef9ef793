import { orientationOf } from "./orientation.ts";

type Position = readonly [number, number] | readonly number[];
type Ring = readonly Position[];

/** Where a point lies seen from a closed ring: exact, `border` only where it is exactly on an edge. Cost: linear. */
export function locateInRing(point: Position, ring: Ring): "inside" | "border" | "outside" {
  const [px = 0, py = 0] = point;
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1];
    const b = ring[i];
    if (a === undefined || b === undefined) continue;
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    if (ay > py === by > py) {
      const isOnLevelEdge = ay === py && by === py && Math.min(ax, bx) <= px && px <= Math.max(ax, bx);
      if (isOnLevelEdge || (px === ax && py === ay) || (px === bx && py === by)) return "border";
      continue;
    }
    const side = orientationOf(a, b, point);
    if (side === 0) return "border";
    // The edge crosses the level of the point; it counts if it does so to the east of it.
    if (side > 0 === by > ay) inside = !inside;
  }
  return inside ? "inside" : "outside";
}

/** Where a point lies seen from a polygon: in a hole is outside, on the rim of a hole is border. */
export function locateInPolygon(point: Position, polygon: readonly Ring[]): "inside" | "border" | "outside" {
  const [shell, ...holes] = polygon;
  if (shell === undefined) return "outside";
  const inShell = locateInRing(point, shell);
  if (inShell !== "inside") return inShell;
  for (const hole of holes) {
    const inHole = locateInRing(point, hole);
    if (inHole !== "outside") return inHole === "inside" ? "outside" : "border";
  }
  return "inside";
}
