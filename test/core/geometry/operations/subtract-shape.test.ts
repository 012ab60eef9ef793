import { expect, test } from "vitest";
import {
  createCornerTable,
  fromGridPolygons,
  type GridPolygon,
} from "../../../../src/core/geometry/operations/grid-shape.ts";
import { subtractShape } from "../../../../src/core/geometry/operations/subtract-shape.ts";
import type { LngLat } from "../../../../src/core/model/coordinates.ts";

// Degrees for meters, so that corners lie exactly on straight sides.
const same = (position: LngLat): LngLat => position;
const table = createCornerTable({ name: "degrees", toGrid: same, toLngLat: same, round: same });
const shape = (...corners: readonly LngLat[]): readonly GridPolygon[] => [[corners.map((at) => table.cornerAt(at))]];

test("a shape keeps its corners on straight sides when another one is cut off", () => {
  const cut = shape([0, 0], [5, 0], [10, 0], [10, 10], [0, 10]);
  const left = subtractShape(cut, shape([8, 8], [12, 8], [12, 12], [8, 12]), table, 1e-4);
  const { coordinates } = fromGridPolygons(left?.polygons ?? []);
  expect(left?.takenM2).toBeCloseTo(4, 9);
  expect(coordinates[0]).toContainEqual([5, 0]);
  expect(coordinates[0]).toHaveLength(8);
});

test("nothing in common gives the very shape, all of it nothing", () => {
  const cut = shape([0, 0], [10, 0], [10, 10], [0, 10]);
  expect(subtractShape(cut, shape([10, 0], [20, 0], [20, 10], [10, 10]), table, 1e-4)?.polygons).toBe(cut);
  expect(subtractShape(cut, shape([-1, -1], [11, -1], [11, 11], [-1, 11]), table, 1e-4)?.polygons).toEqual([]);
});
