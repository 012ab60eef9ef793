import type { Command } from "../../core/commands/command.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import type { EditState } from "./edit-state.ts";
import { middleOf } from "./handles.ts";
import { edgeMoves } from "./move-naively.ts";
import { pathTools } from "./path-tools.ts";
import type { ToolContext } from "./tool-context.ts";

/**
 * What would be done if the hand let go now, with the pointer at `at`. Null while there is not enough for a command. For a path
 * `at` counts as its last point; without it the path is taken as placed.
 */
export function commandOf(state: EditState, at: LngLat | null, context: ToolContext): Command | null {
  switch (state.kind) {
    case "idle":
      return null;
    case "corner":
      if (at === null) return null;
      return { type: "move-corners", ref: state.ref, moves: [{ from: state.from, to: at }], shared: context.shared };
    case "insert":
      if (at === null) return null;
      return {
        type: "insert-corner",
        ref: state.ref,
        edge: state.edge,
        at: middleOf(state.between[0], state.between[1]),
        moveTo: at,
        shared: context.shared,
      };
    case "edge":
      if (at === null) return null;
      return {
        type: "move-corners",
        ref: state.ref,
        moves: edgeMoves(state, at, context.ground.tools.grid).map(([from, to]) => ({ from, to })),
        shared: context.shared,
      };
    case "path": {
      const tool = pathTools[state.tool];
      const points = pointsWith(state, at);
      return points.length < tool.least ? null : tool.toCommand(points, context);
    }
  }
}

/** Points placed, and the pointer's as the last while the tool takes more and the pointer is somewhere else. */
export function pointsWith(state: Extract<EditState, { kind: "path" }>, at: LngLat | null): readonly LngLat[] {
  const last = state.points.at(-1);
  const isNew = at !== null && !(last !== undefined && last[0] === at[0] && last[1] === at[1]);
  return isNew && !isFull(state) ? [...state.points, at] : state.points;
}

/** Has the tool all the points it takes? */
export function isFull(state: Extract<EditState, { kind: "path" }>): boolean {
  const { most } = pathTools[state.tool];
  return most !== null && state.points.length >= most;
}
