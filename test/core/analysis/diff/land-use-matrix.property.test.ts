import fc from "fast-check";
import { expect, it } from "vitest";
import { computeLandUseMatrix, type LandUseChange } from "../../../../src/core/analysis/diff/land-use-matrix.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { aDataset, aRectangle, drawZone } from "../../../support/metric-park.ts";

/** Rectangles on squares of 10 m, so that land can be counted square by square. */
interface Drawn {
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly landUse: string;
}

const squares = 32;
const squareM2 = 100;
const anyZones: fc.Arbitrary<readonly Drawn[]> = fc.array(
  fc.record({
    box: fc.tuple(fc.nat(19), fc.nat(19), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
    landUse: fc.constantFrom("100102", "110101", "1207"),
  }),
  { maxLength: 7 },
);

const draw = (zones: readonly Drawn[]) =>
  aDataset({
    zones: zones.map(({ box: [x, y, w, h], landUse }, index) =>
      drawZone(`Z-${index}`, aRectangle(x * 10, y * 10, w * 10, h * 10), { landUse }),
    ),
  });

/** Class of a square: of the first zone in order that covers it. */
function classAt(zones: readonly Drawn[], column: number, row: number): string | null {
  const found = zones.find(({ box: [x, y, w, h] }) => column >= x && column < x + w && row >= y && row < y + h);
  return found?.landUse ?? null;
}

function countSquares(before: readonly Drawn[], after: readonly Drawn[]): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (let column = 0; column < squares; column++) {
    for (let row = 0; row < squares; row++) {
      const [from, to] = [classAt(before, column, row), classAt(after, column, row)];
      if (from === null && to === null) continue;
      const key = `${from} ${to}`;
      cells.set(key, (cells.get(key) ?? 0) + squareM2);
    }
  }
  return cells;
}

it("is what counting square by square gives, whatever the zones do to each other", () => {
  fc.assert(
    fc.property(anyZones, anyZones, (before, after) => {
      const matrix = computeLandUseMatrix(draw(before), draw(after), createKernelEngine()) ?? [];
      const counted = countSquares(before, after);
      // What rounding leaves of an edge two zones share is no land: a cell under a square centimetre.
      const real = matrix.filter(({ areaM2 }) => areaM2 > 1e-4);
      expect(new Set(real.map(nameOf))).toEqual(new Set(counted.keys()));
      for (const cell of real) expect(cell.areaM2).toBeCloseTo(counted.get(nameOf(cell)) ?? 0, 3);
    }),
    { numRuns: 100 },
  );
});

function nameOf({ from, to }: LandUseChange): string {
  return `${from} ${to}`;
}
