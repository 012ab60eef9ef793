import { describe, expect, it } from "vitest";
import { clipPolygons } from "../../../src/core/geometry/clip-polygons.ts";
import { createOverlapKernel } from "../../../src/core/geometry/overlap-kernel.ts";
import { polygonsAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanMultiPolygon } from "../../../src/core/model/coordinates.ts";
import { createRandom, gridShape, layerOf, rectangle, star } from "./random-shapes.ts";

function overlap(a: PlanMultiPolygon, b: PlanMultiPolygon): number {
  return createOverlapKernel(layerOf([a]), layerOf([b]))(0, 0);
}

function clipped(a: PlanMultiPolygon, b: PlanMultiPolygon): number {
  return polygonsAreaM2(clipPolygons("intersection", a, [b], [0, 0], 0));
}

describe("overlap integral", () => {
  it("agrees with clipping on 20,000 pairs of shapes on a small grid, both ways round, within 1e-9", () => {
    const random = createRandom(20240101);
    for (let i = 0; i < 20_000; i++) {
      const a = gridShape(random);
      const b = random() < 0.05 ? a : gridShape(random);
      const expected = clipped(a, b);
      const message = `pair ${i}: ${JSON.stringify([a, b])}`;
      expect(Math.abs(overlap(a, b) - expected), message).toBeLessThan(1e-9);
      expect(Math.abs(overlap(b, a) - expected), message).toBeLessThan(1e-9);
    }
  });

  it("agrees with clipping on shapes of many runs", () => {
    const random = createRandom(5);
    for (let i = 0; i < 60; i++) {
      const a = [
        [star(random, random() * 50, random() * 50, 900, 60, 80), star(random, 25, 25, 300, 5, 8).toReversed()],
      ];
      const b = [[star(random, random() * 50, random() * 50, 700, 30, 90)]];
      expect(Math.abs(overlap(a, b) - clipped(a, b))).toBeLessThan(1e-8);
    }
  });

  it("gives all of a shape inside another, and nothing of one in its hole", () => {
    const frame = [[rectangle(0, 0, 100, 100), rectangle(40, 40, 20, 20).toReversed()]];
    expect(overlap([[rectangle(1, 1, 5, 7)]], frame)).toBeCloseTo(35, 10);
    expect(overlap([[rectangle(40, 40, 20, 20)]], frame)).toBeCloseTo(0, 10);
    expect(overlap([[rectangle(45, 45, 2, 2)]], frame)).toBeCloseTo(0, 10);
  });

  it("is nothing without edges", () => {
    expect(overlap([], [[rectangle(0, 0, 1, 1)]])).toBe(0);
  });

  it("handles a ring of 100,000 corners against itself", () => {
    const ring = [[star(createRandom(3), 0, 0, 100_000, 999, 1000)]];
    expect(Math.abs(overlap(ring, ring) / polygonsAreaM2(ring) - 1)).toBeLessThan(1e-9);
  });

  it("is the very area of a shape drawn twice, and not that of another one in the same box", () => {
    const random = createRandom(8);
    for (let i = 0; i < 200; i++) {
      const shape = [[star(random, random() * 50, random() * 50, 7 + Math.floor(random() * 60), 30, 90)]];
      const layer = layerOf([[[rectangle(0, 0, 1, 1)]], shape, shape]);
      expect(createOverlapKernel(layer, layer)(1, 2)).toBe(layer.areaM2[1]);
    }
    const half = (...corners: [number, number][]) => [[[...corners, corners[0] ?? [0, 0]]]] as PlanMultiPolygon;
    const lower = half([0, 0], [10, 0], [0, 10]);
    expect(overlap(lower, half([10, 10], [0, 10], [10, 0]))).toBeCloseTo(0, 12);
    expect(overlap(lower, half([0, 0], [10, 0], [10, 10]))).toBeCloseTo(25, 12);
  });

  it("handles a ring of 20,000 corners against the same ring from another corner", () => {
    const ring = star(createRandom(3), 0, 0, 20_000, 999, 1000);
    const turned = [...ring.slice(1), ...ring.slice(1, 2)];
    expect(Math.abs(overlap([[ring]], [[turned]]) / polygonsAreaM2([[ring]]) - 1)).toBeLessThan(1e-9);
  });
});
