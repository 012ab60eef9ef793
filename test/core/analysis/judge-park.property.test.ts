import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../../src/core/analysis/audit-dataset.ts";
import { judgePark } from "../../../src/core/analysis/judge-park.ts";
import { measurePark } from "../../../src/core/analysis/measure-park.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { addDays } from "../../../src/core/model/calendar.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { LoadedRulePack } from "../../../src/core/model/rule-pack.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";
import { evaluatedPark } from "../../support/evaluated-park.ts";

function run<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const engine = createKernelEngine();
const packs = ["cn-national-2023", "cn-national-2008", "cn-local-far-2021"].map(readPack);

/** A day of a quarter century, and packs in any order with a limit and two thresholds of their own. */
const someContext = fc
  .record({
    day: fc.nat({ max: 25 * 365 }),
    chosen: fc.shuffledSubarray(packs),
    limit: fc.nat(),
    factor: fc.double({ min: 0.2, max: 3, noNaN: true }),
    idleYears: fc.constantFrom(1, 2),
    vacantShare: fc.constantFrom(0.2, 0.5, 0.9),
  })
  .map(({ day, chosen, limit, factor, idleYears, vacantShare }): AuditContext => {
    const change = ({ pack, ...rest }: LoadedRulePack): LoadedRulePack => ({
      ...rest,
      pack: {
        ...pack,
        limits: pack.limits.map((one, index) =>
          index === limit % pack.limits.length && one.value !== undefined ? { ...one, value: one.value * factor } : one,
        ),
        ...(pack.idle === undefined ? {} : { idle: { ...pack.idle, not_started_years: idleYears } }),
        ...(pack.inefficient?.vacancy === undefined
          ? {}
          : { inefficient: { ...pack.inefficient, vacancy: { ...pack.inefficient.vacancy, share: vacantShare } } }),
      },
    });
    return {
      asOf: addDays("2010-01-01", day),
      generatedAt: "",
      rulePacks: chosen.map(change),
      defaults: projectDefaults,
      crsTable,
      landUseTables,
      engine,
      readIssues: [],
    };
  });

describe("judging again what was measured once is a whole audit, on any day and by any limit", () => {
  test.each<[string, ParkDataset, number]>([
    ["a park with something in every land account", evaluatedPark(), 40],
    ["the demo", readDemo().dataset, 2],
  ])("%s", (_, dataset, numRuns) => {
    const { tolerances } = projectDefaults;
    // The same measurement for all runs: what one judgment left behind would show in the next.
    const measured = run(measurePark(dataset, { engine, crsTable, tolerances }));
    fc.assert(
      fc.property(someContext, (context) => {
        expect(run(judgePark(measured, context)).report).toEqual(auditDataset(dataset, context));
      }),
      { numRuns },
    );
  });
});
