import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { createFittedPlane } from "../../../src/core/geometry/projection-fit.ts";
import type { LngLatBox } from "../../../src/core/model/coordinates.ts";
import { projectLngLat } from "../../support/project-lng-lat.ts";
import { createRandom } from "./random-shapes.ts";

/** `count` positions in groups of five that lie together, as the corners of parcels do. */
function scatter(box: LngLatBox, count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const lngLat = new Float64Array(2 * count);
  let [lng, lat] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (i % 5 === 0) {
      lng = box[0] + random() * (box[2] - box[0]);
      lat = box[1] + random() * (box[3] - box[1]);
    }
    lngLat[2 * i] = lng + random() * 1e-3;
    lngLat[2 * i + 1] = lat + random() * 1e-3;
  }
  return lngLat;
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, at) => Math.max(largest, Math.abs(value - (b[at] ?? Number.NaN))), 0);
}

describe("a fitted plane", () => {
  it.each<[string, LngLatBox]>([
    ["a park", [114.1, 32.1, 114.12, 32.12]],
    ["a province", [112, 30, 118, 35]],
    ["two continents", [-122, 37, 11, 49]],
    ["the equator", [103.6, -0.4, 104.1, 0.4]],
    ["the far north", [10, 70, 30, 80]],
  ])("lies within 1e-7 m of proj4 over %s", (_, box) => {
    const plane = createFittedPlane(box);
    const lngLat = scatter(box, 4000, 3);
    const xy = projectLngLat(lngLat, plane);
    const reference = proj4(plane.proj);
    for (let at = 0; at < lngLat.length; at += 2) {
      const [x = Number.NaN, y = Number.NaN] = reference.forward([lngLat[at] ?? 0, lngLat[at + 1] ?? 0]);
      expect(Math.hypot((xy[at] ?? Number.NaN) - x, (xy[at + 1] ?? Number.NaN) - y)).toBeLessThan(1e-7);
    }
  });

  it("goes by polynomials within a province, not by the formula", () => {
    const box: LngLatBox = [112, 30, 118, 35];
    const lngLat = scatter(box, 500, 9);
    const byFormula = projectLngLat(lngLat, createMeasuringPlane(box));
    const same = projectLngLat(lngLat, createFittedPlane(box)).filter((value, at) => value === byFormula[at]);
    expect(same.length).toBeLessThan(lngLat.length / 2);
  });

  it("gives a vertex the same x and y, bit by bit, alone, in a list and whatever was projected before", () => {
    const box: LngLatBox = [114, 32, 114.6, 32.6];
    const lngLat = scatter(box, 1000, 5);
    const list = projectLngLat(lngLat, createFittedPlane(box));
    const alone = createFittedPlane(box);
    for (let at = lngLat.length - 2; at >= 0; at -= 2) {
      expect(alone.toPlane([lngLat[at] ?? 0, lngLat[at + 1] ?? 0])).toEqual([list[at], list[at + 1]]);
    }
  });

  it("goes by the formula itself where no polynomial fits: at the pole, at the far side of the globe", () => {
    const plane = createFittedPlane([10, 50, 10, 50]);
    const formula = createMeasuringPlane([10, 50, 10, 50]);
    const lngLat = Float64Array.of(12, 89.99, -170, -49.999, -169.9, -50.05);
    const got = projectLngLat(lngLat, plane);
    expect(largestGap(got, projectLngLat(lngLat, formula))).toBeLessThan(1e-6);
    expect(got.slice(2)).toEqual(projectLngLat(lngLat.slice(2), formula));
    expect(plane.toPlane([Number.NaN, 1]).every(Number.isNaN)).toBe(true);
  });

  it("keeps steps between cells below a micrometer", () => {
    const box: LngLatBox = [114, 32, 114.6, 32.6];
    const plane = createFittedPlane(box);
    for (const lat of [32.01, 32.3, 32.55]) {
      const [on, before] = [plane.toPlane([114.25, lat]), plane.toPlane([114.25 - 1e-13, lat])];
      expect(Math.hypot(on[0] - before[0], on[1] - before[1])).toBeLessThan(1e-6);
    }
  });
});
