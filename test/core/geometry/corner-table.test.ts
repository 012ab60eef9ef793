import { expect, test } from "vitest";
import { listCorners } from "../../../src/core/geometry/corner-table.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";

/** A grid in which degrees are meters. */
const grid = { toGrid: ([x, y]: LngLat) => [x, y] as const };
const print = { lengthDecimals: 3, bearingDecimals: 4 };

/** 100 m east, 50 m north. */
const rectangle: readonly LngLat[] = [
  [0, 0],
  [100, 0],
  [100, 50],
  [0, 50],
];

test("a rectangle has its lengths, bearings from grid north and right angles", () => {
  const { rows, perimeterM, closingErrorM } = listCorners(rectangle, false, grid, print);
  expect(rows.map(({ northM, eastM }) => [northM, eastM])).toEqual([
    [0, 0],
    [0, 100],
    [50, 100],
    [50, 0],
  ]);
  expect(rows.map(({ lengthM }) => lengthM)).toEqual([100, 50, 100, 50]);
  expect(rows.map(({ bearingDeg }) => bearingDeg)).toEqual([90, 0, 270, 180]);
  expect(rows.map(({ innerDeg }) => innerDeg)).toEqual([90, 90, 90, 90]);
  expect(perimeterM).toBe(300);
  expect(closingErrorM).toBeLessThan(1e-9);
});

test("angles are those of the land whichever way the ring runs", () => {
  const notched: readonly LngLat[] = [
    [0, 0],
    [100, 0],
    [100, 50],
    [50, 20],
    [0, 50],
  ];
  const forward = listCorners(notched, false, grid, print).rows.map(({ innerDeg }) => innerDeg);
  const backward = listCorners([...notched].reverse(), false, grid, print).rows.map(({ innerDeg }) => innerDeg);
  expect(backward.reverse().map((deg) => deg.toFixed(9))).toEqual(forward.map((deg) => deg.toFixed(9)));
  expect(forward[3]).toBeGreaterThan(180);
  // Inner angles of a pentagon.
  expect(forward.reduce((sum, deg) => sum + deg, 0)).toBeCloseTo(540, 9);
});

test("around a hole the land lies outside", () => {
  const { rows } = listCorners(rectangle, true, grid, print);
  expect(rows.map(({ innerDeg }) => innerDeg)).toEqual([270, 270, 270, 270]);
});

test("what rounding of the printed lengths leaves open is the closing error", () => {
  const crooked: readonly LngLat[] = [
    [0, 0],
    [100.0004, 0],
    [100.0004, 50],
  ];
  const { closingErrorM } = listCorners(crooked, false, grid, print);
  expect(closingErrorM).toBeGreaterThan(1e-4);
  expect(closingErrorM).toBeLessThan(2e-3);
});
