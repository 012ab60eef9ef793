import { locateInRing } from "../../../core/geometry/containment.ts";
import type { AreaGeometry, LngLat, LngLatRing } from "../../../core/model/coordinates.ts";

/**
 * Rings without a repeated first point as one area: a ring within another is its hole, one within a hole an area of its own. Rings
 * that cross are left as they are: whoever takes the shape checks it.
 */
export function nestRings(rings: readonly (readonly LngLat[])[]): AreaGeometry {
  const closed = rings.map((ring): LngLatRing => [...ring, ...ring.slice(0, 1)]);
  const around = closed.map((ring) => closed.filter((other) => other !== ring && isWithin(ring, other)));
  const polygons = closed.flatMap((shell, at): readonly LngLatRing[][] => {
    const depth = around[at]?.length ?? 0;
    if (depth % 2 === 1) return [];
    const holes = closed.filter((_, hole) => around[hole]?.length === depth + 1 && around[hole]?.includes(shell));
    return [[shell, ...holes]];
  });
  const [only] = polygons;
  return polygons.length === 1 && only !== undefined
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}

/** Is a ring inside another one? Told by its first corner that is not on the other's border. */
function isWithin(ring: LngLatRing, other: LngLatRing): boolean {
  for (const corner of ring) {
    const where = locateInRing(corner, other);
    if (where !== "border") return where === "inside";
  }
  return false;
}
