import type { Tolerances } from "../model/rule-pack.ts";

export type SliverTolerance = Pick<Tolerances, "sliver_area_m2" | "sliver_width_m">;

/**
 * Is an overlap of two parcels or plots an error or a sliver of drawing? `sliver` as soon as either its mean width
 * (2 × area / perimeter) or its area is within the tolerance; no overlap is `none`. m², m. Domain §6.3, rule topology.overlap.
 */
export function classifyOverlap(
  overlapM2: number,
  meanWidthM: number,
  tolerance: SliverTolerance,
): "none" | "sliver" | "error" {
  if (overlapM2 <= 0) return "none";
  return isSliver(overlapM2, meanWidthM, tolerance) ? "sliver" : "error";
}

/** Mean width or area at or under the tolerance. */
export function isSliver(areaM2: number, meanWidthM: number, tolerance: SliverTolerance): boolean {
  return meanWidthM <= tolerance.sliver_width_m || areaM2 <= tolerance.sliver_area_m2;
}
