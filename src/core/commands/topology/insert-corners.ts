import type { AnyGeometry, LngLat } from "../../model/coordinates.ts";
import { type CornerRun, isSamePosition, withRuns } from "./corner-runs.ts";

/** A corner to be put on an edge of a geometry. */
export interface CornerOnEdge {
  readonly polygon: number;
  readonly ring: number;
  /** The edge, by its first corner. */
  readonly edge: number;
  /** How far along the edge, 0 to 1. */
  readonly share: number;
  readonly at: LngLat;
}

/** The geometry with corners on edges. One that its run has already is left out, so that no ring meets itself. */
export function insertCorners(geometry: AnyGeometry, inserts: readonly CornerOnEdge[]): AnyGeometry {
  return withRuns(geometry, (run) => {
    const own = inserts.filter(({ polygon, ring }) => polygon === run.polygon && ring === run.ring);
    return own.length === 0 ? run.corners : insertInRun(run, own);
  });
}

function insertInRun({ corners }: CornerRun, inserts: readonly CornerOnEdge[]): readonly LngLat[] {
  const added: LngLat[] = [];
  const isThere = (at: LngLat): boolean => [...corners, ...added].some((corner) => isSamePosition(corner, at));
  const placed = inserts
    .toSorted((a, b) => a.edge - b.edge || a.share - b.share)
    .filter(({ at }) => {
      if (isThere(at)) return false;
      added.push(at);
      return true;
    });
  if (placed.length === 0) return corners;
  return corners.flatMap((corner, index) => [
    corner,
    ...placed.filter(({ edge }) => edge === index).map(({ at }) => at),
  ]);
}
