import { describe, expect, test } from "vitest";
import { judgeCompatibilityQuota } from "../../../src/core/rules/zoning-compatibility-quota.ts";
import { judgeStraddle } from "../../../src/core/rules/zoning-straddle.ts";
import { judgeUse, type UseOnParcel } from "../../../src/core/rules/zoning-use.ts";
import { defaults, national2023 } from "../../support/rule-context.ts";

const matrix = national2023.use_matrix;
if (matrix === undefined) throw new Error("the national pack has a use matrix");
const caps = { land: 0.07, gfa: 0.15 };
const judge = (zone: string, use: UseOnParcel, listed?: { use: string; maxShare: number | null }[]) =>
  judgeUse(matrix, zone, use, caps, listed);
const industry = (pollutionClass: 1 | 2 | 3 | null): UseOnParcel => ({ use: "industry", pollutionClass });

describe("use in a zone", () => {
  test("keeps heavier industry out of lighter zones", () => {
    expect(judge("100101", industry(1)).verdict).toBe("pass");
    expect(judge("100101", industry(2)).verdict).toBe("fail");
    expect(judge("100103", industry(3)).verdict).toBe("pass");
    expect(judge("070102", industry(1)).verdict).toBe("fail");
  });

  test("takes the row of the longest code prefix", () => {
    expect(judge("0802", { use: "research" }).verdict).toBe("pass");
    expect(judge("0804", { use: "research" }).verdict).toBe("conditional");
    expect(judge("01", { use: "research" })).toMatchObject({ verdict: "unknown", reason: "zone_not_in_matrix" });
  });

  test("does not judge industry without its pollution class", () => {
    expect(judge("100102", industry(null))).toEqual({ verdict: "unknown", missing: ["pollutionClass"] });
  });

  test("holds canteens and offices to their caps", () => {
    const canteen = (gfaShare: number | null): UseOnParcel => ({ use: "canteen", gfaShare });
    expect(judge("100102", canteen(0.15))).toMatchObject({ verdict: "conditional", condition: "admin_living_caps" });
    expect(judge("100102", canteen(null)).verdict).toBe("conditional");
    expect(judge("100102", canteen(0.16))).toMatchObject({ verdict: "fail", reason: "over_admin_living_cap" });
  });

  test("leaves reserved land undecided but for utilities", () => {
    expect(judge("16", industry(1))).toMatchObject({ verdict: "unknown", reason: "reserved_land_use_undecided" });
    expect(judge("16", { use: "utilities" }).verdict).toBe("conditional");
  });

  test("lets the plan's own list speak before the matrix", () => {
    expect(judge("100102", { use: "hotel" }).verdict).toBe("fail");
    expect(judge("100102", { use: "hotel" }, [{ use: "hotel", maxShare: null }]).verdict).toBe("pass");
    const listed = [{ use: "hotel", maxShare: 0.1 }];
    expect(judge("100102", { use: "hotel", gfaShare: 0.1 }, listed).verdict).toBe("conditional");
    expect(judge("100102", { use: "hotel", gfaShare: 0.2 }, listed)).toMatchObject({ reason: "over_plan_share" });
  });
});

describe("parcel in several zones", () => {
  const portion = (zone: string, areaM2: number, meanWidthM: number, farMax: number | null = 2) => ({
    zone,
    areaM2,
    meanWidthM,
    farMax,
  });

  test("drops a sliver only if it is a small share of the parcel", () => {
    const thin = judgeStraddle(10_000, [portion("A", 9990, 60), portion("B", 10, 0.08)], defaults.tolerances);
    expect(thin).toMatchObject({ verdict: "pass", weightedFarMax: 2 });
    expect(thin.ignoredSlivers.map(({ zone }) => zone)).toEqual(["B"]);
    const long = judgeStraddle(10_000, [portion("A", 9900, 60), portion("B", 100, 0.08)], defaults.tolerances);
    expect(long).toMatchObject({ verdict: "conditional", reason: "split_parcel" });
  });

  test("weights the ratio by the land that counts", () => {
    const result = judgeStraddle(10_000, [portion("A", 7500, 60, 2), portion("B", 2500, 20, 1)], defaults.tolerances);
    expect(result.weightedFarMax).toBeCloseTo(1.75, 12);
  });

  test("stays open where part of the parcel is in no zone, or in two", () => {
    for (const areaM2 of [9000, 11_000]) {
      const result = judgeStraddle(10_000, [portion("A", areaM2, 60)], defaults.tolerances);
      expect(result).toMatchObject({ verdict: "unknown", reason: "parts_do_not_sum" });
    }
    expect(judgeStraddle(10_000, [], defaults.tolerances).verdict).toBe("unknown");
  });
});

describe("compatible uses", () => {
  test("answer to their own cap and to the cap of all together", () => {
    const uses = [
      { use: "B1", gfaShare: 0.2, cap: 0.2 },
      { use: "A35", gfaShare: 0.25, cap: 0.4 },
    ];
    expect(judgeCompatibilityQuota(uses, 0.4)).toEqual({
      items: { B1: "pass", A35: "pass" },
      totalShare: 0.45,
      verdict: "fail",
    });
    expect(judgeCompatibilityQuota(uses, null).verdict).toBe("pass");
  });

  test("stay open where a share is not known, unless what is known breaks the total", () => {
    const uses = [
      { use: "B1", gfaShare: 0.5, cap: null },
      { use: "A35", gfaShare: null, cap: 0.4 },
    ];
    expect(judgeCompatibilityQuota(uses, 0.4)).toMatchObject({ totalShare: null, verdict: "fail" });
    expect(judgeCompatibilityQuota(uses, 0.6).verdict).toBe("unknown");
    const uncapped = uses.map((use) => ({ ...use, cap: null }));
    expect(judgeCompatibilityQuota(uncapped, 0.6).verdict).toBe("unknown");
  });
});
