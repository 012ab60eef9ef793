import { describe, expect, test } from "vitest";
import { createIndustryMeans, type FirmOnLand } from "../../../../src/core/analysis/exit/industry-means.ts";
import { anEnterprise } from "../../../support/a-parcel.ts";
import { aFigure } from "../../../worker/demo-park.ts";

const edition = "GB/T 4754-2017";
const firm = (id: string, landMu: number | null, more: Record<string, unknown> = {}): FirmOnLand => ({
  enterprise: anEnterprise({ id, industryCode: "3311", industryCodeVersion: edition, ...more }),
  landMu: aFigure(landMu),
});
const small = firm("A", 10, { taxPaidWan: { "2025": 100 } });
const large = firm("B", 90, { taxPaidWan: { "2025": 100, "2024": 5 } });
const meanOf = (firms: readonly FirmOnLand[], of = small) => createIndustryMeans(firms).find(of.enterprise, 2025);

describe("tax per mu of an industry", () => {
  test("is the sum of taxes over the sum of land, not a mean of ratios", () => {
    // 200 / 100 mu = 2; the mean of 10 and 1.1 would be 5.6.
    expect(meanOf([small, large])).toMatchObject({ value: 2, lower: 2, upper: 2, firms: 2, openFirms: 0 });
  });

  test("keeps industries and editions apart, and has none for a firm without one", () => {
    const old = firm("C", 1, { taxPaidWan: { "2025": 999 }, industryCodeVersion: "GB/T 4754-2002" });
    const metal = firm("D", 1, { taxPaidWan: { "2025": 999 }, industryCode: "3411" });
    expect(meanOf([small, large, old, metal])?.value).toBe(2);
    const nameless = firm("E", 1, { industryCode: null });
    expect(meanOf([small, nameless], nameless)).toBeUndefined();
  });

  test("has no upper bound with a tax, and no lower one with a land that is not known", () => {
    // 200 over 200 mu at least.
    expect(meanOf([small, large, firm("C", 100)])).toMatchObject({ value: null, lower: 1, openFirms: 1 });
    expect(meanOf([small, large, firm("C", 100)])?.upper).toBeUndefined();
    const landless = firm("C", null, { taxPaidWan: { "2025": 100 } });
    // 300 over 100 mu at most.
    expect(meanOf([small, large, landless])).toMatchObject({ value: null, lower: 0, upper: 3 });
  });

  test("leaves out a firm in its building period", () => {
    const building = firm("C", 100, { buildingPeriodUntil: "2025-06-30" });
    expect(meanOf([small, large, building])).toMatchObject({ value: 2, firms: 2 });
  });

  test("is of the latest year anybody records, up to a year", () => {
    const means = createIndustryMeans([small, large]);
    expect([means.taxYear(2026), means.taxYear(2024), means.taxYear(2023)]).toEqual([2025, 2024, null]);
  });
});
