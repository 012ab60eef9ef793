import type { AnyGeometry, LngLat } from "../../model/coordinates.ts";
import { type CornerRun, isSamePosition, runsOf, withRuns } from "./corner-runs.ts";

/**
 * The geometry after an edit with those runs as they were before that hold the same corners in the same order, wherever a ring starts; the
 * geometry before where that is all of them. What an edit took out and joining put back is thus no change.
 */
export function keepSameRuns(before: AnyGeometry, after: AnyGeometry): AnyGeometry {
  if (before.type !== after.type) return after;
  const given = runsOf(before);
  const runs = runsOf(after);
  const findSame = ({ polygon, ring, corners, isClosed }: CornerRun): CornerRun | undefined =>
    given.find(
      (run) =>
        run.polygon === polygon && run.ring === ring && isSameRow(run.corners, corners, isClosed ? undefined : 0),
    );
  if (runs.length === given.length && runs.every((run) => findSame(run) !== undefined)) return before;
  return withRuns(after, (run) => findSame(run)?.corners ?? run.corners);
}

/** Same corners from some place of `b` on; from `start` where that is given. */
function isSameRow(a: readonly LngLat[], b: readonly LngLat[], start: number | undefined): boolean {
  const [first] = a;
  if (a.length !== b.length || first === undefined) return false;
  const from = start ?? b.findIndex((corner) => isSamePosition(corner, first));
  return (
    from >= 0 &&
    a.every((corner, index) => {
      const other = b[(from + index) % b.length];
      return other !== undefined && isSamePosition(corner, other);
    })
  );
}
