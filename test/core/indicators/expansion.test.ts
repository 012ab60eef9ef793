import { describe, expect, test } from "vitest";
import { computeCompactness } from "../../../src/core/indicators/compactness.ts";
import { type CapacityFacts, computeCapacity } from "../../../src/core/indicators/expansion-capacity.ts";
import { type ClassArea, computeLandBalance } from "../../../src/core/indicators/land-balance.ts";
import { computeSurplusLand, type SurplusLandFacts } from "../../../src/core/indicators/surplus-land.ts";
import { landUseTables } from "../../support/rule-context.ts";

describe("surplus land", () => {
  const facts: SurplusLandFacts = {
    siteAreaM2: 25_000,
    countableGfaM2: 12_000,
    farMin: 0.8,
    coveredAreaM2: 8000,
    buildingCoefficientMin: 0.4,
  };
  const surplusOf = (more: Partial<SurplusLandFacts>) => computeSurplusLand({ ...facts, ...more });

  test("is the site less what the same buildings need at both minima", () => {
    // 12 000 / 0.8 = 15 000; 8 000 / 0.4 = 20 000.
    expect(surplusOf({})).toEqual({ neededM2: 20_000, surplusM2: 5000, missing: [] });
    expect(surplusOf({ coveredAreaM2: 12_000 })).toEqual({ neededM2: 30_000, surplusM2: 0, missing: [] });
  });

  test("stays open without a term, unless the rest needs the whole site", () => {
    expect(surplusOf({ coveredAreaM2: null })).toEqual({
      neededM2: null,
      surplusM2: null,
      missing: ["coveredAreaM2"],
    });
    expect(surplusOf({ coveredAreaM2: null, countableGfaM2: 20_000 }).surplusM2).toBe(0);
    expect(surplusOf({ farMin: 0 }).surplusM2).toBeNull();
  });

  test("says why a site gives none", () => {
    expect(surplusOf({ siteAreaM2: null })).toMatchObject({ surplusM2: null, reason: "site_area_missing" });
    expect(surplusOf({ siteAreaM2: 0 })).toMatchObject({ surplusM2: null, reason: "invalid_site_area" });
  });
});

describe("land balance", () => {
  const classes: ClassArea[] = [
    { code: "0101", areaHa: 20 },
    { code: "0403", areaHa: 2.5 },
    { code: "04", areaHa: 4 },
    { code: "1704", areaHa: 1 },
    { code: "0703", areaHa: 6 },
  ];
  const balanceOf = (list: readonly ClassArea[], areaHa: number | null = null) =>
    computeLandBalance(list, "cn-2023", landUseTables, { areaHa, tolerance: 0.001 });

  test("sums the legal groups; other grassland is unused, ponds are agricultural", () => {
    expect(balanceOf(classes)).toMatchObject({
      totalHa: 33.5,
      agriculturalHa: 25,
      unusedHa: 2.5,
      constructionHa: 6,
      conversionQuotaHa: 27.5,
      cultivatedHa: 20,
      state: "known",
    });
  });

  test("is open where a legal group is, but still counts cultivated land", () => {
    for (const code of ["2302", "99"]) {
      expect(balanceOf([...classes, { code, areaHa: 1 }])).toMatchObject({
        totalHa: 34.5,
        agriculturalHa: null,
        conversionQuotaHa: null,
        cultivatedHa: 20,
        reason: "legal_group_undecided",
        openCodes: [code],
      });
    }
  });

  test("leaves open what an area not measured belongs to", () => {
    expect(balanceOf([...classes, { code: "02", areaHa: null }])).toMatchObject({
      totalHa: null,
      agriculturalHa: null,
      constructionHa: 6,
      state: "unknown",
      openCodes: ["02"],
    });
    expect(balanceOf([])).toMatchObject({ totalHa: null, agriculturalHa: null, state: "unknown" });
  });

  test("wants the classes to cover the proposal to within 0.1 %", () => {
    expect(balanceOf(classes, 33.53).state).toBe("known");
    expect(balanceOf(classes, 33.6)).toMatchObject({ state: "unknown", reason: "parts_do_not_sum" });
    expect(balanceOf(classes, 33.4)).toMatchObject({ reason: "parts_do_not_sum" });
  });
});

describe("capacity", () => {
  const facts: CapacityFacts = {
    grossHa: 42,
    netIndustrialRatio: 0.65,
    plannedFar: 1.2,
    gfaPerJobM2: 60,
    investmentWanPerMu: 250,
  };

  test("goes from gross land to net land, floor area, jobs and investment", () => {
    const { netHa, gfaM2, jobs, investmentWan } = computeCapacity(facts);
    expect(netHa).toBeCloseTo(27.3, 9);
    expect(gfaM2).toBeCloseTo(327_600, 6);
    expect(jobs).toBeCloseTo(5460, 6);
    expect(investmentWan).toBeCloseTo(102_375, 6); // 409.5 mu × 250
  });

  test("leaves open only what a missing term belongs to", () => {
    expect(computeCapacity({ ...facts, plannedFar: null })).toMatchObject({ gfaM2: null, jobs: null });
    expect(computeCapacity({ ...facts, plannedFar: null }).investmentWan).toBeCloseTo(102_375, 6);
    expect(computeCapacity({ ...facts, gfaPerJobM2: 0 }).jobs).toBeNull();
  });
});

test("compactness is 1 for a circle, π/4 for a square, small for a ribbon", () => {
  expect(computeCompactness(Math.PI * 100, 2 * Math.PI * 10)).toBeCloseTo(1, 12);
  expect(computeCompactness(100, 40)).toBeCloseTo(Math.PI / 4, 12);
  expect(computeCompactness(100, 202)).toBeLessThan(0.04);
  expect(computeCompactness(100, 0)).toBeNull();
  expect(computeCompactness(null, 40)).toBeNull();
});
