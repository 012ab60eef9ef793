import { describe, expect, it } from "vitest";
import type { AuditReport, ParcelAudit } from "../../../src/core/analysis/audit-report.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { createTurfEngine } from "../../../src/core/geometry/turf-engine.ts";
import type { Check } from "../../../src/core/model/check.ts";
import { auditDemo } from "../../support/audit-demo.ts";
import { projectDefaults, readData } from "../../support/audit-layers.ts";

interface Defect {
  readonly id: string;
  readonly rule?: string;
  readonly issue?: string;
  readonly ids: readonly string[];
  // The answers are a table of many kinds; each kind is read where it is compared.
  readonly expected: Readonly<Record<string, unknown>>;
  readonly alsoFails?: readonly string[];
  readonly tolerance?: { readonly value: number; readonly unit: string };
}

const answers = JSON.parse(readData("demo", "answers.json")) as {
  readonly defects: readonly Defect[];
  readonly totals: {
    readonly byStatus: Record<string, number>;
    readonly parcels: number;
    readonly balanceGapM2: number;
    readonly balanceOverlapM2: number;
  };
};
const kernel = auditDemo(createKernelEngine());
const turf = auditDemo(createTurfEngine());

const parcelOf = (report: AuditReport, ids: readonly string[]): ParcelAudit => {
  const found = ids.flatMap((id) => report.parcels.find((parcel) => parcel.id === id) ?? [])[0];
  if (found === undefined) throw new Error(`no parcel among ${ids.join(", ")}`);
  return found;
};

function isNear(got: unknown, expected: unknown, { tolerance }: Defect): boolean {
  if (typeof expected !== "number" || typeof got !== "number") return got === expected;
  const allowed =
    tolerance === undefined
      ? 1e-9
      : tolerance.unit === "relative"
        ? tolerance.value * Math.abs(expected)
        : tolerance.value;
  return Math.abs(got - expected) <= allowed;
}

/** Among several checks of one kind, one must hold all that is expected. */
function expectCheck(checks: readonly Check[], defect: Defect, wanted: Readonly<Record<string, unknown>>): void {
  const holds = checks.some((check) =>
    Object.entries(wanted).every(([key, value]) =>
      isNear((check as unknown as Record<string, unknown>)[key], value, defect),
    ),
  );
  expect(
    holds,
    `${defect.id}: ${JSON.stringify(wanted)} among ${JSON.stringify(checks.map(({ verdict, value, limit, op, origin, reason }) => ({ verdict, value, limit, op, origin, reason })))}`,
  ).toBe(true);
}

function pick(source: Readonly<Record<string, unknown>>, ...keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]]));
}

const indicatorKeys: Readonly<Record<string, string>> = { "indicator.admin_living_share": "admin_land_share" };

function compareIndicator(parcel: ParcelAudit, defect: Defect): void {
  const { expected } = defect;
  const key = indicatorKeys[defect.rule ?? ""] ?? (defect.rule ?? "").replace("indicator.", "");
  const figure = parcel.indicators[key as keyof ParcelAudit["indicators"]];
  const checks = parcel.checks.filter((check) => check.key === key);
  for (const name of ["value", "lower", "upper", "state"] as const) {
    if (expected[name] !== undefined)
      expect(isNear(figure[name], expected[name], defect), `${defect.id} ${name}: got ${figure[name]}`).toBe(true);
  }
  for (const missing of (expected.missing as readonly string[] | undefined) ?? [])
    expect(figure.missing).toContain(missing);
  if (expected.uncorrected !== undefined) {
    const plain = figure.inputs.find((input) => input.name === "far_uncorrected")?.value;
    expect(isNear(plain, expected.uncorrected, defect), `${defect.id} uncorrected: got ${plain}`).toBe(true);
  }
  if (expected.contractVerdict !== undefined) {
    expectCheck(checks, defect, {
      origin: "contract",
      verdict: expected.contractVerdict,
      limit: expected.contractLimit,
    });
    return;
  }
  if (expected.reason === "site_area_missing") expect(figure.reason).toBe("site_area_missing");
  if (expected.verdict !== undefined) expectCheck(checks, defect, pick(expected, "verdict", "limit", "op", "origin"));
}

