import type { EditGrid } from "../geometry/edit-grid.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import { carryCorners } from "./carry-corners.ts";
import type { CornerMove, MoveCorners } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { type AnyFeature, createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { cornersOf, isSamePosition } from "./topology/corner-runs.ts";
import { isSameCorner } from "./topology/edge-place.ts";

/**
 * Moves corners of a feature to the nearest tenths of a millimeter of the grid. A corner moves wherever the feature has it: in
 * holes, in several parts, twice in one ring. `shared`: so it does in all features whose borders are joint, and where both ends of an edge
 * move, corners that neighbors have in between move along in proportion. Alone otherwise: neighbors keep their corners, and
 * what comes apart is a gap or overlap to be seen. All moves happen at once, so two corners may change places.
 *
 * Refusals: `not-found`, `no-such-corner` with the place, `nothing-to-do`, and broken shapes of any feature that would move.
 */
export function moveCorners(
  dataset: ParkDataset,
  command: MoveCorners,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref } = command;
  const { grid } = tools;
  const draft = createPlanDraft(dataset, tools.near);
  const feature = draft.find(ref);
  if (feature === undefined) return refuse("not-found", { refs: [ref] });
  const given = readMoves(ref, feature, command.moves, grid);
  if (!given.ok) return given;
  const notes = carryCorners(draft, ref, given.value, command.shared, grid);
  return finishCommand(draft, tools, { select: [ref], notes });
}

/** The moves with the corners as the feature has them and places on the grid. */
function readMoves(
  ref: FeatureRef,
  feature: AnyFeature,
  moves: readonly CornerMove[],
  grid: EditGrid,
): Result<readonly CornerMove[], Refusal> {
  const corners = cornersOf(feature.geometry);
  const read: CornerMove[] = [];
  for (const { from, to } of moves) {
    const corner =
      corners.find((one) => isSamePosition(one, from)) ?? corners.find((one) => isSameCorner(one, from, grid));
    if (corner === undefined) return refuse("no-such-corner", { refs: [ref], place: from });
    read.push({ from: corner, to: isSamePosition(corner, to) ? corner : grid.round(to) });
  }
  return succeed(read);
}
