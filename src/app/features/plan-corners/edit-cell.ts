import type { MoveCorners } from "../../../core/commands/command.ts";
import type { CornerRow } from "../../../core/geometry/corner-table.ts";
import type { EditGrid } from "../../../core/geometry/edit-grid.ts";
import type { LngLat } from "../../../core/model/coordinates.ts";
import type { FeatureRef } from "../../../core/model/record-kinds.ts";
import { goAlong } from "../../tools/grid-path.ts";

/** Cells that can be typed: a place moves its corner, a length or bearing the next one. */
export const typedCells = ["northM", "eastM", "lengthM", "bearingDeg"] as const;
export type TypedCell = (typeof typedCells)[number];

export interface CornerAt {
  readonly at: LngLat;
  readonly next: LngLat;
  readonly row: CornerRow;
}

/** What a typed cell asks for; null where it moves nothing: the number that stands there already, or a length that is none. */
export function editCell(
  ref: FeatureRef,
  { at, next, row }: CornerAt,
  cell: TypedCell,
  value: number,
  grid: EditGrid,
  shared: boolean,
): MoveCorners | null {
  if (value === row[cell]) return null;
  const move = (from: LngLat, to: LngLat): MoveCorners => ({
    type: "move-corners",
    ref,
    moves: [{ from, to }],
    shared,
  });
  switch (cell) {
    case "northM":
      return move(at, grid.toLngLat([row.eastM, value]));
    case "eastM":
      return move(at, grid.toLngLat([value, row.northM]));
    case "lengthM":
      return value > 0 ? move(next, goAlong(grid, at, value, row.bearingDeg)) : null;
    case "bearingDeg":
      return move(next, goAlong(grid, at, row.lengthM, value));
  }
}
