import type { AuditedState } from "../../core/analysis/diff/diff-states.ts";
import { judgeImpactSteps } from "../../core/analysis/impact/judge-impact.ts";
import { findDatasetBox } from "../../core/analysis/measured-layers.ts";
import { findAreaBasis } from "../../core/analysis/site-area.ts";
import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome, Refusal, RefusalCode } from "../../core/commands/command-outcome.ts";
import type { CommandTools } from "../../core/commands/command-tools.ts";
import { runCommand } from "../../core/commands/run-command.ts";
import { createEditGrid } from "../../core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../core/geometry/measuring-plane.ts";
import type { LayerChange } from "../../core/history/apply-changes.ts";
import { findConflicts } from "../../core/history/find-conflicts.ts";
import { listEdits, squashChanges } from "../../core/history/overlay.ts";
import { reverseChanges } from "../../core/history/reverse-changes.ts";
import { findRedo, findUndo } from "../../core/history/undo-stack.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { Result } from "../../core/model/result.ts";
import { writeZip } from "../../formats/zip/write-zip.ts";
import { type CallContext, Cancelled } from "../call-server.ts";
import { createSlices } from "../turns.ts";
import type { WorkerTools } from "../worker-tools.ts";
import { compareStates } from "./compare-states.ts";
import { findWindowRecords, isWindowRecord } from "./edit-window.ts";
import { FeatureFinder } from "./feature-finder.ts";
import type { JudgedState } from "./judge-state.ts";
import { judgeLive } from "./live-figures.ts";
import { nameDraft } from "./name-draft.ts";
import { type ParkHolder, PlanDesk, type PlanKeeper } from "./plan-desk.ts";
import { formatPlan } from "./plan-file.ts";
import type { HistoryStep, PlanCalls, PlanOutcome } from "./plan-messages.ts";
import { buildState, findRecord } from "./plan-states.ts";
import { findBranch, type PlanBranch, type PlanEntry, type PlanStep } from "./plan-tree.ts";
import { finish } from "./run-steps.ts";
import { mergeScenario, toEntry } from "./scenario-acts.ts";

export type PlanHandlers = {
  readonly [Name in keyof PlanCalls]: (
    request: PlanCalls[Name][0],
    context: CallContext,
  ) => Promise<PlanCalls[Name][1]>;
};

/** How many of the features a step concerns are named. */
const namedRefs = 5;

