import { describe, expect, it } from "vitest";
import { createBoxIndex } from "../../../src/core/geometry/box-index.ts";
import { boxesTouch } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanBox } from "../../../src/core/model/coordinates.ts";
import { createRandom } from "./random-shapes.ts";

describe("box index", () => {
  it("finds the same pairs as comparing all with all", () => {
    const random = createRandom(2);
    const boxes = Array.from({ length: 300 }, (): PlanBox => {
      const [x, y] = [Math.floor(random() * 40), Math.floor(random() * 40)];
      return [x, y, x + Math.floor(random() * 3), y + Math.floor(random() * 3)];
    });
    const expected: string[] = [];
    boxes.forEach((a, i) => {
      boxes.forEach((b, j) => {
        if (i < j && boxesTouch(a, b)) expected.push(`${i}-${j}`);
      });
    });
    const found: string[] = [];
    createBoxIndex(boxes).forEachPair((i, j) => found.push(`${i}-${j}`));
    expect(found).toEqual(expected);
  });

  it("counts touching edges as touching", () => {
    const found: number[] = [];
    createBoxIndex([
      [0, 0, 1, 1],
      [2, 0, 3, 1],
    ]).search([1, 1, 1.5, 2], (index) => found.push(index));
    expect(found).toEqual([0]);
  });

  it("finds nothing in an empty index", () => {
    createBoxIndex([]).search([0, 0, 1, 1], () => expect.unreachable());
    createBoxIndex([]).forEachPair(() => expect.unreachable());
  });
});
