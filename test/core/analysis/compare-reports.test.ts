import { describe, expect, it } from "vitest";
import { compareReports } from "../../../src/core/analysis/compare-reports.ts";
import { auditLayers } from "../../support/audit-layers.ts";
import type { PlainFeature } from "../../support/real-data.ts";

const square: PlainFeature = {
  type: "Feature",
  properties: { id: "A", landUse: "100102", codeSystem: "cn-2023" },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [114.1, 32.1],
        [114.101, 32.1],
        [114.101, 32.101],
        [114.1, 32.101],
        [114.1, 32.1],
      ],
    ],
  },
};
const report = auditLayers({
  parcels: [square],
  zones: [{ ...square, properties: { ...square.properties, id: "Z" } }],
});
const [parcel] = report.parcels;
if (parcel === undefined) throw new Error("the park of this test has one parcel");

/** The same report with the zone share of its parcel off by so much. */
function withShareOffBy(differenceM2: number) {
  const zoneShares = parcel?.zoneShares.map((share) => ({ ...share, areaM2: share.areaM2 + differenceM2 })) ?? [];
  return { ...report, parcels: [{ ...parcel, zoneShares }] } as typeof report;
}

describe("comparing the audits of two engines", () => {
  it("finds nothing between a report and itself", () => {
    const same = compareReports(report, report, 0.01);
    expect(same).toEqual({ parcels: 1, largestDifferenceM2: 0, verdictDifferences: [], issues: [] });
  });

  it("says the largest difference, and no issue within the tolerance", () => {
    const close = compareReports(report, withShareOffBy(0.005), 0.01);
    expect(close.largestDifferenceM2).toBeCloseTo(0.005, 6);
    expect(close.issues).toEqual([]);
  });

  it("names a parcel beyond the tolerance", () => {
    const far = compareReports(report, withShareOffBy(0.5), 0.01);
    expect(far.issues.map(({ code, ids, severity }) => ({ code, ids, severity }))).toEqual([
      { code: "engine-disagreement", ids: ["A"], severity: "error" },
    ]);
    expect(far.issues[0]?.message).toContain("A: the two engines differ by 0.5");
  });

  it("names a parcel that one engine lost, and a status that differs", () => {
    expect(compareReports(report, { ...report, parcels: [] }, 0.01).verdictDifferences).toEqual(["A: missing"]);
    const other = { ...report, parcels: [{ ...parcel, status: "idle" as const }] };
    expect(compareReports(report, other, 0.01).verdictDifferences).toEqual(["A: status"]);
  });
});
