import type { EditGrid } from "../geometry/edit-grid.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { ParkDataset } from "../model/dataset.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import { type Result, succeed } from "../model/result.ts";
import type { CornerMove, MoveCorners } from "./command.ts";
import type { CommandNote, CommandOutcome, Refusal } from "./command-outcome.ts";
import type { CommandTools } from "./command-tools.ts";
import { finishCommand } from "./finish-command.ts";
import { type AnyFeature, createPlanDraft, type PlanDraft } from "./plan-draft.ts";
import { refuse } from "./refuse.ts";
import { cornersOf, isSamePosition } from "./topology/corner-runs.ts";
import { isSameCorner } from "./topology/edge-place.ts";
import { findCornersOn, listEdges } from "./topology/geometry-edges.ts";
import { findMates } from "./topology/join-neighbors.ts";
import { replaceCorners } from "./topology/replace-corners.ts";
import { shareCorners } from "./topology/share-corners.ts";

/**
 * Moves corners of a feature to the nearest tenths of a millimeter of the grid. A corner moves wherever the feature has it: in
 * holes, in several parts, twice in one ring. `shared`: so it does in all features whose borders are joint, and where both ends of an edge
 * move, corners that neighbors have in between move along in proportion. Alone otherwise: neighbors keep their corners, and
 * what comes apart is a gap or overlap to be seen. All moves happen at once, so two corners may change places.
 *
 * Refusals: `not-found`, `no-such-corner` with the place, `nothing-to-do`, and broken shapes of any feature that would move.
 */
export function moveCorners(
  dataset: ParkDataset,
  command: MoveCorners,
  tools: CommandTools,
): Result<CommandOutcome, Refusal> {
  const { ref } = command;
  const { grid } = tools;
  const draft = createPlanDraft(dataset, tools.near);
  const feature = draft.find(ref);
  if (feature === undefined) return refuse("not-found", { refs: [ref] });
  const given = readMoves(ref, feature, command.moves, grid);
  if (!given.ok) return given;
  const moves = command.shared ? [...given.value, ...findMovesBetween(draft, ref, given.value, grid)] : given.value;
  const holders = command.shared
    ? shareCorners(
        draft,
        ref,
        moves.map(({ from }) => from),
        grid,
      )
    : [ref];
  const place = createPlacing(moves);
  for (const holder of holders) {
    const geometry = draft.find(holder)?.geometry;
    if (geometry !== undefined) draft.reshape(holder, replaceCorners(geometry, place));
  }
  const others = holders.filter((holder) => holder.id !== ref.id);
  const notes: readonly CommandNote[] =
    others.length === 0 ? [] : [{ code: "neighbours-moved", refs: others, params: { count: others.length } }];
  return finishCommand(draft, tools, { select: [ref], notes });
}

/** The moves with the corners as the feature has them and places on the grid. */
function readMoves(
  ref: FeatureRef,
  feature: AnyFeature,
  moves: readonly CornerMove[],
  grid: EditGrid,
): Result<readonly CornerMove[], Refusal> {
  const corners = cornersOf(feature.geometry);
  const read: CornerMove[] = [];
  for (const { from, to } of moves) {
    const corner =
      corners.find((one) => isSamePosition(one, from)) ?? corners.find((one) => isSameCorner(one, from, grid));
    if (corner === undefined) return refuse("no-such-corner", { refs: [ref], place: from });
    read.push({ from: corner, to: isSamePosition(corner, to) ? corner : grid.round(to) });
  }
  return succeed(read);
}

/** Moves of the corners that neighbors have on edges of which both ends move. */
function findMovesBetween(
  draft: PlanDraft,
  ref: FeatureRef,
  moves: readonly CornerMove[],
  grid: EditGrid,
): readonly CornerMove[] {
  const geometry = draft.find(ref)?.geometry;
  if (geometry === undefined) return [];
  const between: CornerMove[] = [];
  for (const edge of listEdges(geometry)) {
    const [first, second] = [findMove(moves, edge.a), findMove(moves, edge.b)];
    if (first === undefined || second === undefined) continue;
    const mates = findMates(draft, ref, [edge.a, edge.b]).filter(({ id }) => id !== ref.id);
    const corners = mates.flatMap((mate) => cornersOf(draft.find(mate)?.geometry ?? geometry));
    for (const { at, share } of findCornersOn(corners, [edge], grid)) {
      if (findMove([...moves, ...between], at) === undefined) {
        between.push({ from: at, to: moveBetween(at, share, first, second, grid) });
      }
    }
  }
  return between;
}

function moveBetween(at: LngLat, share: number, first: CornerMove, second: CornerMove, grid: EditGrid): LngLat {
  const [x, y] = grid.toGrid(at);
  const [firstBy, secondBy] = [shiftOf(first, grid), shiftOf(second, grid)];
  return grid.round(
    grid.toLngLat([
      x + (1 - share) * firstBy[0] + share * secondBy[0],
      y + (1 - share) * firstBy[1] + share * secondBy[1],
    ]),
  );
}

function shiftOf({ from, to }: CornerMove, grid: EditGrid): readonly [number, number] {
  const [a, b] = [grid.toGrid(from), grid.toGrid(to)];
  return [b[0] - a[0], b[1] - a[1]];
}

function findMove(moves: readonly CornerMove[], corner: LngLat): CornerMove | undefined {
  return moves.find(({ from }) => isSamePosition(from, corner));
}

function createPlacing(moves: readonly CornerMove[]): (corner: LngLat) => LngLat {
  const byLng = new Map<number, CornerMove[]>();
  for (const move of moves) byLng.set(move.from[0], [...(byLng.get(move.from[0]) ?? []), move]);
  return (corner) => findMove(byLng.get(corner[0]) ?? [], corner)?.to ?? corner;
}
