import { findDifference } from "../history/find-difference.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { Result } from "../model/result.ts";
import type { SetValues } from "./command.ts";
import type { CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { createPlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { writeValue } from "./write-value.ts";

/**
 * Sets properties of features by their paths (write-value), all or none. Features that have the values already are left as they are.
 * Refusals: `not-found`; `bad-value` with `property`, `got` and `expected`; `nothing-to-do`.
 */
export function setValues(
  dataset: ParkDataset,
  { refs, values }: SetValues,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const draft = createPlanDraft(dataset, tools.near);
  for (const ref of refs) {
    const before = draft.find(ref);
    if (before === undefined) return refuse("not-found", { refs: [ref] });
    let record = before;
    for (const [path, value] of Object.entries(values)) {
      const written = writeValue(ref.kind, record, path, value);
      if (!written.ok) return refuse("bad-value", { refs: [ref], params: { ...written.failure } });
      record = written.value;
    }
    if (findDifference(before, record) !== undefined) draft.put(ref.kind, record);
  }
  return finishCommand(draft, tools, { select: refs });
}
