import { expect, test } from "vitest";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { createSurroundings } from "../../../src/core/geometry/surroundings.ts";
import type { PlanXY } from "../../../src/core/model/coordinates.ts";

const engine = createKernelEngine();
const areaOf = (line: readonly PlanXY[], distanceM: number) =>
  engine.unionAreaM2(createSurroundings("s", line, distanceM));

/** The polygon of 64 corners in a circle holds this part of it: sin(2π/64) / (2π/64). */
const inscribed = Math.sin((2 * Math.PI) / 64) / ((2 * Math.PI) / 64);

test("around a point lies a disc, never more than the circle", () => {
  const circleM2 = Math.PI * 100 ** 2;
  expect(areaOf([[5, 5]], 100)).toBeCloseTo(circleM2 * inscribed, 6);
  expect(areaOf([[5, 5]], 100)).toBeLessThan(circleM2);
});

test("around a segment lies a strip with round ends: 2 · 100 m · 300 m and a disc", () => {
  const discM2 = Math.PI * 100 ** 2 * inscribed;
  expect(
    areaOf(
      [
        [0, 0],
        [300, 0],
      ],
      100,
    ),
  ).toBeCloseTo(2 * 100 * 300 + discM2, 6);
});

test("around a line that turns back on itself nothing counts twice, and all of it is within the distance", () => {
  const there: readonly PlanXY[] = [
    [0, 0],
    [300, 0],
  ];
  expect(areaOf([...there, [0, 0]], 100)).toBeCloseTo(areaOf(there, 100), 6);
  // A right angle: the inner corner is shared, the outer one round.
  const corner = createSurroundings("s", [...there, [300, 300]], 100);
  const outside = createPlanShape("far", [
    [
      [
        [401, -101],
        [500, -101],
        [500, 400],
        [401, 400],
        [401, -101],
      ],
    ],
  ]);
  expect(engine.unionAreaM2(corner, outside)).toBe(0);
});

test("nothing lies around nothing, or within no distance", () => {
  expect(createSurroundings("s", [], 100)).toEqual([]);
  expect(createSurroundings("s", [[0, 0]], 0)).toEqual([]);
});
