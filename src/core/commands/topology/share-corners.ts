import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { LngLat } from "../../model/coordinates.ts";
import type { FeatureRef } from "../../model/record-kinds.ts";
import type { PlanDraft } from "../plan-draft.ts";
import { type CornerRun, forEachEdge, isSamePosition, runsOf } from "./corner-runs.ts";
import { isSameCorner } from "./edge-place.ts";
import { type EdgeOfRun, findCornersOn, findMates, findOnEdges, insertInto } from "./join-neighbors.ts";
import { replaceCorners } from "./replace-corners.ts";

/**
 * Who has a corner at these positions, the feature itself first: features whose borders are joint with it and that have a corner within 0.1 mm,
 * which becomes that very position, or an edge through it, which gets it. Corners that others have on the edges from there to
 * the next corners are put into those edges too, so that moving the corner moves the same edge of everybody.
 */
export function shareCorners(
  draft: PlanDraft,
  ref: FeatureRef,
  positions: readonly LngLat[],
  grid: EditGrid,
): readonly FeatureRef[] {
  const holders = new Map<string, FeatureRef>([[ref.id, ref]]);
  for (const position of positions) {
    for (const mate of findMates(draft, ref, [position])) {
      if (takeCorner(draft, mate, position, grid)) holders.set(mate.id, mate);
    }
  }
  for (const holder of holders.values()) joinEdgesAt(draft, holder, positions, grid);
  return [...holders.values()];
}

function takeCorner(draft: PlanDraft, mate: FeatureRef, position: LngLat, grid: EditGrid): boolean {
  const geometry = draft.find(mate)?.geometry;
  if (geometry === undefined) return false;
  const same = replaceCorners(geometry, (corner) => (isSameCorner(corner, position, grid) ? position : corner));
  if (same !== geometry) draft.reshape(mate, same);
  insertInto(draft, mate, findOnEdges([position], runsOf(same), grid));
  return hasCorner(runsOf(draft.find(mate)?.geometry ?? same), position);
}

/** Puts corners of others on the edges that end at these positions. */
function joinEdgesAt(draft: PlanDraft, holder: FeatureRef, positions: readonly LngLat[], grid: EditGrid): void {
  const geometry = draft.find(holder)?.geometry;
  if (geometry === undefined) return;
  const edges: EdgeOfRun[] = [];
  for (const run of runsOf(geometry)) {
    forEachEdge(run, (a, b, index) => {
      if (isOneOf(positions, a) || isOneOf(positions, b)) edges.push({ run, index, a, b });
    });
  }
  const mates = findMates(
    draft,
    holder,
    edges.flatMap(({ a, b }) => [a, b]),
  );
  const others = mates.filter(({ id }) => id !== holder.id).flatMap((mate) => listRuns(draft, mate));
  insertInto(draft, holder, findCornersOn(others, edges, grid));
}

function listRuns(draft: PlanDraft, ref: FeatureRef): readonly CornerRun[] {
  const geometry = draft.find(ref)?.geometry;
  return geometry === undefined ? [] : runsOf(geometry);
}

function hasCorner(runs: readonly CornerRun[], position: LngLat): boolean {
  return runs.some(({ corners }) => isOneOf(corners, position));
}

function isOneOf(positions: readonly LngLat[], position: LngLat): boolean {
  return positions.some((one) => isSamePosition(one, position));
}
