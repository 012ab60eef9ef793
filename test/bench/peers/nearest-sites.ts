import Flatbush from "flatbush";
import { boxGapM, createOutline, findSpan, type Outline } from "../../../src/core/geometry/distance.ts";
import { type FlatLayer, shapeAt } from "../../../src/core/geometry/flat-layer.ts";

/**
 * Distance from each parcel to the nearest site, m, 0 where they meet: the distances of separation checks, asked of the site whose box
 * lies nearest and then of those whose boxes lie nearer than that one.
 */
export function findNearestSitesM(parcels: FlatLayer, sites: FlatLayer): Float64Array {
  const outlines = Array.from({ length: sites.count }, (_, i) => outlineOf(sites, i));
  const index = new Flatbush(sites.count);
  for (const { box } of outlines) index.add(box[0], box[1], box[2], box[3]);
  index.finish();
  const distances = new Float64Array(parcels.count);
  for (let i = 0; i < parcels.count; i++) distances[i] = findNearestM(outlineOf(parcels, i), outlines, index);
  return distances;
}

function findNearestM(parcel: Outline, sites: readonly Outline[], index: Flatbush): number {
  const [minX, minY, maxX, maxY] = parcel.box;
  const [first = -1] = index.neighbors((minX + maxX) / 2, (minY + maxY) / 2, 1);
  const nearest = sites[first];
  let bestM = nearest === undefined ? Number.POSITIVE_INFINITY : (findSpan(parcel, nearest)?.distanceM ?? Number.NaN);
  for (const other of index.search(minX - bestM, minY - bestM, maxX + bestM, maxY + bestM)) {
    const site = sites[other];
    if (other === first || site === undefined || boxGapM(parcel.box, site.box) >= bestM) continue;
    bestM = findSpan(parcel, site, bestM)?.distanceM ?? bestM;
  }
  return bestM;
}

function outlineOf(layer: FlatLayer, index: number): Outline {
  const outline = createOutline(shapeAt(layer, index, "").polygons.flat(), true);
  if (outline === undefined) throw new RangeError(`shape ${index} has no vertices`);
  return outline;
}
