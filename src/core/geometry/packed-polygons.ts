import type { PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";

/**
 * Polygons kept for later in one list of numbers, a sixth of the room of arrays of positions: how many rings each polygon has, how many
 * vertices each ring, then x and y of each vertex.
 */
export type PackedPolygons = readonly number[];

/** Cost of packing and unpacking: linear in the vertices. Unpacked, they are the same to the bit. */
export function packPolygons(polygons: PlanMultiPolygon): PackedPolygons {
  const packed: number[] = [polygons.length];
  for (const polygon of polygons) {
    packed.push(polygon.length);
    for (const ring of polygon) {
      packed.push(ring.length);
      for (const [x, y] of ring) packed.push(x, y);
    }
  }
  // A copy has no room to grow.
  return packed.slice();
}

export function unpackPolygons(packed: PackedPolygons): PlanMultiPolygon {
  let at = 0;
  const next = (): number => packed[at++] as number; // as packed
  return Array.from({ length: next() }, () =>
    Array.from({ length: next() }, () => Array.from({ length: next() }, (): PlanXY => [next(), next()])),
  );
}
