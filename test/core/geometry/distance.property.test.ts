import { pointToPolygonDistance } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { createOutline, findSpan, type Outline } from "../../../src/core/geometry/distance.ts";
import { createOverlapKernel } from "../../../src/core/geometry/overlap-kernel.ts";
import type { PlanMultiPolygon, PlanXY } from "../../../src/core/model/coordinates.ts";
import { createRandom, gridShape, layerOf, star } from "./random-shapes.ts";

function outlineOf(polygons: PlanMultiPolygon): Outline {
  const outline = createOutline(polygons.flat(), true);
  if (outline === undefined) throw new Error("a shape without corners");
  return outline;
}

const shift = (polygons: PlanMultiPolygon, dx: number, dy: number): PlanMultiPolygon =>
  polygons.map((rings) => rings.map((ring) => ring.map(([x, y]): PlanXY => [x + dx, y + dy])));

const edgesOf = (polygons: PlanMultiPolygon): (readonly [PlanXY, PlanXY])[] =>
  polygons.flat().flatMap((ring) => ring.slice(1).map((b, i) => [ring[i] as PlanXY, b] as const));

/** The plain way: each corner of one to each edge of the other. Right wherever the two do not meet. */
function bruteForceM(a: PlanMultiPolygon, b: PlanMultiPolygon): number {
  const toEdge = (p: PlanXY, [c, d]: readonly [PlanXY, PlanXY]): number => {
    const [ux, uy] = [d[0] - c[0], d[1] - c[1]];
    const t = Math.max(0, Math.min(1, ((p[0] - c[0]) * ux + (p[1] - c[1]) * uy) / (ux * ux + uy * uy || 1)));
    return Math.hypot(p[0] - c[0] - t * ux, p[1] - c[1] - t * uy);
  };
  let least = Number.POSITIVE_INFINITY;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const p of one.flat(2) as PlanXY[])
      for (const edge of edgesOf(other)) least = Math.min(least, toEdge(p, edge));
  }
  return least;
}

const overlaps = (a: PlanMultiPolygon, b: PlanMultiPolygon): boolean =>
  createOverlapKernel(layerOf([a]), layerOf([b]))(0, 0) > 1e-9;

describe("distance between shapes", () => {
  it("agrees with comparing every corner with every edge on 4,000 pairs, and is 0 exactly where they meet", () => {
    const random = createRandom(62);
    for (let i = 0; i < 4000; i++) {
      const a = gridShape(random);
      const b = shift(gridShape(random), Math.floor(random() * 24) - 4, Math.floor(random() * 24) - 4);
      const expected = overlaps(a, b) ? 0 : bruteForceM(a, b);
      const message = `pair ${i}: ${JSON.stringify([a, b])}`;
      const span = findSpan(outlineOf(a), outlineOf(b));
      expect(Math.abs((span?.distanceM ?? Number.NaN) - expected), message).toBeLessThan(1e-6);
      if (expected < 1e-9) expect(span?.distanceM, message).toBe(0);
      expect(findSpan(outlineOf(b), outlineOf(a))?.distanceM, message).toBe(span?.distanceM);
    }
  });

  it("names two points as far apart as it says", () => {
    const random = createRandom(7);
    for (let i = 0; i < 500; i++) {
      const a = [[star(random, 0, 0, 60, 20, 60)]];
      const b = [[star(random, 150 + random() * 60, random() * 200 - 100, 60, 20, 60)]];
      const span = findSpan(outlineOf(a), outlineOf(b));
      const apart = Math.hypot((span?.from[0] ?? 0) - (span?.to[0] ?? 0), (span?.from[1] ?? 0) - (span?.to[1] ?? 0));
      expect(Math.abs(apart - (span?.distanceM ?? Number.NaN))).toBeLessThan(1e-9);
    }
  });

  it("finds nothing farther than asked, and the same distance as soon as the reach holds it", () => {
    const random = createRandom(11);
    for (let i = 0; i < 500; i++) {
      const a = [[star(random, 0, 0, 80, 20, 60)]];
      const b = [[star(random, 130 + random() * 40, 0, 80, 20, 60)]];
      const exact = findSpan(outlineOf(a), outlineOf(b))?.distanceM ?? Number.NaN;
      expect(findSpan(outlineOf(a), outlineOf(b), exact)?.distanceM).toBe(exact);
      if (exact > 0) expect(findSpan(outlineOf(a), outlineOf(b), exact * (1 - 1e-9))).toBeUndefined();
    }
  });

  it("has Turf's opinion within a thousandth, on its sphere near the equator", () => {
    const random = createRandom(3);
    const metersPerDegree = (6_371_008.8 * Math.PI) / 180;
    const toDegrees = (ring: readonly PlanXY[]): [number, number][] =>
      ring.map(([x, y]) => [x / metersPerDegree, y / metersPerDegree]);
    for (let i = 0; i < 60; i++) {
      const a = star(random, 0, 0, 12, 30, 60);
      const b = star(random, 200 + random() * 200, random() * 300 - 150, 12, 30, 60);
      const toPolygon = (points: readonly PlanXY[], ring: readonly PlanXY[]): number[] =>
        toDegrees(points).map((point) =>
          pointToPolygonDistance(point, { type: "Polygon", coordinates: [toDegrees(ring)] }, { units: "meters" }),
        );
      const turf = Math.min(...toPolygon(a, b), ...toPolygon(b, a));
      const own = findSpan(outlineOf([[a]]), outlineOf([[b]]))?.distanceM ?? Number.NaN;
      expect(Math.abs(own / turf - 1)).toBeLessThan(1e-3);
    }
  });
});
