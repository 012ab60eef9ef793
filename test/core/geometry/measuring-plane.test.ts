import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { geodesicAreaM2 } from "../../../src/core/geometry/geodesic-area.ts";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { ringAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { createRandom } from "./random-shapes.ts";

describe("measuring plane", () => {
  it("has its origin at the rounded middle of the box", () => {
    const plane = createMeasuringPlane([114.00001, 32, 114.2, 32.2]);
    expect(plane.center).toEqual([114.1, 32.1]);
    expect(plane.toPlane([114.1, 32.1])).toEqual([0, 0]);
    expect(plane.toLngLat([0, 0])).toEqual([114.1, 32.1]);
    expect(plane.proj).toContain("+proj=laea +lat_0=32.1 +lon_0=114.1 ");
  });

  it.each([
    [114.1, 22.5],
    [114.1, 32.1],
    [9.9, 53.5],
    [-74, 40.6],
    [151.2, -33.8],
    [103.8, 0],
    [15, 78],
  ])("at %d %d gives what proj4 gives within 1e-6 m and comes back within 1e-12 degree", (lng, lat) => {
    const random = createRandom(7);
    const plane = createMeasuringPlane([lng, lat, lng, lat]);
    const reference = proj4(plane.proj);
    for (let i = 0; i < 500; i++) {
      const p: LngLat = [lng + (random() - 0.5) * 8, lat + (random() - 0.5) * 8];
      const got = plane.toPlane(p);
      const [x = Number.NaN, y = Number.NaN] = reference.forward([p[0], p[1]]);
      expect(Math.hypot(got[0] - x, got[1] - y)).toBeLessThan(1e-6);
      const back = plane.toLngLat(got);
      expect(Math.abs(back[0] - p[0]) * Math.cos((p[1] * Math.PI) / 180)).toBeLessThan(1e-12);
      expect(Math.abs(back[1] - p[1])).toBeLessThan(1e-12);
    }
  });

  it("measures shapes up to 5 km within 1e-7 of the geodesic area, and within 2e-6 at 600 km from its center", () => {
    const random = createRandom(11);
    for (const lat of [22.5, 32.1, 45]) {
      for (const away of [0, 0.1, 7]) {
        const plane = createMeasuringPlane([114.1, lat, 114.1, lat]);
        for (const sizeDeg of [0.001, 0.01, 0.045]) {
          const [x, y] = [114.1 + away, lat];
          const corner = (dx: number, dy: number): LngLat => [
            x + (dx + 0.2 * random()) * sizeDeg,
            y + (dy + 0.2 * random()) * sizeDeg,
          ];
          const [a, b, c, d] = [corner(0, 0), corner(0.8, 0), corner(0.8, 0.8), corner(0, 0.8)];
          const ring = [a, b, c, d, a];
          const area = ringAreaM2(ring.map((p) => plane.toPlane(p)));
          expect(Math.abs(area / geodesicAreaM2(ring) - 1)).toBeLessThan(away > 1 ? 2e-6 : 1e-7);
        }
      }
    }
  });

  it("works across the 180° meridian, whichever way longitudes are counted", () => {
    const plane = createMeasuringPlane([179.9, -17, 180.1, -16.8]);
    const [a, b] = [plane.toPlane([-179.95, -16.9]), plane.toPlane([180.05, -16.9])];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(1e-6);
    expect(plane.toLngLat(b)[0]).toBeCloseTo(-179.95, 10);
  });

  it("stays finite for a box at the pole", () => {
    const plane = createMeasuringPlane([-180, 89.5, 180, 90]);
    expect(plane.toPlane([12, 90]).every(Number.isFinite)).toBe(true);
  });
});
