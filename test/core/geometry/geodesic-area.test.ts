import { describe, expect, it } from "vitest";
import { findGeodesic, followGeodesic } from "../../../src/core/geometry/geodesic.ts";
import { geodesicAreaM2 } from "../../../src/core/geometry/geodesic-area.ts";

/** lat1, lon1, azimuth, lat2, lon2, length and area to the equator, from the test set of GeographicLib (C. F. F. Karney). */
const published = [
  [35.60777, -139.44815, 111.09874842956033, -11.17491, -69.95921, 8935244.56048183, 12841384694976.432],
  [55.52454, 106.05087, 22.0200598809828, 77.03196, 197.18234, 4105086.17139244, 61674961290615.61],
] as const;

describe("geodesics", () => {
  it.each(published)("from %d %d match the published length and azimuth", (lat1, lon1, azimuth, lat2, lon2, length) => {
    const found = findGeodesic([lon1, lat1], [lon2, lat2]);
    expect(Math.abs((found?.distanceM ?? 0) - length)).toBeLessThan(1e-3);
    expect(Math.abs((found?.azimuthDeg ?? 0) - azimuth)).toBeLessThan(1e-8);
    const end = followGeodesic([lon1, lat1], azimuth, length);
    expect(Math.hypot(end[0] - lon2, end[1] - lat2)).toBeLessThan(1e-8);
  });

  it("of no length are 0", () => {
    expect(findGeodesic([114, 32], [114, 32])).toEqual({
      distanceM: 0,
      azimuthDeg: 0,
    });
  });
});

describe("geodesic area", () => {
  it.each(published)("from %d %d matches the published one within 1e-9", (lat1, lon1, _a, lat2, lon2, _l, areaM2) => {
    const ring = [
      [lon1, 0],
      [lon2, 0],
      [lon2, lat2],
      [lon1, lat1],
      [lon1, 0],
    ] as [number, number][];
    expect(Math.abs(geodesicAreaM2(ring) / areaM2 - 1)).toBeLessThan(1e-9);
  });

  it("of an octant is an eighth of the ellipsoid", () => {
    const octant = [
      [0, 0],
      [90, 0],
      [90, 90],
      [0, 90],
      [0, 0],
    ] as [number, number][];
    expect(Math.abs((8 * geodesicAreaM2(octant)) / 510065621724088.44 - 1)).toBeLessThan(1e-9);
  });

  it("does not depend on direction or starting point", () => {
    const ring = [
      [114, 32],
      [114.05, 32.01],
      [114.03, 32.04],
      [114, 32],
    ] as [number, number][];
    const turned = [ring[1], ring[2], ring[0], ring[1]] as [number, number][];
    expect(Math.abs(geodesicAreaM2(ring.toReversed()) / geodesicAreaM2(ring) - 1)).toBeLessThan(1e-12);
    expect(Math.abs(geodesicAreaM2(turned) / geodesicAreaM2(ring) - 1)).toBeLessThan(1e-11);
  });
});
