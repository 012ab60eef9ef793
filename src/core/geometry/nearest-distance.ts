import { createFlatGrid } from "./flat-grid.ts";
import type { PlanLayer } from "./plan-layer.ts";
import { boxGap2, distance2 } from "./shape-distance.ts";

/** Finds the nearest of many sites, one shape after the other. */
export interface NearestSearch {
  /**
   * Distance to the nearest site, edge to edge, m; 0 where the two touch or overlap, Infinity where none lies within `withinM`. Sites that
   * `accepts` refuses are not there.
   */
  search(layer: PlanLayer, index: number, withinM?: number, accepts?: (site: number) => boolean): number;
  /** The sites of the last search that are nearest, or no more than rounding farther, ascending. */
  readonly nearest: readonly number[];
}

/** Distances that differ by less may come out in either order in another way of measuring, m. */
const roundingM = 1e-5;

/**
 * Search among these sites: boxes around the shape, each twice as far out as the one before, until the nearest site found is no
 * farther than the box reaches. Exact. Cost: a grid over the sites, once; a search the few sites that may be nearest.
 */
export function createNearestSearch(sites: PlanLayer): NearestSearch {
  const { box } = sites;
  const grid = createFlatGrid(box);
  const measured = new Float64Array(sites.count);
  const extent = findExtent(box);
  // Few sites, or many in one point: all are looked at.
  const stepM =
    sites.count < 8 || extent.lengthM === 0 ? Number.POSITIVE_INFINITY : extent.lengthM / Math.sqrt(sites.count);
  const nearest: number[] = [];

  /** Measures what lies in reach; answers the least distance. The number of sites looked at stays in `count`. */
  let count = 0;
  function searchWithin(
    layer: PlanLayer,
    index: number,
    reachM: number,
    boundM: number,
    accepts: ((site: number) => boolean) | undefined,
  ): number {
    const at = 4 * index;
    count = grid.query(
      (layer.box[at] as number) - reachM, // the caller's index
      (layer.box[at + 1] as number) - reachM, // likewise
      (layer.box[at + 2] as number) + reachM, // likewise
      (layer.box[at + 3] as number) + reachM, // likewise
    );
    // The site with the nearest box first: it rules out most others.
    let first = 0;
    let leastGap2 = Number.POSITIVE_INFINITY;
    for (let n = 0; n < count; n++) {
      const gap2 = boxGap2(layer.box, at, box, 4 * (grid.found[n] as number)); // in range by the loop
      measured[n] = Number.POSITIVE_INFINITY;
      if (gap2 >= leastGap2) continue;
      leastGap2 = gap2;
      first = n;
    }
    let bestM = boundM;
    for (let k = 0; k < count; k++) {
      const n = k === 0 ? first : k <= first ? k - 1 : k;
      const site = grid.found[n] as number; // likewise
      const limitM = bestM + roundingM;
      const limit2 = limitM * limitM;
      if (boxGap2(layer.box, at, box, 4 * site) > limit2) continue;
      if (accepts !== undefined && !accepts(site)) continue;
      const d2 = distance2(layer, index, sites, site, limit2);
      if (d2 >= limit2) continue;
      const distanceM = Math.sqrt(d2);
      measured[n] = distanceM;
      if (distanceM < bestM) bestM = distanceM;
    }
    return bestM;
  }

  return {
    nearest,
    search(layer, index, withinM = Number.POSITIVE_INFINITY, accepts = undefined) {
      nearest.length = 0;
      const farM = Math.min(withinM, extent.reachFrom(layer.box, 4 * index));
      let reachM = Math.min(stepM, farM);
      let bestM = searchWithin(layer, index, reachM + roundingM, withinM, accepts);
      while (bestM > reachM && reachM < farM) {
        reachM = Math.min(farM, 2 * reachM);
        bestM = searchWithin(layer, index, reachM + roundingM, withinM, accepts);
      }
      let leastM = Number.POSITIVE_INFINITY;
      for (let n = 0; n < count; n++) leastM = Math.min(leastM, measured[n] as number); // in range by the loop
      for (let n = 0; n < count; n++) {
        if (leastM < Number.POSITIVE_INFINITY && (measured[n] as number) <= leastM + roundingM) {
          nearest.push(grid.found[n] as number); // likewise
        }
      }
      return leastM <= withinM ? leastM : Number.POSITIVE_INFINITY;
    },
  };
}

/** How far the sites spread, and how far out everything of them is reached from a box. */
function findExtent(box: Float64Array): {
  readonly lengthM: number;
  reachFrom(from: Float64Array, at: number): number;
} {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < box.length; at += 4) {
    minX = Math.min(minX, box[at] as number); // in range by the loop
    minY = Math.min(minY, box[at + 1] as number); // likewise
    maxX = Math.max(maxX, box[at + 2] as number); // likewise
    maxY = Math.max(maxY, box[at + 3] as number); // likewise
  }
  const lengthM = maxX >= minX ? Math.max(maxX - minX, maxY - minY) : 0;
  return {
    lengthM,
    reachFrom: (from, at) =>
      maxX < minX
        ? 0
        : Math.max(
            0,
            (from[at] as number) - minX, // the caller's place
            maxX - (from[at + 2] as number), // likewise
            (from[at + 1] as number) - minY, // likewise
            maxY - (from[at + 3] as number), // likewise
          ),
  };
}
