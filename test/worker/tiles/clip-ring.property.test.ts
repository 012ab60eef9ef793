import fc from "fast-check";
import polygonClipping from "polygon-clipping";
import { expect, test } from "vitest";
import { clipRing, createClipBuffer } from "../../../src/worker/tiles/clip-ring.ts";

type Point = readonly [number, number];

function clip(ring: readonly Point[], least: number, most: number): Point[] {
  const buffer = createClipBuffer();
  buffer.values = Float64Array.from(ring.flat());
  buffer.length = 2 * ring.length;
  const { values, length } = clipRing(buffer, createClipBuffer(), least, most);
  return Array.from({ length: length / 2 }, (_, i) => [values[2 * i] ?? 0, values[2 * i + 1] ?? 0]);
}

function area(ring: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  }
  return twice / 2;
}

/** A star around a place: simple by construction, concave more often than not. */
const star = fc
  .record({
    x: fc.integer({ min: -20, max: 120 }),
    y: fc.integer({ min: -20, max: 120 }),
    radii: fc.array(fc.integer({ min: 5, max: 80 }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ x, y, radii }): Point[] =>
    radii.map((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
  );

test("what is kept lies in the square and has the area of the true intersection", () => {
  fc.assert(
    fc.property(star, (ring) => {
      const kept = clip(ring, 0, 100);
      for (const [x, y] of kept) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x, y)).toBeLessThanOrEqual(100);
      }
      const square: [number, number][] = [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ];
      const wanted = polygonClipping
        .intersection([ring.map(([x, y]): [number, number] => [x, y])], [square])
        .flat()
        .reduce((sum, part) => sum + Math.abs(area(part.slice(1))), 0);
      expect(Math.abs(area(kept))).toBeCloseTo(wanted, 6);
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
