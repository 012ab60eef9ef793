import { describe, expect, test } from "vitest";
import { auditReportSchema } from "../../../data/schemas/audit-report-schema.ts";
import {
  aDataset,
  aRectangle,
  audit,
  drawingToleranceM2,
  drawParcel,
  drawPark,
  drawZone,
} from "../../support/metric-park.ts";

/*
 * Parcels of 1 ha in a row with 5000 m² of floor each, in a park of 10 ha. B overlaps A by 10 m × 100 m.
 */
const floor = { grossFloorAreaM2: 5000 };
const row = (...xs: readonly number[]) =>
  xs.map((xM, i) => drawParcel("ABCDE"[i] ?? "", aRectangle(xM, 0, 100, 100), floor));
const park = drawPark("K", aRectangle(0, 0, 1000, 100));
const zones = [drawZone("west", aRectangle(0, 0, 95, 100)), drawZone("east", aRectangle(95, 0, 905, 100))];
const near = (value: number | undefined, expected: number): void => {
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(drawingToleranceM2);
};

describe("parcels that overlap", () => {
  const report = audit(aDataset({ parks: [park], zones, parcels: row(0, 90, 300), buildings: [] }));

  test("say in totals, parks and zones how much land counts twice", () => {
    near(report.totals.areaM2.ellipsoidal, 30_000);
    near(report.totals.parcelOverlapM2, 1000);
    near(report.parks[0]?.parcelOverlapM2, 1000);
    // Of the strip from 90 to 100 m each zone has a half.
    near(report.zones.find(({ id }) => id === "west")?.parcelOverlapM2, 500);
    near(report.zones.find(({ id }) => id === "east")?.parcelOverlapM2, 500);
    expect(auditReportSchema.safeParse(report).error).toBeUndefined();
  });

  test("turn the ratios of their park and zones into estimates that name the land", () => {
    const far = report.parks[0]?.indicators.far;
    expect(far).toMatchObject({ state: "estimated", reason: "parcels_overlap" });
    // 3 × 5000 of floor on 10 ha: nothing is taken off.
    expect(far?.value).toBeCloseTo(0.15, 6);
    near(Number(far?.inputs.find(({ name }) => name === "parcel_overlap")?.value), 1000);
  });

  test("give one warning beside the error of each pair", () => {
    const [issue, ...more] = report.issues.filter(({ code }) => code === "area-counted-twice");
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ severity: "warning", ids: ["A", "B"], params: { parks: "K", zones: "east, west" } });
    near(issue?.measured, 1000);
    expect(report.issues.filter(({ code }) => code === "parcel-overlap")).toHaveLength(1);
  });
});

test("land under three parcels counts two times too often", () => {
  const { totals } = audit(aDataset({ parcels: row(0, 90, 80) }));
  // 0-100, 90-190 and 80-180: together 190 m of the 300 m drawn.
  near(totals.parcelOverlapM2, 11_000);
});

test("a sliver blocks nothing, and a park whose parcels only overlap those of another counts nothing twice", () => {
  const sliver = audit(aDataset({ parks: [park], parcels: row(0, 99.9), buildings: [] }));
  expect(sliver.totals).not.toHaveProperty("parcelOverlapM2");
  expect(sliver.parks[0]?.indicators.far).not.toHaveProperty("reason");
  expect(new Set(sliver.issues.map(({ code }) => code))).toEqual(new Set(["sliver"]));

  const parks = [drawPark("K", aRectangle(0, 0, 95, 100)), drawPark("L", aRectangle(95, 0, 500, 100))];
  const [a, b] = row(0, 90);
  if (a === undefined || b === undefined) throw new Error("two parcels are drawn");
  const parcels = [
    { ...a, parkId: "K" },
    { ...b, parkId: "L" },
  ];
  const two = audit(aDataset({ parks, parcels, buildings: [] }));
  near(two.totals.parcelOverlapM2, 1000);
  for (const one of two.parks) expect(one).not.toHaveProperty("parcelOverlapM2");
});
