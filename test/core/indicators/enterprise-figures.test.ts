import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeEnterpriseFigure,
  computeMeanFigure,
  type Firm,
  findLatestYear,
} from "../../../src/core/indicators/enterprise-figures.ts";
import { computeEnterpriseLand, type FirmSite } from "../../../src/core/indicators/enterprise-land.ts";
import { anEnterprise } from "../../support/a-parcel.ts";

function aSite(valueM2: number | null, firms = 1, id = "P-1"): FirmSite {
  return { siteArea: { valueM2, name: "deedAreaM2", from: `parcels/${id}`, date: "2020-05-01" }, firms };
}

describe("land of a firm", () => {
  const leased = { ownLandM2: 20_000, leasedInM2: 4000, leasedOutM2: 10_000 };
  const landOf = (properties: Record<string, unknown>, ...sites: readonly FirmSite[]) =>
    computeEnterpriseLand(anEnterprise(properties), sites);

  test("is own + leased in − leased out where all three are recorded: 14 000 m² are 21 mu", () => {
    expect(landOf(leased, aSite(30_000))).toMatchObject({ value: 21, unit: "mu", state: "known" });
  });

  test("is estimated by the site areas of the parcels it has to itself", () => {
    const land = landOf({ ownLandM2: 20_000 }, aSite(10_000), aSite(20_000, 1, "P-2"));
    expect(land).toMatchObject({ value: 45, state: "estimated" });
    expect(land.inputs.map(({ from }) => from)).toEqual(["enterprises/E-1", "parcels/P-1", "parcels/P-2"]);
  });

  test("cannot be dealt out where several firms share a parcel", () => {
    const land = landOf({}, aSite(10_000), aSite(20_000, 2));
    expect(land).toMatchObject({ value: null, state: "unknown", reason: "enterprises_share_parcel" });
    expect(land.missing).toEqual(["ownLandM2", "leasedInM2", "leasedOutM2"]);
  });

  test("is unknown without a parcel, without a site area, and where more is leased out than held", () => {
    expect(landOf({ leasedInM2: 0 })).toMatchObject({
      reason: "no_parcel_recorded",
      missing: ["ownLandM2", "leasedOutM2"],
    });
    expect(landOf({}, aSite(null))).toMatchObject({ value: null, reason: "site_area_missing" });
    expect(landOf({}, aSite(null)).missing).toContain("deedAreaM2");
    expect(landOf({ ...leased, leasedOutM2: 24_000 })).toMatchObject({ value: null, reason: "invalid_land_area" });
  });
});

/** A firm on 15 mu. */
function aFirm(properties: Record<string, unknown>, areaM2: number | null = 10_000): Firm {
  const enterprise = anEnterprise(properties);
  return { enterprise, land: computeEnterpriseLand(enterprise, [aSite(areaM2)]) };
}

describe("figures of a firm", () => {
  const firm = aFirm({
    jobs: 40,
    taxPaidWan: { 2024: 150, 2025: 300 },
    revenueWan: { 2025: 6000 },
    valueAddedWan: { 2025: 1200 },
    technicalRenewalWan: { 2025: 30 },
    energyTce: { 2025: 600 },
    emissionT: { 2025: 0 },
    rdWan: { 2025: 150 },
  });
  const figureOf = (key: Parameters<typeof computeEnterpriseFigure>[1]) =>
    computeEnterpriseFigure(firm, key, 2025).value;

  test("divide the amounts of a year by land, people, energy and revenue", () => {
    expect(figureOf("tax_per_mu")).toBeCloseTo(20, 12); // 300 / 15
    expect(figureOf("revenue_per_mu")).toBeCloseTo(400, 12); // 6000 / 15
    expect(figureOf("value_added_per_mu")).toBeCloseTo(80, 12); // 1200 / 15
    expect(figureOf("technical_renewal_per_mu")).toBeCloseTo(2, 12); // 30 / 15
    expect(figureOf("labour_productivity")).toBe(30); // 1200 / 40
    expect(figureOf("value_added_per_energy")).toBe(2); // 1200 / 600
    expect(figureOf("rd_share")).toBe(0.025); // 150 / 6000
  });

  test("do not apply over nothing, and name what is not recorded", () => {
    expect(computeEnterpriseFigure(firm, "value_added_per_emission", 2025)).toMatchObject({ state: "not_applicable" });
    expect(computeEnterpriseFigure(firm, "rd_share", 2024)).toMatchObject({
      state: "unknown",
      missing: ["rdWan.2024", "revenueWan.2024"],
    });
    expect(computeEnterpriseFigure(aFirm({ taxPaidWan: { 2025: 5 } }, null), "tax_per_mu", 2025)).toMatchObject({
      state: "unknown",
      reason: "site_area_missing",
    });
  });

  test("are of the latest full year in which both numbers are recorded", () => {
    expect(findLatestYear(firm, "tax_per_mu", 2025)).toBe(2025);
    expect(findLatestYear(firm, "tax_per_mu", 2024)).toBe(2024);
    expect(findLatestYear(firm, "rd_share", 2024)).toBe(2024);
    expect(findLatestYear(aFirm({ taxPaidWan: { 2023: 7, 2025: null } }), "tax_per_mu", 2025)).toBe(2023);
  });
});

describe("mean of a figure", () => {
  test("is sum over sum, never a mean of ratios, of the firms with both numbers", () => {
    // 10 on 15 mu and 200 on 60 mu: 210 / 75 = 2.8; the mean of the ratios would be 2. The third has no tax on record.
    const firms = [
      aFirm({ id: "a", taxPaidWan: { 2025: 10 } }),
      aFirm({ id: "b", taxPaidWan: { 2025: 200 } }, 40_000),
      aFirm({ id: "c" }, 90_000),
    ];
    const mean = computeMeanFigure(firms, "tax_per_mu", 2025);
    expect(mean.value).toBeCloseTo(2.8, 12);
    expect(mean.state).toBe("estimated");
    expect(mean.inputs.map(({ from }) => from)).toEqual(["enterprises (2/3)", "enterprises (2/3)"]);
    expect(computeMeanFigure([], "tax_per_mu", 2025)).toMatchObject({ value: null, reason: "no_firm_with_figures" });
  });

  test("does not depend on the order of the firms and lies between the least and the largest", () => {
    const amounts = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 300_000 })), { minLength: 1 });
    fc.assert(
      fc.property(amounts, (given) => {
        const firms = given.map(([tax, areaM2], i) => aFirm({ id: String(i), taxPaidWan: { 2025: tax } }, areaM2));
        const mean = computeMeanFigure(firms, "tax_per_mu", 2025).value ?? Number.NaN;
        expect(computeMeanFigure(firms.toReversed(), "tax_per_mu", 2025).value).toBe(mean);
        const each = firms.map((firm) => computeEnterpriseFigure(firm, "tax_per_mu", 2025).value ?? Number.NaN);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...each) * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual(Math.max(...each) * (1 + 1e-12));
      }),
      { seed: 20_260_331, numRuns: 50 },
    );
  });
});
