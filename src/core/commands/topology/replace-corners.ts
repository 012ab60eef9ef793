import type { AnyGeometry, LngLat } from "../../model/coordinates.ts";
import { type CornerRun, isSamePosition, withRuns } from "./corner-runs.ts";

/** Where a corner goes: the very position it was given where it stays. */
export type CornerPlacing = (corner: LngLat) => LngLat;

/**
 * The geometry with corners put elsewhere, in every run they stand in. Corners that come to lie on the one before them are
 * one with it. The geometry itself where nothing moved.
 */
export function replaceCorners(geometry: AnyGeometry, place: CornerPlacing): AnyGeometry {
  return withRuns(geometry, (run) => {
    const placed = run.corners.map(place);
    return placed.every((corner, index) => corner === run.corners[index])
      ? run.corners
      : dropMet({ ...run, corners: placed });
  });
}

function dropMet({ corners, isClosed }: CornerRun): readonly LngLat[] {
  return corners.filter((corner, index) => {
    const before = index > 0 ? corners[index - 1] : isClosed && corners.length > 1 ? corners.at(-1) : undefined;
    return before === undefined || !isSamePosition(before, corner);
  });
}
