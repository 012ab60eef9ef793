import { describe, expect, test } from "vitest";
import type { IndicatorLimit } from "../../../src/core/rules/indicator-limit.ts";
import { judgeLimits } from "../../../src/core/rules/limits.ts";
import { findTableValue } from "../../../src/core/rules/table-limit.ts";
import { national2008 } from "../../support/rule-context.ts";

function limit(op: ">=" | "<=", value: number | null, more: Partial<IndicatorLimit> = {}): IndicatorLimit {
  return {
    key: "far",
    op,
    value,
    origin: "national",
    ruleSet: null,
    source: "test",
    article: null,
    year: null,
    certainty: null,
    subjects: [],
    inForce: "yes",
    missing: [],
    ...more,
  };
}

const verdictsOf = (value: number, limits: readonly IndicatorLimit[], due?: "yes" | "not_yet" | "open") =>
  judgeLimits({ value }, limits, due).map(({ verdict, reason, binding }) => ({ verdict, reason, binding }));

describe("limits on one number", () => {
  test("marks the strictest of each direction", () => {
    const limits = [limit(">=", 0.7), limit(">=", 1.2, { origin: "contract" }), limit("<=", 2), limit("<=", 1.8)];
    expect(verdictsOf(1, limits)).toEqual([
      { verdict: "pass", reason: undefined, binding: false },
      { verdict: "fail", reason: undefined, binding: true },
      { verdict: "pass", reason: undefined, binding: false },
      { verdict: "pass", reason: undefined, binding: true },
    ]);
  });

  test("calls a minimum above the maximum a conflict, whatever the number is", () => {
    const judged = verdictsOf(0.25, [limit("<=", 0.2), limit(">=", 0.3, { origin: "local" })]);
    expect(judged.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["unknown", "rule_conflict"],
      ["unknown", "rule_conflict"],
    ]);
  });

  test("shows a limit newer than the project as a benchmark that conflicts with nothing", () => {
    const judged = verdictsOf(0.25, [limit("<=", 0.2, { inForce: "newer" }), limit(">=", 0.3)]);
    expect(judged[0]).toMatchObject({ verdict: "not_applicable", reason: "benchmark_only", binding: false });
    expect(judged[1]).toMatchObject({ verdict: "fail" });
  });

  test("lets a park policy advise, not bind", () => {
    expect(verdictsOf(0.9, [limit(">=", 1.5, { origin: "park" })])[0]).toMatchObject({ verdict: "conditional" });
  });

  test("needs approval for a relaxed cap, and breaks beyond it", () => {
    const approved = limit("<=", 0.07, { relaxed: { value: 0.15, approved: true } });
    const asked = limit("<=", 0.07, { relaxed: { value: 0.15, approved: false } });
    expect(verdictsOf(0.13, [approved])[0]).toMatchObject({ verdict: "conditional", reason: "relaxed_cap_used" });
    expect(verdictsOf(0.13, [asked])[0]).toMatchObject({ verdict: "fail", reason: "relaxation_not_approved" });
    expect(verdictsOf(0.16, [approved])[0]).toMatchObject({ verdict: "fail", reason: undefined });
    expect(verdictsOf(0.07, [asked])[0]).toMatchObject({ verdict: "pass" });
  });

  test("asks no minimum of land that is not built yet, but every maximum", () => {
    const judged = verdictsOf(2.5, [limit(">=", 0.7), limit("<=", 2)], "not_yet");
    expect(judged[0]).toMatchObject({ verdict: "not_applicable", reason: "not_built_yet" });
    expect(judged[1]).toMatchObject({ verdict: "fail" });
  });

  test("fails no project whose date, or whose state of building, is not recorded", () => {
    expect(verdictsOf(0.5, [limit(">=", 0.7, { inForce: "open" })])[0]).toMatchObject({
      reason: "approval_date_missing",
    });
    expect(verdictsOf(0.9, [limit(">=", 0.7, { inForce: "open" })])[0]).toMatchObject({ verdict: "pass" });
    expect(verdictsOf(0.5, [limit(">=", 0.7)], "open")[0]).toMatchObject({ reason: "construction_state_unknown" });
  });
});

describe("threshold by industry", () => {
  const tables = Object.values(national2008.tables).filter((table) => Object.keys(table.rows).length > 0);
  const find = (code: string | null, edition: string | null) => findTableValue(tables, { industryCode: code, edition });

  test("takes 39 as electronics in 2017 and as electrical machinery in 2002", () => {
    expect(find("39", "GB/T 4754-2017").value).toBe(1);
    expect(find("39", "GB/T 4754-2002").value).toBe(0.7);
  });

  test("gives a longer code the value of its longest listed prefix", () => {
    expect(find("2922", "GB/T 4754-2017").value).toBe(1);
    expect(find("3011", "GB/T 4754-2017").value).toBe(0.7);
  });

  test("says why it has no value", () => {
    expect(find("29", "GB/T 4754-2017").reason).toBe("subcode_needed");
    expect(find("43", "GB/T 4754-2017").reason).toBe("no_threshold_loaded");
    expect(find("27", null).reason).toBe("edition_missing");
    expect(find("27", "NACE 2").reason).toBe("no_threshold_loaded");
    expect(find(null, "GB/T 4754-2017").reason).toBe("industry_code_missing");
  });
});
