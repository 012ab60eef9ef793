import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runVector, type Vector, vectorAdapters } from "../../../src/core/analysis/vectors/run-vectors.ts";
import { vectorContext } from "../../support/rule-context.ts";

const read = (url: URL): readonly Vector[] => JSON.parse(readFileSync(url, "utf8"));
const copied = read(new URL("../../fixtures/vectors/domain-vectors.json", import.meta.url));
const shared = new URL("../../../../shared/domain/vectors.json", import.meta.url);
const all = existsSync(shared) ? read(shared) : copied;

const judged: Vector = {
  id: "T-1",
  rule: "unit.convert",
  inputs: { value: 15, from: "mu", to: "ha" },
  expected: { value: 1 },
};

describe("domain vectors", () => {
  for (const vector of all.filter(({ rule }) => Object.hasOwn(vectorAdapters, rule))) {
    test(`${vector.id} ${vector.rule}`, () => {
      const { problems, got } = runVector(vector, vectorContext);
      expect(problems, JSON.stringify(got)).toEqual([]);
    });
  }

  test("leave no rule out that was copied", () => {
    expect(copied.filter(({ rule }) => !Object.hasOwn(vectorAdapters, rule))).toEqual([]);
  });
});

describe("comparing", () => {
  const problemsOf = (expected: Record<string, unknown>) => runVector({ ...judged, expected }, vectorContext).problems;

  test("uses the tolerance of the vector, else 1e-9", () => {
    expect(problemsOf({ value: 1.0000001 })).not.toEqual([]);
    expect(problemsOf({ value: 1.0000001, tol: 1e-6 })).toEqual([]);
    expect(problemsOf({ value: 1.0000001, tol: { value: 1e-6 } })).toEqual([]);
  });

  test("takes an expected null for null or absent, and only for those", () => {
    expect(problemsOf({ other: null })).toEqual([]);
    expect(problemsOf({ value: null })).not.toEqual([]);
  });

  test("forbids the number of `not`", () => {
    expect(problemsOf({ not: 2 })).toEqual([]);
    expect(problemsOf({ not: 1 })).not.toEqual([]);
  });

  test("wants listed labels among those given", () => {
    const far = { site_area_m2: 0, storeys: [], far_min: 0.7 };
    const vector = { ...judged, rule: "indicator.far", inputs: far };
    expect(runVector({ ...vector, expected: { reason: "invalid_site_area" } }, vectorContext).passed).toBe(true);
    expect(runVector({ ...vector, expected: { reason: ["site_area_missing"] } }, vectorContext).passed).toBe(false);
  });

  test("fails a rule it does not know, and one that cannot read its inputs", () => {
    expect(runVector({ ...judged, rule: "no.such_rule" }, vectorContext).problems).toEqual([
      "rule “no.such_rule” is not known",
    ]);
    expect(runVector({ ...judged, rule: "constructor" }, vectorContext).passed).toBe(false);
    expect(runVector({ ...judged, inputs: { value: "15" } }, vectorContext).problems[0]).toContain("expected a number");
  });
});

