import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import type { Command, CornerPath } from "../../core/commands/command.ts";
import { runCommand } from "../../core/commands/run-command.ts";
import type { LngLat, LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import {
  chooseCorner,
  chooseTool,
  previewPlan,
  refuseCommand,
  selectFeatures,
  setGesture,
  setToolOptions,
} from "../state/plan-actions.ts";
import { planPanels, setPanels } from "../state/plan-panels.ts";
import { type PlanState, planStore, type ToolName } from "../state/plan-store.ts";
import { createFreeIds } from "./create-free-ids.ts";
import { computeFrame, type Frame } from "./edit-frame.ts";
import { findFeature } from "./edit-ground.ts";
import { type EditState, idle, type PathToolName, pathToolNames } from "./edit-state.ts";
import type { EditSurface, Pixel } from "./edit-surface.ts";
import { EditWorld } from "./edit-world.ts";
import { isFull } from "./gesture-command.ts";
import { cornersOf, edgesOfGeometry, findHandle, type Handle, middleOf, mouseGrab, touchGrab } from "./handles.ts";
import { pathTools } from "./path-tools.ts";
import { pickFeatures } from "./pick-features.ts";
import type { TypedBase } from "./resolve-typed.ts";
import { createSnapBase, type SnapBase } from "./snap-pointer.ts";
import type { ToolContext } from "./tool-context.ts";
import { findToolReason } from "./tool-reason.ts";
import { traceBetween } from "./trace-between.ts";

/** Keys held while the pointer moves. */
export interface Modifiers {
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const noModifiers: Modifiers = { alt: false, ctrl: false, shift: false };
/** A drag begins after so many px (ux §4). */
const dragStartPx = 4;
const snapRadiusPx = { mouse: 12, touch: 24 } as const;
/** Directions held while drawing: by the option right angles, by the key also halves of them. */
const angleSteps = { option: 90, key: 45 } as const;
/** Corners that miss a right angle by no more are squared, °. */
const squareToleranceDeg = 15;
const emptyBase: SnapBase = { moving: [], guides: [] };

/**
 * The hand at work on the map of Plan: turns pointer and keys into a gesture, draws it each frame from the same commands the
 * worker runs, and hands one command over when it is done. Knows the map only as a surface.
 */
export class EditSession {
  readonly #surface: EditSurface;
  readonly #world: EditWorld;
  readonly #stop: () => void;
  #state: EditState = idle;
  #base: SnapBase = emptyBase;
  #pixel: Pixel | null = null;
  #heading: Pixel = [0, 0];
  #exact: LngLat | null = null;
  #modifiers: Modifiers = noModifiers;
  #pressed: { readonly handle: Handle; readonly at: Pixel } | null = null;
  #hovered: Handle | null = null;
  #isTouch = false;
  #frame: Frame | null = null;
  #request = 0;
  #lastPick: { readonly at: Pixel; readonly step: number } | null = null;

  constructor(surface: EditSurface, onPatches: ConstructorParameters<typeof EditWorld>[1]) {
    this.#surface = surface;
    this.#world = new EditWorld(surface, onPatches, () => this.#schedule());
    const stops = [
      planStore.subscribe((now, before) => this.#follow(now, before)),
      planPanels.subscribe((now, before) => {
        if (now.proposed !== before.proposed) this.#schedule();
      }),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
    this.#startTool(planStore.getState().tool);
    this.#world.look();
    this.#schedule();
  }

  destroy(): void {
    cancelAnimationFrame(this.#request);
    this.#stop();
    this.#world.destroy();
    setGesture(null, null);
    previewPlan(null);
  }

  get state(): EditState {
    return this.#state;
  }

  /** Where the pointer or crosshair is on the screen. */
  get pixel(): Pixel | null {
    return this.#pixel;
  }

  /** What typed lengths and coordinates go by; null while nothing is known of the place. */
  typedBase(): TypedBase | null {
    const ground = this.#world.ground;
    if (ground === null) return null;
    const from =
      this.#state.kind === "path" ? this.#state.points.at(-1) : this.#state.kind === "corner" ? this.#state.from : null;
    const { width, height } = this.#surface.size();
    const around = this.#surface.unproject([width / 2, height / 2]);
    return { grid: ground.tools.grid, from: from ?? null, toward: this.#frame?.at ?? null, around };
  }

  get world(): EditWorld {
    return this.#world;
  }

  /** The view moves: the hand stays on the screen and is elsewhere on the ground. */
  viewMoved(): void {
    if (this.#state.kind !== "idle") this.#schedule();
  }

  /** The view has moved: what is drawn stays, what is known around it may have to follow. */
  viewChanged(): void {
    this.#world.look();
    this.#schedule();
  }

  /** True where the press takes hold of something: the map must not pan then. */
  press(at: Pixel, modifiers: Modifiers, isTouch: boolean): boolean {
    this.#isTouch = isTouch;
    this.#modifiers = modifiers;
    if (modifiers.shift || this.#state.kind !== "idle") return false;
    const handle = this.#findHandle(at);
    if (handle === undefined) return false;
    this.#pressed = { handle, at };
    this.#pixel = at;
    return true;
  }

  move(at: Pixel, modifiers: Modifiers): void {
    const before = this.#pixel;
    if (before !== null) {
      this.#heading = [0.7 * this.#heading[0] + at[0] - before[0], 0.7 * this.#heading[1] + at[1] - before[1]];
    }
    this.#pixel = at;
    this.#modifiers = modifiers;
    this.#exact = null;
    const pressed = this.#pressed;
    if (pressed !== null && Math.hypot(at[0] - pressed.at[0], at[1] - pressed.at[1]) >= dragStartPx) {
      this.#pressed = null;
      this.#grab(pressed.handle, pressed.at);
    }
    if (this.#state.kind === "idle") this.#hover(at);
    this.#schedule();
  }

  /** Lets go of what was pressed or dragged. True where that was ours. */
  release(at: Pixel, modifiers: Modifiers): boolean {
    const pressed = this.#pressed;
    this.#pressed = null;
    if (pressed !== null) {
      if (pressed.handle.kind === "corner") chooseCorner(pressed.handle.path);
      this.#schedule();
      return true;
    }
    if (!this.#isDragging()) return false;
    this.move(at, modifiers);
    this.#draw();
    this.finish();
    return true;
  }

  /** A click that no handle took: places a point or selects. */
  click(at: Pixel, modifiers: Modifiers): void {
    this.#pixel = at;
    this.#modifiers = modifiers;
    this.#exact = null;
    if (this.#state.kind === "idle") {
      this.select(at, modifiers.shift);
      return;
    }
    this.#draw();
    this.place();
  }

  /** Selects what lies at a place; again at the same place what lies beneath. */
  select(at: Pixel, add: boolean): void {
    const refs = this.#pick(this.#surface.unproject(at));
    const last = this.#lastPick;
    const isAgain = last !== null && Math.hypot(at[0] - last.at[0], at[1] - last.at[1]) <= dragStartPx;
    const step = isAgain && refs.length > 0 ? (last.step + 1) % refs.length : 0;
    this.#lastPick = { at, step };
    const ref = refs[step];
    if (ref !== undefined) selectFeatures([ref], add);
    else if (!add) selectFeatures([]);
  }

  /** Takes the place the hand counts at as the next point, or as the end of what is moved. */
  place(): void {
    const at = this.#frame?.at ?? null;
    if (at === null || this.#state.kind === "idle") return;
    if (this.#state.kind !== "path") {
      this.finish();
      return;
    }
    const [last] = this.#state.points.slice(-1);
    if (last !== undefined && last[0] === at[0] && last[1] === at[1]) {
      this.finish();
      return;
    }
    const ground = this.#world.ground;
    const traced =
      this.#state.tool === "trace" && last !== undefined && ground !== null ? traceBetween(ground, last, at) : [];
    this.#setState({ ...this.#state, points: [...this.#state.points, ...traced, at] });
    if (this.#state.kind === "path" && isFull(this.#state)) this.finish();
    else this.#draw();
  }

  /** Takes a place that was typed. */
  placeExactly(at: LngLat): void {
    this.#exact = at;
    this.#draw();
    this.place();
    this.#exact = null;
  }

  /** Carries out what is drawn; what is not enough or broken stays as it is, with its reason. */
  finish(): void {
    const state = this.#state;
    const ground = this.#world.ground;
    if (state.kind === "idle" || ground === null) return;
    if (state.kind === "path" && state.tool === "lasso") {
      this.#finishLasso(state.points);
      return;
    }
    const command = this.#commandToRun();
    if (command === null) {
      if (state.kind !== "path") this.cancel();
      return;
    }
    const outcome = runCommand(ground.dataset, command, ground.tools);
    if (outcome.ok && command.type === "create-feature" && "landUse" in command.properties) {
      // Which class it is to be is asked before anything is done: drawing and naming it are one step.
      setPanels({ dialog: { kind: "class", command }, proposed: command });
      this.#setState(state.kind === "path" ? this.#afterPath(state.tool) : idle);
      this.#draw();
      return;
    }
    if (!outcome.ok) {
      refuseCommand(outcome.failure);
      if (state.kind !== "path") this.cancel();
      else if (isFull(state)) this.#setState({ ...state, points: state.points.slice(0, -1) });
      return;
    }
    this.#world.run(command, outcome.value, this.#frame?.view?.lengthM ?? null);
    this.#setState(state.kind === "path" ? this.#afterPath(state.tool) : idle);
    this.#draw();
  }

  /** One step back: the last point, else the gesture, else the tool, else the corner, else the selection. */
  cancel(): void {
    this.#pressed = null;
    this.#exact = null;
    const { tool, corner } = planStore.getState();
    if (this.#state.kind === "path" && this.#state.points.length > 0) this.#setState({ ...this.#state, points: [] });
    else if (this.#state.kind !== "idle" && this.#state.kind !== "path") this.#setState(idle);
    else if (tool !== "select") chooseTool("select");
    else if (corner !== null) chooseCorner(null);
    else selectFeatures([]);
    this.#schedule();
  }

  /** Takes the last point back; false where there is none. */
  removePoint(): boolean {
    if (this.#state.kind !== "path" || this.#state.points.length === 0) return false;
    this.#setState({ ...this.#state, points: this.#state.points.slice(0, -1) });
    this.#schedule();
    return true;
  }

  /** Runs a command that needs no gesture; its result is drawn at once. */
  runNow(command: Command): void {
    const ground = this.#world.ground;
    if (ground === null) return;
    const outcome = runCommand(ground.dataset, command, ground.tools);
    if (outcome.ok) this.#world.run(command, outcome.value, null);
    else refuseCommand(outcome.failure);
    this.#schedule();
  }

  /** Begins to move the chosen corner to a place that is clicked, typed or gone to with the arrows. */
  goToCorner(): boolean {
    const corner = this.chosenCorner();
    if (corner === null) return false;
    this.#setState({ kind: "corner", ref: corner.ref, from: corner.at, hand: "place" });
    this.#schedule();
    return true;
  }

  /** The chosen corner with its feature and place; null where none is chosen. */
  chosenCorner(): { readonly ref: FeatureRef; readonly path: CornerPath; readonly at: LngLat } | null {
    const { selection, corner } = planStore.getState();
    const [ref] = selection;
    const ground = this.#world.ground;
    if (ref === undefined || corner === null || ground === null) return null;
    const feature = findFeature(ground, ref);
    const found =
      feature === undefined ? undefined : cornersOf(feature.geometry).find(({ path }) => isSamePath(path, corner));
    return found === undefined ? null : { ref, path: corner, at: found.at };
  }

  /** Middle of the edge that begins at a corner of the selected feature. */
  middleAfter(path: CornerPath): LngLat | null {
    const ground = this.#world.ground;
    const [ref] = planStore.getState().selection;
    const feature = ref === undefined || ground === null ? undefined : findFeature(ground, ref);
    const edge =
      feature === undefined ? undefined : edgesOfGeometry(feature.geometry).find((one) => isSamePath(one.path, path));
    return edge === undefined ? null : middleOf(edge.from, edge.to);
  }

  /** Takes a tool up; those that need no drawing are carried out at once. */
  takeUp(tool: ToolName): void {
    const { selection } = planStore.getState();
    const reason = findToolReason(tool, selection, this.#world.ground);
    if (reason !== null) return;
    const [ref] = selection;
    if (tool === "square" && ref !== undefined) {
      this.runNow({ type: "square-corners", ref, toleranceDeg: squareToleranceDeg });
    } else if (tool === "merge" && ref !== undefined) {
      setPanels({ dialog: { kind: "merge", refs: selection } });
    } else {
      if (tool === "split") setPanels({ splitWay: "line" });
      chooseTool(tool);
    }
  }

  toggleSnap(): void {
    setToolOptions({ snap: !planStore.getState().options.snap });
  }

  /** The hand is at a place of the screen without a pointer: the crosshair. */
  pointAt(at: Pixel): void {
    this.move(at, noModifiers);
    this.#draw();
  }

  #isDragging(): boolean {
    const { kind } = this.#state;
    return kind === "insert" || kind === "edge" || (this.#state.kind === "corner" && this.#state.hand === "drag");
  }

  #follow(now: PlanState, before: PlanState): void {
    if (now.tool !== before.tool) this.#startTool(now.tool);
    if (now.selection !== before.selection) {
      this.#hovered = null;
      this.#world.look();
    }
    if (
      now.selection !== before.selection ||
      now.corner !== before.corner ||
      now.options !== before.options ||
      now.live !== before.live
    ) {
      this.#schedule();
    }
  }

  #startTool(tool: ToolName): void {
    const isPath =
      isPathTool(tool) && findToolReason(tool, planStore.getState().selection, this.#world.ground) === null;
    this.#setState(isPath ? { kind: "path", tool, points: [] } : idle);
    this.#surface.setCursor(isPath ? "crosshair" : "");
    this.#schedule();
  }

  /** A tool that draws goes on drawing; one that works on the selection is done. */
  #afterPath(tool: PathToolName): EditState {
    if (pathTools[tool].needs === "nothing") return { kind: "path", tool, points: [] };
    chooseTool("select");
    return idle;
  }

  #setState(state: EditState): void {
    this.#state = state;
    const context = this.#context();
    this.#base = context === null ? emptyBase : createSnapBase(state, context);
  }

  #grab(handle: Handle, at: Pixel): void {
    const [ref] = planStore.getState().selection;
    if (ref === undefined) return;
    if (handle.kind === "corner") this.#setState({ kind: "corner", ref, from: handle.at, hand: "drag" });
    else if (handle.kind === "midpoint") {
      this.#setState({ kind: "insert", ref, edge: handle.path, between: [handle.from, handle.to] });
    } else {
      this.#setState({ kind: "edge", ref, from: handle.from, to: handle.to, grip: this.#surface.unproject(at) });
    }
    if (handle.kind === "corner") chooseCorner(handle.path);
    this.#surface.setCursor("grabbing");
  }

  #hover(at: Pixel): void {
    const handle = this.#findHandle(at) ?? null;
    if (handle?.kind !== this.#hovered?.kind) {
      const cursors = { corner: "move", midpoint: "copy", edge: "move" } as const;
      this.#surface.setCursor(handle === null ? "" : cursors[handle.kind]);
    }
    this.#hovered = handle;
  }

  #findHandle(at: Pixel): Handle | undefined {
    const { selection } = planStore.getState();
    const [ref] = selection;
    const ground = this.#world.ground;
    if (ref === undefined || selection.length !== 1 || ground === null) return undefined;
    const radius = this.#isTouch ? touchGrab : mouseGrab;
    const edges = ground.edges.near(this.#boxAround(at, radius.handlePx)).flatMap((edge) => {
      if (edge.ref.kind !== ref.kind || edge.ref.id !== ref.id) return [];
      const { polygon, ring, corner, nextCorner, from, to } = edge;
      return [{ path: { polygon, ring, corner }, toPath: { polygon, ring, corner: nextCorner }, from, to }];
    });
    return findHandle(edges, at, (position) => this.#surface.project(position), radius);
  }

  /** Box around a place of the screen, degrees; also on a turned map. */
  #boxAround([x, y]: Pixel, reachPx: number): LngLatBox {
    const corners = (
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const
    ).map(([dx, dy]) => this.#surface.unproject([x + dx * reachPx, y + dy * reachPx]));
    return extendBox(undefined, { type: "MultiPoint", coordinates: corners });
  }

  #pick(at: LngLat): readonly FeatureRef[] {
    const ground = this.#world.ground;
    if (ground === null) return [];
    const [x, y] = this.#surface.project(at);
    const [lng] = this.#surface.unproject([x + 1, y]);
    return pickFeatures(ground, at, (position) => this.#surface.project(position), Math.abs(lng - at[0]));
  }

  #context(): ToolContext | null {
    const ground = this.#world.ground;
    if (ground === null) return null;
    const { selection, corner, options } = planStore.getState();
    return {
      ground,
      selection,
      corner,
      options,
      shared: options.shared && !this.#modifiers.ctrl,
      freeIds: createFreeIds(ground),
      pick: (at) => this.#pick(at),
    };
  }

  /** What letting go or finishing asks for: a path is taken as placed. */
  #commandToRun(): Command | null {
    const context = this.#context();
    if (context === null) return null;
    const { tool } = planStore.getState();
    const frame = computeFrame({ ...this.#input(context, tool), pointer: null, exact: this.#endOfGesture() });
    return frame.command;
  }

  #endOfGesture(): LngLat | null {
    return this.#state.kind === "path" ? null : (this.#frame?.at ?? null);
  }

  #finishLasso(points: readonly LngLat[]): void {
    if (points.length >= pathTools.lasso.least) selectFeatures(this.#world.findInside(points));
    chooseTool("select");
  }

  #input(context: ToolContext, tool: ToolName) {
    const { options, live, corner } = planStore.getState();
    const pixel = this.#pixel;
    const { shift, alt } = this.#modifiers;
    const chosen = corner === null ? null : (this.chosenCorner()?.at ?? null);
    return {
      state: this.#state,
      tool,
      pointer: pixel === null ? null : this.#surface.unproject(pixel),
      exact: this.#exact,
      snapRadiusM: snapRadiusPx[this.#isTouch ? "touch" : "mouse"] * this.#surface.metersPerPx(),
      isSnapping: options.snap && !alt,
      angleStepDeg: shift ? angleSteps.key : options.rightAngles ? angleSteps.option : null,
      base: this.#base,
      context,
      live,
      proposed: isAtRest(this.#state) ? planPanels.getState().proposed : null,
      hovered: this.#hovered?.kind === "corner" ? this.#hovered.at : chosen,
    };
  }

  #schedule(): void {
    if (this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const context = this.#context();
    if (context === null) return;
    const started = performance.now();
    const frame = computeFrame(this.#input(context, planStore.getState().tool));
    this.#frame = frame;
    this.#surface.draw(this.#world.addHeld(frame.draft));
    setGesture(frame.view, frame.snap);
    const isLive = frame.command !== null && frame.outcome?.ok === true;
    previewPlan(isLive ? frame.command : null);
    this.#surface.showFacts(frame.view === null ? null : this.#pixel, this.#heading);
    this.#world.countFrame(performance.now() - started, frame.view !== null);
  }
}

/** Is the hand free, so that a command may be shown that a panel proposes? */
function isAtRest(state: EditState): boolean {
  return state.kind === "idle" || (state.kind === "path" && state.points.length === 0);
}

function isPathTool(tool: ToolName): tool is PathToolName {
  return (pathToolNames as readonly string[]).includes(tool);
}

function isSamePath(a: CornerPath, b: CornerPath): boolean {
  return a.polygon === b.polygon && a.ring === b.ring && a.corner === b.corner;
}
