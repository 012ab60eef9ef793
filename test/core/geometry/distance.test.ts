import { describe, expect, test } from "vitest";
import { boxGapM, createOutline, farthestM, findSpan, type Outline } from "../../../src/core/geometry/distance.ts";
import type { PlanXY } from "../../../src/core/model/coordinates.ts";
import { createRandom, rectangle, star } from "./random-shapes.ts";

function outline(paths: readonly (readonly PlanXY[])[], isArea = true): Outline {
  const made = createOutline(paths, isArea);
  if (made === undefined) throw new Error("nothing to measure from");
  return made;
}

const square = outline([rectangle(0, 0, 10, 10)]);

describe("edge to edge", () => {
  test("measures straight across a street and from corner to corner", () => {
    expect(findSpan(square, outline([rectangle(40, 2, 5, 5)]))?.distanceM).toBe(30);
    // Corners 3 east and 4 north of each other.
    expect(findSpan(square, outline([rectangle(13, 14, 5, 5)]))?.distanceM).toBe(5);
  });

  test("is 0 for shapes that share a corner, an edge or land, and for one in the other", () => {
    for (const other of [
      rectangle(10, 10, 5, 5),
      rectangle(10, 2, 5, 5),
      rectangle(9, 9, 5, 5),
      rectangle(3, 3, 2, 2),
      rectangle(-5, 4, 20, 2),
    ]) {
      expect(findSpan(square, outline([other]))?.distanceM).toBe(0);
      expect(findSpan(outline([other]), square)?.distanceM).toBe(0);
    }
  });

  test("measures to the rim of a hole from inside it", () => {
    const frame = outline([rectangle(0, 0, 100, 100), rectangle(20, 20, 60, 60).toReversed()]);
    expect(findSpan(frame, outline([rectangle(45, 45, 10, 10)]))?.distanceM).toBe(25);
  });

  test("takes lines and points: nothing is inside of a line", () => {
    const ring = outline([rectangle(0, 0, 100, 100)], false);
    expect(findSpan(ring, outline([[[50, 40]]], false))?.distanceM).toBe(40);
    expect(findSpan(square, outline([[[5, 5]]], false))?.distanceM).toBe(0);
    expect(findSpan(outline([[[0, 0]]], false), outline([[[3, 4]]], false))?.distanceM).toBe(5);
  });

  test("counts a distance that is just the reach, and none beyond it", () => {
    const other = outline([rectangle(40, 2, 5, 5)]);
    expect(findSpan(square, other, 30)?.distanceM).toBe(30);
    expect(findSpan(square, other, 29.999)).toBeUndefined();
  });

  test("finds what lies inside even where the outlines are out of reach", () => {
    const field = outline([rectangle(0, 0, 1000, 1000)]);
    expect(findSpan(field, outline([rectangle(500, 500, 1, 1)]), 5)?.distanceM).toBe(0);
  });

  test("has nothing to say of a feature without positions", () => {
    expect(createOutline([], true)).toBeUndefined();
    expect(createOutline([[]], false)).toBeUndefined();
  });

  test("handles rings of 100,000 corners", () => {
    const a = outline([star(createRandom(3), 0, 0, 100_000, 900, 1000)]);
    const b = outline([star(createRandom(4), 2100, 0, 100_000, 900, 1000)]);
    const distanceM = findSpan(a, b)?.distanceM ?? Number.NaN;
    expect(distanceM).toBeGreaterThan(99);
    expect(distanceM).toBeLessThan(301);
  });
});

test("the gap of boxes is never more than the distance of what lies in them", () => {
  expect(boxGapM([0, 0, 10, 10], [13, 14, 20, 20])).toBe(5);
  expect(boxGapM([0, 0, 10, 10], [5, 5, 20, 20])).toBe(0);
});

test("nothing of a shape is farther from a point than its farthest corner", () => {
  expect(farthestM(square, [-30, -40])).toBeCloseTo(Math.hypot(40, 50), 12);
});
