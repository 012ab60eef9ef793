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

  test("is refused for a member nobody knows, by its path", () => {
    const [limit] = example.limits;
    expect(problemsOf({ ...example, colour: "red", limits: [{ ...limit, threshold: 1 }] })).toEqual([
      "bad-rule-pack Rule pack mine.json: limits[0].threshold is a member that is not known; expected none of that name.",
      "bad-rule-pack Rule pack mine.json: colour is a member that is not known; expected none of that name.",
    ]);
  });

  test("is refused for a limit without source, or with neither value nor table", () => {
    const [limit] = example.limits;
    expect(problemsOf({ ...example, limits: [{ ...limit, source: undefined }] })[0]).toContain(
      "limits[0].source is missing",
    );
    expect(problemsOf({ ...example, limits: [{ ...limit, value: undefined }] })[0]).toContain("either value or table");
  });

  test("is refused for what is no JSON", () => {
    const parsed = parseRulePack("{", "mine.json");
    expect(parsed.ok ? [] : parsed.failure.map(({ code }) => code)).toEqual(["bad-rule-pack"]);
  });
});
