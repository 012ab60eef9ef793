import type { FlatLayer } from "../../../src/core/geometry/flat-layer.ts";
import { createNearestSearch } from "../../../src/core/geometry/nearest-distance.ts";

/** Distance from each parcel to the nearest site, edge to edge, m, 0 where they meet: the search of the product over a grid made anew. */
export function findNearestSitesM(parcels: FlatLayer, sites: FlatLayer): Float64Array {
  const search = createNearestSearch({ ...sites });
  return Float64Array.from({ length: parcels.count }, (_, i) => search.search(parcels, i));
}
