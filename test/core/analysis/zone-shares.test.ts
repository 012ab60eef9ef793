import fc from "fast-check";
import { expect, test } from "vitest";
import { measureZoneShares } from "../../../src/core/analysis/zone-shares.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Zone } from "../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawParcel, drawZone, measure, pick } from "../../support/metric-park.ts";

function sharesOf(zones: readonly Zone[], parcel = aRectangle(0, 0, 100, 100)) {
  const measured = measure(aDataset({ parcels: [drawParcel("P", parcel)], zones }));
  return measureZoneShares(pick(measured.parcels.byId, "P"), measured.zones, createKernelEngine());
}

test("a parcel wholly in one zone: share 1 and its own mean width", () => {
  const [only, ...more] = sharesOf([drawZone("Z", aRectangle(-50, -50, 300, 300))]);
  expect(more).toEqual([]);
  expect(only?.zoneId).toBe("Z");
  expect(only?.share).toBeCloseTo(1, 12);
  // 2 × 10 000 m² / 400 m
  expect(only?.meanWidthM).toBeCloseTo(50, 4);
});

test("a quarter in another zone: largest share first; a zone that only touches is not named", () => {
  const shares = sharesOf([
    drawZone("east", aRectangle(75, 0, 100, 100)),
    drawZone("north", aRectangle(0, 100, 100, 100)),
    drawZone("west", aRectangle(-25, 0, 100, 100)),
  ]);
  expect(shares.map(({ zoneId }) => zoneId)).toEqual(["west", "east"]);
  expect(shares[0]?.areaM2).toBeCloseTo(7500, 2);
  expect(shares[1]?.share).toBeCloseTo(0.25, 7);
  // 25 m by 100 m: 2 × 2500 / 250
  expect(shares[1]?.meanWidthM).toBeCloseTo(20, 4);
});

test("equal shares stand in id order", () => {
  const zones = [drawZone("b", aRectangle(0, 0, 100, 100)), drawZone("a", aRectangle(0, 0, 100, 100))];
  expect(sharesOf(zones).map(({ zoneId }) => zoneId)).toEqual(["a", "b"]);
});

test("no zone near: no share", () => {
  expect(sharesOf([])).toEqual([]);
  expect(sharesOf([drawZone("far", aRectangle(500, 0, 10, 10))])).toEqual([]);
});

test("zones that tile the ground share a parcel without rest, wherever they are cut", () => {
  const cut = fc.double({ min: -20, max: 120, noNaN: true });
  fc.assert(
    fc.property(cut, cut, (x, y) => {
      const shares = sharesOf([
        drawZone("sw", aRectangle(-200, -200, 200 + x, 200 + y)),
        drawZone("se", aRectangle(x, -200, 300 - x, 200 + y)),
        drawZone("nw", aRectangle(-200, y, 200 + x, 300 - y)),
        drawZone("ne", aRectangle(x, y, 300 - x, 300 - y)),
      ]);
      const sum = shares.reduce((total, { share }) => total + share, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-7);
      expect(shares.every(({ share }) => share > 0 && share <= 1)).toBe(true);
    }),
    { seed: 20_260_331, numRuns: 60 },
  );
});
