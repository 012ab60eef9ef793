import Flatbush from "flatbush";
import type { LngLat, LngLatRing } from "../model/coordinates.ts";
import { orientationOf } from "./orientation.ts";

type Polygons = readonly (readonly LngLatRing[])[];

/**
 * Puts corners of `given` that lie exactly on an edge of `polygons` back into it. The clipper drops them as superfluous, but on
 * another plane an edge without them runs elsewhere (1 cm off for 1 km), away from the neighbor that still has them.
 * Cost: O(n log n).
 */
export function restoreVertices(polygons: Polygons, given: Polygons): Polygons {
  const corners = given.flatMap((polygon) => polygon.flat());
  if (corners.length === 0) return polygons;
  const index = new Flatbush(corners.length);
  for (const [x, y] of corners) index.add(x, y, x, y);
  index.finish();

  const between = (a: LngLat, b: LngLat): readonly LngLat[] =>
    index
      .search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
      .map((place) => corners[place] as LngLat) // the index holds just these
      .filter((p) => !isSame(p, a) && !isSame(p, b) && orientationOf(a, b, p) === 0)
      .sort((p, q) => distanceTo(a, p) - distanceTo(a, q))
      .filter((p, place, sorted) => !isSame(p, sorted[place - 1] ?? a));

  return polygons.map((polygon) =>
    polygon.map((ring) => {
      const filled: LngLat[] = [];
      ring.forEach((p, i) => {
        const previous = ring[i - 1];
        if (previous !== undefined) for (const q of between(previous, p)) filled.push(q);
        filled.push(p);
      });
      return filled.length === ring.length ? ring : filled;
    }),
  );
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function distanceTo(a: LngLat, p: LngLat): number {
  return Math.abs(p[0] - a[0]) + Math.abs(p[1] - a[1]);
}
