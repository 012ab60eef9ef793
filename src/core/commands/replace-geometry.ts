import { isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { takesOnlyAreas } from "../model/new-record.ts";
import type { Result } from "../model/result.ts";
import type { ReplaceGeometry } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { roundCorners } from "./topology/round-corners.ts";

/**
 * Gives a feature another shape. Corners it had already stay bit for bit, the others go on the grid; neighbors stay where they
 * are. Refusals: `not-found`, `not-an-area` for a line or point where the kind has an area, broken shapes with the place,
 * `nothing-to-do` for the shape it has.
 */
export function replaceGeometry(
  dataset: ParkDataset,
  command: ReplaceGeometry,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, geometry } = command;
  const draft = createPlanDraft(dataset, tools.near);
  const before = draft.find(ref);
  if (before === undefined) return refuse("not-found", { refs: [ref] });
  if (takesOnlyAreas(ref.kind) && !isAreaGeometry(geometry)) {
    return refuse("not-an-area", { refs: [ref], place: geometry });
  }
  draft.reshape(ref, roundCorners(geometry, before.geometry, tools.grid));
  return finishCommand(draft, tools, { select: [ref] });
}