/** Answers to the calls of plan-messages.ts for the park the holder holds. */
export function createPlanHandlers(holder: ParkHolder, tools: WorkerTools, keeper: PlanKeeper): PlanHandlers {
  const desk = new PlanDesk(holder, tools, keeper);
  const finder = new FeatureFinder(desk.opened);
  const planeBox = findDatasetBox(desk.opened) ?? ([0, 0, 0, 0] as const);
  const plane = createMeasuringPlane(planeBox);
  const gridCrs = holder.get().park.report.dataset.gridCrs;
  const grid = createEditGrid(gridCrs, tools.crsTable(), plane);

  function run(command: Command): Result<CommandOutcome, Refusal> {
    const { state } = desk;
    const commandTools: CommandTools = {
      grid,
      plane,
      areaBasis: findAreaBasis(state.dataset),
      near: (kind, box) => finder.near(state, kind, box),
    };
    return runCommand(state.dataset, command, commandTools);
  }

  let last: Promise<unknown> = Promise.resolve();

  /** Changes of the plan go one after the other, each on what the one before left; none is called off half way. */
  function inTurn<T>(context: CallContext, change: (step: () => Promise<void>) => Promise<T>): Promise<T> {
    const pause = () =>
      context.pause().catch((error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
      });
    const turn = last.then(() => change(createSlices(pause, tools.now)));
    last = turn.catch(() => undefined);
    return turn;
  }

  async function enter(
    entry: PlanEntry,
    told: Parameters<PlanDesk["enter"]>[1],
    step: () => Promise<void>,
  ): Promise<PlanOutcome> {
    return { kind: "done", update: await desk.enter(entry, told, step) };
  }

  function isLocked(): boolean {
    const { activeId, scenarios } = desk.tree;
    return activeId !== null && scenarios.get(activeId)?.head.isLocked === true;
  }

  function activeBranch(): PlanBranch {
    return findBranch(desk.tree, desk.tree.activeId) ?? desk.tree.base;
  }

  /** Undone or redone: forward changes like any other, once they fit. */
  async function move(
    type: "undo" | "redo",
    step: PlanStep | undefined,
    wait: () => Promise<void>,
  ): Promise<PlanOutcome> {
    if (isLocked()) return { kind: "locked" };
    if (step === undefined) return refuse("nothing-to-do");
    const changes = type === "undo" ? reverseChanges(step.changes) : step.changes;
    const conflicts = findMoved(changes);
    if (conflicts.length > 0) return { kind: "conflict", conflicts };
    return enter({ type, scope: desk.tree.activeId }, { select: step.select }, wait);
  }

  function findMoved(changes: readonly LayerChange[]) {
    const { dataset } = desk.state;
    return findConflicts((kind, id) => findRecord(dataset, kind, id), changes);
  }

  /** A change that no command of a person makes, as a step of its own. */
  function toStep(
    command: HistoryStep["command"],
    changes: readonly LayerChange[],
    select: readonly FeatureRef[],
    atMs: number,
  ): PlanStep {
    const touched = [...listEdits(changes)].flatMap(({ kind, id }) => (isWindowRecord(kind) ? [{ kind, id }] : []));
    const names = new Map([...select, ...touched].map((ref) => [`${ref.kind}/${ref.id}`, ref]));
    const refs = [...names.values()].slice(0, namedRefs);
    return { seq: desk.tree.nextSeq, command, refs, count: names.size, atMs, changes, select };
  }

  return {
    planOpen: (_request, context) =>
      inTurn(context, async () => {
        return { view: desk.view(), restored: null };
      }),
    planRun: ({ command, atMs }, context) =>
      inTurn(context, async (wait) => {
        if (isLocked()) return { kind: "locked" };
        const outcome = run(command);
        if (!outcome.ok) return { kind: "refused", refusal: outcome.failure };
        const { change, select } = outcome.value;
        const { activeId } = desk.tree;
        const creates = activeId === null ? nameDraft(desk.tree, atMs) : null;
        const step = toStep(command.type, change, select, atMs);
        return enter({ type: "step", scope: creates?.id ?? activeId, step, creates }, outcome.value, wait);
      }),
    async planPreview({ command }, context) {
      const outcome = run(command);
      if (!outcome.ok) return { kind: "refused", refusal: outcome.failure };
      return {
        kind: "figures",
        figures: await judgeLive(desk.judged, outcome.value.change, createSlices(context.pause, tools.now)),
      };
    },
    planUndo: (_request, context) => inTurn(context, (wait) => move("undo", findUndo(activeBranch().history), wait)),
    planRedo: (_request, context) => inTurn(context, (wait) => move("redo", findRedo(activeBranch().history), wait)),
    planRestore: ({ seq, atMs }, context) =>
      inTurn(context, async (wait) => {
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
        const step = toStep("restore", changes, [], atMs);
        return enter({ type: "step", scope: desk.tree.activeId, step, creates: null }, { select: [] }, wait);
      }),
    planScenario: ({ act, atMs }, context) =>
      inTurn(context, async (wait) => {
        if (act.type !== "merge") {
          const entry = toEntry(desk.tree, act, atMs);
          if (entry.ok) return enter(entry.value, { select: [] }, wait);
          return entry.failure === "locked" ? { kind: "locked" } : refuse(entry.failure);
        }
        const scenario = desk.tree.scenarios.get(act.id);
        if (scenario === undefined) return refuse("not-found");
        const merged = mergeScenario(buildState(desk.opened, desk.tree, null).dataset, scenario, act.choose);
        if (!merged.ok) return { kind: "conflict", conflicts: merged.failure };
        if (merged.value.length === 0) return refuse("nothing-to-do");
        const step = toStep("merge-scenario", merged.value, [], atMs);
        return enter({ type: "step", scope: null, step, creates: null }, { select: [] }, wait);
      }),
    planImpact: ({ ids }, context) =>
      inTurn(context, async (wait) => {
        const features = [...(desk.state.dataset.proposals?.values() ?? [])].filter(
          ({ id }) => ids?.includes(id) ?? true,
        );
        if (features.length === 0) return { report: null, issues: [] };
        const { judged } = desk;
        const proposal = { file: `proposals/${desk.tree.activeId ?? "plan"}.geojson`, features };
        const impact = await finish(judgeImpactSteps(judged, proposal, judged.world.context), wait);
        return impact.ok ? { report: impact.value, issues: [] } : { report: null, issues: impact.failure };
      }),
    planCompare: ({ aId, bId }, context) =>
      inTurn(context, async (wait) => {
        const a = await desk.look(aId, wait);
        const b = await desk.look(bId, wait);
        return compareStates(toAudited(a, aId), toAudited(b, bId), tools.engine, holder.get().park.findUseKey);
      }),
    planFile: (_request, context) =>
      inTurn(context, async (wait) => {
        const bytes = writeZip(formatPlan(desk.opened, desk.tree, new Set()));
        await desk.enter({ type: "filed" }, { select: [] }, wait);
        return new Blob([bytes], { type: "application/zip" });
      }),
    async planWindow({ box, limit }) {
      desk.window = box;
      const { dataset } = desk.state;
      return { box, ...findWindowRecords(finder, desk.state, box, limit), meta: dataset.meta, gridCrs, planeBox };
    },
  };
}

function toAudited({ state, judged }: JudgedState, scenario: string | null): AuditedState {
  return { dataset: state.dataset, report: judged.report, scenario };
}

function refuse(code: RefusalCode): PlanOutcome {
  return { kind: "refused", refusal: { code, refs: [], place: null, params: {} } };
}
