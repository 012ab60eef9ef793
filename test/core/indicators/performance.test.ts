import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeChainAdjacency } from "../../../src/core/indicators/chain-adjacency.ts";
import { computeChainCompleteness } from "../../../src/core/indicators/chain-completeness.ts";
import { computeConcentration } from "../../../src/core/indicators/concentration.ts";
import { computeLocationQuotient } from "../../../src/core/indicators/location-quotient.ts";
import { computePerMuScore } from "../../../src/core/indicators/per-mu-score.ts";
import { national2023 } from "../../support/rule-context.ts";

const { per_mu: perMu, cluster } = national2023;
if (perMu === undefined || cluster === undefined) throw new Error("the national pack rates firms and clusters");

describe("per-mu score", () => {
  const scoreOf = (...indicators: [number | null, number | null, number | null][]) =>
    computePerMuScore(
      indicators.map(([value, benchmark, weight]) => ({ value, benchmark, weight })),
      perMu,
    );

  test("weighs benchmarks reached, a negative value as 0, an excellent one up to the cap", () => {
    expect(scoreOf([80, 80, 60], [-5, 10, 40]).score).toBe(60);
    expect(scoreOf([300, 100, 50], [60, 100, 50]).score).toBeCloseTo(90, 9); // 50 × 1.2 + 50 × 0.6
  });

  test("is open without a value, and the others are not weighted up", () => {
    // 40 × 5 / 10 = 20 from the one that is known, and up to 60 × 1.2 = 72 more.
    expect(scoreOf([null, 80, 60], [5, 10, 40])).toEqual({ score: null, lower: 20, upper: 92, missing: ["value"] });
    // A loss brings nothing whatever it is held against.
    expect(scoreOf([-3, null, 60], [5, 10, 40])).toMatchObject({ score: null, lower: 20, upper: 20 });
    expect(scoreOf([null, 80, null], [5, 10, 40])).toEqual({ score: null, missing: ["value", "weight"] });
    expect(scoreOf([1, 0, 60], [5, 10, 40])).toMatchObject({ score: null, reason: "invalid_benchmark" });
    expect(scoreOf([80, 80, 60])).toMatchObject({ score: null, reason: "weights_do_not_sum" });
    expect(scoreOf().score).toBeNull();
  });

  test("never falls when a value rises, and stays between 0 and 120", () => {
    const value = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.nat(1000), (a, b, more) => {
        const [less = Number.NaN, higher = Number.NaN] = [a, a + more].map(
          (one) => scoreOf([one, 50, 40], [b, 70, 60]).score ?? Number.NaN,
        );
        expect(higher).toBeGreaterThanOrEqual(less - 1e-9);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(higher).toBeLessThanOrEqual(120 + 1e-9);
      }),
      { seed: 20_260_331 },
    );
  });
});

describe("location quotient", () => {
  const quotientOf = (localIndustry: number | null, localTotal: number, regionIndustry = 30_000) =>
    computeLocationQuotient({ localIndustry, localTotal, regionIndustry, regionTotal: 600_000 }, cluster);

  test("compares the local with the regional share", () => {
    expect(quotientOf(1200, 8000)).toMatchObject({ value: expect.closeTo(3, 12), specialised: true, strong: true });
    expect(quotientOf(400, 8000)).toMatchObject({ value: 1, specialised: false });
    expect(quotientOf(500, 8000)).toMatchObject({ value: 1.25, specialised: true, strong: false });
  });

  test("is open without a term, and not applicable where there is nothing to compare", () => {
    expect(quotientOf(null, 8000)).toMatchObject({ state: "unknown", specialised: null, missing: ["localIndustry"] });
    expect(quotientOf(0, 0).state).toBe("not_applicable");
    expect(quotientOf(1200, 8000, 0).state).toBe("not_applicable");
    expect(quotientOf(1200, -8000).reason).toBe("invalid_denominator");
  });
});

describe("industry chain", () => {
  const required = { upstream: ["wafer", "photoresist", "wafer"], downstream: ["module", "terminal"], other: [] };

  test("counts each required link once and lists the gaps in order", () => {
    expect(computeChainCompleteness(required, ["wafer", "module", "bakery"])).toEqual({
      overall: 0.5,
      byStage: { upstream: 0.5, downstream: 0.5, other: null },
      gaps: ["photoresist", "terminal"],
      state: "known",
    });
  });

  test("claims no gap where it is not known what is present", () => {
    expect(computeChainCompleteness(required, null)).toMatchObject({ overall: null, gaps: [], state: "unknown" });
    expect(computeChainCompleteness({}, [])).toMatchObject({ overall: null, state: "not_applicable" });
  });

  test("counts firms with a partner near", () => {
    expect(computeChainAdjacency(7, 10).value).toBeCloseTo(0.7, 12);
    expect(computeChainAdjacency(null, 10)).toMatchObject({ value: null, missing: ["withPartner"] });
    expect(computeChainAdjacency(0, 0).state).toBe("not_applicable");
    expect(computeChainAdjacency(11, 10)).toMatchObject({ value: null, state: "unknown" });
  });
});

describe("concentration", () => {
  test("is the sum of squared shares", () => {
    expect(computeConcentration([0.5, 0.3, 0.2])).toBeCloseTo(0.38, 12);
    expect(computeConcentration([1])).toBe(1);
  });

  test("is open without a share, or with shares that cannot be", () => {
    expect(computeConcentration([0.5, null])).toBeNull();
    expect(computeConcentration([])).toBeNull();
    expect(computeConcentration([50, 30, 20])).toBeNull();
    expect(computeConcentration([1.2, -0.2])).toBeNull();
  });

  test("is 1/n for n equal firms, and no order changes it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (n) => {
        expect(computeConcentration(Array.from({ length: n }, () => 1 / n))).toBeCloseTo(1 / n, 9);
      }),
      { seed: 20_260_331 },
    );
    expect(computeConcentration([0.2, 0.5, 0.3])).toBe(computeConcentration([0.3, 0.2, 0.5]));
  });
});
