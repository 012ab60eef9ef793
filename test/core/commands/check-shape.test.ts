import { describe, expect, test } from "vitest";
import { checkShape } from "../../../src/core/commands/check-shape.ts";
import type { AnyGeometry, LngLat } from "../../../src/core/model/coordinates.ts";
import { at, metersOf } from "../../support/edit-park.ts";
import { aLine, aRectangle, aShape } from "../../support/metric-park.ts";

const ringOf = (...corners: readonly (readonly [number, number])[]): readonly LngLat[] =>
  aShape(...corners).coordinates[0] as readonly LngLat[];
const square = ringOf([0, 0], [100, 0], [100, 100], [0, 100]);

function problemOf(geometry: AnyGeometry): readonly unknown[] {
  const checked = checkShape(geometry);
  if (checked.ok) return ["sound"];
  const { code, place } = checked.failure;
  return place === null || !Number.isFinite(place[0]) ? [code] : [code, ...metersOf(place).map(Math.round)];
}

const polygon = (...rings: readonly (readonly LngLat[])[]): AnyGeometry => ({ type: "Polygon", coordinates: rings });

describe("a sound shape", () => {
  test("comes back as the very one it is, holes touching the shell in a point and all", () => {
    const touching = ringOf([0, 0], [10, 30], [30, 10]);
    for (const shape of [
      aRectangle(0, 0, 9, 9),
      polygon(square, touching),
      aLine([0, 0], [9, 9]),
      { type: "Point", coordinates: at(1, 1) } as const,
    ]) {
      const checked = checkShape(shape);
      expect(checked.ok && checked.value).toBe(shape);
    }
  });

  test("is closed, turned and rid of corners given twice in a row", () => {
    const [a, b, c, d] = square as readonly [LngLat, LngLat, LngLat, LngLat];
    const checked = checkShape(polygon([d, d, c, b, b, a]));
    expect(checked).toEqual({ ok: true, value: polygon([d, a, b, c, d]) });
    const hole = ringOf([20, 20], [40, 20], [40, 40]);
    const turned = checkShape(polygon(square, hole));
    expect(turned).toEqual({ ok: true, value: polygon(square, hole.toReversed()) });
  });
});

describe("a broken shape is named with its place", () => {
  test("a bow tie at its crossing", () => {
    expect(problemOf(polygon(ringOf([0, 0], [100, 100], [100, 0], [0, 100])))).toEqual(["crosses-itself", 50, 50]);
  });

  test("a corner on an edge of its own ring, a tip that runs out and straight back", () => {
    const [a, b, onEdge]: readonly LngLat[] = [
      [114, 32],
      [114.002, 32],
      [114.001, 32],
    ];
    const touching = [a, b, [114.002, 32.001], onEdge, [114, 32.001]] as readonly LngLat[];
    expect(problemOf(polygon(touching))[0]).toBe("crosses-itself");
    expect(problemOf(polygon(ringOf([0, 0], [100, 0], [100, 50], [160, 50], [100, 50], [100, 100], [0, 100])))).toEqual(
      ["crosses-itself", 160, 50],
    );
  });

  test("holes over the shell, outside it, over each other; parts over each other", () => {
    const over = ringOf([80, 40], [120, 40], [120, 60], [80, 60]);
    expect(problemOf(polygon(square, over))[0]).toBe("hole-outside");
    expect(problemOf(polygon(square, ringOf([200, 0], [210, 0], [210, 10])))).toEqual(["hole-outside", 200, 0]);
    const [first, second] = [ringOf([10, 10], [50, 10], [50, 50]), ringOf([20, 12], [60, 12], [60, 50])];
    expect(problemOf(polygon(square, first, second))[0]).toBe("crosses-itself");
    expect(problemOf({ type: "MultiPolygon", coordinates: [[square], [over]] })[0]).toBe("crosses-itself");
  });

  test("too few corners and no area", () => {
    expect(problemOf(polygon(ringOf([0, 0], [9, 0])))).toEqual(["too-few-corners", 0, 0]);
    expect(problemOf(polygon([]))).toEqual(["too-few-corners"]);
    expect(problemOf(polygon())).toEqual(["too-few-corners"]);
    expect(problemOf({ type: "MultiPolygon", coordinates: [] })).toEqual(["too-few-corners"]);
    expect(problemOf({ type: "LineString", coordinates: [at(5, 5), at(5, 5)] })).toEqual(["too-few-corners", 5, 5]);
    expect(problemOf(polygon([at(0, 0), at(50, 0), at(100, 0), at(0, 0)]))[0]).toBe("no-area");
  });

  test("numbers that are no place on earth, and a step over 180°", () => {
    expect(
      problemOf(
        polygon([
          [0, 0],
          [Number.NaN, 1],
          [1, 1],
        ]),
      ),
    ).toEqual(["out-of-range"]);
    expect(
      problemOf(
        polygon([
          [32, 114],
          [33, 114],
          [33, 115],
        ]),
      )[0],
    ).toBe("out-of-range");
    expect(
      problemOf(
        polygon([
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
        ]),
      )[0],
    ).toBe("out-of-range");
    expect(problemOf({ type: "Point", coordinates: [200, 0] })[0]).toBe("out-of-range");
  });
});
