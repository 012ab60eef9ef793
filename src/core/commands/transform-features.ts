import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { TransformFeatures } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { createShift } from "./shift-in-grid.ts";
import { joinAmong } from "./topology/join-neighbors.ts";
import { replaceCorners } from "./topology/replace-corners.ts";

/**
 * Moves whole features in the park's grid: turned clockwise from grid north about `center` (null: the middle of the box around all
 * of them), then shifted. What they have in common stays in common; neighbors that are not named stay where they are, and so
 * does what stands on the land. Refusals: `not-found`, `nothing-to-do`, `out-of-range`.
 */
export function transformFeatures(
  dataset: ParkDataset,
  command: TransformFeatures,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { refs, eastM, northM, turnDeg } = command;
  const draft = createPlanDraft(dataset, tools.near);
  const missing = refs.filter((ref) => draft.find(ref) === undefined);
  if (missing.length > 0) return refuse("not-found", { refs: missing });
  if (eastM === 0 && northM === 0 && turnDeg === 0) return refuse("nothing-to-do", { refs });
  joinAmong(draft, refs, tools.grid);
  const shapes = refs.flatMap((ref) => {
    const geometry = draft.find(ref)?.geometry;
    return geometry === undefined ? [] : [{ ref, geometry }];
  });
  const place = createShift(
    command,
    shapes.map(({ geometry }) => geometry),
    tools.grid,
  );
  for (const { ref, geometry } of shapes) draft.reshape(ref, replaceCorners(geometry, place));
  return finishCommand(draft, tools, { select: refs });
}
