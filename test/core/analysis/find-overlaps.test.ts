import { expect, test } from "vitest";
import { findDuplicateShapes, findOverlaps, issuesOfOverlaps } from "../../../src/core/analysis/find-overlaps.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import { projectDefaults } from "../../support/audit-layers.ts";
import { finish } from "../../support/finish.ts";
import { aDataset, aRectangle, aShape, drawParcel, measure } from "../../support/metric-park.ts";

function layerOf(shapes: Readonly<Record<string, AreaGeometry>>) {
  const { parcels, plane } = measure(
    aDataset({ parcels: Object.entries(shapes).map(([id, geometry]) => drawParcel(id, geometry)) }),
  );
  return { parcels, plane };
}

function issuesOf(shapes: Readonly<Record<string, AreaGeometry>>) {
  const { parcels, plane } = layerOf(shapes);
  const pairs = finish(findOverlaps(parcels, createKernelEngine()));
  return issuesOfOverlaps(pairs, "parcels", projectDefaults.tolerances, plane);
}

test("names a pair once, smaller id first, with the area they share", () => {
  const issues = issuesOf({ b: aRectangle(0, 0, 100, 100), a: aRectangle(90, 0, 100, 100) });
  expect(issues.map(({ code, ids }) => [code, ids])).toEqual([["parcel-overlap", ["a", "b"]]]);
  expect(issues[0]?.measured).toBeCloseTo(1000, 2);
  expect(issues[0]?.severity).toBe("error");
});

test("parcels with a common border do not overlap", () => {
  expect(issuesOf({ a: aRectangle(0, 0, 100, 100), b: aRectangle(100, 0, 100, 100) })).toEqual([]);
});

test("an overlap of 0.1 m along the border is a sliver, however long", () => {
  const issues = issuesOf({ a: aRectangle(0, 0, 100, 1000), b: aRectangle(99.9, 0, 100, 1000) });
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["sliver", "info"]]);
  expect(issues[0]?.measured).toBeCloseTo(100, 2);
});

test("each of two overlaps of the same pair is an issue of its own", () => {
  const comb = aShape([0, 0], [100, 0], [100, 10], [20, 10], [20, 40], [100, 40], [100, 50], [0, 50]);
  const issues = issuesOf({ comb, block: aRectangle(90, -10, 50, 70) });
  expect(issues.map(({ measured }) => Math.round(measured ?? 0))).toEqual([100, 100]);
});

test("the same outline is a duplicate from any corner and in either direction", () => {
  const corners: [number, number][] = [
    [0, 0],
    [100, 0],
    [120, 80],
    [10, 90],
  ];
  const turned = [...corners.slice(2), ...corners.slice(0, 2)];
  const { parcels } = layerOf({
    c: aShape(...corners.toReversed()),
    b: aShape(...turned),
    a: aShape(...corners),
    other: aRectangle(0, 0, 100, 90),
  });
  expect(finish(findDuplicateShapes(parcels))).toEqual([["a", "b", "c"]]);
});

test("the two halves of a box cut from corner to corner are no duplicates", () => {
  const plane = { parcels: layerOf({}).parcels };
  const ring = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => [x, y] as const);
  const half = (id: string, points: readonly (readonly [number, number])[]) => ({
    id,
    polygons: [[ring(points)]],
    box: [0, 0, 10, 10] as const,
    areaM2: 50,
  });
  const shapes = [
    half("lower", [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 0],
    ]),
    half("upper", [
      [0, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ]),
  ];
  expect(finish(findDuplicateShapes({ ...plane.parcels, shapes }))).toEqual([]);
});
