import { eccentricity2, radiansPerDegree } from "./ellipsoid.ts";

/**
 * How many times too large areas are in Web Mercator at a latitude in degrees: a² / (M·N·cos²φ), 1.17 at 22°, 1.34 at 30°.
 * `allowed` is always false: that plane is for display only, never for an area. Source: domain §8. Rule crs.area_3857_guard.
 */
export function areaInflation(latitudeDeg: number): { readonly areaInflation: number; readonly allowed: false } {
  const sin = Math.sin(latitudeDeg * radiansPerDegree);
  const cos = Math.cos(latitudeDeg * radiansPerDegree);
  const w = 1 - eccentricity2 * sin * sin;
  // M / a = (1 - e²) / w^1.5 and N / a = 1 / w^0.5.
  return { areaInflation: (w * w) / ((1 - eccentricity2) * cos * cos), allowed: false };
}
