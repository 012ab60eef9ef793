import { runsOf, withRuns } from "../../core/commands/topology/corner-runs.ts";
import type { EditGrid } from "../../core/geometry/edit-grid.ts";
import type { AnyGeometry, LngLat } from "../../core/model/coordinates.ts";
import type { EditState } from "./edit-state.ts";
import { shiftPosition, sideOf } from "./grid-path.ts";

/** A shape with the corners held by the hand where the hand is, sound or not: to show what is wrong with it. */
export function moveNaively(
  geometry: AnyGeometry,
  state: Extract<EditState, { kind: "corner" | "edge" }>,
  at: LngLat,
  grid: EditGrid,
): AnyGeometry {
  const moves = state.kind === "corner" ? [[state.from, at] as const] : edgeMoves(state, at, grid);
  const moved = (corner: LngLat) => moves.find(([from]) => isSame(from, corner))?.[1] ?? corner;
  const isTouched = runsOf(geometry).some(({ corners }) => corners.some((corner) => moved(corner) !== corner));
  return isTouched ? withRuns(geometry, ({ corners }) => corners.map(moved)) : geometry;
}

/** Where both ends of an edge go that the hand moves sideways. */
export function edgeMoves(
  { from, to, grip }: Extract<EditState, { kind: "edge" }>,
  at: LngLat,
  grid: EditGrid,
): readonly (readonly [from: LngLat, to: LngLat])[] {
  const { left, leftM } = sideOf(grid, from, to, at);
  const asideM = leftM - sideOf(grid, from, to, grip).leftM;
  return [from, to].map((corner) => [corner, shiftPosition(grid, corner, left[0] * asideM, left[1] * asideM)] as const);
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
