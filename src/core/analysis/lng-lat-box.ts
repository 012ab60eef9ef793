import type { AnyGeometry, LngLatBox } from "../model/coordinates.ts";

/** The box grown to hold the geometry, degrees. Walks positions without recursion by vertex. */
export function extendBox(box: LngLatBox | undefined, geometry: AnyGeometry): LngLatBox {
  let [west, south, east, north] = box ?? [Infinity, Infinity, -Infinity, -Infinity];
  const stack: unknown[] = [geometry.coordinates];
  while (stack.length > 0) {
    const item = stack.pop();
    if (!Array.isArray(item)) continue;
    const [lng, lat] = item;
    if (typeof lng === "number" && typeof lat === "number") {
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    } else {
      for (const inner of item) stack.push(inner);
    }
  }
  return [west, south, east, north];
}

/**
 * Box of the values `from` to `to` (exclusive) of flat positions, longitude and latitude in turn, degrees; a box given is grown.
 * No positions and no box: `[Infinity, Infinity, -Infinity, -Infinity]`. Cost: linear.
 */
export function boxOfPositions(
  lngLat: Float64Array,
  from: number,
  to: number,
  box: LngLatBox = [Infinity, Infinity, -Infinity, -Infinity],
): LngLatBox {
  let [west, south, east, north] = box;
  for (let at = from; at < to; at += 2) {
    const lng = lngLat[at] as number; // in range by the loop
    const lat = lngLat[at + 1] as number; // in range by the loop
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

export function boxCenter(box: LngLatBox): readonly [number, number] {
  return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}
