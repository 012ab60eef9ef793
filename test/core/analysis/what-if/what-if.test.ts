import { describe, expect, test } from "vitest";
import type { AuditContext, AuditProgress } from "../../../../src/core/analysis/audit-context.ts";
import { auditWorldSteps } from "../../../../src/core/analysis/audit-dataset.ts";
import { applyWhatIf } from "../../../../src/core/analysis/what-if/apply-what-if.ts";
import { judgeWhatIf, type WhatIfAudit } from "../../../../src/core/analysis/what-if/judge-what-if.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import type { LoadedRulePack } from "../../../../src/core/model/rule-pack.ts";
import { crsTable, landUseTables, projectDefaults } from "../../../support/audit-layers.ts";
import { aDataset, aRectangle, drawBuilding, drawParcel } from "../../../support/metric-park.ts";
import { loaded, national2008, national2023 } from "../../../support/rule-context.ts";

function run<T>(steps: Generator<AuditProgress, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Three built parcels of 1 ha, contracts of 2024, with 30, 36 and 45 % of them built over. */
function threeParcels() {
  const footprints = { "P-1": 3000, "P-2": 3600, "P-3": 4500 };
  const at = (index: number): number => index * 200;
  return aDataset({
    parcels: Object.keys(footprints).map((id, index) =>
      drawParcel(id, aRectangle(at(index), 0, 100, 100), {
        landUse: "100102",
        codeSystem: "cn-2023",
        supply: { document: `doc ${id}`, date: "2024-02-01" },
        contract: { signedOn: "2024-03-01" },
        construction: { acceptedOn: "2025-06-30" },
      }),
    ),
    buildings: Object.entries(footprints).map(([id, areaM2], index) =>
      drawBuilding(`b-${id}`, aRectangle(at(index), 0, areaM2 / 100, 100), {
        parcelId: id,
        use: "factory",
        storeys: [{ areaM2, heightM: 6 }],
      }),
    ),
    structures: [],
  });
}

function askWhatIf(rulePacks: readonly LoadedRulePack[], key: string, value: string): WhatIfAudit {
  const context: AuditContext = {
    asOf: "2026-03-31",
    generatedAt: "",
    rulePacks,
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
  };
  const { report, world } = run(auditWorldSteps(threeParcels(), context));
  const asked = run(judgeWhatIf(world.measured, report, context, [{ key, value }]));
  if (!asked.ok) throw new Error(JSON.stringify(asked.failure));
  return asked.value;
}

function refusalOf(key: string, value: string, packs: readonly LoadedRulePack[] = [loaded(national2023)]): string {
  const applied = applyWhatIf(packs, [{ key, value }]);
  return applied.ok ? "" : `${applied.failure.key}: got ${applied.failure.got}; expected ${applied.failure.expected}`;
}

describe("what if a limit was another", () => {
  test("lists the parcels that flip, with both verdicts and the number that decides", () => {
    // 40 % asked for: 30 and 36 % fail, 45 % passes. 35 %: only 30 % fails.
    const { changes, flips } = askWhatIf([loaded(national2023)], "building_coefficient", "35%");
    expect(changes).toEqual([
      { ruleSet: "cn-national-2023", path: "limits[1]", key: "building_coefficient >=", from: 0.4, to: 0.35 },
    ]);
    expect(flips.parcels.map(({ id }) => id)).toEqual(["P-2"]);
    const [check] = flips.parcels[0]?.checks ?? [];
    expect(check).toMatchObject({
      rule: "indicator.building_coefficient",
      ruleSet: "cn-national-2023",
      limit: { from: 0.4, to: 0.35 },
      verdict: { from: "fail", to: "pass" },
    });
    expect(check?.value).toBeCloseTo(0.36, 9);
  });

  test("changes it in every pack that has it, or in the one that is named", () => {
    const packs = [loaded(national2023), loaded(national2008)];
    const inAll = askWhatIf(packs, "building_coefficient", "0.46");
    expect(inAll.changes.map(({ ruleSet, from }) => [ruleSet, from])).toEqual([
      ["cn-national-2023", 0.4],
      ["cn-national-2008", 0.3],
    ]);
    const inOne = askWhatIf(packs, "cn-national-2008:building_coefficient", "0.46");
    expect(inOne.changes.map(({ ruleSet }) => ruleSet)).toEqual(["cn-national-2008"]);
    // By the rules of 2008 all three passed: 30 % meets 30 %.
    expect(inOne.flips.parcels.map(({ id }) => id)).toEqual(["P-1", "P-2", "P-3"]);
  });

  test("puts one number in place of a table by industry: what was unknown is decided", () => {
    // No enterprise is on record, so the table says nothing. FAR is 0.3, 0.36 and 0.45.
    const { changes, flips } = askWhatIf([loaded(national2023)], "far>", "0.4");
    expect(changes[0]).toMatchObject({ path: "limits[0]", from: "table", to: 0.4 });
    const turns = flips.parcels.map(({ id, checks }) => [id, checks[0]?.verdict]);
    expect(turns).toEqual([
      ["P-1", { from: "unknown", to: "fail" }],
      ["P-2", { from: "unknown", to: "fail" }],
      ["P-3", { from: "unknown", to: "pass" }],
    ]);
  });

  test("asks the tables of one paper, one an edition, for one number", () => {
    const applied = applyWhatIf([loaded(national2008)], [{ key: "far", value: "0.8" }]);
    const limits = applied.ok ? (applied.value.packs[0]?.pack.limits ?? []) : [];
    expect(limits.filter(({ key }) => key === "far").map(({ value }) => value)).toEqual([0.8]);
    expect(applied.ok && applied.value.changes.map(({ path }) => path)).toEqual(["limits[0]", "limits[1]"]);
  });

  test("changes anything a pack decides by, named by its path, and another day a limit begins", () => {
    const { changes, flips } = askWhatIf([loaded(national2023)], "limits[1].effective_from", "2025-01-01");
    expect(changes).toEqual([
      {
        ruleSet: "cn-national-2023",
        path: "limits[1].effective_from",
        key: "limits[1].effective_from",
        from: "2023-06-25",
        to: "2025-01-01",
      },
    ]);
    // Then it is newer than the contracts of 2024: a benchmark for all three.
    expect(flips.parcels.map(({ checks }) => checks[0]?.verdict.to)).toEqual(Array(3).fill("not_applicable"));
    const fee = applyWhatIf([loaded(national2023)], [{ key: "idle.fee_rate", value: "10%" }]);
    expect(fee.ok && fee.value.packs[0]?.pack.idle?.fee_rate).toBe(0.1);
  });

  test("measures again where a tolerance changes, and says that nothing flips where nothing does", () => {
    const { changes, flips } = askWhatIf([loaded(national2023)], "tolerances.sliver_area_m2", "2");
    expect(changes[0]).toMatchObject({ from: 1, to: 2 });
    expect(flips).toEqual({ parcels: [], counts: {} });
  });

  test("changes nothing where it is the same number, and leaves the packs handed in as they were", () => {
    const pack = loaded(national2023);
    expect(askWhatIf([pack], "building_coefficient", "0.4").flips.parcels).toEqual([]);
    askWhatIf([pack], "building_coefficient", "0.99");
    expect(pack.pack.limits[1]?.value).toBe(0.4);
  });

  test("takes a relaxation along only while it still relaxes", () => {
    const relaxedAt = (value: string) => {
      const applied = applyWhatIf([loaded(national2023)], [{ key: "admin_land_share", value }]);
      return applied.ok && applied.value.packs[0]?.pack.limits.find(({ key }) => key === "admin_land_share")?.relaxed;
    };
    expect(relaxedAt("0.1")).toMatchObject({ value: 0.15 });
    expect(relaxedAt("0.2")).toBeUndefined();
  });
});

describe("a what-if is refused", () => {
  test("for a key no pack has, with those that are allowed", () => {
    expect(refusalOf("building_coeficient", "0.3")).toContain(
      "building_coeficient: got “building_coeficient”; expected one of building_coefficient.min, ",
    );
    expect(refusalOf("idle.fee_rte", "0.3")).toContain("expected one of idle.fee_rate, ");
    expect(refusalOf("cn-national-2024:far", "1")).toContain(
      "got pack “cn-national-2024”; expected one of cn-national-2023",
    );
    expect(refusalOf("far", "1", [])).toBe("far: got no rule pack; expected one of the packs named by --rules");
  });

  test("for what a pack says about itself or its papers", () => {
    for (const key of ["id", "limits[1].source", "idle.provenance.year", "tolerances", "limits"]) {
      expect(refusalOf(key, "1")).toContain(`${key}: got “${key}”`);
    }
  });

  test("for a key with a minimum and a maximum, with both names", () => {
    const coefficient = national2023.limits.filter(({ key }) => key === "building_coefficient");
    const limits = coefficient.flatMap((limit) => [
      { ...limit, key: "far", value: 0.5 },
      { ...limit, key: "far", value: 2, op: "<=" as const },
    ]);
    const packs = [loaded({ ...national2023, limits })];
    expect(refusalOf("far", "1", packs)).toBe("far: got two limits of that key; expected far.min or far.max");
    expect(refusalOf("far.max", "1", packs)).toBe("");
  });

  test.each([
    ["building_coefficient", "a lot", "a number, such as 0.35 or 35%"],
    ["idle.invested_share", "3", "at most 1"],
    ["idle.recovery_years", "0", "more than 0"],
    ["control_lines[0].verdict", "maybe", "one of fail, conditional"],
    ["use_matrix.rows.100101.industry_2", "Y", "one of P, C, X"],
    ["floor_area.count_below_grade", "1", "true or false"],
    ["per_mu.quota.A", "0.3", "shares that add to 1"],
    ["limits[1].effective_from", "0203-01-01", "a date from 1949-01-01 to 2100-12-31"],
  ])("for %s=%s, which the pack's own checks do not allow", (key, value, expected) => {
    expect(refusalOf(key, value)).toContain(`expected ${expected}`);
  });
});