describe("cases a planner would add", () => {
  const run = (rule: string, inputs: Record<string, unknown>, expected: Record<string, unknown>) =>
    expect(runVector({ id: "T", rule, inputs, expected }, vectorContext).problems).toEqual([]);

  test("a storey without a height counts once or twice", () => {
    const inputs = { site_area_m2: 10_000, storeys: [{ area_m2: 6000, storey_height_m: null }], far_min: 0.6 };
    run("indicator.far", inputs, { far: null, far_lower: 0.6, far_upper: 1.2, verdict: "pass" });
  });

  test("a coefficient without yards is at least what is known", () => {
    const inputs = {
      building_footprint_m2: 8000,
      structure_footprint_m2: 500,
      yard_area_m2: null,
      site_area_m2: 25_000,
      min: 0.4,
    };
    run("indicator.building_coefficient", inputs, {
      building_coefficient: null,
      building_coefficient_lower: 0.34,
      building_coefficient_upper: 1,
      verdict: "unknown",
      missing: ["yard_area_m2"],
    });
  });

  test("of two limits the broken one binds, else the nearer", () => {
    const limits = [
      { op: ">=", value: 0.7, origin: "national" },
      { op: "<=", value: 1.8, origin: "plan" },
    ];
    run("limit.strictest", { limits, actual: 1 }, { binding: "national", verdict: "pass" });
    run("limit.strictest", { limits, actual: 1.7 }, { binding: "plan", verdict: "pass" });
    run("limit.strictest", { limits, actual: 2 }, { binding: "plan", verdict: "fail" });
  });

  test("a floor area over its own cap fails although the land keeps to its", () => {
    const inputs = {
      admin_land_m2: 1000,
      admin_gfa_m2: 4000,
      total_gfa_m2: 20_000,
      site_area_m2: 20_000,
      land_cap: 0.07,
      gfa_cap: 0.15,
    };
    run("indicator.admin_living_share", inputs, { land_share: 0.05, gfa_share: 0.2, verdict: "fail" });
  });

  test("investment without the land price is unknown where the price is not recorded", () => {
    const inputs = { fixed_asset_investment_wan: 8000, includes_land_price: false, site_area_m2: 20_000 };
    run("indicator.investment_intensity", inputs, {
      wan_per_ha: null,
      verdict: "unknown",
      missing: ["land_price_wan"],
    });
  });

  test("what a firm does not tell is named as the vectors name it", () => {
    const inputs = {
      net_profit_wan: { "2023": -5 },
      electricity_ratio_12m: 0.1,
      total_assets_wan: 1,
      total_debt_wan: 1,
    };
    const missing = ["net_profit_wan.2021", "production_stopped_months", "tax_paid_12m_wan", "subsidy_wan"];
    run("zombie.screen", inputs, { class: "unknown", signals: ["low_electricity"], missing });
  });

  test("rates say when they do not apply, and when they cannot be", () => {
    run("intensive.built_rate", { A_ha: 0, D_ha: 0 }, { percent: null, verdict: "not_applicable" });
    run("intensive.built_rate", { A_ha: 110, D_ha: 100 }, { percent: 110, flags: ["over_100_check_data"], tol: 1e-9 });
    run("intensive.supply_rate", { D_ha: 5, A_ha: null }, { verdict: "unknown", missing: ["A_ha", "B21_ha"] });
    const wrong = { A_ha: 1, B21_ha: 1, total_ha: 10, C_ha: 20 };
    run("intensive.development_rate", wrong, { percent: null, verdict: "unknown", reason: "invalid_denominator" });
  });

  test("parks are rolled up by their accounts, never by their ratios", () => {
    const members = [
      { A_ha: 100, A1_ha: 30, A2_ha: 10 },
      { A_ha: 300, A1_ha: 30, A2_ha: 200 },
    ];
    run("intensive.rollup", { rule: "intensive.zone_type", members }, { type: "industry_led" });
    run("intensive.rollup", { rule: "intensive.built_rate", members }, { percent: null, missing: ["D_ha"] });
    const ratios = [{ A2_ha: 1, actual_far: 1, ideal_far: 2 }];
    const refused = { verdict: "unknown", reason: "not_additive" };
    run("intensive.rollup", { rule: "intensive.intensity_potential", members: ratios }, refused);
  });

  test("land not covered by the classes leaves a balance open", () => {
    const area_ha_by_class = { cultivated_01: 20, reserve_2302: 1 };
    const open = { agricultural_ha: null, cultivated_to_balance_ha: 20, verdict: "unknown", missing: ["reserve_2302"] };
    run("expansion.land_balance", { area_ha_by_class }, open);
  });

  test("the packs' values stand in where a vector gives none", () => {
    run("expansion.capacity", { gross_ha: 100, planned_far: 1.2 }, { net_ha: 65, jobs: 13_000, tol: 1e-6 });
    run("per_mu.classify", { n: 100 }, { counts: { A: 20, B: 45, C: 30, D: 5 } });
    run("buffer.separation", { pollution_class: 2, unit_to_residential_m: 49 }, { verdict: "fail", short_by_m: 1 });
    const legs = { economic: { actual: 100, target: 100 }, work: { actual: 80, target: 100 } };
    run("park.dual_assessment", legs, { score: 0.92, verdict: "pass" });
  });
});
