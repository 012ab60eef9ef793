import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flattenGeometries, geometryAt } from "../../../src/core/geometry/flat-layer.ts";
import { examineRings, sound, soundButTurned, suspicious } from "../../../src/core/geometry/sound-rings.ts";
import { repairAreaGeometry } from "../../../src/core/geometry/validity.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { createRandom, star } from "./random-shapes.ts";

type Polygons = readonly (readonly (readonly LngLat[])[])[];

/** Answer of the quick look, which may be "suspicious" for anything, but must otherwise be that of the full check. */
function look(polygons: Polygons): number {
  const type = polygons.length === 1 ? "Polygon" : "MultiPolygon";
  const coordinates = polygons.length === 1 ? (polygons[0] ?? []) : polygons;
  const flat = flattenGeometries([{ type, coordinates } as never]);
  const found = examineRings(flat.lngLat, flat.ringStart, flat.polygonStart, 0, polygons.length);
  if (found === suspicious) return found;
  const outcome = repairAreaGeometry({ type, coordinates });
  expect(outcome.kind).toBe("sound");
  expect(outcome.findings.map(({ code }) => code)).toEqual(found === soundButTurned ? ["ring-direction"] : []);
  if (outcome.kind !== "rejected") expect(geometryAt(flat, 0)).toEqual(outcome.geometry);
  return found;
}

/** Rings over a coarse grid, moved by nothing or by next to nothing: they repeat, touch, cross and hide in one another. */
const ring = fc
  .record({
    corners: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 3,
      maxLength: 8,
    }),
    off: fc.constantFrom(0, 0, 1e-13, 1e-11, 1e-9),
    west: fc.integer({ min: 0, max: 12 }),
    isOpen: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ corners, off, west, isOpen }) => {
    const positions = corners.map(
      ([x, y], i): LngLat => [114 + (west + x) * 0.00137 + (i % 2) * off, 32 + y * 0.00119 - off * x],
    );
    return isOpen === 0 ? positions : [...positions, positions[0] as LngLat];
  });

/** Rings that are mostly sound: corners by their direction from a middle. */
const roundRing = (scale: number) =>
  fc
    .record({
      seed: fc.nat(),
      corners: fc.integer({ min: 3, max: 60 }),
      x: fc.integer({ min: -20, max: 20 }),
      y: fc.integer({ min: -20, max: 20 }),
      isTurned: fc.boolean(),
    })
    .map(({ seed, corners, x, y, isTurned }) => {
      const made = star(createRandom(seed), x, y, corners, scale / 4, scale).map(
        ([a, b]): LngLat => [114 + a / 900, 32 + b / 900],
      );
      return isTurned ? made.reverse() : made;
    });

describe("the quick look at rings", () => {
  it("never calls sound what the full check does not: wild rings", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (polygons) => void look(polygons),
      ),
      { numRuns: 4000, seed: 8 },
    );
  });

  it("never calls sound what the full check does not: round rings with holes and parts", () => {
    let certain = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(roundRing(12), roundRing(2)), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (parts, hasHoles) => {
          if (look(parts.map(([shell, hole]) => (hasHoles ? [shell, hole] : [shell]))) !== suspicious) certain++;
        },
      ),
      { numRuns: 3000, seed: 9 },
    );
    expect(certain).toBeGreaterThan(300);
  });

  it("knows ordinary parcels, courtyards, parts that lie apart and turned rings by itself", () => {
    const box = (w: number, s: number, size: number): LngLat[] => [
      [w, s],
      [w + size, s],
      [w + size, s + size],
      [w, s + size],
      [w, s],
    ];
    expect(look([[box(114, 32, 0.001)]])).toBe(sound);
    expect(look([[box(114, 32, 0.003), box(114.001, 32.001, 0.001).reverse()]])).toBe(sound);
    expect(look([[box(114, 32, 0.001)], [box(114.002, 32, 0.001)]])).toBe(sound);
    expect(look([[box(114, 32, 0.001).reverse()]])).toBe(soundButTurned);
    expect(look([[box(114, 32, 0.003), box(114.001, 32.001, 0.001)]])).toBe(soundButTurned);
  });

  it("leaves to the full check what touches, folds, is thin, far north, world-wide or huge", () => {
    const thin: LngLat[] = [
      [114, 32],
      [114.001, 32],
      [114.001, 32 + 1e-12],
      [114, 32],
    ];
    expect(look([[thin]])).toBe(suspicious);
    expect(look([[thin.map(([x, y]): LngLat => [x, y === 32 ? 88 : 88.001])]])).toBe(suspicious);
    const wide: LngLat[] = [
      [-170, 10],
      [170, 10],
      [170, 11],
      [-170, 10],
    ];
    expect(look([[wide]])).toBe(suspicious);
    const touching: LngLat[] = [
      [114, 32],
      [114.002, 32],
      [114.001, 32.001],
      [114.002, 32.002],
      [114, 32.002],
      [114.001, 32.001],
      [114, 32],
    ];
    expect(look([[touching]])).toBe(suspicious);
    const round = Array.from({ length: 30_001 }, (_, i): LngLat => {
      const angle = (2 * Math.PI * (i % 30_000)) / 30_000;
      return [114 + Math.cos(angle) / 100, 32 + Math.sin(angle) / 100];
    });
    expect(look([[round]])).toBe(suspicious);
  });
});
