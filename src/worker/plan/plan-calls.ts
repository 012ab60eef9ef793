import type { AuditedState } from "../../core/analysis/diff/diff-states.ts";
import type { RefusalCode } from "../../core/commands/command-outcome.ts";
import type { LayerChange } from "../../core/history/apply-changes.ts";
import { findConflicts } from "../../core/history/find-conflicts.ts";
import { squashChanges } from "../../core/history/overlay.ts";
import { reverseChanges } from "../../core/history/reverse-changes.ts";
import { findRedo, findUndo } from "../../core/history/undo-stack.ts";
import { writeZip } from "../../formats/zip/write-zip.ts";
import { type CallContext, Cancelled } from "../call-server.ts";
import { createSlices } from "../turns.ts";
import type { WorkerTools } from "../worker-tools.ts";
import type { CommandRunner } from "./command-runner.ts";
import { compareStates } from "./compare-states.ts";
import { findImpactPlace, type JudgedImpact } from "./impact-places.ts";
import { judgeProposals, listExpansions } from "./judge-proposals.ts";
import type { JudgedState } from "./judge-state.ts";
import { judgeLive } from "./live-figures.ts";
import { nameDraft } from "./name-draft.ts";
import type { PlanDesk } from "./plan-desk.ts";
import { describeFacts } from "./plan-facts.ts";
import { formatPlan } from "./plan-file.ts";
import type { PlanKeeper } from "./plan-keeper.ts";
import type { PlanCalls, PlanOutcome } from "./plan-messages.ts";
import { buildState, findRecord } from "./plan-states.ts";
import { toStep } from "./plan-step.ts";
import { findBranch, growTree, type PlanBranch, type PlanEntry, type PlanStep } from "./plan-tree.ts";
import { mergeScenario, toEntry } from "./scenario-acts.ts";

/** Calls about the plan of the open park; which plans are kept is asked without one. */
export type PlanHandlers = {
  readonly [Name in Exclude<keyof PlanCalls, "plansKept">]: (
    request: PlanCalls[Name][0],
    context: CallContext,
  ) => Promise<PlanCalls[Name][1]>;
};

export interface PlanParts {
  readonly desk: PlanDesk;
  readonly keeper: PlanKeeper;
  readonly runner: CommandRunner;
  readonly tools: WorkerTools;
  /** Files of the park that went into the plan. */
  readonly taken: ReadonlySet<string>;
  /** Changes of the plan go one after the other, each on what the one before left. */
  readonly inTurn: <T>(change: () => Promise<T>) => Promise<T>;
}

type Wait = () => Promise<void>;