function compareIdle(parcel: ParcelAudit, { expected, ...defect }: Defect): void {
  const { idle } = parcel;
  const whole = { ...defect, expected };
  expect(idle.class, defect.id).toBe(expected.class);
  for (const key of ["measure", "nextDate"] as const)
    if (expected[key] !== undefined) expect(idle[key], defect.id).toBe(expected[key]);
  for (const key of ["effectiveStart", "daysLate", "areaRatio", "investRatio"] as const) {
    if (expected[key] !== undefined)
      expect(isNear(idle.facts[key], expected[key], whole), `${defect.id} ${key}: got ${idle.facts[key]}`).toBe(true);
  }
  for (const key of ["tags", "flags", "missing"] as const) {
    for (const wanted of (expected[key] as readonly string[] | undefined) ?? [])
      expect(idle[key], defect.id).toContain(wanted);
  }
  if (expected.stage !== undefined) expect(parcel.stage).toBe(expected.stage);
}

function compareControl(parcel: ParcelAudit, defect: Defect): void {
  const { expected } = defect;
  const checks = parcel.checks.filter((check) => check.rule === "control_line.overlap" && check.key === expected.line);
  const value = expected.overlapM2 ?? expected.outsideM2;
  expectCheck(checks, defect, {
    verdict: expected.verdict,
    ...pick(expected, "reason"),
    ...(value === undefined ? {} : { value }),
  });
  if (expected.buildingOverlapM2 !== undefined) expect(checks[0]?.details?.buildings).toContain(defect.ids[0]);
}

function compareStraddle(parcel: ParcelAudit, defect: Defect): void {
  const check = parcel.checks.find((candidate) => candidate.rule === "zoning.straddle");
  expect(check?.verdict, defect.id).toBe(defect.expected.verdict);
  const areas = defect.expected.areaM2;
  if (typeof areas === "object" && areas !== null) {
    for (const [zoneId, areaM2] of Object.entries(areas)) {
      const share = parcel.zoneShares.find((candidate) => candidate.zoneId === zoneId);
      expect(isNear(share?.areaM2, areaM2, defect), `${zoneId}: got ${share?.areaM2}`).toBe(true);
    }
  }
}

function compareExit({ exit }: ParcelAudit, defect: Defect): void {
  const { shortfalls, ...rest } = defect.expected;
  expect(exit, defect.id).toMatchObject(rest);
  if (Array.isArray(shortfalls)) expect(exit.shortfalls.map(({ key }) => key)).toEqual(shortfalls);
}

function compareLowUse({ lowUse }: ParcelAudit, defect: Defect): void {
  const { class: expected, criterion, value, lower, limit, missing } = defect.expected;
  expect(lowUse.class, defect.id).toBe(expected);
  const found = lowUse.criteria.find(({ key }) => key === criterion);
  expect(found?.class).toBe(expected);
  if (limit !== undefined) expect(found?.limit).toBe(limit);
  const shown = value ?? lower;
  if (shown !== undefined) expect(isNear(found?.value, shown, defect), `${defect.id}: got ${found?.value}`).toBe(true);
  if (missing !== undefined) expect(found?.missing).toEqual(missing);
}

function compareZombie(report: AuditReport, { id, tags }: ParcelAudit, { expected, ...defect }: Defect): void {
  const firm = report.enterprises.find(({ parcelIds }) => parcelIds.includes(id));
  expect(firm?.zombie, defect.id).toMatchObject({ class: expected.class, signals: expected.signals });
  for (const missing of (expected.missing as readonly string[] | undefined) ?? [])
    expect(firm?.zombie.missing).toContain(missing);
  expect(tags.includes("suspected_zombie")).toBe(expected.class === "suspected_zombie");
}

