import { describe, expect, test } from "vitest";
import type { AuditReport } from "../../../src/core/analysis/audit-report.ts";
import { judgePark } from "../../../src/core/analysis/judge-park.ts";
import { measurePark } from "../../../src/core/analysis/measure-park.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";

/* The demo on many days from before its first parcel to years after its last record: nothing nonsensical is said on any. */

function run<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const { dataset } = readDemo();
const engine = createKernelEngine();
const rulePacks = [readPack("cn-national-2023")];
const measured = run(measurePark(dataset, { engine, crsTable, tolerances: projectDefaults.tolerances }));
const days = Array.from({ length: 17 }, (_, index) => 2014 + index).flatMap((year) =>
  ["01-01", "06-30", "12-31"].map((day) => `${year}-${day}`),
);
const reports = days.map(
  (asOf): AuditReport =>
    run(
      judgePark(measured, {
        asOf,
        generatedAt: "",
        rulePacks,
        defaults: projectDefaults,
        crsTable,
        landUseTables,
        engine,
        readIssues: [],
      }),
    ).report,
);
const parcelCount = dataset.layers.parcels?.size ?? 0;

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === "object" && value !== null;

/** What is wrong with the numbers of a report, its figures and its open checks. */
function findNonsense(report: AuditReport): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value === "number") {
      const mayBeNegative = /gap|place|difference|coordinates/i.test(path);
      if (!Number.isFinite(value) || (value < 0 && !mayBeNegative)) found.push(`${path} = ${value}`);
    }
    if (!isBag(value)) return;
    if ("state" in value && "formula" in value) found.push(...lookAtFigure(value, path));
    const isSilent = value.verdict === "unknown" && "rule" in value && value.reason === undefined;
    if (isSilent && (value.missing as readonly string[]).length === 0)
      found.push(`${path} is unknown and says not why`);
    for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
  };
  const { parks, zones, parcels, enterprises, totals, ranking } = report;
  look({ parks, zones, parcels, enterprises, totals, ranking }, report.asOf);
  return found;
}

function lookAtFigure({ value, lower, upper, state, reason, missing }: Bag, path: string): readonly string[] {
  const isKnown = state === "known" || state === "estimated";
  const isCrossed = typeof lower === "number" && typeof upper === "number" && lower > upper * (1 + 1e-9) + 1e-9;
  const isSilent = state === "unknown" && reason === undefined && (missing as readonly string[]).length === 0;
  return [
    ...(isKnown === (value === null) ? [`${path} is ${String(state)} with ${String(value)}`] : []),
    ...(isCrossed ? [`${path} is between ${lower} and ${upper}`] : []),
    ...(isSilent ? [`${path} is unknown and says not why`] : []),
  ];
}

describe("on any day", () => {
  test("every parcel is counted once, by status and by stage", () => {
    const counts = reports.flatMap(({ asOf, totals }) =>
      [totals.byStatus, totals.byStage].map((groups) => [
        asOf,
        Object.values(groups).reduce((sum, { parcels }) => sum + parcels, 0),
      ]),
    );
    expect(counts.filter(([, count]) => count !== parcelCount)).toEqual([]);
  });

  test("numbers are finite and not negative, bounds in order, and what is open says why", () => {
    expect(reports.flatMap(findNonsense).slice(0, 5)).toEqual([]);
  });

  test("the land accounts make up the park", () => {
    const verdicts = reports.flatMap(({ parks }) => parks.map(({ evaluation }) => evaluation.identity.verdict));
    expect(new Set(verdicts)).toEqual(new Set(["pass"]));
  });

  test("land comes on and never goes back, but to a state that a later survey puts in doubt", () => {
    const order = [
      "unknown",
      "unsupplied",
      "approved_not_supplied",
      "reserved",
      "supplied_not_built",
      "under_construction",
      "built",
      "reclaimed",
    ];
    const back: string[] = [];
    for (const [index, report] of reports.entries()) {
      const before = new Map(reports[index - 1]?.parcels.map((parcel) => [parcel.id, parcel.stage]));
      for (const { id, stage } of report.parcels) {
        const was = before.get(id);
        if (was === undefined || stage === "supplied_status_unknown") continue;
        if (order.indexOf(stage) < order.indexOf(was)) back.push(`${report.asOf} ${id}: ${was} -> ${stage}`);
      }
    }
    expect(back).toEqual([]);
  });

  test("time alone frees no land that is idle: only a permit, a finding of cause or a recovery does", () => {
    const freed: string[] = [];
    for (const [index, report] of reports.entries()) {
      const before = new Map(reports[index - 1]?.parcels.map((parcel) => [parcel.id, parcel]));
      for (const { id, idle, stage } of report.parcels) {
        const was = before.get(id);
        if (was === undefined || was.stage !== stage || !/^(suspected_idle|idle_confirmed)/.test(was.idle.class))
          continue;
        if (idle.class === "not_idle" || idle.class === "unknown") freed.push(`${report.asOf} ${id}`);
      }
    }
    expect(freed).toEqual([]);
  });
});
