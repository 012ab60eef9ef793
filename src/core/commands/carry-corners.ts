import type { EditGrid } from "../geometry/edit-grid.ts";
import type { LngLat } from "../model/coordinates.ts";
import type { FeatureRef } from "../model/record-kinds.ts";
import type { CornerMove } from "./command.ts";
import type { CommandNote } from "./command-outcome.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { cornersOf, isSamePosition } from "./topology/corner-runs.ts";
import { findCornersOn, listEdges } from "./topology/geometry-edges.ts";
import { findMates } from "./topology/join-neighbors.ts";
import { replaceCorners } from "./topology/replace-corners.ts";
import { shareCorners } from "./topology/share-corners.ts";

/**
 * Moves corners of a feature of the draft, all at once, alone or (`shared`) with every feature whose borders are joint there.
 * Shared, what neighbors have on an edge of which both ends move goes along in proportion. `from` are corners as the feature has
 * them, `to` places on the grid. Answers with a note `neighbours-moved` where others moved along.
 */
export function carryCorners(
  draft: PlanDraft,
  ref: FeatureRef,
  given: readonly CornerMove[],
  shared: boolean,
  grid: EditGrid,
): readonly CommandNote[] {
  const moves = shared ? [...given, ...findMovesBetween(draft, ref, given, grid)] : given;
  const corners = moves.map(({ from }) => from);
  const holders = shared ? shareCorners(draft, ref, corners, grid) : [ref];
  const place = createPlacing(moves);
  for (const holder of holders) {
    const geometry = draft.find(holder)?.geometry;
    if (geometry !== undefined) draft.reshape(holder, replaceCorners(geometry, place));
  }
  const refs = holders.filter((holder) => holder.id !== ref.id);
  return refs.length === 0 ? [] : [{ code: "neighbours-moved", refs, params: { count: refs.length } }];
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
