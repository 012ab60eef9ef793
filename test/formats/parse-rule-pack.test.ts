import { describe, expect, test } from "vitest";
import { parseRulePack } from "../../src/formats/rule-pack/parse-rule-pack.ts";

/** The example of domain §6.6. */
const example = {
  id: "cn-national-2023",
  version: "1",
  region: "CN",
  languages: { en: "", "zh-Hans": "", "zh-Hant": "" },
  units: { area_display: ["m2", "ha", "mu"] },
  code_system: "cn-2023",
  floor_area: { tiers: [{ over_m: 8.0, factor: 2.0 }], count_below_grade: false },
  limits: [
    {
      key: "building_coefficient",
      op: ">=",
      value: 0.4,
      applies: { use: ["1001"] },
      source: "自然资发〔2023〕72号",
      year: 2023,
      certainty: "K+",
      effective_from: "2023-06-25",
    },
    {
      key: "far",
      op: ">=",
      table: "far_min_2023",
      by: "industry_code@GB/T 4754-2017",
      source: "自然资发〔2023〕72号",
      year: 2023,
      certainty: "to_import",
      effective_from: "2023-06-25",
    },
    {
      key: "admin_land_share",
      op: "<=",
      value: 0.07,
      source: "自然资发〔2023〕72号",
      year: 2023,
      certainty: "K+",
      relaxed: { value: 0.15, needs: "approval", source: "国办发〔2021〕22号", certainty: "K+" },
    },
  ],
  use_matrix: { "100101": { industry_1: "P", industry_2: "X" } },
  buffers: [{ from: "industry_3", to: "sensitive", min_m: 100, needs: "eia_distance_m" }],
  control_lines: [{ layer: "permanent_basic_farmland", noise_m2: 1.0, verdict: "fail" }],
  tolerances: { sliver_width_m: 0.2, sliver_area_m2: 1.0, sliver_share: 0.005, area_warn: 0.002, area_fail: 0.01 },
};

function problemsOf(pack: unknown): readonly string[] {
  const parsed = parseRulePack(JSON.stringify(pack), "mine.json");
  return parsed.ok ? [] : parsed.failure.map((issue) => `${issue.code} ${issue.message}`);
}

describe("rule pack", () => {
  test("of the domain's own example loads, short matrix and lines included", () => {
    const parsed = parseRulePack(JSON.stringify(example), "mine.json");
    expect(parsed.ok && parsed.value.use_matrix?.rows["100101"]).toEqual({ industry_1: "P", industry_2: "X" });
  });

  test("is refused for a member nobody knows, by its path, with the names that are allowed", () => {
    const [limit] = example.limits;
    const problems = problemsOf({ ...example, tolerance: {}, limits: [{ ...limit, valeu: 1 }] });
    expect(problems[0]).toBe(
      "bad-rule-pack Rule pack mine.json: limits[0].valeu is a member that is not known; expected one of value, key, op, value_to, table, by, unit, basis … (18 in all).",
    );
    expect(problems[1]).toContain("tolerance is a member that is not known; expected one of tolerances, ");
  });

  test("is refused for a limit without source, year or certainty, or with neither value nor table", () => {
    const [limit] = example.limits;
    for (const key of ["source", "year", "certainty"]) {
      const [first] = problemsOf({ ...example, limits: [{ ...limit, [key]: undefined }] });
      expect(first).toContain(`limits[0].${key} is missing`);
    }
    expect(problemsOf({ ...example, limits: [{ ...limit, value: undefined }] })[0]).toContain("either value or table");
  });

  test("is refused for a table without code system, with what may stand there", () => {
    const table = { rows: { "13": 1 }, provenance: { source: "x", year: 2020, certainty: "D" } };
    expect(problemsOf({ ...example, tables: { mine: table } })).toEqual([
      "bad-rule-pack Rule pack mine.json: tables.mine.code_system is missing; expected a text.",
    ]);
  });

  test("is refused where a table is asked by an industry code without its edition", () => {
    const [, far] = example.limits;
    for (const by of ["industry_code", "industry_code@", undefined]) {
      const [first] = problemsOf({ ...example, limits: [{ ...far, by }] });
      expect(first).toContain(
        `limits[0].by is ${by === undefined ? "missing" : JSON.stringify(by)}; expected industry_code@`,
      );
    }
  });

  test("is refused where a limit is for some industries and does not say of which edition", () => {
    const [limit] = example.limits;
    expect(problemsOf({ ...example, limits: [{ ...limit, applies: { industry: ["36"] } }] })[0]).toContain(
      "limits[0].applies.industry_edition is missing; expected the edition of these codes",
    );
  });

  test.each([
    ["2023-02-29", "no day of the calendar", "a date such as"],
    ["0203-06-25", "a slip of the year", "a date from 1949-01-01 to 2100-12-31"],
    ["2230-06-25", "far in the future", "a date from 1949-01-01 to 2100-12-31"],
  ])("is refused for %s: %s", (day, _, expected) => {
    const [limit] = example.limits;
    const [onLimit] = problemsOf({ ...example, limits: [{ ...limit, effective_from: day }] });
    expect(onLimit).toContain(`limits[0].effective_from is "${day}"; expected`);
    expect(onLimit).toContain(expected);
    expect(problemsOf({ ...example, effective_to: day })[0]).toContain(`effective_to is "${day}"`);
  });

  test("is refused where it ends before it begins", () => {
    const [limit] = example.limits;
    expect(problemsOf({ ...example, limits: [{ ...limit, effective_to: "2023-06-24" }] })).toEqual([
      'bad-rule-pack Rule pack mine.json: limits[0].effective_to is "2023-06-24"; expected 2023-06-25 (its effective_from) or a later day.',
    ]);
  });

  test("is refused for a number that is still to be imported, and for a range or relaxation the wrong way round", () => {
    const [limit, , admin] = example.limits;
    const [first] = problemsOf({ ...example, limits: [{ ...limit, certainty: "to_import" }] });
    expect(first).toContain('limits[0].certainty is "to_import" beside a value');
    // A minimum of 0.4 that may be up to 0.3 is no range: 0.4 is the stricter end already.
    expect(problemsOf({ ...example, limits: [{ ...limit, value_to: 0.3 }] })[0]).toContain("limits[0].value_to is 0.3");
    // A cap of 7 % relaxed to 5 % would be stricter.
    const relaxed = { ...admin?.relaxed, value: 0.05 };
    expect(problemsOf({ ...example, limits: [{ ...admin, relaxed }] })[0]).toContain("limits[0].relaxed.value is 0.05");
  });

  test("is refused where shares do not add up, and where a line has two rules", () => {
    const provenance = { source: "x", year: 2020, certainty: "D" };
    const perMu = { quota: { A: 0.2, B: 0.45, C: 0.3, D: 0.1 }, score_cap: 1.2, weight_sum: 100, provenance };
    // 0.2 + 0.45 + 0.3 + 0.1 = 1.05
    expect(problemsOf({ ...example, per_mu: perMu })[0]).toContain(
      "per_mu.quota is 0.2 + 0.45 + 0.3 + 0.1 = 1.05; expected shares that add to 1",
    );
    const [line] = example.control_lines;
    expect(problemsOf({ ...example, control_lines: [line, line] })[0]).toContain("control_lines[1].layer");
  });

  test("is refused for what is no JSON", () => {
    const parsed = parseRulePack("{", "mine.json");
    expect(parsed.ok ? [] : parsed.failure.map(({ code }) => code)).toEqual(["bad-rule-pack"]);
  });
});
