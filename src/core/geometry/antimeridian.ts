import type { LngLat, LngLatRing } from "../model/coordinates.ts";

/** A ring counted on past 180° is taken as such only if it is no wider than this; wider, a longitude is wrong. */
const maxWidthDeg = 60;

type Rings = readonly LngLatRing[];

/** Does a polygon step over the 180° meridian, or count its longitudes past it? A step of exactly 360° is the map's full width and does not. */
export function wrapsAntimeridian(polygon: Rings): boolean {
  return polygon.some((ring) => {
    let previous: LngLat | undefined;
    for (const p of ring) {
      if (Math.abs(p[0]) > 180) return true;
      const step = previous === undefined ? 0 : Math.abs(p[0] - previous[0]);
      if (step > 180 && step < 360) return true;
      previous = p;
    }
    return false;
  });
}

/**
 * The polygon with longitudes counted on without jumps, its western end in -180 to 180. Undefined where it goes around a
 * pole, or is so wide that a single longitude must be wrong. Latitudes stay.
 */
export function unwrapPolygon(polygon: Rings): Rings | undefined {
  const unwrapped: LngLatRing[] = [];
  let west = 0;
  let east = 0;
  for (const ring of polygon) {
    const steady = unwrapRing(ring);
    if (steady === undefined) return undefined;
    const [lo, hi] = rangeOf(steady);
    if (hi - lo > maxWidthDeg) return undefined;
    const isShell = unwrapped.length === 0;
    // Holes go to the turn in which they meet the shell.
    const turn = isShell ? Math.floor((lo + 180) / 360) : Math.round((lo + hi - west - east) / 720);
    const moved = turn === 0 ? steady : steady.map(([lng, lat]): LngLat => [lng - 360 * turn, lat]);
    if (isShell) [west, east] = [lo - 360 * turn, hi - 360 * turn];
    unwrapped.push(moved);
  }
  return unwrapped;
}

function unwrapRing(ring: LngLatRing): LngLatRing | undefined {
  let turns = 0;
  let previous: LngLat | undefined;
  const steady = ring.map((p): LngLat => {
    const step = previous === undefined ? 0 : p[0] - previous[0];
    if (step > 180) turns -= Math.round(step / 360);
    if (step < -180) turns -= Math.round(step / 360);
    previous = p;
    return turns === 0 ? p : [p[0] + 360 * turns, p[1]];
  });
  return turns === 0 ? steady : undefined;
}

function rangeOf(ring: LngLatRing): readonly [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const [lng] of ring) {
    lo = Math.min(lo, lng);
    hi = Math.max(hi, lng);
  }
  return [lo, hi];
}
