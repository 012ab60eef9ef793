import { isAreaGeometry } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import { createFeatureRecord, takesOnlyAreas } from "../model/new-record.ts";
import type { Result } from "../model/result.ts";
import type { CreateFeature } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { type AnyFeature, createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { roundCorners } from "./topology/round-corners.ts";

/**
 * Draws a new feature: corners on the grid, rings closed and running as the reader leaves them, values that were not given as
 * the schema has them. Refusals: `id-taken`; `not-an-area` for a line or point where the kind has an area; `bad-value`; broken
 * shapes with the place.
 */
export function createFeature(
  dataset: ParkDataset,
  command: CreateFeature,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const ref = { kind: command.kind, id: command.id };
  const draft = createPlanDraft(dataset, tools.near);
  if (draft.find(ref) !== undefined) return refuse("id-taken", { refs: [ref] });
  if (takesOnlyAreas(command.kind) && !isAreaGeometry(command.geometry)) {
    return refuse("not-an-area", { refs: [ref], place: command.geometry });
  }
  const record = createFeatureRecord(command.kind, command.id, command.properties);
  if (!record.ok) return refuse("bad-value", { refs: [ref], params: { ...record.failure } });
  const geometry = roundCorners(command.geometry, undefined, tools.grid);
  // The reader of this kind made the record.
  draft.put(command.kind, { ...record.value, geometry } as unknown as AnyFeature);
  return finishCommand(draft, tools, { select: [ref] });
}
