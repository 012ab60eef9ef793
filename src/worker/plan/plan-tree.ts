import type { LayerChange } from "../../core/history/apply-changes.ts";
import { emptyOverlay, layOver, type Overlay } from "../../core/history/overlay.ts";
import { reverseChanges } from "../../core/history/reverse-changes.ts";
import { findRedo, findUndo, moveStack, pushStep, type UndoStack } from "../../core/history/undo-stack.ts";
import type { LocalizedText } from "../../core/model/localized-text.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { HistoryStep } from "./plan-messages.ts";

/** A step with all it takes to do it again or take it back. */
export interface PlanStep extends HistoryStep {
  readonly changes: readonly LayerChange[];
  readonly select: readonly FeatureRef[];
}

/** What one plan has otherwise than the state it lies over, and how it came to that. */
export interface PlanBranch {
  readonly overlay: Overlay;
  readonly history: UndoStack<PlanStep>;
}

export interface ScenarioHead {
  readonly id: string;
  readonly name: LocalizedText;
  readonly parentId: string | null;
  readonly note: string | null;
  readonly isLocked: boolean;
  readonly createdAtMs: number;
}

export interface Scenario extends PlanBranch {
  readonly head: ScenarioHead;
}

/**
 * Everything that was planned over a park as it was opened. The base lies over the opened park (merges change it), each scenario
 * over the base. Plain values: an entry gives the next tree, the one before stays.
 */
export interface PlanTree {
  readonly base: PlanBranch;
  /** In the order they were made. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** Null: the base. */
  readonly activeId: string | null;
  readonly nextSeq: number;
  /** Entries since a file was last written. */
  readonly unfiledCount: number;
}

/** What happened to a plan, as the journal keeps it. `scope`: id of a scenario; null: the base. */
export type PlanEntry =
  | {
      readonly type: "step";
      readonly scope: string | null;
      readonly step: PlanStep;
      /** A scenario that begins with this step, and is shown. */
      readonly creates: ScenarioHead | null;
    }
  | { readonly type: "undo" | "redo"; readonly scope: string | null }
  | { readonly type: "branch"; readonly head: ScenarioHead; readonly fromId: string | null }
  | { readonly type: "head"; readonly head: ScenarioHead }
  | { readonly type: "delete"; readonly id: string }
  | { readonly type: "show"; readonly id: string | null }
  | { readonly type: "filed" };

/** Steps each branch keeps: twice what reliability A8 asks for. */
const mostSteps = 2_000;

const emptyBranch: PlanBranch = { overlay: emptyOverlay, history: { steps: [], done: 0 } };

export const emptyTree: PlanTree = {
  base: emptyBranch,
  scenarios: new Map(),
  activeId: null,
  nextSeq: 1,
  unfiledCount: 0,
};

/** The branch of a scope; undefined for a scenario that is not there. */
export function findBranch(tree: PlanTree, scope: string | null): PlanBranch | undefined {
  return scope === null ? tree.base : tree.scenarios.get(scope);
}

/** The tree after an entry. One that names a scenario that is not there changes nothing. */
export function growTree(tree: PlanTree, entry: PlanEntry): PlanTree {
  switch (entry.type) {
    case "step": {
      const { step, scope, creates } = entry;
      const begun = creates === null ? tree : addScenario(tree, creates, emptyBranch);
      const grown = changeBranch(begun, scope, ({ overlay, history }) => ({
        overlay: layOver(overlay, step.changes),
        history: pushStep(history, step, mostSteps),
      }));
      return count({ ...grown, nextSeq: Math.max(grown.nextSeq, step.seq + 1) });
    }
    case "undo":
      return count(changeBranch(tree, entry.scope, (branch) => move(branch, -1)));
    case "redo":
      return count(changeBranch(tree, entry.scope, (branch) => move(branch, 1)));
    case "branch": {
      const from = entry.fromId === null ? undefined : tree.scenarios.get(entry.fromId);
      return count(addScenario(tree, entry.head, { ...emptyBranch, overlay: from?.overlay ?? emptyOverlay }));
    }
    case "head": {
      const known = tree.scenarios.get(entry.head.id);
      return known === undefined ? tree : count(setScenario(tree, { ...known, head: entry.head }));
    }
    case "delete":
      return count(removeScenario(tree, entry.id));
    case "show":
      return entry.id !== null && !tree.scenarios.has(entry.id) ? tree : { ...tree, activeId: entry.id };
    case "filed":
      return { ...tree, unfiledCount: 0 };
  }
}

function count(tree: PlanTree): PlanTree {
  return { ...tree, unfiledCount: tree.unfiledCount + 1 };
}

function setScenario(tree: PlanTree, scenario: Scenario): PlanTree {
  return { ...tree, scenarios: new Map(tree.scenarios).set(scenario.head.id, scenario) };
}

function addScenario(tree: PlanTree, head: ScenarioHead, branch: PlanBranch): PlanTree {
  return { ...setScenario(tree, { ...branch, head }), activeId: head.id };
}

function changeBranch(tree: PlanTree, scope: string | null, change: (branch: PlanBranch) => PlanBranch): PlanTree {
  if (scope === null) return { ...tree, base: change(tree.base) };
  const scenario = tree.scenarios.get(scope);
  return scenario === undefined ? tree : setScenario(tree, { head: scenario.head, ...change(scenario) });
}

/** One step back or on; the branch as it is where there is none. */
function move({ overlay, history }: PlanBranch, by: -1 | 1): PlanBranch {
  const step = by < 0 ? findUndo(history) : findRedo(history);
  if (step === undefined) return { overlay, history };
  const changes = by < 0 ? reverseChanges(step.changes) : step.changes;
  return { overlay: layOver(overlay, changes), history: moveStack(history, by) };
}

/** What was branched from it stays and stands under its parent from then on. */
function removeScenario(tree: PlanTree, id: string): PlanTree {
  const gone = tree.scenarios.get(id);
  if (gone === undefined) return tree;
  const { parentId } = gone.head;
  const scenarios = new Map<string, Scenario>();
  for (const [key, scenario] of tree.scenarios) {
    if (key === id) continue;
    const isChild = scenario.head.parentId === id;
    scenarios.set(key, isChild ? { ...scenario, head: { ...scenario.head, parentId } } : scenario);
  }
  return { ...tree, scenarios, activeId: tree.activeId === id ? parentId : tree.activeId };
}