function compareBuffer({ checks }: ParcelAudit, defect: Defect): void {
  const { missing, ...wanted } = defect.expected;
  const own = checks.filter(({ rule }) => rule === defect.rule);
  expectCheck(own, defect, wanted);
  for (const name of (missing as readonly string[] | undefined) ?? [])
    expect(own.some((check) => check.missing.includes(name))).toBe(true);
}

function compareIssue(report: AuditReport, defect: Defect): void {
  const { expected } = defect;
  const found = report.issues.filter(
    (issue) => issue.code === defect.issue && defect.ids.every((id) => issue.ids.includes(id)),
  );
  expect(found.length, `${defect.id}: ${defect.issue} of ${defect.ids.join(", ")}`).toBeGreaterThan(0);
  if (expected.severity !== undefined) expect(found[0]?.severity).toBe(expected.severity);
  if (expected.measuredM2 !== undefined) {
    expect(isNear(found[0]?.measured, expected.measuredM2, defect), `${defect.id}: got ${found[0]?.measured}`).toBe(
      true,
    );
  }
}

function compare(report: AuditReport, defect: Defect): void {
  if (defect.issue !== undefined) compareIssue(report, defect);
  const { rule } = defect;
  if (rule === undefined) return;
  const parcel = parcelOf(report, defect.ids);
  if (rule === "parcel.stage") expect(parcel.stage).toBe(defect.expected.stage);
  else if (rule === "idle.classify") compareIdle(parcel, defect);
  else if (rule.startsWith("indicator.")) compareIndicator(parcel, defect);
  else if (rule === "control_line.overlap") compareControl(parcel, defect);
  else if (rule === "exit.three_circles") compareExit(parcel, defect);
  else if (rule === "low_use") compareLowUse(parcel, defect);
  else if (rule === "zombie.screen") compareZombie(report, parcel, defect);
  else if (rule.startsWith("buffer.")) compareBuffer(parcel, defect);
  else if (rule === "zoning.straddle") compareStraddle(parcel, defect);
  else if (rule === "zoning.use")
    expectCheck(
      parcel.checks.filter((check) => check.rule === rule),
      defect,
      pick(defect.expected, "verdict", "reason"),
    );
  else if (rule === "topology.area_check") {
    const verdict = defect.expected.class === "fail" ? "fail" : "conditional";
    expectCheck(
      parcel.checks.filter((check) => check.rule === rule),
      defect,
      { verdict },
    );
  } else throw new Error(`${defect.id}: no comparison for ${rule}`);
}

/** Was this failing check planted on this parcel, by its own answer or as what follows from one? */
function isPlanted(id: string, check: Check): boolean {
  return answers.defects.some(({ ids, rule, alsoFails = [] }) => {
    if (!ids.includes(id)) return false;
    const key = indicatorKeys[rule ?? ""] ?? (rule ?? "").replace("indicator.", "");
    return check.rule === rule || check.key === key || alsoFails.includes(check.key);
  });
}

