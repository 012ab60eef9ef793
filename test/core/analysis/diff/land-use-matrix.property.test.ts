import fc from "fast-check";
import { expect, it } from "vitest";
import { computeLandUseMatrix, type LandUseChange } from "../../../../src/core/analysis/diff/land-use-matrix.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { createMeasuringPlane } from "../../../../src/core/geometry/measuring-plane.ts";
import { toPlanShape } from "../../../../src/core/geometry/plan-shape.ts";
import type { Zone } from "../../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawZone } from "../../../support/metric-park.ts";

const engine = createKernelEngine();
const anyZones = fc
  .array(
    fc.record({
      box: fc.tuple(fc.nat(20), fc.nat(20), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
      landUse: fc.constantFrom("100102", "110101", "1207"),
    }),
    { maxLength: 7 },
  )
  .map((zones) =>
    zones.map(({ box: [x, y, w, h], landUse }, index) =>
      drawZone(`Z-${index}`, aRectangle(x * 10, y * 10, w * 10, h * 10), { landUse }),
    ),
  );

it("sums each row and column to the area of that class in its state, whatever the zones do to each other", () => {
  fc.assert(
    fc.property(anyZones, anyZones, (before, after) => {
      const matrix = computeLandUseMatrix(aDataset({ zones: before }), aDataset({ zones: after }), engine) ?? [];
      expectSums(matrix, before, "from");
      expectSums(matrix, after, "to");
    }),
    { numRuns: 60 },
  );
});

/** Area of the union of the zones: each spot counted once, m². */
function coveredM2(zones: readonly Zone[]): number {
  const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);
  return engine.unionAreaM2(zones.map((zone) => toPlanShape(zone.id, zone.geometry, plane)));
}

function expectSums(matrix: readonly LandUseChange[], zones: readonly Zone[], side: "from" | "to"): void {
  const sum = (rows: readonly LandUseChange[]) => rows.reduce((total, { areaM2 }) => total + areaM2, 0);
  expect(sum(matrix.filter((row) => row[side] !== null))).toBeCloseTo(coveredM2(zones), 2);
  // The first zone in id order has its land to itself, so its class has at least that much.
  const [first] = zones;
  if (first === undefined) return;
  const ofClass = sum(matrix.filter((row) => row[side] === first.landUse));
  expect(ofClass).toBeGreaterThan(coveredM2([first]) - 0.01);
  expect(ofClass).toBeCloseTo(classM2(zones, first.landUse), 2);
}

/** A class by hand: every zone of it less the union of the zones before it. */
function classM2(zones: readonly Zone[], landUse: string): number {
  return zones.reduce(
    (total, zone, index) =>
      zone.landUse === landUse
        ? total + coveredM2(zones.slice(0, index + 1)) - coveredM2(zones.slice(0, index))
        : total,
    0,
  );
}
