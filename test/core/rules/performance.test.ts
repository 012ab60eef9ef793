import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessDual, type Leg } from "../../../src/core/rules/dual-assessment.ts";
import { classifyPerMu, type PerMuFacts } from "../../../src/core/rules/per-mu-class.ts";
import { countPerMuClasses } from "../../../src/core/rules/per-mu-quota.ts";
import { national2023 } from "../../support/rule-context.ts";

const { per_mu: perMu, dual_assessment: dual } = national2023;
if (perMu === undefined || dual === undefined) throw new Error("the national pack rates firms and parks");
const { quota } = perMu;

describe("per-mu counts", () => {
  test("follow the quotas, by largest remainder, of equal ones the better class", () => {
    expect(countPerMuClasses(20, quota)).toEqual({ A: 4, B: 9, C: 6, D: 1 });
    // 1.4 + 3.15 + 2.1 + 0.35: whole 1, 3, 2, 0; the seventh goes to 0.4 of A.
    expect(countPerMuClasses(7, quota)).toEqual({ A: 2, B: 3, C: 2, D: 0 });
    expect(countPerMuClasses(2, { A: 0.25, B: 0.25, C: 0.25, D: 0.25 })).toEqual({ A: 1, B: 1, C: 0, D: 0 });
    expect(countPerMuClasses(0, quota)).toEqual({ A: 0, B: 0, C: 0, D: 0 });
  });

  test("are open without a count, or with quotas that do not add to 1", () => {
    expect(countPerMuClasses(null, quota)).toBeNull();
    expect(countPerMuClasses(2.5, quota)).toBeNull();
    expect(countPerMuClasses(20, { ...quota, D: 0.1 })).toBeNull();
  });

  test("add to the number of firms, each within one of its share", () => {
    const parts = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(fc.nat(5000), parts, (n, [a, b, c, d]) => {
        const sum = a + b + c + d;
        const shares = { A: a / sum, B: b / sum, C: c / sum, D: d / sum };
        const counts = countPerMuClasses(n, shares);
        expect(counts).not.toBeNull();
        if (counts === null) return;
        expect(counts.A + counts.B + counts.C + counts.D).toBe(n);
        for (const name of ["A", "B", "C", "D"] as const) {
          expect(Math.abs(counts[name] - shares[name] * n)).toBeLessThan(1 + 1e-6);
        }
      }),
      { seed: 20_260_331 },
    );
  });
});

describe("per-mu class of one firm", () => {
  const facts: PerMuFacts = {
    rankShare: 0.5,
    veto: [],
    aboveScale: true,
    landMu: 10,
    minLandMu: null,
    inBuildingPeriod: false,
  };
  const classOf = (more: Partial<PerMuFacts>) => classifyPerMu({ ...facts, ...more }, quota);

  test("goes by rank share, the border belonging to the better class", () => {
    const found = [0.05, 0.2, 0.21, 0.65, 0.66, 0.95, 0.96, 1].map((rankShare) => classOf({ rankShare }).class);
    expect(found).toEqual(["A", "A", "B", "B", "C", "C", "D", "D"]);
    expect(classOf({ rankShare: 1.1 }).class).toBe("unknown");
    expect(classOf({ rankShare: null })).toMatchObject({ class: "unknown", missing: ["rankShare"] });
  });

  test("is D after a veto, whatever else", () => {
    const vetoed = classOf({ rankShare: 0.01, veto: ["fraud"], inBuildingPeriod: true });
    expect(vetoed).toMatchObject({ class: "D", reasons: ["veto"] });
  });

  test("is not given to small firms below scale, nor while building", () => {
    const small = { aboveScale: false, landMu: 2.4, minLandMu: 3 };
    expect(classOf({ ...small, rankShare: null })).toMatchObject({
      class: "not_evaluated",
      reasons: ["below_min_land"],
    });
    expect(classOf({ ...small, landMu: 3 }).class).toBe("B");
    expect(classOf({ ...small, aboveScale: true }).class).toBe("B");
    expect(classOf({ inBuildingPeriod: true })).toMatchObject({ reasons: ["in_building_period"] });
  });

  test("is open where it is not known whether the firm is too small", () => {
    const small = { aboveScale: false, landMu: 2.4, minLandMu: 3 };
    expect(classOf({ ...small, aboveScale: null })).toMatchObject({ class: "unknown", missing: ["aboveScale"] });
    expect(classOf({ ...small, landMu: null })).toMatchObject({ class: "unknown", missing: ["landMu"] });
    expect(classOf({ ...small, aboveScale: null, landMu: 5 }).class).toBe("B");
  });

  test("agrees with the counts: so many firms of a ranking are in each class when quotas give whole firms", () => {
    const ranked = Array.from({ length: 20 }, (_, index) => classOf({ rankShare: (index + 1) / 20 }).class);
    const counts = countPerMuClasses(20, quota);
    for (const name of ["A", "B", "C", "D"] as const) {
      expect(ranked.filter((one) => one === name)).toHaveLength(counts?.[name] ?? -1);
    }
  });
});

describe("dual assessment", () => {
  const assess = (economic: Leg, work: Leg) => assessDual(economic, work, dual);
  const leg = (actual: number | null, target: number | null = 100): Leg => ({ actual, target });

  test("caps each leg, weighs them, and wants both", () => {
    const result = assess(leg(140), leg(70));
    expect(result).toMatchObject({ economic: 1.2, work: 0.7, verdict: "fail", reasons: ["work_below_min"] });
    expect(result.score).toBeCloseTo(1, 12); // 0.6 × 1.2 + 0.4 × 0.7
    expect(assess(leg(80), leg(80))).toMatchObject({ verdict: "pass", reasons: [] });
    expect(assess(leg(79), leg(79)).reasons).toEqual(["economic_below_min", "work_below_min"]);
  });

  test("is open without a leg, unless the other fails", () => {
    expect(assess(leg(100), leg(null))).toMatchObject({ score: null, verdict: "unknown", missing: ["work.actual"] });
    expect(assess(leg(100), leg(100, 0))).toMatchObject({ work: null, verdict: "unknown" });
    expect(assess(leg(50), leg(null)).verdict).toBe("fail");
  });
});
