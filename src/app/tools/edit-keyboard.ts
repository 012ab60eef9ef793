import { chooseCorner, type chooseTool, redoPlan, undoPlan } from "../state/plan-actions.ts";
import { planStore } from "../state/plan-store.ts";
import { findFeature } from "./edit-ground.ts";
import { readEditKey } from "./edit-keys.ts";
import type { EditSession } from "./edit-session.ts";
import type { EditSurface, Pixel } from "./edit-surface.ts";
import { shiftPosition } from "./grid-path.ts";
import { cornersOf } from "./handles.ts";

/** One press of an arrow moves the crosshair by this, px; with Shift by one. */
const crosshairStepPx = 10;
/** Nearer to the edge of the map than this the map follows, px. */
const edgePx = 48;
/** One press of an arrow nudges a corner by this, m; with Shift by ten times as much (ux §4). */
const nudgeM = 0.1;

/** What the keyboard does, for the words that are said of it. */
export interface KeyboardEvents {
  readonly onDigit: (text: string) => void;
  readonly onCorner: () => void;
}

/**
 * The keyboard's way through everything the pointer does in Plan: a crosshair stands for the pointer while something is drawn or
 * placed, and corners are stepped through and nudged while not.
 */
export class EditKeyboard {
  readonly #session: EditSession;
  readonly #surface: EditSurface;
  readonly #events: KeyboardEvents;
  #cross: Pixel | null = null;

  constructor(session: EditSession, surface: EditSurface, events: KeyboardEvents) {
    this.#session = session;
    this.#surface = surface;
    this.#events = events;
  }

  /** The pointer has come back: the crosshair goes. */
  hideCross(): void {
    this.#cross = null;
    this.#surface.showCrosshair(null);
  }

  /** Shows the crosshair, in the middle of the map where it was not there yet. */
  showCross(): Pixel {
    const { width, height } = this.#surface.size();
    const at = this.#cross ?? ([Math.round(width / 2), Math.round(height / 2)] as const);
    this.#cross = at;
    this.#surface.showCrosshair(at);
    this.#session.pointAt(at);
    return at;
  }

  /** Takes out the chosen corner, else what is selected. */
  remove(): boolean {
    if (this.#session.state.kind !== "idle") return false;
    const chosen = this.#session.chosenCorner();
    const { selection, options } = planStore.getState();
    if (chosen !== null) {
      const { shared } = options;
      this.#session.runNow({ type: "delete-corners", ref: chosen.ref, corners: [chosen.at], shared });
      chooseCorner(null);
      return true;
    }
    if (selection.length === 0) return false;
    this.#session.runNow({ type: "delete-features", refs: selection });
    return true;
  }

  /** True where the key was ours. */
  handle(event: KeyboardEvent): boolean {
    const action = readEditKey(event);
    if (action === null) return false;
    const isIdle = this.#session.state.kind === "idle";
    switch (action.kind) {
      case "tool":
        return this.#takeTool(action.tool);
      case "arrow":
        if (!isIdle) this.#moveCross(action.by, action.isFine);
        else if (this.#session.chosenCorner() !== null) this.#nudge(action.by, action.isFine);
        else return false;
        return true;
      case "step-corner":
        return this.#stepCorner(action.by);
      case "place":
        if (isIdle) return this.#selectAtCross();
        this.showCross();
        this.#session.place();
        return true;
      case "finish":
        if (isIdle) return this.#selectAtCross();
        this.#session.finish();
        return true;
      case "select-too":
        if (!isIdle) return false;
        this.#session.select(this.showCross(), true);
        return true;
      case "back":
        return this.#session.removePoint();
      case "undo":
        if (!this.#session.removePoint()) void undoPlan();
        return true;
      case "redo":
        void redoPlan();
        return true;
      case "cancel":
        this.#session.cancel();
        if (this.#session.state.kind === "idle") this.hideCross();
        return true;
      case "delete":
        return this.remove();
      case "add-corner":
        return this.#addCorner();
      case "toggle-snap":
        this.#session.toggleSnap();
        return true;
      case "digit":
        if (isIdle) return false;
        this.#events.onDigit(action.text);
        return true;
    }
  }

  #takeTool(tool: Parameters<typeof chooseTool>[0]): boolean {
    if (tool === "move" && this.#session.state.kind === "idle" && this.#session.goToCorner()) {
      this.#cross = this.#surface.project(this.#session.chosenCorner()?.at ?? [0, 0]);
      this.showCross();
      return true;
    }
    this.#session.takeUp(tool);
    if (this.#session.state.kind === "path") this.showCross();
    return true;
  }

  #moveCross([dx, dy]: readonly [number, number], isFine: boolean): void {
    const [x, y] = this.showCross();
    const step = isFine ? 1 : crosshairStepPx;
    const { width, height } = this.#surface.size();
    const next: Pixel = [x + dx * step, y + dy * step];
    const over = (value: number, most: number) =>
      value < edgePx ? value - edgePx : value > most - edgePx ? value - most + edgePx : 0;
    const pan: Pixel = [over(next[0], width), over(next[1], height)];
    if (pan[0] !== 0 || pan[1] !== 0) this.#surface.panBy(pan[0], pan[1]);
    this.#cross = [next[0] - pan[0], next[1] - pan[1]];
    this.showCross();
  }

  /** Selects what lies under the crosshair; again at the same place what lies beneath. */
  #selectAtCross(): boolean {
    this.#session.select(this.showCross(), false);
    return true;
  }

  #stepCorner(by: 1 | -1): boolean {
    const { selection, corner } = planStore.getState();
    const [ref] = selection;
    const { ground } = this.#session.world;
    const feature = ref === undefined || ground === null ? undefined : findFeature(ground, ref);
    if (feature === undefined || selection.length !== 1) return false;
    const corners = cornersOf(feature.geometry);
    const at = corners.findIndex(
      ({ path }) =>
        corner !== null &&
        path.polygon === corner.polygon &&
        path.ring === corner.ring &&
        path.corner === corner.corner,
    );
    const next = corners[at < 0 ? (by === 1 ? 0 : corners.length - 1) : (at + by + corners.length) % corners.length];
    if (next === undefined) return false;
    chooseCorner(next.path);
    this.#bringIntoView(this.#surface.project(next.at));
    this.#events.onCorner();
    return true;
  }

  #bringIntoView([x, y]: Pixel): void {
    const { width, height } = this.#surface.size();
    if (x >= edgePx && y >= edgePx && x <= width - edgePx && y <= height - edgePx) return;
    this.#surface.panBy(x - width / 2, y - height / 2);
  }

  #nudge([dx, dy]: readonly [number, number], isFar: boolean): void {
    const chosen = this.#session.chosenCorner();
    const { ground } = this.#session.world;
    if (chosen === null || ground === null) return;
    const step = isFar ? nudgeM * 10 : nudgeM;
    const { shared } = planStore.getState().options;
    const to = shiftPosition(ground.tools.grid, chosen.at, dx * step, -dy * step);
    this.#session.runNow({ type: "move-corners", ref: chosen.ref, moves: [{ from: chosen.at, to }], shared });
  }

  /** A corner in the middle of the edge that begins at the chosen one. */
  #addCorner(): boolean {
    const chosen = this.#session.chosenCorner();
    if (chosen === null) return false;
    const middle = this.#session.middleAfter(chosen.path);
    if (middle === null) return false;
    this.#session.runNow({ type: "insert-corner", ref: chosen.ref, edge: chosen.path, at: middle });
    return true;
  }
}
