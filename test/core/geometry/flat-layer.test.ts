import { expect, test } from "vitest";
import { flattenGeometries, geometryAt, projectLayerSteps, shapeAt } from "../../../src/core/geometry/flat-layer.ts";
import { createMeasuringPlane } from "../../../src/core/geometry/measuring-plane.ts";
import { toPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import type { AreaGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import { finish } from "../../support/finish.ts";

const rectangle = (w: number, s: number, size: number): LngLat[] => [
  [w, s],
  [w + size, s],
  [w + size, s + size],
  [w, s + size],
  [w, s],
];
const courtyard: AreaGeometry = {
  type: "Polygon",
  coordinates: [rectangle(114.1, 32.1, 0.003), rectangle(114.101, 32.101, 0.001).reverse()],
};
const twoParts: AreaGeometry = {
  type: "MultiPolygon",
  coordinates: [[rectangle(114.2, 32.1, 0.001)], [rectangle(114.21, 32.1, 0.002)]],
};
const plane = createMeasuringPlane([114.1, 32.1, 114.22, 32.11]);

test("geometries come back from the flat arrays as they went in", () => {
  const flat = flattenGeometries([courtyard, twoParts]);
  expect(flat.count).toBe(2);
  expect(geometryAt(flat, 0)).toEqual(courtyard);
  expect(geometryAt(flat, 1)).toEqual(twoParts);
});

test("a projected layer holds the shapes, boxes and areas of single shapes, bit by bit", () => {
  const layer = finish(projectLayerSteps(flattenGeometries([courtyard, twoParts]), plane));
  for (const [index, geometry] of [courtyard, twoParts].entries()) {
    const single = toPlanShape("x", geometry, plane);
    const { id, box, areaM2, polygons } = shapeAt(layer, index, "x");
    expect({ id, box, areaM2, polygons }).toEqual(single);
  }
});

test("more vertices than the first reservation are kept", () => {
  const many = Array.from({ length: 500 }, (_, i) => ({
    type: "Polygon" as const,
    coordinates: [rectangle(114 + i / 1000, 32, 0.0005)],
  }));
  const flat = flattenGeometries(many);
  expect(flat.lngLat.length).toBe(500 * 10);
  expect(geometryAt(flat, 499)).toEqual(many[499]);
});
