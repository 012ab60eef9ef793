import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { LngLat, LngLatBox } from "../../model/coordinates.ts";
import { isSamePosition } from "./corner-runs.ts";

/** Corners this near are one corner, and a corner this near an edge is on it: the step of the grid. */
const joinToleranceM = 1e-4;
/** What degrees and back cost: neighboring steps of the grid are within the tolerance. */
const noiseM = 1e-7;
const reachM = joinToleranceM + noiseM;
/** Degrees around a place in which everything within the tolerance lies, below 89° of latitude. */
const reachDeg = 1e-7;
/** How far a side straight in the grid strays from one straight in degrees, at most: a share of its length in degrees, squared. */
const bendPerDeg2 = 0.1;

/** Are two positions one corner? */
export function isSameCorner(a: LngLat, b: LngLat, grid: EditGrid): boolean {
  if (isSamePosition(a, b)) return true;
  if (Math.abs(a[0] - b[0]) > reachDeg || Math.abs(a[1] - b[1]) > reachDeg) return false;
  return distanceM(grid.toGrid(a), grid.toGrid(b)) <= reachM;
}

/**
 * How far along the edge a → b, 0 to 1, a place lies that is on it, but at neither end; undefined everywhere else. Edges are
 * straight in the park's grid.
 */
export function findShareAlong(place: LngLat, a: LngLat, b: LngLat, grid: EditGrid): number | undefined {
  if (isSamePosition(place, a) || isSamePosition(place, b)) return undefined;
  const [p, start, end] = [grid.toGrid(place), grid.toGrid(a), grid.toGrid(b)];
  const { share, foot } = projectOnto(p, start, end);
  if (!(share > 0 && share < 1) || distanceM(p, foot) > reachM) return undefined;
  return distanceM(p, start) <= reachM || distanceM(p, end) <= reachM ? undefined : share;
}

/** A box around corners grown to hold everything within the tolerance of edges between them. */
export function padForBend([west, south, east, north]: LngLatBox): LngLatBox {
  const [width, height] = [east - west, north - south];
  const pad = reachDeg + bendPerDeg2 * (width * width + height * height);
  return [west - pad, south - pad, east + pad, north + pad];
}

type Meters = readonly [number, number];

/** The foot of the perpendicular from a point onto the line a → b, meters, and how far along it lies: 0 at a, 1 at b. */
export function projectOnto(p: Meters, a: Meters, b: Meters): { readonly share: number; readonly foot: Meters } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
  return { share, foot: [a[0] + share * dx, a[1] + share * dy] };
}

function distanceM(a: Meters, b: Meters): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
