import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeIntensityPotential } from "../../../src/core/indicators/intensity-potential.ts";
import { computeIntensiveRatio, type IntensiveFacts } from "../../../src/core/indicators/intensive-ratios.ts";
import { rollUpAccounts } from "../../../src/core/indicators/intensive-roll-up.ts";
import { computeStructurePotential } from "../../../src/core/indicators/structure-potential.ts";

/** 1000 ha in all, 50 of them unbuildable; 600 ha built, 360 of them industry; 150 ha ready; 690 ha supplied. */
const zone: IntensiveFacts = {
  totalHa: 1000,
  unbuildableHa: 50,
  builtUrbanHa: 600,
  industryHa: 360,
  readyHa: 150,
  suppliedHa: 690,
  idleHa: 13.8,
  gfaM2: 5_700_000,
  footprintM2: 1_980_000,
  investmentWan: 2_700_000,
};
const rateOf = (indicator: Parameters<typeof computeIntensiveRatio>[0], facts = zone) =>
  computeIntensiveRatio(indicator, facts).value;

describe("intensive-use rates", () => {
  test("are accounts over accounts", () => {
    expect(rateOf("development_rate")).toBeCloseTo(750 / 950, 12);
    expect(rateOf("supply_rate")).toBeCloseTo(690 / 750, 12);
    expect(rateOf("industrial_land_rate")).toBeCloseTo(0.6, 12);
    expect(rateOf("idle_rate")).toBeCloseTo(0.02, 12);
  });

  test("take floor and ground in m² over land in ha", () => {
    expect(rateOf("composite_far")).toBeCloseTo(0.95, 12);
    expect(rateOf("building_density")).toBeCloseTo(0.33, 12);
    expect(rateOf("fixed_investment_intensity")).toBeCloseTo(7500, 9);
  });

  test("name what is not recorded, the part first", () => {
    const { value, state, missing } = computeIntensiveRatio("development_rate", { totalHa: 1000, readyHa: null });
    expect({ value, state }).toEqual({ value: null, state: "unknown" });
    expect(missing).toEqual(["builtUrbanHa", "readyHa", "unbuildableHa"]);
  });

  test("tell land that does not exist from accounts that are wrong", () => {
    expect(computeIntensiveRatio("built_rate", { builtUrbanHa: 0, suppliedHa: 0 }).state).toBe("not_applicable");
    const wrong = computeIntensiveRatio("development_rate", { ...zone, unbuildableHa: 1200 });
    expect(wrong).toMatchObject({ value: null, state: "unknown", reason: "invalid_denominator" });
  });

  test("show a rate above its whole as it is, with a flag", () => {
    const over = computeIntensiveRatio("built_rate", { builtUrbanHa: 110, suppliedHa: 100 });
    expect(over).toMatchObject({ value: 1.1, flags: ["over_100_check_data"] });
    expect(computeIntensiveRatio("built_rate", { builtUrbanHa: 100, suppliedHa: 100 }).flags).toEqual([]);
    expect(computeIntensiveRatio("composite_far", { gfaM2: 20_000, builtUrbanHa: 1 }).flags).toEqual([]);
  });
});

describe("several parks as one", () => {
  const names = ["builtUrbanHa", "suppliedHa"] as const;
  const parks = [
    { builtUrbanHa: 90, suppliedHa: 100 },
    { builtUrbanHa: 100, suppliedHa: 200 },
  ];

  test("add accounts and never average rates", () => {
    // Rates of 90 % and 50 %: their mean would be 70 %.
    expect(rateOf("built_rate", rollUpAccounts(parks, names))).toBeCloseTo(190 / 300, 12);
  });

  test("leave an account open that one of them has not recorded, and all where there is no park", () => {
    expect(rollUpAccounts([...parks, { builtUrbanHa: 10 }], names)).toEqual({ builtUrbanHa: 200, suppliedHa: null });
    expect(rollUpAccounts([], names)).toEqual({ builtUrbanHa: null, suppliedHa: null });
  });

  test("do not depend on the order of the parks", () => {
    const area = fc.double({ min: 0, max: 5000, noNaN: true });
    const park = fc.record({ builtUrbanHa: area, suppliedHa: area });
    const both = fc
      .array(park, { minLength: 1, maxLength: 12 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(both, ([list, shuffled]) => {
        expect(rollUpAccounts(shuffled, names)).toEqual(rollUpAccounts(list, names));
      }),
      { seed: 20_260_331 },
    );
  });
});

describe("potential", () => {
  test("of density is the land the ideal ratio would save", () => {
    const at = (actualFar: number | null, idealFar: number | null, industryHa: number | null = 360) =>
      computeIntensityPotential({ industryHa, actualFar, idealFar });
    expect(at(0.95, 1.2).value).toBeCloseTo(75, 9);
    expect(at(1.3, 1.2).value).toBe(0);
    expect(at(0.95, 0)).toMatchObject({ value: null, state: "not_applicable" });
    expect(at(0.95, -1)).toMatchObject({ reason: "invalid_denominator" });
    expect(at(null, 1.2, null).missing).toEqual(["industryHa", "actualFar"]);
  });

  test("of structure is the land that is not yet industry", () => {
    const at = (builtUrbanHa: number | null, actualIndustrialRate: number) =>
      computeStructurePotential({ builtUrbanHa, actualIndustrialRate, idealIndustrialRate: 0.65 });
    expect(at(600, 0.6).value).toBeCloseTo(30, 9);
    expect(at(600, 0.7).value).toBe(0);
    expect(at(null, 0.6)).toMatchObject({ value: null, state: "unknown", missing: ["builtUrbanHa"] });
  });
});
