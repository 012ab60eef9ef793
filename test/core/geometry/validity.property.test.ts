import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonsAreaM2, polygonsOf, ringAreaM2 } from "../../../src/core/geometry/plan-shape.ts";
import { repairAreaGeometry } from "../../../src/core/geometry/validity.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { isPointInPolygons } from "../../support/point-in-polygons.ts";
import { createRandom, star } from "./random-shapes.ts";

const seed = 20240607;

/** Rings on a coarse grid: corners repeat, sides overlap, everything crosses. */
const wildRing = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 4, maxLength: 12 })
  .map((positions) => positions.map(([x, y]): LngLat => [114 + x / 1000, 32 + y / 1000]))
  .map((positions): LngLat[] => [...positions, positions[0] as LngLat]);
const wildPolygon = fc.array(wildRing, { minLength: 1, maxLength: 3 });
const wildMultiPolygon = fc.array(wildPolygon, { minLength: 1, maxLength: 3 });

/** Rings at any angle with corners that nearly coincide. */
const nearRing = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(0, 1e-12, 1e-10, -1e-11, 1e-8),
    ),
    { minLength: 4, maxLength: 9 },
  )
  .map((positions) =>
    positions.map(([x, y, off]): LngLat => [114 + x * 0.00137 + y * 0.0003 + off, 32 + y * 0.00119 - x * 0.0004 - off]),
  )
  .map((positions): LngLat[] => [...positions, positions[0] as LngLat]);

/** Area of the convex hull, square degrees: sides are straight in degrees, so the comparison is made there. */
function hullArea(rings: readonly (readonly LngLat[])[]): number {
  const points = rings
    .flat()
    .map(([x, y]): LngLat => [x - 114, y - 32])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: typeof points): typeof points => {
    const hull: typeof points = [];
    for (const p of list) {
      for (;;) {
        const [a, b] = [hull.at(-2), hull.at(-1)];
        if (a === undefined || b === undefined || (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0)
          break;
        hull.pop();
      }
      hull.push(p);
    }
    return hull;
  };
  const hull = [...half(points), ...half(points.toReversed())];
  return Math.abs(ringAreaM2(hull));
}

function checkLaws(coordinates: readonly (readonly (readonly LngLat[])[])[]): void {
  const outcome = repairAreaGeometry({ type: "MultiPolygon", coordinates });
  if (outcome.kind === "rejected") {
    expect(outcome.findings[0]?.params.got).toMatch(/^(a shape without area|holes that leave no area)$/);
    return;
  }
  // F3: repairing again changes nothing.
  const again = repairAreaGeometry(outcome.geometry);
  expect(again).toMatchObject({ kind: "sound", findings: [], geometry: outcome.geometry });
  const shells = coordinates.flatMap((polygon) => polygon.slice(0, 1));
  expect(polygonsAreaM2(polygonsOf(outcome.geometry))).toBeLessThanOrEqual(hullArea(shells) + 1e-12);
  for (const polygon of polygonsOf(outcome.geometry)) {
    polygon.forEach((ring, index) => {
      expect(ringAreaM2(ring) > 0).toBe(index === 0);
      expect(ring.at(-1)).toEqual(ring[0]);
    });
  }
}

describe("laws of repair", () => {
  it("hold for wild multipolygons on a grid", () => {
    fc.assert(fc.property(wildMultiPolygon, checkLaws), { seed, numRuns: 2000 });
  });

  it("hold for corners that nearly coincide", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(nearRing, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
        checkLaws,
      ),
      { seed, numRuns: 1500 },
    );
  });

  it("keep what lies clearly inside one polygon's shell and outside its holes", () => {
    fc.assert(
      fc.property(
        wildRing,
        wildRing,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 0, max: 11 }),
        (shell, hole, i, j) => {
          const p: LngLat = [114 + i / 2000 + 0.0000137, 32 + j / 2000 + 0.0000071];
          const outcome = repairAreaGeometry({ type: "Polygon", coordinates: [shell, hole] });
          const expected = windingOf(p, shell) !== 0 && windingOf(p, hole) === 0;
          const got = outcome.kind !== "rejected" && isPointInPolygons(p, polygonsOf(outcome.geometry));
          expect(got).toBe(expected);
        },
      ),
      { seed, numRuns: 2000 },
    );
  });

  it("leave sound stars bit for bit, whatever their size", () => {
    const random = createRandom(8);
    for (let i = 0; i < 300; i++) {
      const size = 10 ** (-7 + 6 * random());
      const shell = star(random, 114 + random(), 32 + random(), 3 + Math.floor(random() * 200), size * 0.5, size);
      const outcome = repairAreaGeometry({ type: "Polygon", coordinates: [shell] });
      expect(outcome.kind).toBe("sound");
      if (outcome.kind !== "rejected") expect(outcome.geometry.coordinates[0]).toBe(shell);
    }
  });
});

/** How often a ring runs around a point: the nonzero rule that the repair follows. */
function windingOf([px, py]: LngLat, ring: readonly LngLat[]): number {
  let winding = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as LngLat, ring[i] as LngLat];
    if (a[1] > py === b[1] > py) continue;
    const side = (b[0] - a[0]) * (py - a[1]) - (b[1] - a[1]) * (px - a[0]);
    if (b[1] > a[1] && side > 0) winding++;
    if (b[1] < a[1] && side < 0) winding--;
  }
  return winding;
}
