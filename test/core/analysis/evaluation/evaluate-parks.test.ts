import { describe, expect, test } from "vitest";
import type { LandIndicatorKey } from "../../../../src/core/analysis/evaluation/indicator-figures.ts";
import type { AccountKey } from "../../../../src/core/model/land-accounts.ts";
import { evaluate, evaluatedPark, packWith, parcels } from "../../../support/evaluated-park.ts";

/* Every number below is worked out in the note of test/support/evaluated-park.ts, or beside it. */

const accountsHa: Readonly<Record<AccountKey, number>> = {
  total: 100,
  A: 42,
  A1: 2,
  A2: 10,
  A3: 3,
  A31: 2,
  A32: 1,
  A4: 2,
  A5: 24,
  A51: 22,
  A52: 2,
  A6: 1,
  B: 37,
  B1: 6,
  B11: 4,
  B12: 2,
  B2: 31,
  B21: 16,
  B22: 15,
  C: 21,
  C1: 14,
  C2: 2,
  C3: 5,
  D: 32,
  D1: 6,
  D2: 26,
  D21: 24,
  D22: 2,
  E: 18,
  E1: 6,
  E2: 12,
  E21: 8,
  E22: 4,
  F: 50,
  G: 4,
  G_suspected: 4,
  H: 10,
};

const indicators: Readonly<Partial<Record<LandIndicatorKey, number>>> = {
  development_rate: 58 / 79,
  supply_rate: 32 / 58,
  built_rate: 42 / 32,
  industrial_land_rate: 10 / 42,
  hightech_land_rate: 10 / 42,
  // 100 000 + 30 000 + 10 000 + 10 000 + 1 000 m² of floor on 42 ha; storeys of 9 m count once.
  composite_far: 151 / 420,
  building_density_built: 68 / 420,
  industrial_far: 1,
  // 5 ha of building and 1 ha of yard on 10 ha.
  industrial_building_coefficient: 0.6,
  fixed_investment_intensity: 2500,
  // 2024 is the latest year of which E1 and E4 are both known: 30 000 + 10 000.
  output_intensity: 4000,
  industrial_tax_per_area: 260,
  composite_tax_per_area: 2700 / 42,
  hightech_output: 4000,
  idle_rate: 4 / 32,
  idle_rate_suspected: 8 / 32,
  // P03 is due, P23 was taken back after its term.
  expired_disposal_rate: 0.5,
  idle_disposal_rate: 0,
  paid_use_rate: 26 / 32,
  // Due: P01, P02, P11, P12, P13 (P03 was supplied before the rule); P02 was agreed with one buyer.
  auction_rate: 22 / 24,
};

describe("the evaluation of a park with something in every account", () => {
  const park = evaluate(evaluatedPark());

  test.each(Object.entries(accountsHa))("counts %s as %f ha", (key, areaHa) => {
    const figure = park.evaluation.accounts[key as AccountKey]; // a key of the table above
    expect(figure.value).toBeCloseTo(areaHa, 6);
    expect(figure).toMatchObject({ unit: "ha", state: "known", missing: [] });
  });

  test("makes up the total of A, B and C", () => {
    expect(park.evaluation.identity).toMatchObject({ rule: "intensive.accounts", verdict: "pass", certainty: "D" });
    expect(park.evaluation.identity.value).toBeCloseTo(100, 6);
  });

  test.each(Object.entries(indicators))("computes %s", (key, value) => {
    const figure = park.indicators[key as LandIndicatorKey]; // a key of the table above
    expect(figure.value).toBeCloseTo(value, 6);
    expect(figure).toMatchObject({ state: "known", missing: [] });
  });

  test("shows a built rate over 100 % as it is, and says so", () => {
    expect(park.indicators.built_rate.reason).toBe("over_100_check_data");
    expect(park.indicators.supply_rate.reason).toBeUndefined();
  });

  test("names the year its revenue is of and the accounts a rate is made from", () => {
    const year = park.indicators.output_intensity.inputs.find(({ name }) => name === "revenueWan")?.date;
    expect(year).toBe("2024");
    expect(park.indicators.development_rate.formula).toBe("(A + B21) / (total − C)");
    expect(park.indicators.development_rate.inputs.map(({ name }) => name)).toEqual(["A", "B21", "total", "C"]);
  });

  test("is neither led by industry nor integrated with a city, so that population density does not apply", () => {
    // A2 / A = 24 %, A1 / A = 5 %.
    expect(park.evaluation.zoneType).toMatchObject({ type: "other", state: "known" });
    expect(park.indicators.population_density).toMatchObject({ value: null, state: "not_applicable" });
  });

  test("finds what could still be won", () => {
    const { potentials, yearsOfSupply } = park.evaluation;
    expect(potentials.expansion.value).toBeCloseTo(18, 6);
    // Idle 4 ha and 2 ha whose term ended.
    expect(potentials.management.value).toBeCloseTo(6, 6);
    // Supplied 2021–2025: P11, P12, P13, 12 ha in five years; 18 / 2.4.
    expect(yearsOfSupply.value).toBeCloseTo(7.5, 6);
    expect(yearsOfSupply.inputs.find(({ name }) => name === "yearlySupplyHa")?.date).toBe("2021/2025");
  });

  test("compares the intensity of industry with the sample ideal", () => {
    // Ideal 1.0 is reached, so nothing is to be won; there is no ideal share of industry for this type.
    expect(park.evaluation.potentials.intensity.value).toBeCloseTo(0, 6);
    expect(park.evaluation.potentials.structure).toMatchObject({ value: null, state: "unknown", reason: "no_ideals" });
  });

  test("scores by the sample ideals of its type", () => {
    // supply 32/58 of 0.95 × 15, built rate full 15, FAR 151/420 of 1 × 20, density 68/420 of 0.4 × 10, industrial FAR full
    // 15, tax 2700/42 of 700 × 20, idle (1 − 4/32) × 5.
    const score =
      (32 / 58 / 0.95) * 15 +
      15 +
      (151 / 420) * 20 +
      (68 / 420 / 0.4) * 10 +
      15 +
      (2700 / 42 / 700) * 20 +
      (1 - 4 / 32) * 5;
    expect(park.evaluation.score.value).toBeCloseTo(score, 4);
    expect(park.evaluation.score.unit).toBe("points");
    expect(park.evaluation.idealsTitle).toMatchObject({ en: "Parkwright sample ideals" });
  });

  test("says of each ideal where it stands, and calls a missed one conditional", () => {
    const verdicts = Object.fromEntries(park.evaluation.ideals.map(({ rule, verdict }) => [rule, verdict]));
    expect(verdicts).toEqual({
      "intensive.supply_rate": "conditional",
      "intensive.built_rate": "pass",
      "intensive.composite_far": "conditional",
      "intensive.building_density_built": "conditional",
      "intensive.industrial_far": "pass",
      "intensive.composite_tax_per_area": "conditional",
      "intensive.idle_rate": "conditional",
    });
    expect(park.evaluation.ideals.every(({ certainty, source }) => certainty === "D" && source !== null)).toBe(true);
  });
});

