import type { Command } from "../../core/commands/command.ts";
import type { CommandOutcome, Refusal } from "../../core/commands/command-outcome.ts";
import { runCommand } from "../../core/commands/run-command.ts";
import type { SnapTarget } from "../../core/geometry/snap/snap-target.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import type { Result } from "../../core/model/result.ts";
import type { LiveFigures } from "../../worker/plan/plan-messages.ts";
import type { GestureView, ToolName } from "../state/plan-store.ts";
import { type Draft, describeConflicts, describeHandles, describeOutcome, emptyDraft } from "./draft.ts";
import { findFeature } from "./edit-ground.ts";
import { type EditState, idle } from "./edit-state.ts";
import { findSharers } from "./find-sharers.ts";
import { commandOf, pointsWith } from "./gesture-command.ts";
import { describeGesture } from "./gesture-view.ts";
import { holdAngle, measureEdge } from "./grid-path.ts";
import { moveNaively } from "./move-naively.ts";
import { pathTools } from "./path-tools.ts";
import { type SnapBase, snapPointer } from "./snap-pointer.ts";
import type { ToolContext } from "./tool-context.ts";

export interface FrameInput {
  readonly state: EditState;
  readonly tool: ToolName;
  /** Where pointer or crosshair are, degrees; null while they are nowhere. */
  readonly pointer: LngLat | null;
  /** A place that was typed or stepped to: taken as it is. */
  readonly exact: LngLat | null;
  readonly snapRadiusM: number;
  readonly isSnapping: boolean;
  /** New edges in steps of this angle from the last one; null leaves them free. */
  readonly angleStepDeg: number | null;
  readonly base: SnapBase;
  readonly context: ToolContext;
  readonly live: LiveFigures | null;
  /** A command a panel proposes: shown as if it were done while the hand does nothing. */
  readonly proposed: Command | null;
  /** Corner the pointer is over while nothing goes on. */
  readonly hovered: LngLat | null;
}

/** One frame of editing: where the pointer counts, what would be done, and what is drawn of it. */
export interface Frame {
  readonly at: LngLat | null;
  readonly snap: SnapTarget | null;
  readonly command: Command | null;
  readonly outcome: Result<CommandOutcome, Refusal> | null;
  readonly draft: Draft;
  readonly view: GestureView | null;
}

/** Computes a frame; pure, so that benchmarks and tests run it without a screen. Cost: what the command touches. */
export function computeFrame(input: FrameInput): Frame {
  const { state, context, tool } = input;
  if (input.proposed !== null) return showProposed(input, input.proposed);
  const { at, snap } = placePointer(input);
  const command = commandOf(state, at, context);
  const { dataset, tools } = context.ground;
  const outcome = command === null ? null : runCommand(dataset, command, tools);
  const view = describeGesture(state, tool, at, command, outcome, context);
  return { at, snap, command, outcome, view, draft: { ...drawState(input, at, outcome), snap } };
}

/** What a panel proposes, drawn like a gesture of which the hand is done. */
function showProposed(input: FrameInput, command: Command): Frame {
  const { dataset, tools } = input.context.ground;
  const outcome = runCommand(dataset, command, tools);
  const rest: FrameInput = { ...input, state: idle };
  const selection = drawSelection(rest);
  if (!outcome.ok) {
    const faults = outcome.failure.place === null ? [] : [outcome.failure.place];
    return { at: null, snap: null, command, outcome, view: null, draft: { ...selection, faults } };
  }
  const described = describeOutcome(outcome.value, input.context.selection, input.context.ground);
  const { corners, lengths } = selection;
  const draft: Draft = {
    ...emptyDraft,
    ...described,
    corners,
    lengths,
    neighbors: described.shapes.filter(({ role }) => role === "neighbor").map(({ record }) => record.geometry),
    conflicts: describeConflicts(input.live),
  };
  return { at: null, snap: null, command, outcome, view: null, draft };
}

function placePointer(input: FrameInput): Pick<Frame, "at" | "snap"> {
  const { state, pointer, exact, base, context } = input;
  if (exact !== null) return { at: exact, snap: null };
  if (pointer === null || state.kind === "idle") return { at: pointer, snap: null };
  const held = holdDirection(input, pointer);
  if (held !== null) return { at: held, snap: null };
  const snap = input.isSnapping ? snapPointer(pointer, input.snapRadiusM, base, context) : undefined;
  return { at: snap?.at ?? pointer, snap: snap ?? null };
}

