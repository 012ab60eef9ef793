import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import { carryCorners } from "./carry-corners.ts";
import type { InsertCorner } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { forEachEdge, runsOf } from "./topology/corner-runs.ts";
import { isSameCorner, projectOnto } from "./topology/edge-place.ts";
import { insertInto } from "./topology/join-neighbors.ts";

/**
 * Puts a corner on an edge, at the foot of the perpendicular from the given position, rounded to the grid. Features with
 * joint borders along that edge get it too. The edge bends by the rounding: less than 0.1 mm. `moveTo` then moves it as
 * move-corners does, all in one step.
 *
 * Refusals: `not-found`; `no-such-corner` where the feature has no such edge; `nothing-to-do` where the place is an end of it
 * or beyond.
 */
export function insertCorner(
  dataset: ParkDataset,
  command: InsertCorner,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, edge } = command;
  const { grid } = tools;
  const draft = createPlanDraft(dataset, tools.near);
  const feature = draft.find(ref);
  if (feature === undefined) return refuse("not-found", { refs: [ref] });
  let ends: readonly [LngLat, LngLat] | undefined;
  for (const run of runsOf(feature.geometry)) {
    if (run.polygon !== edge.polygon || run.ring !== edge.ring) continue;
    forEachEdge(run, (a, b, index) => {
      if (index === edge.corner) ends = [a, b];
    });
  }
  if (ends === undefined) return refuse("no-such-corner", { refs: [ref], place: command.at });
  const [a, b] = ends;
  const { share, foot } = projectOnto(grid.toGrid(command.at), grid.toGrid(a), grid.toGrid(b));
  const at = grid.round(grid.toLngLat(foot));
  if (!(share > 0 && share < 1) || isSameCorner(at, a, grid) || isSameCorner(at, b, grid)) {
    return refuse("nothing-to-do", { refs: [ref], place: command.at });
  }
  insertInto(draft, ref, [{ polygon: edge.polygon, ring: edge.ring, edge: edge.corner, share, at }]);
  const { moveTo, shared = false } = command;
  const moves = moveTo === undefined ? [] : [{ from: at, to: grid.round(moveTo) }];
  const notes = carryCorners(draft, ref, moves, shared, grid);
  return finishCommand(draft, tools, { select: [ref], notes });
}
