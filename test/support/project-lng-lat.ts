import type { MeasuringPlane } from "../../src/core/geometry/measuring-plane.ts";

/** Longitudes and latitudes of a flat list on the plane: x and y of each, m. */
export function projectLngLat(lngLat: Float64Array, plane: MeasuringPlane): Float64Array {
  const xy = new Float64Array(lngLat.length);
  plane.projectInto(lngLat, xy, 0, lngLat.length);
  return xy;
}
