import { describe, expect, it } from "vitest";
import { createOutline, findSpan, type Outline } from "../../../src/core/geometry/distance.ts";
import { layOutOutlines } from "../../../src/core/geometry/feature-outline.ts";
import { createNearestSearch } from "../../../src/core/geometry/nearest-distance.ts";
import type { PlanMultiPolygon, PlanXY } from "../../../src/core/model/coordinates.ts";
import { createRandom, gridShape, layerOf, rectangle, star } from "./random-shapes.ts";

function outlineOf(paths: readonly (readonly PlanXY[])[], isArea: boolean): Outline {
  const outline = createOutline(paths, isArea);
  if (outline === undefined) throw new Error("an outline without corners");
  return outline;
}

const areaOf = (polygons: PlanMultiPolygon): Outline => outlineOf(polygons.flat(), true);

const moved = (polygons: PlanMultiPolygon, dx: number, dy: number): PlanMultiPolygon =>
  polygons.map((rings) => rings.map((ring) => ring.map(([x, y]): PlanXY => [x + dx, y + dy])));

/** Areas of few and many corners, lines and points, scattered over a kilometer. */
function scatter(random: () => number, count: number): Outline[] {
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [random() * 1000, random() * 1000];
    if (i % 5 === 0) return outlineOf([[[x, y]]], false);
    if (i % 5 === 1)
      return outlineOf(
        [
          [
            [x, y],
            [x + 60 * random(), y - 40 * random()],
            [x - 9, y + 30],
          ],
        ],
        false,
      );
    if (i % 5 === 2) return areaOf([[star(random, x, y, 90, 10, 40)]]);
    if (i % 5 === 3) return areaOf([[rectangle(x, y, 50, 50), rectangle(x + 5, y + 5, 40, 40).toReversed()]]);
    return areaOf(moved(gridShape(random), x, y));
  });
}

function plainNearestM(from: Outline, sites: readonly Outline[]): number {
  return Math.min(...sites.map((site) => findSpan(from, site)?.distanceM ?? Number.POSITIVE_INFINITY));
}

describe("search for the nearest site", () => {
  it("agrees with asking every site, for areas, lines and points, near, touching and inside", () => {
    const random = createRandom(8);
    for (const count of [1, 5, 60]) {
      const sites = scatter(random, count);
      const search = createNearestSearch(layOutOutlines(sites));
      const from = scatter(random, 150);
      const layer = layOutOutlines(from);
      from.forEach((outline, i) => {
        const expected = plainNearestM(outline, sites);
        expect(Math.abs(search.search(layer, i) - expected)).toBeLessThan(1e-6);
        const reached = search.nearest.map((site) => findSpan(outline, sites[site] as Outline)?.distanceM);
        expect(reached).toContain(expected);
      });
    }
  });

  it("finds what is just as far as asked, and nothing farther", () => {
    const sites = layerOf([[[rectangle(100, 0, 10, 10)]]]);
    const parcels = layerOf([[[rectangle(0, 0, 10, 10)]]]);
    const search = createNearestSearch(sites);
    expect(search.search(parcels, 0, 90)).toBe(90);
    expect(search.search(parcels, 0, 89)).toBe(Number.POSITIVE_INFINITY);
    expect(search.nearest).toEqual([]);
  });

  it("names all sites that are just as near, and none it was told to leave out", () => {
    const sites = layerOf([[[rectangle(30, 0, 5, 5)]], [[rectangle(-25, 0, 5, 5)]], [[rectangle(0, 90, 5, 5)]]]);
    const parcels = layerOf([[[rectangle(0, 0, 10, 10)]]]);
    const search = createNearestSearch(sites);
    expect(search.search(parcels, 0)).toBe(20);
    expect(search.nearest).toEqual([0, 1]);
    expect(search.search(parcels, 0, Number.POSITIVE_INFINITY, (site) => site === 2)).toBe(80);
  });

  it("finds nothing where there are no sites", () => {
    expect(createNearestSearch(layerOf([])).search(layerOf([[[rectangle(0, 0, 1, 1)]]]), 0)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
