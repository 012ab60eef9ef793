import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { AnyGeometry } from "../../model/coordinates.ts";
import { knowCorners } from "./known-corners.ts";
import { replaceCorners } from "./replace-corners.ts";

/** A geometry with its corners on the grid, but for those that `before` has bit for bit: nobody touched these. */
export function roundCorners(geometry: AnyGeometry, before: AnyGeometry | undefined, grid: EditGrid): AnyGeometry {
  const known = knowCorners(before);
  return replaceCorners(geometry, (corner) => (known.hasCorner(corner) ? corner : grid.round(corner)));
}
