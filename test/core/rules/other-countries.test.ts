import { describe, expect, test } from "vitest";
import { type BaunvoFacts, judgeBaunvo } from "../../../src/core/rules/baunvo-density.ts";
import { judgeDistrictFar } from "../../../src/core/rules/district-far.ts";
import { judgeNuisanceBuffer } from "../../../src/core/rules/nuisance-buffer.ts";
import { judgePredominantUse } from "../../../src/core/rules/predominant-use.ts";
import { baunvo, newYork, singapore } from "../../support/rule-context.ts";

describe("BauNVO", () => {
  const facts: BaunvoFacts = { zone: "GI", siteM2: 20_000, groundM2: 16_000, floorM2: 40_000, volumeM3: 210_000 };
  const judge = (more: Partial<BaunvoFacts>) => judgeBaunvo({ ...facts, ...more }, baunvo);

  test("holds ground, floor and volume to their values; equality keeps to them", () => {
    const { values, items, limits, verdict } = judge({});
    expect([values.grz.value, values.gfz.value, values.bmz.value]).toEqual([0.8, 2, 10.5]);
    expect(limits).toEqual({ grz: 0.8, gfz: 2.4, bmz: 10 });
    expect(items).toEqual({ grz: "pass", gfz: "pass", bmz: "fail" });
    expect(verdict).toBe("fail");
    expect(judge({ zone: "GE", volumeM3: 200_000 }).verdict).toBe("pass");
  });

  test("is unknown for what is not recorded, a zone not listed and a site without area", () => {
    expect(judge({ volumeM3: null })).toMatchObject({ items: { bmz: "unknown" }, verdict: "unknown" });
    expect(judge({ zone: "WA" })).toMatchObject({ verdict: "unknown", reason: "zone_not_in_table" });
    const values = { grz: { value: null, state: "unknown" } };
    expect(judge({ siteM2: 0 })).toMatchObject({ values, verdict: "unknown", reason: "invalid_site_area" });
    expect(judge({ siteM2: null })).toMatchObject({ verdict: "unknown", reason: "site_area_missing" });
  });
});

describe("Singapore", () => {
  const judge = (predominantM2: number | null, gfaM2: number | null, zone = "B1") =>
    judgePredominantUse({ predominantM2, gfaM2 }, singapore, zone);

  test("wants 60 % of predominant uses in B1 and B2", () => {
    expect(judge(17_400, 30_000)).toMatchObject({ verdict: "fail", minShare: 0.6 });
    expect(judge(18_000, 30_000).verdict).toBe("pass");
    expect(judge(18_000, 30_000, "B2").verdict).toBe("pass");
    expect(judge(1, 30_000, "BP").verdict).toBe("not_applicable");
    expect(judge(null, 30_000).verdict).toBe("unknown");
    expect(judge(0, 0).verdict).toBe("not_applicable");
  });

  test("allows a nuisance buffer up to 50 m in B1", () => {
    expect(judgeNuisanceBuffer(50, singapore, "B1")).toEqual({ verdict: "pass", maxM: 50 });
    expect(judgeNuisanceBuffer(50.1, singapore, "B1").verdict).toBe("fail");
    expect(judgeNuisanceBuffer(null, singapore, "B1").verdict).toBe("unknown");
    expect(judgeNuisanceBuffer(100, singapore, "B2").verdict).toBe("not_applicable");
  });
});

describe("New York", () => {
  const judge = (district: string | null, floorArea: number | null, lot: number | null = 20_000) =>
    judgeDistrictFar({ district, lot, floorArea }, newYork);

  test.each([
    ["M1-1", 1],
    ["M1-4", 2],
    ["M1-5", 5],
    ["M1-6", 10],
    ["M2-3", 2],
    ["M2-4", 5],
    ["M3-2", 2],
    ["M1-2A", 3],
    ["M1-5A", 6.5],
    ["M1-9A", 15],
  ])("allows %s a ratio of %d, and no more", (district, max) => {
    expect(judge(district, max * 20_000)).toMatchObject({ far: { value: max }, max, verdict: "pass" });
    expect(judge(district, max * 20_000 + 1).verdict).toBe("fail");
  });

  test("does not take one district for another, and is open without lot or floor area", () => {
    expect(judge("M1-2B", 100)).toMatchObject({ max: null, verdict: "unknown", reason: "district_not_in_table" });
    expect(judge("toString", 100).verdict).toBe("unknown");
    expect(judge("M1-1", 100, 0)).toMatchObject({ far: { value: null }, reason: "invalid_site_area" });
    expect(judge("M1-1", null).verdict).toBe("unknown");
    expect(judge(null, 100).verdict).toBe("unknown");
  });
});
