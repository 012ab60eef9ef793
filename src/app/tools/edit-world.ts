import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome } from "../../core/commands/command-outcome.ts";
import { locateInPolygon } from "../../core/geometry/containment.ts";
import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import { addAllProjections } from "../../worker/all-projections.ts";
import type { DrawingPatch } from "../../worker/plan/plan-messages.ts";
import { isSameRef, loadWindow, runPlanCommand } from "../state/plan-actions.ts";
import { type PlanState, planStore } from "../state/plan-store.ts";
import { store } from "../state/store.ts";
import { type Draft, type DraftShape, describeOutcome } from "./draft.ts";
import { changeGround, createGround, type EditGround, findFeature, refreshGround } from "./edit-ground.ts";
import type { EditSurface } from "./edit-surface.ts";
import { cornersOf } from "./handles.ts";

/** Draws patches; resolves when the map shows them. */
export type ShowPatches = (patches: readonly DrawingPatch[]) => Promise<void>;

/** Widest stretch of land whose records are held, degrees of latitude: some 4 km. */
const widestDeg = 0.036;
/** Times of the last frames kept for whoever measures. */
const keptFrames = 600;

/**
 * The records around the hand, in step with the worker: what was carried out shows at once, from the same command, and is
 * replaced by what the worker says. Shapes of a command stay drawn until the map shows them itself.
 */
