import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { DeleteFeatures } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { nameReferences } from "./name-references.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";

/**
 * Takes features out. Nothing else changes: what names them goes on naming them, and the notes say who (name-references).
 * Refusals: `not-found` with those that are not there, `nothing-to-do`.
 */
export function deleteFeatures(
  dataset: ParkDataset,
  { refs }: DeleteFeatures,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const draft = createPlanDraft(dataset, tools.near);
  const missing = refs.filter((ref) => draft.find(ref) === undefined);
  if (missing.length > 0) return refuse("not-found", { refs: missing });
  for (const { kind, id } of refs) draft.remove(kind, id);
  return finishCommand(draft, tools, { select: [], notes: nameReferences(dataset, refs) });
}
