import type { Command, CornerPath } from "../../core/commands/command.ts";
import type { Refusal } from "../../core/commands/command-outcome.ts";
import type { SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { PlanOutcome, PlanUpdate, ScenarioAct } from "../../worker/plan/plan-messages.ts";
import { addToast, client, reportCrash, selectParcels, showEditedPark } from "./actions.ts";
import { drawnM2 } from "./drawn-area.ts";
import { mergeRows } from "./merge-rows.ts";
import {
  firstPlan,
  type GestureView,
  type PlanState,
  planStore,
  type ToolName,
  type ToolOptions,
} from "./plan-store.ts";
import { store } from "./store.ts";

/*
 * Everything that changes the Plan workspace. What alters the plan goes to the worker and comes back as one update; what
 * only concerns the hand at work stays here.
 */

/** More records around the place that is edited than this are left out by the worker. */
const windowLimit = 2_000;

function set(part: Partial<PlanState>): void {
  planStore.setState(part);
}

/** Starts editing the open park, once; what was done before is brought back. */
export async function openPlan(): Promise<void> {
  if (planStore.getState().phase !== "closed" || store.getState().park === null) return;
  set({ phase: "opening" });
  try {
    const { view, restored, restoredCount } = await client.call("planOpen", {});
    set({ phase: "open", view });
    if (restored !== null) applyUpdate(restored);
    if (restoredCount > 0) addToast({ kind: "info", key: "plan.save.restored", params: { count: restoredCount } });
    void watchPlan();
  } catch (error) {
    set({ phase: "closed" });
    reportCrash(error);
  }
}

let watching: AbortController | null = null;

/** Hears what the page did not ask for: saved, not saved, changed in another tab. */
async function watchPlan(): Promise<void> {
  const controller = new AbortController();
  watching?.abort();
  watching = controller;
  try {
    while (!controller.signal.aborted) {
      const revision = planStore.getState().view?.revision ?? 0;
      const { view, updates } = await client.call("planWatch", { revision }, { signal: controller.signal });
      if (controller.signal.aborted) return;
      for (const update of updates) applyUpdate(update);
      if (view.revision >= (planStore.getState().view?.revision ?? 0)) set({ view });
    }
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
  }
}

/** Another park was opened: nothing of the plan before is left. */
export function closePlan(): void {
  watching?.abort();
  watching = null;
  planStore.setState({ ...firstPlan, options: planStore.getState().options });
}

export function chooseTool(tool: ToolName): void {
  set({ tool, corner: null });
}

export function setToolOptions(options: Partial<ToolOptions>): void {
  set({ options: { ...planStore.getState().options, ...options } });
}

/** Selects features in Plan; `add` toggles. The parcels among them are what the other workspaces show as selected. */
export function selectFeatures(refs: readonly FeatureRef[], add = false): void {
  const { selection } = planStore.getState();
  const isIn = (list: readonly FeatureRef[], ref: FeatureRef) => list.some((item) => isSameRef(item, ref));
  const next = add
    ? [...selection.filter((ref) => !isIn(refs, ref)), ...refs.filter((ref) => !isIn(selection, ref))]
    : refs;
  set({ selection: next, corner: null });
  const parcelIds = next.filter(({ kind }) => kind === "parcels").map(({ id }) => id);
  if (parcelIds.join("\n") !== store.getState().session.selection.join("\n")) selectParcels(parcelIds);
}

/** A parcel chosen in a list or by a link is selected here too. */
export function followParcelSelection(ids: readonly string[]): void {
  const { selection } = planStore.getState();
  const mine = selection.filter(({ kind }) => kind === "parcels").map(({ id }) => id);
  if (mine.join("\n") === ids.join("\n")) return;
  set({ selection: ids.map((id) => ({ kind: "parcels", id }) as const), corner: null });
}

export function isSameRef(a: FeatureRef, b: FeatureRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}

export function chooseCorner(corner: CornerPath | null): void {
  set({ corner });
}

export function setGesture(gesture: GestureView | null, snap: SnapTarget | null): void {
  set({ gesture, snap });
}

/** Says something to screen readers. */
export function say(text: string): void {
  set({ said: { text, count: planStore.getState().said.count + 1 } });
}

/** Says why a command was not even sent. */
export function refuseCommand(refusal: Refusal): void {
  set({ failure: { kind: "refused", refusal } });
}

export function dismissFailure(): void {
  set({ failure: null });
}

export function dismissDone(): void {
  set({ done: null });
}

let windowRequest: AbortController | null = null;

/** Fetches the records around a place; of several requests the last wins. */
export async function loadWindow(box: LngLatBox): Promise<void> {
  windowRequest?.abort();
  const controller = new AbortController();
  windowRequest = controller;
  try {
    const window = await client.call("planWindow", { box, limit: windowLimit }, { signal: controller.signal });
    if (!controller.signal.aborted) set({ window });
  } catch (error) {
    if (!controller.signal.aborted) reportCrash(error);
  }
}

/** Commands go one after the other, so that each meets the plan the one before left. */
let lastCall: Promise<unknown> = Promise.resolve();

function inTurn(ask: () => Promise<PlanOutcome>): Promise<PlanOutcome | null> {
  set({ pendingCount: planStore.getState().pendingCount + 1, failure: null });
  const asked = lastCall.then(ask).then(
    (outcome) => {
      set({ pendingCount: planStore.getState().pendingCount - 1 });
      settle(outcome);
      return outcome;
    },
    (error: unknown) => {
      set({ pendingCount: planStore.getState().pendingCount - 1 });
      reportCrash(error);
      return null;
    },
  );
  lastCall = asked;
  return asked;
}

function settle(outcome: PlanOutcome): void {
  switch (outcome.kind) {
    case "done":
      applyUpdate(outcome.update);
      return;
    case "refused":
      set({ failure: { kind: "refused", refusal: outcome.refusal } });
      return;
    case "locked":
      set({ failure: { kind: "locked" } });
      return;
    case "conflict":
      set({ failure: { kind: "conflict", conflicts: outcome.conflicts } });
      return;
  }
}

let nextDone = 1;

/** Carries a command out: one step of the history. `movedM`: how far the hand went, for the chip. Null where the worker failed. */
export async function runPlanCommand(command: Command, movedM: number | null = null): Promise<PlanOutcome | null> {
  const [first] = refsOf(command) ?? [];
  const beforeM2 = first === undefined ? null : findAreaM2(first);
  const outcome = await inTurn(() => client.call("planRun", { command, atMs: Date.now() }));
  if (outcome?.kind === "done") {
    const { notes, select } = outcome.update;
    const afterM2 = first === undefined ? null : findAreaM2(first);
    const changeM2 = beforeM2 === null || afterM2 === null ? null : afterM2 - beforeM2;
    set({ done: { seq: nextDone++, command, refs: refsOf(command) ?? select, notes, movedM, changeM2 } });
  }
  return outcome;
}

/** Drawn area of a parcel or zone as the worker last said, m². */
function findAreaM2({ kind, id }: FeatureRef): number | null {
  const { rowsById, park } = store.getState();
  if (park === null) return null;
  const row = kind === "parcels" ? rowsById.get(id) : undefined;
  if (row !== undefined) return drawnM2(row, park.areaBasis);
  const zone = kind === "zones" ? park.zones.find((candidate) => candidate.id === id) : undefined;
  if (zone === undefined) return null;
  return drawnM2({ ellipsoidalM2: zone.areaM2.ellipsoidal, gridM2: zone.areaM2.grid }, park.areaBasis);
}

/** What a command names; undefined where it makes something new. */
function refsOf(command: Command): readonly FeatureRef[] | undefined {
  if ("ref" in command) return [command.ref];
  return "refs" in command ? command.refs : undefined;
}

export function undoPlan(): Promise<PlanOutcome | null> {
  set({ done: null });
  return inTurn(() => client.call("planUndo", { atMs: Date.now() }));
}

export function redoPlan(): Promise<PlanOutcome | null> {
  set({ done: null });
  return inTurn(() => client.call("planRedo", { atMs: Date.now() }));
}

export function restorePlan(seq: number): Promise<PlanOutcome | null> {
  return inTurn(() => client.call("planRestore", { seq, atMs: Date.now() }));
}

export function changeScenario(act: ScenarioAct): Promise<PlanOutcome | null> {
  return inTurn(() => client.call("planScenario", { act, atMs: Date.now() }));
}

function applyUpdate(update: PlanUpdate): void {
  const { rows } = store.getState();
  showEditedPark(update.park, mergeRows(rows, update.rows.put, update.rows.removedIds));
  const { patches, selection } = planStore.getState();
  set({
    view: update.view,
    patches: [...patches, ...update.drawings],
    lastUpdate: update,
    live: null,
    liveRefusal: null,
  });
  const gone = (ref: FeatureRef) => update.records.removed.some((removed) => isSameRef(removed, ref));
  if (update.select.length > 0) selectFeatures(update.select);
  else if (selection.some(gone)) selectFeatures(selection.filter((ref) => !gone(ref)));
}

/** The command whose figures are wanted next; one question is on its way at a time. */
let wantedPreview: Command | null = null;
let isAsking = false;

/** Asks for the figures of a gesture; answers that come too late for the last one asked are left out. Null stops it. */
export function previewPlan(command: Command | null): void {
  wantedPreview = command;
  if (command === null) {
    const { live, liveRefusal } = planStore.getState();
    if (live !== null || liveRefusal !== null) set({ live: null, liveRefusal: null });
    return;
  }
  if (!isAsking) void askPreviews();
}

async function askPreviews(): Promise<void> {
  isAsking = true;
  try {
    while (wantedPreview !== null) {
      const command = wantedPreview;
      const answer = await client.call("planPreview", { command });
      if (wantedPreview === null) break;
      const liveSeq = planStore.getState().liveSeq + 1;
      if (answer.kind === "figures") set({ live: answer.figures, liveRefusal: null, liveSeq });
      else set({ liveRefusal: answer.refusal, liveSeq });
      if (wantedPreview === command) break;
    }
  } catch (error) {
    reportCrash(error);
  } finally {
    isAsking = false;
  }
}
