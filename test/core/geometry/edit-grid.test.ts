import { describe, expect, test } from "vitest";
import { createEditGrid } from "../../../src/core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { createRandom } from "./random-shapes.ts";

const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);

describe.for([
  ["the land survey's grid", "EPSG:4547"],
  ["a grid with the number of its zone", "EPSG:4526"],
  ["a local grid in feet", "+proj=tmerc +lat_0=32 +lon_0=114 +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=us-ft"],
  ["the measuring plane", null],
] as const)("placing corners in %s", ([, crs]) => {
  const grid = createEditGrid(crs, crsTable, plane);
  const random = createRandom(5);
  const places = Array.from({ length: 500 }, (): LngLat => [113.2 + 2 * random(), 31.2 + 2 * random()]);

  test("moves them by 0.05 mm east and north at most, to whole tenths of a millimeter", () => {
    for (const place of places) {
      const [before, after] = [grid.toGrid(place), grid.toGrid(grid.round(place))];
      for (const axis of [0, 1] as const) {
        expect(Math.abs(after[axis] - before[axis])).toBeLessThan(0.000_050_01);
        expect(Math.abs(after[axis] * 1e4 - Math.round(after[axis] * 1e4))).toBeLessThan(1e-4);
      }
    }
  });

  test("twice is once, bit for bit", () => {
    for (const place of places) expect(grid.round(grid.round(place))).toStrictEqual(grid.round(place));
  });

  test("gives one place the same bits, however it was reached", () => {
    for (const place of places) {
      const [east, north] = grid.toGrid(place);
      const corner = grid.round(place);
      const [there, back] = [grid.toLngLat([east + 17.3, north - 4.1]), grid.toLngLat([east, north])];
      const [x, y] = grid.toGrid(grid.round(there));
      const returned = grid.round(grid.toLngLat([x - 17.3, y + 4.1]));
      const [cornerEast, cornerNorth] = grid.toGrid(corner);
      const [wayEast, wayNorth] = grid.toGrid(returned);
      expect(Math.hypot(wayEast - cornerEast, wayNorth - cornerNorth)).toBeLessThan(0.000_15);
      expect(grid.round(grid.toLngLat(grid.toGrid(corner)))).toStrictEqual(corner);
      expect(grid.round([corner[0] + 1e-12, corner[1] - 1e-12])).toStrictEqual(corner);
      expect(grid.toGrid(back)[0]).toBeCloseTo(east, 6);
    }
  });
});

describe("where there is no such grid", () => {
  test("the measuring plane stands in: unknown, in degrees or only for display", () => {
    for (const crs of ["EPSG:1", "EPSG:4490", "EPSG:3857", "grid"]) {
      expect(createEditGrid(crs, crsTable, plane).name).toBe(plane.proj);
    }
    expect(createEditGrid("EPSG:4547", crsTable, plane).name).toBe("EPSG:4547");
  });

  test("what is no position on earth stays what it was", () => {
    const grid = createEditGrid("EPSG:4547", crsTable, plane);
    for (const place of [
      [32.1, 114.1],
      [181, 3],
      [Number.NaN, 3],
    ] as const)
      expect(grid.round(place)).toBe(place);
  });
});
