import { describe, expect, test } from "vitest";
import { type GridPolygon, gridAreaM2 } from "../../../../src/core/geometry/operations/grid-shape.ts";
import { uniteShapes } from "../../../../src/core/geometry/operations/unite-shapes.ts";
import { checkRandomUnion } from "./check-union.ts";
import { aPolygon, aTable, type Meters } from "./operation-grid.ts";

function box(x: number, y: number, width: number, height: number): readonly Meters[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

function unite(...rings: readonly (readonly Meters[])[]) {
  const table = aTable();
  const shapes = rings.map((ring): readonly GridPolygon[] => [aPolygon(table, ring)]);
  const united = uniteShapes(shapes, table, 1e-4);
  if (united === undefined) throw new Error("no union");
  return { ...united, areaM2: Math.round(1e3 * gridAreaM2(united.polygons)) / 1e3 };
}

describe("the union of shapes", () => {
  test("drops the edges two of them share, also where one ends in the middle of the other's", () => {
    const { polygons, areaM2, groups, overlapM2 } = unite(box(0, 0, 10, 10), box(10, 0, 10, 4), box(10, 4, 10, 6));
    expect([polygons.length, polygons[0]?.length, areaM2, overlapM2]).toEqual([1, 1, 200, 0]);
    expect(groups).toEqual([[0, 1, 2]]);
  });

  test("tells which shapes hang together by more than a corner", () => {
    expect(unite(box(0, 0, 10, 10), box(10, 10, 10, 10), box(20, 10, 5, 5)).groups).toEqual([[0], [1, 2]]);
  });

  test("keeps what they enclose as a hole", () => {
    const { polygons, areaM2 } = unite(box(0, 0, 30, 10), box(0, 20, 30, 10), box(0, 10, 10, 10), box(20, 10, 10, 10));
    expect([polygons.length, polygons[0]?.length, areaM2]).toEqual([1, 2, 800]);
  });

  test("counts overlaps once, and a shape inside another not at all", () => {
    expect(unite(box(0, 0, 10, 10), box(5, 5, 10, 10))).toMatchObject({
      areaM2: 175,
      overlapM2: expect.closeTo(25, 3),
    });
    expect(unite(box(0, 0, 10, 10), box(2, 2, 3, 3))).toMatchObject({ areaM2: 100, overlapM2: expect.closeTo(9, 3) });
    expect(unite(box(0, 0, 10, 10), box(0, 0, 10, 10))).toMatchObject({ areaM2: 100, groups: [[0, 1]] });
  });

  test("of 36 parcels whose corners are off by up to 1e-8 degrees never fails (reliability F5)", () => {
    const noises = [0, 1e-10, 1e-9, 1e-8];
    const wrong = noises.flatMap((noiseDeg, kind) =>
      Array.from({ length: 40 }, (_, seed) => checkRandomUnion(1000 * kind + seed, noiseDeg)).flat(),
    );
    expect(wrong).toEqual([]);
  });
});
