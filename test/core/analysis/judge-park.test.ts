import { describe, expect, test } from "vitest";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditDataset } from "../../../src/core/analysis/audit-dataset.ts";
import type { AuditReport } from "../../../src/core/analysis/audit-report.ts";
import { judgePark } from "../../../src/core/analysis/judge-park.ts";
import { measurePark } from "../../../src/core/analysis/measure-park.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";

function run<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const engine = createKernelEngine();
const pack = readPack("cn-national-2023");
const aContext = (part: Partial<AuditContext>): AuditContext => ({
  asOf: "2026-03-31",
  generatedAt: "2026-04-01T00:00:00Z",
  rulePacks: [pack],
  defaults: projectDefaults,
  crsTable,
  landUseTables,
  engine,
  readIssues: [],
  ...part,
});

describe("judging again what was measured once", () => {
  const { dataset } = readDemo();
  const { tolerances } = projectDefaults;
  const measured = run(measurePark(dataset, { engine, crsTable, tolerances }));
  const again = (context: AuditContext): AuditReport => run(judgePark(measured, context)).report;
  const stricter = {
    ...pack,
    pack: {
      ...pack.pack,
      limits: pack.pack.limits.map((limit) =>
        limit.key === "building_coefficient" ? { ...limit, value: 0.7 } : limit,
      ),
    },
  };

  test.each([
    ["on the same day", aContext({})],
    ["two years later", aContext({ asOf: "2028-03-31" })],
    ["ten years earlier", aContext({ asOf: "2016-01-01" })],
    ["by another limit", aContext({ rulePacks: [stricter] })],
    ["by two packs", aContext({ rulePacks: [pack, readPack("cn-national-2008")] })],
    ["without a pack", aContext({ rulePacks: [] })],
  ])("is a whole audit %s", (_, context) => {
    expect(again(context)).toEqual(auditDataset(dataset, context));
  });

  test("says something else on another day and by another limit", () => {
    const [now, later, strict] = [{}, { asOf: "2028-03-31" }, { rulePacks: [stricter] }].map((part) =>
      again(aContext(part)),
    );
    expect(later?.totals.byStatus).not.toEqual(now?.totals.byStatus);
    expect(strict?.totals.verdicts.fail).toBeGreaterThan(now?.totals.verdicts.fail ?? Number.NaN);
  });
});
