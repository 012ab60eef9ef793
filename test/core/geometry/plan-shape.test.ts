import { describe, expect, it } from "vitest";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import {
  meanWidthM,
  planBoxOf,
  polygonsAreaM2,
  polygonsOf,
  polygonsPerimeterM,
  ringAreaM2,
  toAreaGeometry,
  toPlanShape,
} from "../../../src/core/geometry/plan-shape.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import { rectangle } from "./random-shapes.ts";

describe("measures of rings", () => {
  it("are positive counterclockwise, negative clockwise, 0 for nothing", () => {
    expect(ringAreaM2(rectangle(1e7, 1e7, 3, 4))).toBe(12);
    expect(ringAreaM2(rectangle(1e7, 1e7, 3, 4).toReversed())).toBe(-12);
    expect(ringAreaM2([])).toBe(0);
  });

  it("take holes off the area and add them to the outline", () => {
    const court = [[rectangle(0, 0, 10, 10), rectangle(2, 2, 3, 3)]];
    expect(polygonsAreaM2(court)).toBe(91);
    expect(polygonsPerimeterM(court)).toBe(52);
    expect(planBoxOf(court)).toEqual([0, 0, 10, 10]);
  });

  it("give the width of a strip", () => {
    expect(meanWidthM(100 * 0.2, 2 * 100.2)).toBeCloseTo(0.2, 3);
    expect(meanWidthM(0, 0)).toBe(0);
  });
});

describe("a shape on the plane", () => {
  const geometry: AreaGeometry = {
    type: "Polygon",
    coordinates: [
      [
        [114, 32],
        [114, 32.01],
        [114.01, 32.01],
        [114.01, 32],
        [114, 32],
      ],
      [
        [114.004, 32.004],
        [114.006, 32.004],
        [114.006, 32.006],
        [114.004, 32.006],
        [114.004, 32.004],
      ],
    ],
  };
  const plane = createMeasuringPlane([114, 32, 114.01, 32.01]);

  it("has its rings turned: shell counterclockwise, hole clockwise", () => {
    const shape = toPlanShape("a", geometry, plane);
    const [shell = [], hole = []] = shape.polygons[0] ?? [];
    expect(ringAreaM2(shell)).toBeGreaterThan(0);
    expect(ringAreaM2(hole)).toBeLessThan(0);
    // A 0.01 by 0.01 degree square at 32 N, less the hundredth... 4 % of it.
    expect(shape.areaM2 / 1_047_748).toBeCloseTo(0.96, 4);
  });

  it("comes back to the same degrees", () => {
    const shape = toPlanShape("a", { type: "MultiPolygon", coordinates: [geometry.coordinates as never] }, plane);
    const back = toAreaGeometry(shape.polygons, plane);
    expect(back.type).toBe("Polygon");
    for (const ring of polygonsOf(back).flat()) {
      for (const [lng = 0, lat = 0] of ring) {
        expect(Math.abs(lng * 1000 - Math.round(lng * 1000))).toBeLessThan(1e-9);
        expect(Math.abs(lat * 1000 - Math.round(lat * 1000))).toBeLessThan(1e-9);
      }
    }
    expect(toAreaGeometry([], plane)).toEqual({
      type: "MultiPolygon",
      coordinates: [],
    });
  });
});
