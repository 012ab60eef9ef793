import { listEdits } from "../../core/history/overlay.ts";
import { isWindowRecord } from "./edit-window.ts";
import type { PlanStep } from "./plan-tree.ts";

/** How many of the features a step concerns are named. */
const namedRefs = 5;

/** A change as a step of the history: named are first the features selected after it, then what else it touches. */
export function toStep(made: Omit<PlanStep, "refs" | "count">): PlanStep {
  const { seq, command, atMs, select, changes } = made;
  const touched = [...listEdits(changes)].flatMap(({ kind, id }) => (isWindowRecord(kind) ? [{ kind, id }] : []));
  const names = new Map([...select, ...touched].map((ref) => [`${ref.kind}/${ref.id}`, ref]));
  const refs = [...names.values()].slice(0, namedRefs);
  return { seq, command, refs, count: names.size, atMs, select, changes };
}
