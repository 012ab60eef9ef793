import { describe, expect, it } from "vitest";
import { coveredAreaM2 } from "../../../src/core/geometry/covered-area.ts";
import type { PlanMultiPolygon } from "../../../src/core/model/coordinates.ts";
import { createRandom, gridShape, rectangle } from "./random-shapes.ts";

const square = (x: number, y: number, side: number): PlanMultiPolygon => [[rectangle(x, y, side, side)]];

describe("area covered by shapes", () => {
  it("counts what three shapes share once", () => {
    // 100 + 100 - 50, and of the third what neither has: 100 - 5 × 8 of the first two together.
    expect(coveredAreaM2([square(0, 0, 10), square(5, 0, 10), square(7, 5, 10)])).toBeCloseTo(210, 9);
  });

  it("is nothing without shapes or without anything inside the frame", () => {
    expect(coveredAreaM2([])).toBe(0);
    expect(coveredAreaM2([], square(0, 0, 10))).toBe(0);
    expect(coveredAreaM2([square(20, 0, 10)], square(0, 0, 10))).toBe(0);
    expect(coveredAreaM2([square(0, 20, 10)], square(0, 0, 10))).toBe(0);
  });

  it("leaves holes out and fills them where another shape does", () => {
    const frame: PlanMultiPolygon = [[rectangle(0, 0, 30, 30), rectangle(10, 10, 10, 10).toReversed()]];
    expect(coveredAreaM2([frame])).toBe(800);
    expect(coveredAreaM2([frame, square(15, 10, 5)])).toBe(825);
    expect(coveredAreaM2([square(5, 5, 10)], frame)).toBe(75);
  });

  it("finds the crossings of slanted edges", () => {
    // Two triangles over the same base of 10 m, tops above either end: each 50, their common triangle 25.
    const west: PlanMultiPolygon = [[[[0, 0], [10, 0], [0, 10], [0, 0]]]]; // biome-ignore format: one shape a line
    const east: PlanMultiPolygon = [[[[0, 0], [10, 0], [10, 10], [0, 0]]]]; // biome-ignore format: one shape a line
    expect(coveredAreaM2([west, east])).toBeCloseTo(75, 9);
    expect(coveredAreaM2([west], east)).toBeCloseTo(25, 9);
  });

  it("passes over an edge that is upright once its corners are moved to the first one", () => {
    // 1e-14 and 0 differ, 1000 more than either doesn't. The edge was once taken to stand through the next strip.
    const leaning: PlanMultiPolygon = [[[[-1000, 0], [1e-14, 0], [0, 50], [-1000, 50], [-1000, 0]]]]; // biome-ignore format: one shape a line
    expect(coveredAreaM2([leaning, square(-20, 10, 30)])).toBeCloseTo(50_000 + 300, 6);
    expect(coveredAreaM2([leaning, square(-20, 10, 30), square(-5, 40, 20)])).toBeCloseTo(50_300 + 350, 6);
  });

  it("is the number of cells covered, on a grid of whole meters", () => {
    const random = createRandom(12);
    for (let i = 0; i < 400; i++) {
      const shapes = Array.from({ length: 4 }, () => gridShape(random)).filter(
        (polygons) => !polygons.some((polygon) => (polygon[0]?.length ?? 0) > 5),
      );
      const frame = square(3, 3, 5);
      let cells = 0;
      let cellsInFrame = 0;
      for (let x = 0; x < 20; x++) {
        for (let y = 0; y < 20; y++) {
          if (!shapes.some((polygons) => holds(polygons, x, y))) continue;
          cells++;
          if (holds(frame, x, y)) cellsInFrame++;
        }
      }
      expect(coveredAreaM2(shapes)).toBe(cells);
      expect(coveredAreaM2(shapes, frame)).toBe(cellsInFrame);
    }
  });
});

/** Is the cell from x, y to x + 1, y + 1 in a shape made of rectangles, the second ring of each a hole? */
function holds(polygons: PlanMultiPolygon, x: number, y: number): boolean {
  return polygons.some(([shell, hole]) => isIn(shell, x, y) && !isIn(hole, x, y));
}

function isIn(ring: PlanMultiPolygon[number][number] | undefined, x: number, y: number): boolean {
  if (ring === undefined) return false;
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  return x >= Math.min(...xs) && x < Math.max(...xs) && y >= Math.min(...ys) && y < Math.max(...ys);
}