/** Answers to the calls that change a plan or look at it. */
export function createPlanHandlers(parts: PlanParts): Omit<PlanHandlers, "planOpen" | "planWatch"> {
  const { desk, keeper, runner, tools } = parts;
  /** What the rows of the impact panel are about. */
  let lastImpact: JudgedImpact | null = null;

  /** A change in its turn; none is called off half way. */
  function change<T>(context: CallContext, make: (wait: Wait) => Promise<T>): Promise<T> {
    const pause = () =>
      context.pause().catch((error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
      });
    return parts.inTurn(() => make(createSlices(pause, tools.now)));
  }

  /** Enters something in the plan: kept first, then judged and shown. */
  async function enter(
    entry: PlanEntry,
    atMs: number,
    told: Parameters<PlanDesk["show"]>[1],
    wait: Wait,
  ): Promise<PlanOutcome> {
    const tree = growTree(desk.tree, entry);
    keeper.keep(entry, tree, atMs);
    return { kind: "done", update: await desk.show(tree, told, wait) };
  }

  function isLocked(): boolean {
    const { activeId, scenarios } = desk.tree;
    return keeper.isFollowing || (activeId !== null && scenarios.get(activeId)?.head.isLocked === true);
  }

  function activeBranch(): PlanBranch {
    return findBranch(desk.tree, desk.tree.activeId) ?? desk.tree.base;
  }

  function findMoved(changes: readonly LayerChange[]) {
    const { dataset } = desk.state;
    return findConflicts((kind, id) => findRecord(dataset, kind, id), changes);
  }

  /** Undone or redone: forward changes like any other, once they fit. */
  async function move(type: "undo" | "redo", step: PlanStep | undefined, atMs: number, wait: Wait) {
    if (isLocked()) return { kind: "locked" } as const;
    if (step === undefined) return refuse("nothing-to-do");
    const conflicts = findMoved(type === "undo" ? reverseChanges(step.changes) : step.changes);
    if (conflicts.length > 0) return { kind: "conflict", conflicts } as const;
    return enter({ type, scope: desk.tree.activeId }, atMs, { select: step.select }, wait);
  }

  return {
    planRun: ({ command, atMs }, context) =>
      change(context, async (wait) => {
        if (isLocked()) return { kind: "locked" };
        const outcome = runner.run(desk.state, command);
        if (!outcome.ok) return { kind: "refused", refusal: outcome.failure };
        const { activeId, nextSeq } = desk.tree;
        const creates = activeId === null ? nameDraft(desk.tree, atMs) : null;
        const { change: changes, select } = outcome.value;
        const step = toStep({ seq: nextSeq, command: command.type, changes, select, atMs });
        return enter({ type: "step", scope: creates?.id ?? activeId, step, creates }, atMs, outcome.value, wait);
      }),
    async planPreview({ command }, context) {
      const outcome = runner.run(desk.state, command);
      if (!outcome.ok) return { kind: "refused", refusal: outcome.failure };
      const wait = createSlices(context.pause, tools.now);
      return { kind: "figures", figures: await judgeLive(desk.judged, outcome.value.change, wait) };
    },
    planUndo: ({ atMs }, context) =>
      change(context, (wait) => move("undo", findUndo(activeBranch().history), atMs, wait)),
    planRedo: ({ atMs }, context) =>
      change(context, (wait) => move("redo", findRedo(activeBranch().history), atMs, wait)),
    planRestore: ({ seq, atMs }, context) =>
      change(context, async (wait) => {
        if (isLocked()) return { kind: "locked" };
        const { steps, done } = activeBranch().history;
        const target = steps.findIndex((step) => step.seq === seq) + 1;
        if (seq !== 0 && target === 0) return refuse("not-found");
        const back = steps.slice(target, done).reverse();
        const changes = squashChanges([
          ...back.flatMap((step) => reverseChanges(step.changes)),
          ...steps.slice(done, target).flatMap((step) => step.changes),
        ]);
        if (changes.length === 0) return refuse("nothing-to-do");
        const conflicts = findMoved(changes);
        if (conflicts.length > 0) return { kind: "conflict", conflicts };
        const step = toStep({ seq: desk.tree.nextSeq, command: "restore", changes, select: [], atMs });
        return enter({ type: "step", scope: desk.tree.activeId, step, creates: null }, atMs, {}, wait);
      }),
    planScenario: ({ act, atMs }, context) =>
      change(context, async (wait) => {
        // Looking at another scenario is nobody else's business.
        if (keeper.isFollowing && act.type !== "show") return { kind: "locked" };
        if (act.type !== "merge") {
          const entry = toEntry(desk.tree, act, atMs);
          if (entry.ok) return enter(entry.value, atMs, {}, wait);
          return entry.failure === "locked" ? { kind: "locked" } : refuse(entry.failure);
        }
        const scenario = desk.tree.scenarios.get(act.id);
        if (scenario === undefined) return refuse("not-found");
        const base = buildState(desk.opened, desk.tree, null).dataset;
        const merged = mergeScenario(base, scenario, act.choose);
        if (!merged.ok) return { kind: "conflict", conflicts: merged.failure };
        if (merged.value.length === 0) return refuse("nothing-to-do");
        const { nextSeq } = desk.tree;
        const step = toStep({ seq: nextSeq, command: "merge-scenario", changes: merged.value, select: [], atMs });
        return enter({ type: "step", scope: null, step, creates: null }, atMs, {}, wait);
      }),
    async planWindow({ box, limit }) {
      desk.window = box;
      return runner.openWindow(desk.state, box, limit);
    },
    planImpact: (question, context) =>
      change(context, async (wait) => {
        const { state, judged } = desk;
        const file = `proposals/${desk.tree.activeId ?? "plan"}.geojson`;
        const { answer, impact } = await judgeProposals(question, { state, judged, runner, file }, wait);
        lastImpact = impact;
        return answer;
      }),
    planImpactPlace: async ({ row }) => (lastImpact === null ? null : findImpactPlace(lastImpact, row)),
    planExpansions: async () => listExpansions(desk.state, desk.judged),
    planCompare: ({ aId, bId }, context) =>
      change(context, async (wait) => {
        const a = toAudited(await desk.look(aId, wait), aId);
        const b = toAudited(await desk.look(bId, wait), bId);
        return compareStates(a, b, tools.engine, desk.findUseKey);
      }),
    planDrawings: ({ id }, context) => change(context, (wait) => desk.drawOther(id, wait)),
    planFacts: ({ refs, limit }, context) =>
      change(context, async (wait) => {
        const base = await desk.look(null, wait);
        const shown: JudgedState = { state: desk.state, judged: desk.judged };
        return describeFacts(shown, base, refs, desk.findUseKey, limit);
      }),
    planFile: ({ atMs }, context) =>
      change(context, async (wait) => {
        const bytes = writeZip(formatPlan(desk.opened, desk.tree, parts.taken));
        await enter({ type: "filed" }, atMs, {}, wait);
        return new Blob([bytes], { type: "application/zip" });
      }),
  };
}

function toAudited({ state, judged }: JudgedState, scenario: string | null): AuditedState {
  return { dataset: state.dataset, report: judged.report, scenario };
}

function refuse(code: RefusalCode): PlanOutcome {
  return { kind: "refused", refusal: { code, refs: [], place: null, params: {} } };
}
