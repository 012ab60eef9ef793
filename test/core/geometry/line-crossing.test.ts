import { expect, test } from "vitest";
import { findCrossings } from "../../../src/core/geometry/line-crossing.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanXY } from "../../../src/core/model/coordinates.ts";

const square = createPlanShape("square", [
  [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    // A hole from 4 to 6.
    [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
    ],
  ],
]);
const crosses = (...line: PlanXY[]): boolean => findCrossings(square, line).length > 0;

test("a line through the shape enters it, also through two corners and off its middle", () => {
  expect(crosses([-5, 2], [15, 2])).toBe(true);
  expect(crosses([-100, -100], [11, 11])).toBe(true);
});

test("a line that ends inside, or lies inside, enters", () => {
  expect(crosses([-5, 2], [2, 2])).toBe(true);
  expect(crosses([1, 1], [2, 2])).toBe(true);
});

test("a line along the border, at a corner, beside the shape or in its hole does not", () => {
  expect(crosses([-5, 0], [15, 0])).toBe(false);
  expect(crosses([0, 2], [0, 8])).toBe(false);
  expect(crosses([-5, 5], [5, -5])).toBe(false);
  expect(crosses([-5, 20], [15, 20])).toBe(false);
  expect(crosses([4.5, 5], [5.5, 5])).toBe(false);
});

test("a line along the border that turns in enters; a line of one point or none does not", () => {
  expect(crosses([-5, 0], [5, 0], [5, 3])).toBe(true);
  expect(crosses([-5, 0])).toBe(false);
  expect(crosses()).toBe(false);
});
