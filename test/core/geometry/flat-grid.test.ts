import { describe, expect, it } from "vitest";
import { createFlatGrid } from "../../../src/core/geometry/flat-grid.ts";
import { createRandom } from "./random-shapes.ts";

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

function found(boxes: readonly Box[], box: Box): number[] {
  const grid = createFlatGrid(Float64Array.from(boxes.flat()));
  return [...grid.found.subarray(0, grid.query(...box))];
}

function touching(boxes: readonly Box[], [minX, minY, maxX, maxY]: Box): number[] {
  return boxes.flatMap((box, i) => (box[0] <= maxX && box[2] >= minX && box[1] <= maxY && box[3] >= minY ? [i] : []));
}

/** Each box asks for itself and for a larger one around it. */
function expectAgreement(boxes: readonly Box[]): void {
  const grid = createFlatGrid(Float64Array.from(boxes.flat()));
  for (const [minX, minY, maxX, maxY] of boxes) {
    for (const margin of [0, 3 * (maxX - minX) + 1]) {
      const query: Box = [minX - margin, minY - margin, maxX + margin, maxY + margin];
      const count = grid.query(...query);
      expect([...grid.found.subarray(0, count)]).toEqual(touching(boxes, query));
    }
  }
}

function scatter(count: number, seed: number, [x, y]: readonly [number, number], extent: number, size: number): Box[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (): Box => {
    const [west, south] = [x + random() * extent, y + random() * extent];
    return [west, south, west + random() * size, south + random() * size];
  });
}

describe("flat grid", () => {
  it("finds every box that touches a box, once and in order", () => {
    expectAgreement(scatter(600, 1, [-300, 500], 1000, 60));
  });

  it("finds boxes of all sizes, among them one around all others", () => {
    const boxes = [0.001, 0.1, 3, 40, 700].flatMap((size, i) => scatter(80, i + 1, [0, 0], 1000, size));
    expectAgreement([...boxes, [-1e6, -1e6, 1e6, 1e6]]);
  });

  it("finds points, also many in one place", () => {
    const points = scatter(300, 3, [0, 0], 1e4, 0);
    expectAgreement([...points, ...Array.from({ length: 30 }, (): Box => [5, 5, 5, 5])]);
  });

  it("takes memory by the number of boxes where they lie in towns of two continents", () => {
    const boxes = [
      ...scatter(250, 4, [-4e6, 1e6], 800, 30),
      ...scatter(250, 5, [6e6, -2e6], 800, 30),
      ...scatter(50, 6, [6e6, 1e6], 10, 30),
    ];
    expectAgreement(boxes);
  });

  it("tells boxes on the corners of cells, which only touch", () => {
    const boxes: Box[] = [];
    for (let x = 0; x < 12; x++) for (let y = 0; y < 12; y++) boxes.push([64 * x, 64 * y, 64 * x + 64, 64 * y + 64]);
    expectAgreement(boxes);
    expect(found(boxes, [64, 64, 64, 64])).toEqual([0, 1, 12, 13]);
  });

  it("finds nothing in a layer without boxes, and never a shape without vertices", () => {
    expect(found([], [0, 0, 1, 1])).toEqual([]);
    const inverted: Box = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    expect(found([inverted, [0, 0, 1, 1]], [-1e9, -1e9, 1e9, 1e9])).toEqual([1]);
  });
});
