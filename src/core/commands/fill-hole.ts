import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { FillHole } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { refuse } from "./refuse.ts";
import { openArea, tellArea, toGeometryLike } from "./reshaped-area.ts";

/**
 * Takes a hole out, so that its land belongs to the feature; what else lies there stays and overlaps. Refusals: `not-found`,
 * `not-an-area`, `no-such-corner` where there is no such hole: ring 0 is the shell.
 */
export function fillHole(
  dataset: ParkDataset,
  command: FillHole,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref, polygon, ring } = command;
  const opened = openArea(dataset, ref, tools);
  if (!opened.ok) return opened;
  const { draft, geometry, polygons } = opened.value;
  const owner = polygons[polygon];
  if (owner?.[ring] === undefined || ring === 0) return refuse("no-such-corner", { refs: [ref] });
  const filled = polygons.with(
    polygon,
    owner.filter((_, index) => index !== ring),
  );
  draft.reshape(ref, toGeometryLike(geometry, filled));
  return finishCommand(draft, tools, { select: [ref], notes: [tellArea(ref, polygons, filled, tools)] });
}
