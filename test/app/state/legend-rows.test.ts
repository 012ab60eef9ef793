import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundToSum } from "../../../src/app/state/largest-remainder.ts";
import { buildLegend, isolateUse, roundLegend, toggleUse } from "../../../src/app/state/legend-rows.ts";
import type { OpenedPark } from "../../../src/worker/messages.ts";
import { aRow, type LegendPark } from "../rows.ts";

type ParkOfLegend = OpenedPark["parks"][number];

const areas = (m2: number) => ({ deed: null, ellipsoidal: m2, grid: null });
const park: LegendPark = {
  areaBasis: "ellipsoidal",
  parks: [
    {
      id: "P1",
      name: "Park",
      box: [0, 0, 1, 1],
      areaM2: areas(100_000),
      ...({} as Pick<ParkOfLegend, "indicators" | "evaluation" | "performance" | "phases" | "quotas">), // none is read
      balance: [
        { landUse: "100102", areaM2: 60_000 },
        { landUse: "1207", areaM2: 39_950 },
      ],
      balanceGapM2: 50,
      balanceOverlapM2: 0,
    },
  ],
  zones: [
    { id: "Z1", landUse: "100102", useKey: "M2" },
    { id: "Z2", landUse: "1207", useKey: "S" },
  ].map((zone) => ({
    ...zone,
    parkId: "P1",
    name: null,
    box: [0, 0, 1, 1],
    areaM2: areas(0),
    indicators: {},
  })) as unknown as OpenedPark["zones"],
};
const rows = [aRow({ id: "A", ellipsoidalM2: 35_000 }), aRow({ id: "B", ellipsoidalM2: 25_000 })];

describe("legend", () => {
  test("counts parcels, and takes areas from the zones so that roads count and the sum is the park", () => {
    const legend = buildLegend(park as OpenedPark, rows, "all", ["M2", "S"]);
    expect(legend.rows).toEqual([
      { key: "M2", parcels: 2, areaM2: 60_000, share: 60_000 / 99_950 },
      { key: "S", parcels: 0, areaM2: 39_950, share: 39_950 / 99_950 },
    ]);
    expect(legend.areaM2 - legend.parkAreaM2).toBe((legend.overlapM2 ?? 0) - (legend.gapM2 ?? 0));
  });

  test("a part of the park is counted from its parcels", () => {
    const legend = buildLegend(park as OpenedPark, rows.slice(0, 1), "filtered", ["M2", "S"]);
    expect(legend.from).toBe("parcels");
    expect(legend.rows).toEqual([{ key: "M2", parcels: 1, areaM2: 35_000, share: 1 }]);
  });

  test("rounded rows add up to what the last row shows", () => {
    const legend = buildLegend(park as OpenedPark, rows, "all", ["M2", "S"]);
    const { areas: shown, shares } = roundLegend(legend, 10_000, 1);
    expect(shown.reduce((sum, value) => sum + value, 0)).toBeCloseTo(10, 9);
    expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 9);
  });

  test("switching off one class keeps the others, and all on is no filter", () => {
    expect(toggleUse([], "M2", ["M1", "M2", "W"])).toEqual(["M1", "W"]);
    expect(toggleUse(["M1", "W"], "M2", ["M1", "M2", "W"])).toEqual([]);
    expect(isolateUse([], "M2")).toEqual(["M2"]);
    expect(isolateUse(["M2"], "M2")).toEqual([]);
  });
});

test("largest remainder: the rounded values add up to the rounded sum, each within one unit", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 20 }), (values) => {
      const shown = roundToSum(values, 1);
      const total = values.reduce((sum, value) => sum + value, 0);
      expect(Math.abs(shown.reduce((sum, value) => sum + value, 0) - Math.round(total * 10) / 10)).toBeLessThan(1e-6);
      for (const [index, value] of values.entries())
        expect(Math.abs((shown[index] ?? 0) - value)).toBeLessThan(0.1 + 1e-6);
    }),
  );
});
