import { describe, expect, it } from "vitest";
import { findLabelPoint } from "../../../src/core/geometry/label-point.ts";
import { polygonsOf } from "../../../src/core/geometry/plan-shape.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import { isPointInPolygons } from "../../support/point-in-polygons.ts";

describe("label point", () => {
  it("is the middle of a square and half its side from the border", () => {
    const { point, radiusM } = findLabelPoint({
      type: "Polygon",
      coordinates: [
        [
          [114, 0],
          [114.001, 0],
          [114.001, 0.001],
          [114, 0.001],
          [114, 0],
        ],
      ],
    });
    expect(Math.hypot(point[0] - 114.0005, point[1] - 0.0005)).toBeLessThan(2e-5);
    expect(Math.abs(radiusM - 55.3)).toBeLessThan(1);
  });

  it("lies in the largest part and off its hole", () => {
    const geometry: AreaGeometry = {
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [114, 32],
            [114.001, 32],
            [114.001, 32.001],
            [114, 32.001],
            [114, 32],
          ],
        ],
        [
          [
            [115, 32],
            [115.01, 32],
            [115.01, 32.01],
            [115, 32.01],
            [115, 32],
          ],
          [
            [115.003, 32.003],
            [115.003, 32.007],
            [115.007, 32.007],
            [115.007, 32.003],
            [115.003, 32.003],
          ],
        ],
      ],
    };
    const { point, radiusM } = findLabelPoint(geometry);
    expect(point[0]).toBeGreaterThan(115);
    expect(isPointInPolygons(point, polygonsOf(geometry))).toBe(true);
    expect(radiusM).toBeGreaterThan(100);
  });

  it("has no place without coordinates", () => {
    expect(findLabelPoint({ type: "MultiPolygon", coordinates: [] })).toEqual({
      point: [0, 0],
      radiusM: 0,
    });
  });
});