describe("the audit finds every planted defect of the demo park", () => {
  for (const defect of answers.defects) {
    it(`${defect.id}: ${defect.rule ?? defect.issue} of ${defect.ids.join(", ")}`, () => compare(kernel, defect));
  }

  it("counts parcels by status as designed", () => {
    const counts = Object.fromEntries(
      Object.entries(kernel.totals.byStatus).map(([status, { parcels }]) => [status, parcels]),
    );
    expect(counts).toEqual(answers.totals.byStatus);
  });

  it("measures the only gap and the only overlap of the zones", () => {
    expect(kernel.parks[0]?.balanceGapM2).toBeCloseTo(answers.totals.balanceGapM2, 1);
    expect(kernel.parks[0]?.balanceOverlapM2).toBeCloseTo(answers.totals.balanceOverlapM2, 1);
  });

  it("reports nothing that was not planted: each error names a planted id", () => {
    const planted = new Set(answers.defects.flatMap((defect) => defect.ids));
    const surprises = kernel.issues.filter(
      (issue) => issue.severity === "error" && !issue.ids.some((id) => planted.has(id)),
    );
    expect(surprises.map((issue) => issue.message)).toEqual([]);
  });

  it("breaks no limit that was not planted, on any parcel", () => {
    const surprises = kernel.parcels.flatMap((parcel) =>
      parcel.checks
        .filter((check) => check.verdict === "fail" && !isPlanted(parcel.id, check))
        .map((check) => `${parcel.id} ${check.rule} ${check.key} ${check.origin}`),
    );
    expect(surprises).toEqual([]);
  });

  it("flags no land and no firm that was not planted", () => {
    const plantedAs = (rule: string, id: string): boolean =>
      answers.defects.some((defect) => defect.rule === rule && defect.ids.includes(id));
    const surprises = kernel.parcels.flatMap(({ id, exit, lowUse, idle, tags }) => [
      ...(exit.class.startsWith("enclosed_") &&
      exit.class !== "enclosed_not_built" &&
      !plantedAs("exit.three_circles", id)
        ? [`${id} ${exit.class}`]
        : []),
      ...(exit.class === "enclosed_not_built" && !plantedAs("idle.classify", id) ? [`${id} ${exit.class}`] : []),
      ...((lowUse.class === "inefficient" || lowUse.class === "review") &&
      !plantedAs("low_use", id) &&
      !plantedAs("exit.three_circles", id)
        ? [`${id} ${lowUse.class}`]
        : []),
      ...(/idle_|late/.test(idle.class) && idle.class !== "not_idle" && !plantedAs("idle.classify", id)
        ? [`${id} ${idle.class}`]
        : []),
      ...(tags.includes("suspected_zombie") && !plantedAs("zombie.screen", id) ? [`${id} zombie`] : []),
    ]);
    expect(surprises).toEqual([]);
  });
});

describe("the two engines on the demo park", () => {
  it("give the same verdict on every check of every parcel", () => {
    const verdictsOf = (report: AuditReport) =>
      report.parcels.map((parcel) => [
        parcel.id,
        parcel.status,
        parcel.verdict,
        ...parcel.checks.map((check) => `${check.rule} ${check.key} ${check.verdict}`),
      ]);
    expect(verdictsOf(turf)).toEqual(verdictsOf(kernel));
  });

  it("agree on every area within the tolerance of the project defaults", () => {
    const allowedM2 = projectDefaults.engine_tolerance_m2;
    let largestM2 = 0;
    const differ = (a: number | undefined | null, b: number | undefined | null): void => {
      if (a == null && b == null) return;
      largestM2 = Math.max(largestM2, Math.abs((a ?? Number.NaN) - (b ?? Number.NaN)));
    };
    kernel.parcels.forEach((parcel, index) => {
      const other = turf.parcels[index];
      expect(other?.zoneShares.map((share) => share.zoneId)).toEqual(parcel.zoneShares.map((share) => share.zoneId));
      for (const [position, share] of parcel.zoneShares.entries())
        differ(share.areaM2, other?.zoneShares[position]?.areaM2);
      for (const [position, building] of parcel.buildings.entries()) {
        differ(building.footprintM2, other?.buildings[position]?.footprintM2);
      }
      parcel.checks.forEach((check, position) => {
        if (check.unit === "m2") differ(check.value, other?.checks[position]?.value);
      });
    });
    kernel.parks.forEach((park, index) => {
      differ(park.balanceGapM2, turf.parks[index]?.balanceGapM2);
      differ(park.balanceOverlapM2, turf.parks[index]?.balanceOverlapM2);
    });
    expect(largestM2).toBeLessThanOrEqual(allowedM2);
  });
});
