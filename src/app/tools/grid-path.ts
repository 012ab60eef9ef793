import type { EditGrid } from "../../core/geometry/edit-grid.ts";
import type { LngLat } from "../../core/model/coordinates.ts";

/** Length in the grid, m, and bearing clockwise from grid north, 0 to 360°. */
export interface EdgeMeasure {
  readonly lengthM: number;
  readonly bearingDeg: number;
}

export function measureEdge(grid: EditGrid, from: LngLat, to: LngLat): EdgeMeasure {
  const [x0, y0] = grid.toGrid(from);
  const [x1, y1] = grid.toGrid(to);
  const bearingDeg = (Math.atan2(x1 - x0, y1 - y0) * 180) / Math.PI;
  return { lengthM: Math.hypot(x1 - x0, y1 - y0), bearingDeg: (bearingDeg + 360) % 360 };
}

/** Length of a line through the points, m in the grid. */
export function pathLengthM(grid: EditGrid, points: readonly LngLat[]): number {
  let sum = 0;
  for (let at = 1; at < points.length; at++) {
    sum += measureEdge(grid, points[at - 1] as LngLat, points[at] as LngLat).lengthM; // in range by the loop
  }
  return sum;
}

/** The position so far east and north of another, m of the grid. */
export function shiftPosition(grid: EditGrid, from: LngLat, eastM: number, northM: number): LngLat {
  const [x, y] = grid.toGrid(from);
  return grid.toLngLat([x + eastM, y + northM]);
}

/** The position at a length and bearing from another. */
export function goAlong(grid: EditGrid, from: LngLat, lengthM: number, bearingDeg: number): LngLat {
  const angle = (bearingDeg * Math.PI) / 180;
  return shiftPosition(grid, from, Math.sin(angle) * lengthM, Math.cos(angle) * lengthM);
}

/** How far a point lies left of the line from one position to another, m; and the unit vector to the left. */
export function sideOf(
  grid: EditGrid,
  from: LngLat,
  to: LngLat,
  point: LngLat,
): { readonly leftM: number; readonly left: readonly [number, number] } {
  const [x0, y0] = grid.toGrid(from);
  const [x1, y1] = grid.toGrid(to);
  const [x, y] = grid.toGrid(point);
  const lengthM = Math.hypot(x1 - x0, y1 - y0);
  if (lengthM === 0) return { leftM: 0, left: [0, 0] };
  const left: readonly [number, number] = [-(y1 - y0) / lengthM, (x1 - x0) / lengthM];
  return { leftM: (x - x0) * left[0] + (y - y0) * left[1], left };
}

/** The direction from one position to another turned to the nearest of steps from a base bearing; the point keeps its distance along it. */
export function holdAngle(grid: EditGrid, from: LngLat, to: LngLat, baseDeg: number, stepDeg: number): LngLat {
  const { lengthM, bearingDeg } = measureEdge(grid, from, to);
  if (lengthM === 0) return to;
  const held = baseDeg + Math.round((bearingDeg - baseDeg) / stepDeg) * stepDeg;
  const along = lengthM * Math.cos(((bearingDeg - held) * Math.PI) / 180);
  return goAlong(grid, from, along, held);
}
