import type { EditGrid } from "../../geometry/edit-grid.ts";
import type { LngLat } from "../../model/coordinates.ts";
import type { FeatureRef } from "../../model/record-kinds.ts";
import type { PlanDraft } from "../plan-draft.ts";
import { cornersOf, isSamePosition } from "./corner-runs.ts";
import { isSameCorner } from "./edge-place.ts";
import { findCornersOn, listEdges } from "./geometry-edges.ts";
import { findMates, insertInto } from "./join-neighbors.ts";
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
  insertInto(draft, mate, findCornersOn([position], listEdges(same), grid));
  return isOneOf(cornersOf(draft.find(mate)?.geometry ?? same), position);
}

/** Puts corners of others on the edges that end at these positions. */
function joinEdgesAt(draft: PlanDraft, holder: FeatureRef, positions: readonly LngLat[], grid: EditGrid): void {
  const geometry = draft.find(holder)?.geometry;
  if (geometry === undefined) return;
  const edges = listEdges(geometry).filter(({ a, b }) => isOneOf(positions, a) || isOneOf(positions, b));
  const mates = findMates(
    draft,
    holder,
    edges.flatMap(({ a, b }) => [a, b]),
  );
  const corners = mates.flatMap((mate) => {
    const other = mate.id === holder.id ? undefined : draft.find(mate);
    return other === undefined ? [] : cornersOf(other.geometry);
  });
  insertInto(draft, holder, findCornersOn(corners, edges, grid));
}

function isOneOf(positions: readonly LngLat[], position: LngLat): boolean {
  return positions.some((one) => isSamePosition(one, position));
}
