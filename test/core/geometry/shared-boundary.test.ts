import { describe, expect, it } from "vitest";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import { measureSharedBoundaryM } from "../../../src/core/geometry/shared-boundary.ts";
import type { PlanXY } from "../../../src/core/model/coordinates.ts";

const shape = (...corners: readonly PlanXY[]) => createPlanShape("s", [[[...corners, corners[0] ?? [0, 0]]]]);
const rectangle = (x: number, y: number, width: number, height: number) =>
  shape([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
const a = rectangle(0, 0, 100, 50);

describe("shared boundary", () => {
  it("is as long as the outlines run along each other, whichever is asked first", () => {
    // The right edge of a is 50 m; the other begins 20 m up and is 80 m high: 30 m in common.
    const b = rectangle(100, 20, 60, 80);
    expect(measureSharedBoundaryM(a, b, 0.2)).toBeCloseTo(30, 9);
    expect(measureSharedBoundaryM(b, a, 0.2)).toBeCloseTo(30, 9);
  });

  it("is nothing in a corner, across a road, or where one edge stands on another", () => {
    expect(measureSharedBoundaryM(a, rectangle(100, 50, 10, 10), 0.2)).toBe(0);
    expect(measureSharedBoundaryM(a, rectangle(112, 0, 10, 50), 0.2)).toBe(0);
    expect(measureSharedBoundaryM(a, shape([40, 50], [60, 80], [20, 80]), 0.2)).toBe(0);
  });

  it("takes outlines up to the tolerance apart for one, and counts a stretch once", () => {
    expect(measureSharedBoundaryM(a, rectangle(100.15, 0, 10, 50), 0.2)).toBeCloseTo(50, 9);
    expect(measureSharedBoundaryM(a, rectangle(100.25, 0, 10, 50), 0.2)).toBe(0);
    const spike = shape([0, 50], [100, 50], [100, 50.05], [0, 50.05]);
    expect(measureSharedBoundaryM(a, spike, 0.2)).toBeCloseTo(100 + 0.0, 1);
  });
});
