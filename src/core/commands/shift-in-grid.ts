import type { EditGrid } from "../geometry/edit-grid.ts";
import type { AnyGeometry, LngLat } from "../model/coordinates.ts";
import { runsOf } from "./topology/corner-runs.ts";
import type { CornerPlacing } from "./topology/replace-corners.ts";

const radiansPerDegree = Math.PI / 180;

/** A turn clockwise about a center, then a shift; meters of the grid. */
export interface GridShift {
  readonly eastM: number;
  readonly northM: number;
  readonly turnDeg: number;
  /** Degrees; null: the middle of the box around the shapes in the grid. */
  readonly center: LngLat | null;
}

/** Where corners go by a shift, on the grid. Corners that are one stay one: they come to the same place bit for bit. */
export function createShift(shift: GridShift, geometries: readonly AnyGeometry[], grid: EditGrid): CornerPlacing {
  const [centerEast, centerNorth] =
    shift.turnDeg === 0 ? [0, 0] : shift.center === null ? findMiddle(geometries, grid) : grid.toGrid(shift.center);
  const [sin, cos] = [Math.sin(shift.turnDeg * radiansPerDegree), Math.cos(shift.turnDeg * radiansPerDegree)];
  return (corner) => {
    const [east, north] = grid.toGrid(corner);
    const [x, y] = [east - centerEast, north - centerNorth];
    return grid.round(
      grid.toLngLat([centerEast + x * cos + y * sin + shift.eastM, centerNorth - x * sin + y * cos + shift.northM]),
    );
  };
}

function findMiddle(geometries: readonly AnyGeometry[], grid: EditGrid): readonly [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { corners } of geometries.flatMap(runsOf)) {
    for (const [x, y] of corners.map(grid.toGrid)) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  }
  return [(west + east) / 2, (south + north) / 2];
}