describe("the evaluation", () => {
  test("counts a storey of 9 m twice where the pack says so for whole zones", () => {
    const park = evaluate(evaluatedPark(), "P", { pack: packWith({ high_storeys_count_more: true }) });
    expect(park.indicators.industrial_far.value).toBeCloseTo(2, 6);
    expect(park.indicators.composite_far.value).toBeCloseTo(251 / 420, 6);
  });

  test("takes built streets without documents as allocated where the pack says so", () => {
    const park = evaluate(evaluatedPark(), "P", { pack: packWith({ undocumented_ground: "D1" }) });
    // Street 2 ha and green 20 ha.
    expect(park.evaluation.accounts.D1.value).toBeCloseTo(28, 6);
    expect(park.evaluation.accounts.F.value).toBeCloseTo(28, 6);
  });

  test("takes streets from the plan, estimated, where there is no survey, and leaves rural land open", () => {
    const park = evaluate(evaluatedPark({ survey: undefined }));
    const { accounts } = park.evaluation;
    // Z3, Z4 and the gap of 20 ha, which may be anything.
    expect(accounts.A31).toMatchObject({ value: null, reason: "accounts_open" });
    expect(accounts.A31.lower).toBeCloseTo(4, 6);
    expect(accounts.A31.upper).toBeCloseTo(24, 6);
    expect(accounts.A31.missing).toContain("parks/P: survey");
    // Ready land is known all the same; what the survey would show is not.
    expect(accounts.B21.lower).toBeCloseTo(16, 6);
    expect(accounts.B11).toMatchObject({ value: null });
    expect(accounts.B11.missing).toContain("parcels/P15 +1: survey");
  });

  test("has no figure without a pack, and says why", () => {
    const park = evaluate(evaluatedPark(), "P", { rulePacks: [] });
    expect(park.evaluation.accounts.A).toMatchObject({ value: null, state: "unknown", reason: "no_rule_pack" });
    expect(park.indicators.supply_rate).toMatchObject({ value: null, state: "unknown", reason: "no_rule_pack" });
    expect(park.evaluation.identity).toMatchObject({ verdict: "unknown", reason: "no_rule_pack" });
  });

  test("leaves open between built and ready a parcel whose start nobody recorded, but knows both together", () => {
    const changed = parcels().map((parcel) =>
      parcel.id === "P13" ? { ...parcel, construction: null, enterpriseIds: [] } : parcel,
    );
    const { evaluation, indicators: figures } = evaluate(evaluatedPark({ parcels: changed }));
    expect(evaluation.accounts.A).toMatchObject({
      value: null,
      missing: ["parcels/P13: construction.permitIssued", "parcels/P13: construction.foundation"].sort(),
    });
    expect([evaluation.accounts.A.lower, evaluation.accounts.A.upper]).toEqual([
      expect.closeTo(42, 6),
      expect.closeTo(46, 6),
    ]);
    expect(figures.development_rate.value).toBeCloseTo(58 / 79, 6);
    expect(figures.built_rate).toMatchObject({ value: null, state: "unknown" });
    expect(figures.built_rate.upper).toBeCloseTo(46 / 32, 6);
    expect(evaluation.identity.verdict).toBe("pass");
  });
});
