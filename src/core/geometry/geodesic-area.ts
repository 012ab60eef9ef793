import type { LngLat, LngLatRing } from "../model/coordinates.ts";
import { authalicQ, radiansPerDegree, semiMajorM } from "./ellipsoid.ts";
import { findGeodesic, followGeodesic } from "./geodesic.ts";

const leastSteps = 32;
const longestStepM = 10_000;

/**
 * Area of a closed ring on the ellipsoid with geodesic edges, m², whichever way the ring runs. The reference that measured
 * areas are tested against; too slow for anything else. Good to 1e-9 relative for rings that do not hold a pole or cross 180°.
 * An edge between nearly antipodal points: NaN.
 *
 * The area under a geodesic is ∫ a²·q(φ)/2 dλ, here the trapezoid rule over points on the geodesic, once with n and once
 * with 2n steps and extrapolated (Richardson). It shares nothing with the measuring plane but the ellipsoid.
 * Cost: about 30 µs an edge.
 */
export function geodesicAreaM2(ring: LngLatRing): number {
  const first = ring[0];
  if (first === undefined) return 0;
  const base = authalicQ(Math.sin(first[1] * radiansPerDegree));
  let area = 0;
  for (let i = 1; i < ring.length; i++) {
    const from = ring[i - 1];
    const to = ring[i];
    if (from === undefined || to === undefined) continue;
    const geodesic = findGeodesic(from, to);
    if (geodesic === undefined) return Number.NaN;
    const steps = Math.max(leastSteps, Math.ceil(geodesic.distanceM / longestStepM));
    const once = areaUnderEdge(from, to, geodesic, steps, base);
    area += (4 * areaUnderEdge(from, to, geodesic, 2 * steps, base) - once) / 3;
  }
  return Math.abs(area);
}

function areaUnderEdge(
  from: LngLat,
  to: LngLat,
  geodesic: { readonly distanceM: number; readonly azimuthDeg: number },
  steps: number,
  base: number,
): number {
  const heightAt = (p: LngLat): number => authalicQ(Math.sin(p[1] * radiansPerDegree)) - base;
  let sum = 0;
  let previous = from;
  let previousHeight = heightAt(from);
  for (let step = 1; step <= steps; step++) {
    const point = step === steps ? to : followGeodesic(from, geodesic.azimuthDeg, (geodesic.distanceM * step) / steps);
    const height = heightAt(point);
    sum += ((height + previousHeight) / 2) * (point[0] - previous[0]);
    previous = point;
    previousHeight = height;
  }
  return (sum * radiansPerDegree * semiMajorM * semiMajorM) / 2;
}
