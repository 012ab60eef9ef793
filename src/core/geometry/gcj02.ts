import type { LngLat } from "../model/coordinates.ts";
import { radiansPerDegree } from "./ellipsoid.ts";
import { findGeodesic } from "./geodesic.ts";

/** Krasovsky ellipsoid as the published approximation uses it. */
const semiMajor = 6_378_245;
const e2 = 0.006693421622965943;

/**
 * Where a WGS 84 position is drawn on a Chinese web map (GCJ-02), and by how far it moves, m, along the geodesic.
 * A widely published approximation, not an official formula: for asking and warning only, never a silent conversion.
 * Outside 72.004–137.8347 E, 0.8293–55.8271 N: unchanged, shift 0. Source: domain §8. Rule crs.gcj02_from_wgs84.
 */
export function gcj02FromWgs84(position: LngLat): { readonly lngLat: LngLat; readonly shiftM: number } {
  const [lng, lat] = position;
  if (!(lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271)) return { lngLat: position, shiftM: 0 };
  const x = lng - 105;
  const y = lat - 35;
  const wave = (factor: number, argument: number): number => factor * Math.sin(Math.PI * argument);
  const root = Math.sqrt(Math.abs(x));
  const common = (2 / 3) * (wave(20, 6 * x) + wave(20, 2 * x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    (2 / 3) * (wave(20, y) + wave(40, y / 3)) +
    (2 / 3) * (wave(160, y / 12) + wave(320, y / 30));
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    (2 / 3) * (wave(20, x) + wave(40, x / 3)) +
    (2 / 3) * (wave(150, x / 12) + wave(300, x / 30));
  const sin = Math.sin(lat * radiansPerDegree);
  const m = 1 - e2 * sin * sin;
  const shifted: LngLat = [
    lng + east / radiansPerDegree / ((semiMajor * Math.cos(lat * radiansPerDegree)) / Math.sqrt(m)),
    lat + north / radiansPerDegree / ((semiMajor * (1 - e2)) / m ** 1.5),
  ];
  return { lngLat: shifted, shiftM: findGeodesic(position, shifted)?.distanceM ?? 0 };
}
