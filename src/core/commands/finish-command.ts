import type { AnyGeometry } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import { checkShape, findOutOfRange } from "./check-shape.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { joinNeighbors } from "./topology/join-neighbors.ts";
import { keepSameRuns } from "./topology/keep-same-runs.ts";

const nowhere = { type: "MultiPoint", coordinates: [] } as const;

interface Told {
  readonly select: readonly FeatureRef[];
  readonly notes?: readonly CommandNote[];
}

/**
 * The last step of every command: joins what was reshaped to its neighbors (join-neighbors), checks every shape that is not as
 * it was (check-shape, which also closes and winds rings) and makes the change. Who got a corner by the joining and was not
 * reshaped by the command itself is named in a note `corners-joined` with the count of features.
 *
 * To write a command: `createPlanDraft(dataset, tools.near)`, look features up with `draft.find`, `draft.put`, `draft.reshape` or
 * `draft.remove` with new corners through `tools.grid.round`, then `return finishCommand(draft, tools, { select, notes })`.
 *
 * Refusals: a broken shape with its feature and place; `nothing-to-do` where everything stays.
 */
export function finishCommand(draft: PlanDraft, tools: CommandTools, told: Told): Result<CommandOutcome, Refusal> {
  const meant = new Set(draft.listReshaped().map(nameOf));
  for (const ref of draft.listReshaped()) {
    const far = findOutOfRange(draft.find(ref)?.geometry ?? nowhere);
    if (far !== undefined) return refuse(far.code, { refs: [ref], place: far.place });
  }
  joinNeighbors(draft, tools.grid);
  const broken = checkReshaped(draft);
  if (broken !== undefined) return broken;
  keepWhatStayed(draft);
  const change = draft.listChanges();
  if (change.length === 0) return refuse("nothing-to-do", { refs: told.select });
  const joined = draft.listReshaped().filter((ref) => !meant.has(nameOf(ref)));
  const notes = [...(told.notes ?? [])];
  if (joined.length > 0) notes.push({ code: "corners-joined", refs: joined, params: { count: joined.length } });
  return succeed({ change, select: told.select, notes });
}

/** Sound shapes take the form the reader gives them; the first that is none is the answer. */
function checkReshaped(draft: PlanDraft): ReturnType<typeof refuse> | undefined {
  for (const ref of draft.listReshaped()) {
    const geometry: AnyGeometry | undefined = draft.find(ref)?.geometry;
    if (geometry === undefined) continue;
    const checked = checkShape(geometry);
    if (!checked.ok) return refuse(checked.failure.code, { refs: [ref], place: checked.failure.place });
    if (checked.value !== geometry) draft.reshape(ref, checked.value);
  }
  return undefined;
}

/** Features that hold the same corners as before are as before. */
function keepWhatStayed(draft: PlanDraft): void {
  for (const ref of draft.listReshaped()) {
    const before = draft.findBefore(ref)?.geometry;
    const after = draft.find(ref)?.geometry;
    if (before === undefined || after === undefined) continue;
    const kept = keepSameRuns(before, after);
    if (kept !== after) draft.reshape(ref, kept);
  }
}

function nameOf({ kind, id }: FeatureRef): string {
  return `${kind} ${id}`;
}
