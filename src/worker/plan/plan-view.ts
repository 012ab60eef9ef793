import type { Overlay } from "../../core/history/overlay.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { HistoryStep, PlanView, SaveState, ScenarioSummary } from "./plan-messages.ts";
import { buildState, findRecord, isSameRecord } from "./plan-states.ts";
import { emptyTree, findBranch, type PlanTree } from "./plan-tree.ts";

/** What the page shows of a plan. */
export function describePlan(
  opened: ParkDataset,
  tree: PlanTree,
  { revision, saved }: { readonly revision: number; readonly saved: SaveState },
): PlanView {
  const { steps, done } = (findBranch(tree, tree.activeId) ?? emptyTree.base).history;
  return {
    revision,
    scenarios: listScenarios(opened, tree),
    activeId: tree.activeId,
    history: { steps: steps.map(toHistoryStep), done },
    saved,
    unfiledCount: tree.unfiledCount,
  };
}

function toHistoryStep({ seq, command, refs, count, atMs }: HistoryStep): HistoryStep {
  return { seq, command, refs, count, atMs };
}

function listScenarios(opened: ParkDataset, tree: PlanTree): readonly ScenarioSummary[] {
  if (tree.scenarios.size === 0) return [];
  const base = buildState(opened, tree, null).dataset;
  return [...tree.scenarios.values()].map(({ head, overlay }) => ({
    ...head,
    changeCount: countChanges(base, tree.base.overlay, overlay),
  }));
}

const counts = new WeakMap<Overlay, { readonly over: Overlay; readonly count: number }>();

/** Records of an overlay that are not as the base has them. */
function countChanges(base: ParkDataset, over: Overlay, overlay: Overlay): number {
  const known = counts.get(overlay);
  if (known?.over === over) return known.count;
  let count = 0;
  for (const { kind, id, to } of overlay.values()) {
    if (!isSameRecord(findRecord(base, kind, id), to)) count++;
  }
  counts.set(overlay, { over, count });
  return count;
}
