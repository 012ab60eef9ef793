import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundHealthDistance } from "../../../src/core/rules/health-distance.ts";
import { judgeSeparation, type SeparationFacts } from "../../../src/core/rules/separation.ts";
import { judgeShoreline } from "../../../src/core/rules/shoreline-distance.ts";
import { national2023 } from "../../support/rule-context.ts";

const { separation, buffers } = national2023;
if (separation === undefined || buffers === undefined) throw new Error("the national pack has buffers");

describe("health distance", () => {
  test.each([
    [0, 50],
    [46, 50],
    [49.9, 50],
    [50, 100],
    [72, 100],
    [100, 100],
    [100.1, 200],
    [240, 300],
    [999, 1000],
    [1000, 1000],
    [1001, 1200],
    [1400, 1400],
  ])("computed %d m becomes %d m", (initialM, finalM) => {
    expect(roundHealthDistance(initialM, separation)).toBe(finalM);
  });

  test("is open where nothing was computed", () => {
    expect(roundHealthDistance(null, separation)).toBeNull();
    expect(roundHealthDistance(-1, separation)).toBeNull();
  });

  test("stays on a step in spite of rounding", () => {
    expect(roundHealthDistance(100 * (0.1 + 0.2) * 10, separation)).toBe(300);
  });

  test("is never less than computed, never falls, and rounding twice changes nothing above 100 m", () => {
    const metres = fc.double({ min: 0, max: 3000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [roundLow = 0, roundHigh = 0] = [low, high].map((one) => roundHealthDistance(one, separation) ?? 0);
        expect(roundLow).toBeGreaterThanOrEqual(low * (1 - 1e-9));
        expect(roundHigh).toBeGreaterThanOrEqual(roundLow);
        if (roundHigh >= 100) expect(roundHealthDistance(roundHigh, separation)).toBe(roundHigh);
      }),
      { seed: 20_260_331 },
    );
  });
});

describe("separation from homes", () => {
  const judge = (more: Partial<SeparationFacts>) =>
    judgeSeparation({ pollutionClass: 3, unitToResidentialM: 280, eiaDistanceM: 300, ...more }, buffers);

  test("takes the larger of assessment and floor; just that far is enough", () => {
    expect(judge({})).toMatchObject({ verdict: "fail", requiredM: 300, shortByM: 20 });
    expect(judge({ unitToResidentialM: 300 })).toMatchObject({ verdict: "pass", shortByM: null });
    expect(judge({ unitToResidentialM: 90, eiaDistanceM: 80 })).toMatchObject({ requiredM: 100, shortByM: 10 });
  });

  test("of class 3 needs the assessment, but fails below the floor without it", () => {
    expect(judge({ eiaDistanceM: null })).toMatchObject({ verdict: "unknown", missing: ["eiaDistanceM"] });
    expect(judge({ eiaDistanceM: null, unitToResidentialM: 60 })).toMatchObject({ verdict: "fail", shortByM: 40 });
  });

  test("of class 2 may do without it, and class 1 has no buffer", () => {
    expect(judge({ pollutionClass: 2, eiaDistanceM: null, unitToResidentialM: 50 }).verdict).toBe("pass");
    expect(judge({ pollutionClass: 2, eiaDistanceM: null, unitToResidentialM: 49 }).shortByM).toBe(1);
    expect(judge({ pollutionClass: 2, eiaDistanceM: 70, unitToResidentialM: 60 }).verdict).toBe("fail");
    expect(judge({ pollutionClass: 1, unitToResidentialM: null }).verdict).toBe("not_applicable");
  });

  test("is open without class or distance", () => {
    expect(judge({ pollutionClass: null })).toMatchObject({ verdict: "unknown", missing: ["pollutionClass"] });
    expect(judge({ unitToResidentialM: null })).toMatchObject({ verdict: "unknown", missing: ["unitToResidentialM"] });
    expect(judge({ unitToResidentialM: null, eiaDistanceM: null }).missing).toHaveLength(2);
  });
});

describe("shoreline of the Yangtze", () => {
  const judge = (project: string | null, distanceM: number | null) => judgeShoreline(project, distanceM, separation);

  test("bars new and expanded chemical projects up to 1 km, that metre included", () => {
    expect(judge("new_chemical", 1000).verdict).toBe("fail");
    expect(judge("expanded_chemical", 850).verdict).toBe("fail");
    expect(judge("new_chemical", 1000.1).verdict).toBe("pass");
  });

  test("leaves a retrofit to review, and does not speak about other projects", () => {
    const retrofit = "retrofit_chemical_same_capacity";
    expect(judge(retrofit, 850)).toMatchObject({ verdict: "conditional", reason: "retrofit_needs_review" });
    expect(judge(retrofit, 1500)).toEqual({ verdict: "pass", missing: [] });
    expect(judge("other", 10).verdict).toBe("not_applicable");
    expect(judge("other", null).verdict).toBe("not_applicable");
  });

  test("is open without kind or distance", () => {
    expect(judge("new_chemical", null)).toEqual({ verdict: "unknown", missing: ["distanceToShorelineM"] });
    expect(judge(null, 850)).toEqual({ verdict: "unknown", missing: ["project"] });
  });
});
