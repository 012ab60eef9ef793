import { squareRings } from "../geometry/operations/square-rings.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { CornerMove, SquareCorners } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { moveCorners } from "./move-corners.ts";
import { refuse } from "./refuse.ts";
import { openArea, withAreaNote } from "./reshaped-area.ts";

/** A corner that would move less than this stays as it is, m: the step of the grid. */
const leastMoveM = 1e-4;

/**
 * Makes all corners of a feature right, with the least movement (square-rings); neighbors move along at shared corners. Corners are
 * on the grid afterwards, so angles are right to what 0.1 mm allows. Refusals: `not-found`, `not-an-area`; `cannot-be-squared` with the
 * edge, `offDeg` and `toleranceDeg`; `nothing-to-do` where all is square; what moving corners may meet.
 */
export function squareCorners(
  dataset: ParkDataset,
  command: SquareCorners,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, toleranceDeg } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const { polygons } = opened.value;
  const squared = squareRings(polygons, toleranceDeg);
  if (squared.kind === "off") {
    const coordinates: readonly LngLat[] = [squared.edge.a.at, squared.edge.b.at];
    const offDeg = Math.round(100 * squared.offDeg) / 100;
    return refuse("cannot-be-squared", {
      refs: [ref],
      place: { type: "LineString", coordinates },
      params: { offDeg, toleranceDeg },
    });
  }
  const moves = squared.corners
    .filter(({ corner, x, y }) => Math.hypot(corner.x - x, corner.y - y) > leastMoveM)
    .map(({ corner, x, y }): CornerMove => ({ from: corner.at, to: tools.grid.toLngLat([x, y]) }));
  const moved = moveCorners(dataset, { type: "move-corners", ref, moves, shared: true }, tools);
  return withAreaNote(moved, ref, opened.value, tools);
}
