import { describe, expect, it } from "vitest";
import { locateInRing } from "../../../src/core/geometry/containment.ts";
import { orientationOf } from "../../../src/core/geometry/orientation.ts";
import { isPointInPolygons } from "../../support/point-in-polygons.ts";
import { rectangle } from "./random-shapes.ts";

describe("exact orientation", () => {
  it("tells a point one bit beside a line from one on it", () => {
    // (0.5, 0.5) plus an offset of some units in the last place, against the diagonal: the classic failure of plain doubles.
    const bit = 2 ** -53;
    expect(orientationOf([12, 12], [24, 24], [0.5, 0.5])).toBe(0);
    expect(orientationOf([12, 12], [24, 24], [0.5, 0.5 + bit])).toBe(1);
    expect(orientationOf([12, 12], [24, 24], [0.5 + bit, 0.5])).toBe(-1);
  });

  it("changes sign when two points are swapped, however close", () => {
    for (let i = 0; i < 200; i++) {
      const [a, b, c] = [
        [114.1 + i * 1e-15, 32.1],
        [114.1, 32.1 + i * 1e-15],
        [114.1 + 1e-14, 32.1 + 1e-14],
      ] as const;
      expect(orientationOf(a, b, c) + orientationOf(b, a, c)).toBe(0);
    }
  });
});

describe("where a point lies", () => {
  const ring = rectangle(0, 0, 10, 10);

  it.each([
    [5, 5, "inside"],
    [5, 10, "border"],
    [10, 10, "border"],
    [0, 3, "border"],
    [5, 0, "border"],
    [10.0001, 10, "outside"],
    [-1, 0, "outside"],
    [11, 10, "outside"],
  ])("%d %d is %s", (x, y, where) => {
    expect(locateInRing([x, y], ring)).toBe(where);
    expect(locateInRing([x, y], ring.toReversed())).toBe(where);
  });

  it("counts the rim of a hole, not its inside", () => {
    const court = [[ring, rectangle(4, 4, 2, 2)]];
    expect(isPointInPolygons([5, 5], court)).toBe(false);
    expect(isPointInPolygons([4, 5], court)).toBe(true);
    expect(isPointInPolygons([1, 1], court)).toBe(true);
    expect(isPointInPolygons([1, 1], [])).toBe(false);
  });
});
