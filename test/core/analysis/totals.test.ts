import { expect, test } from "vitest";
import type { Areas, ParcelAudit } from "../../../src/core/analysis/audit-report.ts";
import { drawnAreaM2 } from "../../../src/core/analysis/totals.ts";
import { aDataset, aRectangle, audit, drawParcel } from "../../support/metric-park.ts";
import { sumAreas, sumTotals } from "../../support/sum-totals.ts";

const areas = (deed: number | null, ellipsoidal: number, grid: number | null): Areas => ({ deed, ellipsoidal, grid });

test("sums three areas side by side and counts the deeds that are missing", () => {
  expect(sumAreas([areas(100, 101, 102), areas(null, 50, 51)])).toEqual({
    deed: 100,
    ellipsoidal: 151,
    grid: 153,
    deedMissing: 1,
  });
});

test("no deed at all, or one parcel without a grid area: null, never a part of the sum", () => {
  expect(sumAreas([areas(null, 1, null), areas(null, 2, 3)])).toEqual({
    deed: null,
    ellipsoidal: 3,
    grid: null,
    deedMissing: 2,
  });
  expect(sumAreas([])).toEqual({ deed: null, ellipsoidal: 0, grid: null, deedMissing: 0 });
});

test("the drawn area is the ellipsoidal one, or that of the grid where the basis is grid", () => {
  expect(drawnAreaM2(areas(1, 2, 3), "deed")).toBe(2);
  expect(drawnAreaM2(areas(1, 2, 3), "grid")).toBe(3);
});

/** Four parcels of 1 ha through the audit, their land use and the tags given. */
function parcelsOf(): {
  readonly parcels: readonly ParcelAudit[];
  readonly landUses: Readonly<Record<string, string>>;
} {
  const landUses = { A: "100102", B: "0701", C: "unknown", D: "__proto__" };
  const records = Object.keys(landUses).map((id, i) => drawParcel(id, aRectangle(100 * i, 0, 100, 100)));
  return { parcels: audit(aDataset({ parcels: records })).parcels, landUses };
}

test("counts every parcel once by stage, status and land use, and every check once", () => {
  const { parcels, landUses } = parcelsOf();
  const totals = sumTotals(parcels, (id) => landUses[id] ?? "", "ellipsoidal");
  expect(totals.parcels).toBe(4);
  for (const groups of [totals.byStatus, totals.byStage, totals.byLandUse]) {
    const counts = Object.values(groups);
    expect(counts.reduce((sum, group) => sum + group.parcels, 0)).toBe(4);
    expect(counts.reduce((sum, group) => sum + group.areaM2, 0)).toBeCloseTo(40_000, 1);
  }
  const checks = Object.values(totals.verdicts).reduce((sum, count) => sum + count, 0);
  expect(checks).toBe(parcels.reduce((sum, parcel) => sum + parcel.checks.length, 0));
  expect(checks).toBeGreaterThan(0);
});

test("a land use called __proto__ is only text", () => {
  const { parcels, landUses } = parcelsOf();
  const { byLandUse } = sumTotals(parcels, (id) => landUses[id] ?? "", "ellipsoidal");
  expect(JSON.parse(JSON.stringify(Object.keys(byLandUse))).sort()).toEqual(["0701", "100102", "__proto__", "unknown"]);
});
