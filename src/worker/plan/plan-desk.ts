import type { AuditWorld } from "../../core/analysis/audit-world.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import type { OverlayEntry } from "../../core/history/overlay.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import type { FindUseKey, OpenPark } from "../open-park.ts";
import type { WorkerTools } from "../worker-tools.ts";
import { type JudgedState, judgeState } from "./judge-state.ts";
import type { PlanUpdate, PlanView, SaveState, StateDrawings } from "./plan-messages.ts";
import { changePicture, createPicture, moveLabels } from "./plan-scene.ts";
import { buildState, findEdits, findRecord, type PlanState } from "./plan-states.ts";
import { emptyTree, type PlanTree } from "./plan-tree.ts";
import { describeChange, describeDrawings, type ShownState } from "./plan-update.ts";
import { describePlan } from "./plan-view.ts";

/** What holds the open park for all calls of the worker. */
export interface ParkHolder {
  readonly get: () => { readonly park: OpenPark; readonly world: AuditWorld };
  /** Shows another state of the same park from now on. */
  readonly set: (park: OpenPark, world: AuditWorld) => void;
  readonly nextRevision: () => number;
}

/** States besides the shown one that stay judged, so that going back to them costs nothing. */
const keptStates = 3;

type Told = Partial<Pick<PlanUpdate, "select" | "notes">>;

/**
 * The plan over one open park: its tree, the state that is shown, and the way from one to the next. One change at a time; whoever
 * calls takes turns (plan-calls). Everything that asks the worker about the park reads the shown state through the holder.
 */
export class PlanDesk {
  readonly opened: ParkDataset;
  readonly #holder: ParkHolder;
  readonly #tools: WorkerTools;
  readonly #findSaved: () => SaveState;
  #tree: PlanTree = emptyTree;
  #shown: ShownState;
  /** By scope, the latest last. */
  readonly #kept = new Map<string | null, JudgedState>();
  #revision = 1;
  /** What the page holds for editing. */
  #window: LngLatBox | null = null;

  /** `findSaved` tells how far the plan is kept. */
  constructor(holder: ParkHolder, tools: WorkerTools, findSaved: () => SaveState) {
    const { park, world } = holder.get();
    this.#holder = holder;
    this.#tools = tools;
    this.#findSaved = findSaved;
    this.opened = park.dataset;
    const state = buildState(this.opened, emptyTree, null);
    this.#shown = { state, judged: { report: park.report, world }, picture: createPicture(park) };
  }

  get tree(): PlanTree {
    return this.#tree;
  }

  get state(): PlanState {
    return this.#shown.state;
  }

  /** The shown state as it is judged now: on another day, or by other packs, than when it was made, if somebody asked for that. */
  get judged(): JudgedPark {
    return this.#align().judged;
  }

  get findUseKey(): FindUseKey {
    return this.#shown.picture.park.findUseKey;
  }

  set window(box: LngLatBox | null) {
    this.#window = box;
  }

  /** Something is to be seen anew: the state of saving. */
  touch(): void {
    this.#revision++;
  }

  view(): PlanView {
    return describePlan(this.opened, this.#tree, { revision: this.#revision, saved: this.#findSaved() });
  }

  /** Shows a tree in place of the one there was. */
  async show(tree: PlanTree, { select = [], notes = [] }: Told, step: () => Promise<void>): Promise<PlanUpdate> {
    const state = buildState(this.opened, tree, tree.activeId);
    const next = await this.#judge(state, tree.activeId, step);
    const before = this.#align();
    const edits = findEdits(before.state, state);
    const after = draw(before, next, edits, this.#holder.nextRevision());
    this.#tree = tree;
    this.#revision++;
    this.#shown = after;
    this.#remember(tree.activeId, next);
    this.#holder.set(after.picture.park, next.judged.world);
    return {
      ...describeChange(before, after, edits, this.#window),
      view: this.view(),
      select: select.filter(({ kind, id }) => findRecord(state.dataset, kind, id) !== undefined),
      notes,
    };
  }

  /** Another state than the shown one, judged; what is shown stays. */
  async look(scope: string | null, step: () => Promise<void>): Promise<JudgedState> {
    const looked = await this.#judge(buildState(this.opened, this.#tree, scope), scope, step);
    this.#remember(scope, looked);
    return looked;
  }

  /** What turns the drawings of the shown state, which is that of `revision`, into those of another; what is shown stays. */
  async drawOther(scope: string | null, step: () => Promise<void>): Promise<StateDrawings> {
    const other = await this.look(scope, step);
    const shown = this.#align();
    const { revision } = shown.picture.park;
    const edits = findEdits(shown.state, other.state);
    return { revision, drawings: describeDrawings(shown, draw(shown, other, edits, revision), edits) };
  }

  /** Judged from the nearest state that is judged already. Somebody may ask for another day meanwhile: then it begins again. */
  async #judge(state: PlanState, scope: string | null, step: () => Promise<void>): Promise<JudgedState> {
    for (;;) {
      const shown = this.#align();
      const { context } = shown.judged.world;
      const kept = this.#kept.get(scope);
      const isNearer = kept !== undefined && findEdits(kept.state, state).length < findEdits(shown.state, state).length;
      const next = await judgeState(isNearer ? kept : shown, state, context, this.#tools, step);
      if (this.#align() === shown) return next;
    }
  }

  /** The shown state as the holder has it. */
  #align(): ShownState {
    const { park, world } = this.#holder.get();
    if (park !== this.#shown.picture.park) {
      this.#kept.clear();
      this.#shown = { state: this.#shown.state, judged: { report: park.report, world }, picture: createPicture(park) };
    }
    return this.#shown;
  }

  #remember(scope: string | null, state: JudgedState): void {
    this.#kept.delete(scope);
    this.#kept.set(scope, state);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= keptStates) break;
      this.#kept.delete(oldest);
    }
  }
}

/** A judged state with its picture, made from that of another one. */
function draw(before: ShownState, next: JudgedState, edits: readonly OverlayEntry[], revision: number): ShownState {
  const old = before.picture.park;
  const park: OpenPark = {
    ...old,
    revision,
    dataset: next.state.dataset,
    report: next.judged.report,
    labelPoints: old.tiles?.sources.includes("labels") === true ? old.labelPoints : moveLabels(old.labelPoints, edits),
  };
  return { ...next, picture: changePicture(before.picture, park, edits) };
}