export class EditWorld {
  readonly #surface: EditSurface;
  readonly #showPatches: ShowPatches;
  readonly #onChange: () => void;
  readonly #stop: () => void;
  #ground: EditGround | null = null;
  #held: readonly {
    readonly seq: number;
    readonly shapes: readonly DraftShape[];
    readonly hidden: readonly FeatureRef[];
  }[] = [];
  #nextHeld = 1;
  /** Settles when the map shows the last answer. */
  #shown: Promise<void> = Promise.resolve();
  #askedBox: LngLatBox | null = null;
  #frameMs: number[] = [];

  constructor(surface: EditSurface, showPatches: ShowPatches, onChange: () => void) {
    this.#surface = surface;
    this.#showPatches = showPatches;
    this.#onChange = onChange;
    this.#stop = planStore.subscribe((now, before) => this.#follow(now, before));
    this.#readWindow(planStore.getState());
  }

  destroy(): void {
    this.#stop();
  }

  get ground(): EditGround | null {
    return this.#ground;
  }

  /** Are shapes drawn that the map does not show itself yet? */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** Script times of the last gesture frames, ms. */
  get frameMs(): readonly number[] {
    return this.#frameMs;
  }

  countFrame(ms: number, isGesture: boolean): void {
    if (!isGesture) return;
    this.#frameMs.push(ms);
    if (this.#frameMs.length > keptFrames) this.#frameMs = this.#frameMs.slice(-keptFrames / 2);
  }

  /** Asks for the records around what is in view where they are not held yet. */
  look(): void {
    if (planStore.getState().phase !== "open") return;
    const box = this.#surface.box();
    if (this.#askedBox !== null && (holds(this.#askedBox, box) || isLarge(box)) && !this.#missesSelection()) return;
    this.#askedBox = growBox(limitBox(box), 0.4);
    void loadWindow(this.#withSelection(this.#askedBox));
  }

  /** Carries a command out here at once and in the worker. */
  run(command: Command, outcome: CommandOutcome, movedM: number | null): void {
    const ground = this.#ground;
    if (ground === null) return;
    const { shapes, hidden } = describeOutcome(outcome, planStore.getState().selection, ground);
    const seq = this.#nextHeld++;
    this.#held = [...this.#held, { seq, shapes, hidden }];
    this.#ground = changeGround(ground, outcome.change) ?? ground;
    const release = () => {
      this.#held = this.#held.filter((held) => held.seq !== seq);
      this.#onChange();
    };
    void runPlanCommand(command, movedM).then(async (answer) => {
      if (answer?.kind === "done") await this.#shown;
      else this.#restore();
      release();
    });
  }

  /** A draft with the shapes the map does not show yet beneath it. */
  addHeld(draft: Draft): Draft {
    if (this.#held.length === 0) return draft;
    const isDrawn = (ref: FeatureRef) =>
      draft.shapes.some((shape) => isSameRef(shape.ref, ref)) || draft.hidden.some((hidden) => isSameRef(hidden, ref));
    const held = new Map<string, DraftShape>();
    for (const { shapes } of this.#held)
      for (const shape of shapes) held.set(`${shape.ref.kind} ${shape.ref.id}`, shape);
    const kept = [...held.values()]
      .filter(({ ref }) => !isDrawn(ref))
      .map((shape) => ({ ...shape, role: "neighbor" as const }));
    return {
      ...draft,
      shapes: [...kept, ...draft.shapes],
      hidden: [...this.#held.flatMap(({ hidden }) => hidden), ...draft.hidden],
    };
  }

  /** Parcels and zones with all corners inside a ring drawn around them; parcels where there are any, else zones. */
  findInside(ring: readonly LngLat[]): readonly FeatureRef[] {
    const ground = this.#ground;
    const [first] = ring;
    if (ground === null || first === undefined) return [];
    const closed = [...ring, first];
    const box = extendBox(undefined, { type: "LineString", coordinates: closed });
    for (const kind of ["parcels", "zones"] as const) {
      const found = [...ground.tools.near(kind, box)].filter((id) => {
        const feature = findFeature(ground, { kind, id });
        return (
          feature !== undefined &&
          cornersOf(feature.geometry).every(({ at }) => locateInPolygon(at, [closed]) !== "outside")
        );
      });
      if (found.length > 0) return found.map((id) => ({ kind, id }));
    }
    return [];
  }

  #follow(now: PlanState, before: PlanState): void {
    if (now.phase !== before.phase) this.look();
    if (now.window !== before.window) this.#readWindow(now);
    if (now.lastUpdate !== before.lastUpdate && now.lastUpdate !== null) this.#takeUpdate(now);
  }

  #readWindow({ window }: PlanState): void {
    const { park } = store.getState();
    if (window === null || park === null) return;
    // Grids of every kind, before the first is asked for.
    addAllProjections();
    this.#ground = createGround(window, park.areaBasis);
    this.#onChange();
  }

  /** While more commands are on their way the ground is ahead of the answer. */
  #takeUpdate({ lastUpdate, pendingCount }: PlanState): void {
    if (lastUpdate === null) return;
    this.#shown = this.#showPatches(lastUpdate.drawings);
    if (pendingCount > 0 || this.#ground === null) return;
    this.#ground = refreshGround(this.#ground, lastUpdate.records);
    this.#onChange();
  }

  /** What was shown did not come about: the records are read again. */
  #restore(): void {
    this.#askedBox = null;
    this.look();
  }

  #missesSelection(): boolean {
    const ground = this.#ground;
    return ground !== null && planStore.getState().selection.some((ref) => findFeature(ground, ref) === undefined);
  }

  #withSelection(box: LngLatBox): LngLatBox {
    const { rowsById, park } = store.getState();
    const boxes = planStore
      .getState()
      .selection.flatMap(({ kind, id }) =>
        kind === "parcels"
          ? (rowsById.get(id)?.box ?? [])
          : kind === "zones"
            ? (park?.zones.find((zone) => zone.id === id)?.box ?? [])
            : [],
      );
    let [west, south, east, north] = box;
    for (let at = 0; at + 3 < boxes.length; at += 4) {
      west = Math.min(west, boxes[at] as number); // four numbers a box
      south = Math.min(south, boxes[at + 1] as number);
      east = Math.max(east, boxes[at + 2] as number);
      north = Math.max(north, boxes[at + 3] as number);
    }
    return [west, south, east, north];
  }
}

function holds(outer: LngLatBox, inner: LngLatBox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

function isLarge([, south, , north]: LngLatBox): boolean {
  return north - south > widestDeg * 2;
}

function growBox([west, south, east, north]: LngLatBox, share: number): LngLatBox {
  const [dx, dy] = [(east - west) * share, (north - south) * share];
  return [west - dx, south - dy, east + dx, north + dy];
}

/** The middle of a box that is too wide to hold whole. */
function limitBox([west, south, east, north]: LngLatBox): LngLatBox {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const dx = Math.min((east - west) / 2, widestDeg);
  const dy = Math.min((north - south) / 2, widestDeg);
  return [x - dx, y - dy, x + dx, y + dy];
}
