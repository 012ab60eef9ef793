import {
  Download,
  GitBranch,
  GitMerge,
  History,
  Lock,
  LockOpen,
  Pencil,
  StickyNote,
  Trash2,
  Undo2,
} from "lucide-react";
import type { ScenarioSummary } from "../../worker/plan/plan-messages.ts";
import type { Operation, OperationContext, OperationReason, OperationRun } from "./operation.ts";

const always = () => true;

function findActive({ view }: OperationContext): ScenarioSummary | undefined {
  return view?.scenarios.find(({ id }) => id === view.activeId);
}

/** The current state is locked and has no name to change; another tab edits the rest. */
function needsScenario(context: OperationContext): OperationReason | null {
  if (context.view?.saved.kind === "following") return "following";
  return findActive(context) === undefined ? "base-locked" : null;
}

function needsOpenScenario(context: OperationContext): OperationReason | null {
  return needsScenario(context) ?? (findActive(context)?.isLocked === true ? "scenario-locked" : null);
}

function forActive(
  id: string,
  icon: Operation["icon"],
  disabledReason: Operation["disabledReason"],
  run: (scenario: ScenarioSummary) => OperationRun,
  isAvailable: Operation["isAvailable"] = always,
): Operation {
  return {
    id: `scenario.${id}`,
    label: `plan.operation.${id}` as Operation["label"], // each of them has its words in en-plan.ts
    icon,
    keys: null,
    menu: null,
    isAvailable,
    disabledReason,
    run: (context) => {
      const scenario = findActive(context);
      if (scenario === undefined) throw new Error(`${id} needs a scenario`);
      return run(scenario);
    },
  };
}

/** What is done to the tree of scenarios and to the park as a file. */
export const scenarioOperations: readonly Operation[] = [
  {
    id: "scenario.branch",
    label: "plan.operation.branch",
    icon: GitBranch,
    keys: null,
    menu: "plan",
    isAvailable: always,
    disabledReason: ({ view }) => (view === null ? "loading" : view.saved.kind === "following" ? "following" : null),
    run: ({ view }) => ({ kind: "dialog", dialog: { kind: "branch", fromId: view?.activeId ?? null } }),
  },
  forActive("rename", Pencil, needsOpenScenario, ({ id }) => ({ kind: "dialog", dialog: { kind: "rename", id } })),
  forActive("note", StickyNote, needsOpenScenario, ({ id }) => ({ kind: "dialog", dialog: { kind: "note", id } })),
  forActive(
    "lock",
    Lock,
    needsScenario,
    ({ id }) => ({ kind: "scenario", act: { type: "lock", id, isLocked: true } }),
    (context) => findActive(context)?.isLocked !== true,
  ),
  forActive(
    "unlock",
    LockOpen,
    needsScenario,
    ({ id }) => ({ kind: "scenario", act: { type: "lock", id, isLocked: false } }),
    (context) => findActive(context)?.isLocked === true,
  ),
  forActive("merge-back", GitMerge, needsScenario, ({ id }) => ({
    kind: "dialog",
    dialog: { kind: "merge-back", id },
  })),
  forActive("delete-scenario", Trash2, needsOpenScenario, ({ id }) => ({
    kind: "dialog",
    dialog: { kind: "delete", id },
  })),
  {
    id: "scenario.show-base",
    label: "plan.operation.show-base",
    icon: Undo2,
    keys: null,
    menu: null,
    isAvailable: always,
    disabledReason: ({ view }) => (view === null || view.activeId === null ? "no-scenario" : null),
    run: () => ({ kind: "scenario", act: { type: "show", id: null } }),
  },
  {
    id: "history",
    label: "plan.operation.history",
    icon: History,
    keys: null,
    menu: "plan",
    isAvailable: always,
    disabledReason: () => null,
    run: () => ({ kind: "history" }),
  },
  {
    id: "save-file",
    label: "plan.operation.save-file",
    icon: Download,
    keys: "Ctrl S",
    menu: null,
    isAvailable: always,
    disabledReason: ({ view }) => (view === null ? "loading" : null),
    run: () => ({ kind: "save-file" }),
  },
];
