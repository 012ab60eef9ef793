import { describe, expect, it } from "vitest";
import { coveredAreaM2 } from "../../../src/core/geometry/covered-area.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { findOverlappingGroups, isLoose, looseUnionM2 } from "../../../src/core/geometry/overlapping-groups.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { createRandom, star } from "./random-shapes.ts";

/** Stars on a grid of 100 m, up to 12 corners each, so large that each overlaps some of its neighbors. */
function starField(seed: number, side: number, reachM: number) {
  const random = createRandom(seed);
  return Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [100 * (i % side), 100 * Math.floor(i / side)];
    return createPlanShape(`star ${i}`, [[star(random, x, y, 3 + Math.floor(random() * 10), 20, reachM)]]);
  });
}

describe("union of many shapes with few partners each", () => {
  const { intersectionAreaM2, unionAreaM2 } = createKernelEngine();

  it.each([1, 2, 3, 4, 5, 6])("is what strips over all of them give, field %d", (seed) => {
    const shapes = starField(seed, 12, 85);
    const loose = findOverlappingGroups(shapes, intersectionAreaM2).filter(isLoose);
    expect(loose.length).toBeGreaterThan(0);
    for (const group of loose) {
      const stripsM2 = coveredAreaM2(group.shapes.map(({ polygons }) => polygons));
      expect(Math.abs(looseUnionM2(group) - stripsM2)).toBeLessThan(1e-6);
    }
    const allM2 = coveredAreaM2(shapes.map(({ polygons }) => polygons));
    expect(Math.abs(unionAreaM2(shapes) - allM2)).toBeLessThan(1e-6);
  });

  it("is not put together shape by shape where few or all of them overlap each other", () => {
    const groupOf = (shapes: ReturnType<typeof starField>) => findOverlappingGroups(shapes, intersectionAreaM2);
    expect(groupOf(starField(1, 4, 95)).some(isLoose)).toBe(false);
    expect(groupOf(starField(1, 9, 900)).some(isLoose)).toBe(false);
  });
});
