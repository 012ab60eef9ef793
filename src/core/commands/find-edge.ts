import type { CornerTable, GridPolygon } from "../geometry/operations/grid-shape.ts";
import { edgesOf, type RingEdge } from "../geometry/operations/segment-contact.ts";
import type { AreaGeometry } from "../model/coordinates.ts";
import type { EdgePath } from "./command.ts";
import { runsOf } from "./topology/corner-runs.ts";

/**
 * The edge at a path of a geometry, in the direction in which land is on its left, with the polygon it is of; undefined where
 * there is none. `polygons` are those of the geometry in the grid.
 */
export function findEdge(
  geometry: AreaGeometry,
  polygons: readonly GridPolygon[],
  path: EdgePath,
  table: CornerTable,
): { readonly edge: RingEdge; readonly owner: GridPolygon } | undefined {
  const run = runsOf(geometry).find(({ polygon, ring }) => polygon === path.polygon && ring === path.ring);
  const from = run?.corners[path.corner];
  const to = run?.corners[(path.corner + 1) % run.corners.length];
  const owner = polygons[path.polygon];
  if (from === undefined || to === undefined || owner === undefined) return undefined;
  const [p, q] = [table.cornerAt(from), table.cornerAt(to)];
  const edge = edgesOf(owner).find(({ a, b }) => (a === p && b === q) || (a === q && b === p));
  return edge === undefined ? undefined : { edge, owner };
}
