import type { LngLat } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import type { EditGround } from "./edit-ground.ts";

/** A corner nearer than this is the same one, degrees: a tenth of a millimeter. */
const sameDeg = 1e-9;

/** Other features of the same kind that have a corner or an edge through this corner: those that would move along. */
export function findSharers(ground: EditGround, ref: FeatureRef, corner: LngLat): readonly FeatureRef[] {
  const [lng, lat] = corner;
  const found = new Map<string, FeatureRef>();
  for (const edge of ground.edges.near([lng - sameDeg, lat - sameDeg, lng + sameDeg, lat + sameDeg])) {
    if (edge.ref.kind !== ref.kind || edge.ref.id === ref.id) continue;
    if (isOnEdge(edge.from, edge.to, corner)) found.set(edge.ref.id, edge.ref);
  }
  return [...found.values()];
}

/** Does a position lie on an edge, to a tenth of a millimeter unless told otherwise? */
export function isOnEdge(a: LngLat, b: LngLat, p: LngLat, toleranceDeg = sameDeg): boolean {
  const stretch = Math.cos((p[1] * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * stretch, b[1] - a[1]];
  const [px, py] = [(p[0] - a[0]) * stretch, p[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  const share = length2 > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length2)) : 0;
  return Math.hypot(px - share * dx, py - share * dy) <= toleranceDeg;
}
