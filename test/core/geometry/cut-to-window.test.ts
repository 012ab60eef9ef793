import { describe, expect, it, vi } from "vitest";
import { clipPolygons } from "../../../src/core/geometry/clip-polygons.ts";
import { cutToWindow } from "../../../src/core/geometry/cut-to-window.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createPlanShape, polygonsAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanMultiPolygon } from "../../../src/core/model/coordinates.ts";
import { createRandom, rectangle, star } from "./random-shapes.ts";

vi.mock("../../../src/core/geometry/clip-polygons.ts", { spy: true });

const clip = (a: PlanMultiPolygon, b: PlanMultiPolygon) => clipPolygons("intersection", a, [b], [0, 0], 0);

describe("a shape cut to a window", () => {
  it("has the same in common with what lies in the window as the whole shape", () => {
    const random = createRandom(12);
    for (let i = 0; i < 150; i++) {
      const hole = star(random, 0, 0, 200, 20, 60).toReversed();
      const large: PlanMultiPolygon = [[star(random, 0, 0, 800, 70, 300), hole]];
      const [x, y] = [random() * 500 - 250, random() * 500 - 250];
      const small = createPlanShape("small", [[star(random, x, y, 12, 5, 60)]]);
      const [whole, cut] = [clip(large, small.polygons), clip(cutToWindow(large, small.box), small.polygons)];
      expect(cut.length).toBe(whole.length);
      expect(Math.abs(polygonsAreaM2(cut) - polygonsAreaM2(whole))).toBeLessThan(1e-8);
    }
  });

  it("is nothing where it lies elsewhere, and itself where it lies inside", () => {
    const shape: PlanMultiPolygon = [[rectangle(0, 0, 10, 10)]];
    expect(cutToWindow(shape, [20, 20, 30, 30])).toEqual([]);
    expect(polygonsAreaM2(cutToWindow(shape, [-5, -5, 15, 15]))).toBe(100);
  });

  it("leaves out a hole that lies elsewhere, and all that lies in one", () => {
    const frame: PlanMultiPolygon = [[rectangle(0, 0, 100, 100), rectangle(40, 40, 20, 20).toReversed()]];
    expect(cutToWindow(frame, [5, 5, 10, 10])).toHaveLength(1);
    expect(cutToWindow(frame, [5, 5, 10, 10])[0]).toHaveLength(1);
    expect(polygonsAreaM2(cutToWindow(frame, [45, 45, 50, 50]))).toBe(0);
  });
});

it("the kernel hands the clipper only the corners near the other shape", () => {
  const district = createPlanShape("district", [[star(createRandom(2), 0, 0, 20_000, 900, 1000)]]);
  const plot = createPlanShape("plot", [[rectangle(880, 0, 200, 20)]]);
  const engine = createKernelEngine();
  vi.mocked(clipPolygons).mockClear();
  const pieces = engine.intersectionPieces(district, plot);
  const corners = vi.mocked(clipPolygons).mock.calls.map(([, first]) => first.flat(2).length);
  expect(Math.max(...corners)).toBeLessThan(500);
  const sumM2 = pieces.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  expect(sumM2).toBeCloseTo(engine.intersectionAreaM2(district, plot), 6);
});
