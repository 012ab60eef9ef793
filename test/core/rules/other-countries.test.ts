import { describe, expect, test } from "vitest";
import { computeIndicators, findLimitChecks } from "../../../src/core/analysis/limit-checks.ts";
import type { ParcelFacts } from "../../../src/core/analysis/parcel-facts.ts";
import type { Check } from "../../../src/core/model/check.ts";
import type { RulePack } from "../../../src/core/model/rule-pack.ts";
import type { GoverningZone } from "../../../src/core/rules/plan-limits.ts";
import { aBuilding, anEnterprise, aParcel, aZone, type ParcelParts } from "../../support/a-parcel.ts";
import { baunvo, defaults, loaded, newYork, singapore } from "../../support/rule-context.ts";

/** The limits of one pack on one parcel, by key: the path every parcel of an audit takes. */
function judge(pack: RulePack, parts: ParcelParts, zones: readonly GoverningZone[] = []): Record<string, Check> {
  const facts: ParcelFacts = aParcel(parts);
  const context = { asOf: "2026-03-31", packs: [loaded(pack)], defaults };
  const checks = findLimitChecks(facts, computeIndicators(facts, context), zones, "built", context);
  return Object.fromEntries(checks.map((check) => [`${check.key} ${check.origin}`, check]));
}

describe("BauNVO", () => {
  /** 20,000 m²: 16,000 m² of ground (0.8), 40,000 m² of floor (2.0), 210,000 m³ (10.5). */
  const works = { use: "industry", grossFloorAreaM2: 40_000, volumeM3: 210_000 };
  const judgeWorks = (building: Record<string, unknown>, landUse = "GI") =>
    judge(baunvo, {
      parcel: { landUse, codeSystem: "de-baunvo" },
      siteM2: 20_000,
      buildings: [aBuilding({ ...works, ...building }, 16_000)],
    });

  test("holds coverage, floor area and mass to their orientation values; equality keeps to them", () => {
    const checks = judgeWorks({});
    expect(checks["building_density national"]).toMatchObject({ value: 0.8, limit: 0.8, verdict: "pass" });
    expect(checks["far national"]).toMatchObject({ value: 2, limit: 2.4, verdict: "pass" });
    expect(checks["building_mass national"]).toMatchObject({
      value: 10.5,
      limit: 10,
      verdict: "fail",
      unit: "m3_per_m2",
    });
    expect(judgeWorks({ volumeM3: 200_000 }, "GE")["building_mass national"]?.verdict).toBe("pass");
  });

  test("counts full storeys, and none of them twice", () => {
    // One storey of 16,000 m² and 12 m: 0.8, not the 1.6 of the Chinese multiplier.
    const checks = judgeWorks({ grossFloorAreaM2: null, storeys: [{ areaM2: 16_000, heightM: 12 }] });
    expect(checks["far national"]).toMatchObject({ value: 0.8, verdict: "pass" });
  });

  test("takes footprint times height where no volume is recorded, and is open where the height is missing too", () => {
    // 16,000 m² x 12 m / 20,000 m² = 9.6
    expect(judgeWorks({ volumeM3: null, heightM: 12 })["building_mass national"]).toMatchObject({ verdict: "pass" });
    expect(judgeWorks({ volumeM3: null, heightM: 12 })["building_mass national"]?.value).toBeCloseTo(9.6, 12);
    expect(judgeWorks({ volumeM3: null })["building_mass national"]).toMatchObject({
      verdict: "unknown",
      missing: ["volumeM3", "heightM"],
    });
  });

  test("says nothing of an area it does not list, and takes the class of the zone where the parcel has none", () => {
    expect(judgeWorks({}, "WA")).toEqual({});
    const zone = aZone({ landUse: "GE", codeSystem: "de-baunvo" });
    const checks = judge(
      baunvo,
      { siteM2: 20_000, buildings: [aBuilding(works, 16_000)], zones: [{ zone, areaM2: 20_000 }] },
      [{ zone, share: 1 }],
    );
    expect(checks["far national"]).toMatchObject({ value: 2, limit: 2.4 });
  });

  test("judges the plan's own number beside the orientation value; the stricter binds", () => {
    const zone = aZone({
      landUse: "GE",
      codeSystem: "de-baunvo",
      limits: [{ key: "far", op: "<=", value: 1.6 }],
    });
    const checks = judge(
      baunvo,
      { siteM2: 20_000, buildings: [aBuilding(works, 16_000)], zones: [{ zone, areaM2: 20_000 }] },
      [{ zone, share: 1 }],
    );
    expect(checks["far plan"]).toMatchObject({ value: 2, limit: 1.6, verdict: "fail", binding: true });
    expect(checks["far national"]).toMatchObject({ limit: 2.4, verdict: "pass" });
    expect(checks["far national"]?.binding).toBeUndefined();
  });
});