/** The pointer on the nearest of the held directions; null where none are held. */
function holdDirection({ state, angleStepDeg, context }: FrameInput, pointer: LngLat): LngLat | null {
  if (angleStepDeg === null) return null;
  const { grid } = context.ground.tools;
  if (state.kind === "corner") return holdAngle(grid, state.from, pointer, 0, angleStepDeg);
  if (state.kind !== "path") return null;
  const [last, before] = [state.points.at(-1), state.points.at(-2)];
  if (last === undefined) return null;
  const baseDeg = before === undefined ? 0 : measureEdge(grid, before, last).bearingDeg;
  return holdAngle(grid, last, pointer, baseDeg, angleStepDeg);
}

function drawState(input: FrameInput, at: LngLat | null, outcome: Frame["outcome"]): Draft {
  const { context, state, live } = input;
  const { ground, selection } = context;
  const sketch = state.kind === "path" ? drawSketch(state, at, context) : null;
  if (state.kind === "idle" || outcome === null) return { ...drawSelection(input), sketch };
  if (!outcome.ok) return { ...drawRefused(input, at, outcome.failure), sketch };
  const described = describeOutcome(outcome.value, selection, ground);
  const edited = described.shapes.find(({ role }) => role === "selected") ?? null;
  const isCorner = state.kind === "corner" || state.kind === "insert";
  // Where the command places it.
  const active = isCorner && at !== null ? ground.tools.grid.round(at) : null;
  const handles =
    edited === null || state.kind === "path" ? {} : describeHandles(edited.record.geometry, ground, active);
  return {
    ...emptyDraft,
    ...described,
    ...handles,
    selected: edited === null ? outlinesOf(input) : [],
    neighbors: described.shapes.filter(({ role }) => role === "neighbor").map(({ record }) => record.geometry),
    conflicts: describeConflicts(live),
    sketch,
  };
}

function drawSketch(
  state: Extract<EditState, { kind: "path" }>,
  at: LngLat | null,
  context: ToolContext,
): Draft["sketch"] {
  const tool = pathTools[state.tool];
  const points = tool.outline(pointsWith(state, at), context);
  return points.length === 0 ? null : { points, isClosed: tool.isClosed && points.length > 2 };
}

function outlinesOf({ context }: FrameInput): Draft["selected"] {
  return context.selection.flatMap((ref) => findFeature(context.ground, ref)?.geometry ?? []);
}

/** What is selected, with handles where it is one feature, and who shares the corner pointed at or chosen. */
function drawSelection(input: FrameInput): Draft {
  const { context, state, hovered } = input;
  const selected = outlinesOf(input);
  const [ref] = context.selection;
  const [geometry] = selected;
  const isEdited = context.selection.length === 1 && geometry !== undefined && state.kind !== "path";
  const handles = isEdited ? describeHandles(geometry, context.ground, hovered) : {};
  const neighbors =
    isEdited && ref !== undefined && hovered !== null && context.shared
      ? findSharers(context.ground, ref, hovered).flatMap(
          (sharer) => findFeature(context.ground, sharer)?.geometry ?? [],
        )
      : [];
  return { ...emptyDraft, selected, neighbors, ...handles };
}

/** A shape that cannot stand: as the hand has it, with the place where it breaks. */
function drawRefused(input: FrameInput, at: LngLat | null, refusal: Refusal): Draft {
  const { state, context } = input;
  const faults = refusal.place === null ? [] : [refusal.place];
  if (at === null || (state.kind !== "corner" && state.kind !== "edge")) return { ...drawSelection(input), faults };
  const feature = findFeature(context.ground, state.ref);
  if (feature === undefined) return { ...drawSelection(input), faults };
  const broken = moveNaively(feature.geometry, state, at, context.ground.tools.grid);
  return {
    ...emptyDraft,
    ...describeHandles(broken, context.ground, at),
    hidden: [],
    selected: [],
    before: [],
    broken: [broken],
    faults,
  };
}