describe("Singapore", () => {
  const judgeUses = (uses: Readonly<Record<string, number | null>>, landUse = "B1") =>
    judge(singapore, {
      parcel: { landUse, codeSystem: "sg-ura" },
      buildings: Object.entries(uses).map(([use, grossFloorAreaM2]) => aBuilding({ id: use, use, grossFloorAreaM2 })),
    })["predominant_gfa_share national"];

  test("wants 60 % of predominant uses in B1 and B2", () => {
    expect(judgeUses({ industry: 17_400, office: 12_600 })).toMatchObject({ value: 0.58, limit: 0.6, verdict: "fail" });
    expect(judgeUses({ industry: 10_000, storage_1: 8000, office: 12_000 })?.verdict).toBe("pass");
    expect(judgeUses({ industry: 18_000, office: 12_000 }, "B2")?.verdict).toBe("pass");
    expect(judgeUses({ industry: 1, office: 30_000 }, "BP")).toBeUndefined();
    expect(judgeUses({ industry: null, office: 12_000 })).toMatchObject({ verdict: "unknown", missing: ["storeys"] });
    expect(judgeUses({})?.verdict).toBe("not_applicable");
  });

  test("allows a nuisance buffer up to 50 m in B1", () => {
    const judgeBuffer = (nuisanceBufferM: number | null, landUse = "B1") =>
      judge(singapore, {
        parcel: { landUse, codeSystem: "sg-ura" },
        enterprises: [anEnterprise({ nuisanceBufferM })],
      })["nuisance_buffer_m national"];
    expect(judgeBuffer(50)).toMatchObject({ value: 50, limit: 50, unit: "m", verdict: "pass" });
    expect(judgeBuffer(50.1)?.verdict).toBe("fail");
    expect(judgeBuffer(null)).toMatchObject({ verdict: "unknown", missing: ["nuisanceBufferM"] });
    expect(judgeBuffer(100, "B2")).toBeUndefined();
  });
});

describe("New York", () => {
  const judgeFar = (landUse: string, grossFloorAreaM2: number | null, zones: readonly GoverningZone[] = []) =>
    judge(
      newYork,
      {
        parcel: { landUse, codeSystem: landUse === "11" ? "us-nyc-pluto" : "us-nyc-zr" },
        siteM2: 20_000,
        buildings: [aBuilding({ grossFloorAreaM2 })],
      },
      zones,
    )["far national"];

  test.each([
    ["M1-1", 1],
    ["M1-4", 2],
    ["M1-5", 5],
    ["M1-6", 10],
    ["M2-3", 2],
    ["M3", 2],
    ["M1-2A", 3],
    ["M1-9A", 15],
  ])("in %s allows %d times the lot", (district, max) => {
    expect(judgeFar(district, 20_000 * max)).toMatchObject({ value: max, limit: max, verdict: "pass" });
    expect(judgeFar(district, 20_000 * max + 1)?.verdict).toBe("fail");
  });

  test("knows a district only by its whole name", () => {
    expect(judgeFar("M1-2B", 20_000)).toMatchObject({
      verdict: "unknown",
      limit: null,
      reason: "land_use_not_in_table",
    });
    expect(judgeFar("R6", 20_000)).toBeUndefined();
  });

  test("is as sure as the row it reads", () => {
    expect(judgeFar("M1-2", 1)?.certainty).toBe("K+");
    expect(judgeFar("M1-2A", 1)?.certainty).toBe("V");
  });

  test("asks the zones of a lot coded otherwise, and weights them by area", () => {
    const zoneOf = (landUse: string, share: number): GoverningZone => ({
      zone: aZone({ id: landUse, landUse, codeSystem: "us-nyc-zr" }),
      share,
    });
    // 0.75 x 2 + 0.25 x 5 = 2.75
    const zones = [zoneOf("M1-2", 0.75), zoneOf("M1-5", 0.25)];
    expect(judgeFar("11", 55_000, zones)).toMatchObject({ value: 2.75, limit: 2.75, verdict: "pass" });
    expect(judgeFar("11", 55_100, zones)).toMatchObject({
      verdict: "fail",
      subjects: ["parcels/P-1", "zones/M1-2", "zones/M1-5"],
    });
    expect(judgeFar("11", 55_000, [zoneOf("M1-2", 0.75), zoneOf("M9-9", 0.25)])?.verdict).toBe("unknown");
  });
});
