import { describe, expect, test } from "vitest";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditDataset, auditWorldSteps } from "../../../src/core/analysis/audit-dataset.ts";
import { findAudit, pairAudits } from "../../../src/core/analysis/audit-list.ts";
import type { ParcelAudit } from "../../../src/core/analysis/audit-report.ts";
import { createAuditSource, JudgedRecord } from "../../../src/core/analysis/judged-parcel.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import { readDemo, readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";

const { dataset, issues } = readDemo();
const context: AuditContext = {
  asOf: dataset.meta.asOf ?? "",
  generatedAt: "",
  rulePacks: dataset.meta.ruleSets.map(readPack),
  defaults: projectDefaults,
  crsTable,
  landUseTables,
  engine: createKernelEngine(),
  readIssues: issues,
};
const full = auditDataset(dataset, context);

function judgeCompactly(onJudged?: AuditContext["onJudged"]) {
  const steps = auditWorldSteps(dataset, { ...context, keptAudits: 0, onJudged });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe("a park too large to keep its audits", () => {
  const seen: ParcelAudit[] = [];
  const { report, world } = judgeCompactly((_parcel, audit) => seen.push(audit));

  test("gives the same report, byte by byte", () => {
    expect(JSON.stringify(report)).toBe(JSON.stringify(full));
  });

  test("judges a parcel again into what was said of it first, field by field", () => {
    expect(report.parcels).toHaveLength(full.parcels.length);
    for (const [index, audit] of full.parcels.entries()) {
      expect(report.parcels[index]).toEqual(audit);
      expect(world.parcels[index]?.audit).toEqual(audit);
    }
  });

  test("hands over every parcel while it is judged, in the order of the report", () => {
    expect(seen).toEqual(full.parcels);
  });

  test("forgets who was told, so that another question does not tell again", () => {
    expect(world.context).not.toHaveProperty("onJudged");
  });

  test("gives one object for equal briefs", () => {
    const briefs = new Set(world.parcels.map(({ brief }) => brief));
    const different = new Set(world.parcels.map(({ brief }) => JSON.stringify(brief)));
    expect(briefs.size).toBe(different.size);
    expect(briefs.size).toBeLessThan(world.parcels.length);
  });

  test("reads like an array and cannot be changed", () => {
    const { parcels } = report;
    expect([Array.isArray(parcels), parcels.at(-1)?.id, 0 in parcels, parcels.length in parcels]).toEqual([
      true,
      full.parcels.at(-1)?.id,
      true,
      false,
    ]);
    expect(() => Object.assign(parcels, [full.parcels[1]])).toThrow(TypeError);
  });
});

test("keeps the latest audits of a large park and judges the others again", () => {
  const base = judgeCompactly().world.parcels;
  let judged = 0;
  const source = createAuditSource(
    ({ facts }) => {
      judged++;
      return { ...full.parcels[0], id: facts.parcel.id } as ParcelAudit; // only the id is looked at
    },
    1_000_000,
    10,
  );
  const parcels = base.slice(0, 40).map((parcel) => new JudgedRecord(parcel, parcel.brief, parcel.amounts, source));
  for (const parcel of parcels) expect(parcel.audit.id).toBe(parcel.facts.parcel.id);
  expect(judged).toBe(40);
  for (const parcel of parcels.slice(-32)) expect(parcel.audit.id).toBe(parcel.facts.parcel.id);
  expect(judged).toBe(40);
  expect(parcels[0]?.audit.id).toBe(parcels[0]?.facts.parcel.id);
  expect(judged).toBe(41);
});

test("finds the audit of every parcel, and none of one that is not there", () => {
  for (const audit of full.parcels) expect(findAudit(full.parcels, audit.id)).toBe(audit);
  for (const id of ["", "GY", "zzz"]) expect(findAudit(full.parcels, id)).toBeUndefined();
});

test("puts the parcels of two reports side by side, in id order, each once", () => {
  const named = (ids: string) => [...ids].map((id) => ({ id }) as ParcelAudit); // only the id is looked at
  const pairs = [...pairAudits(named("abde"), named("bcef"))];
  expect(pairs.map(({ id, before, after }) => [id, before?.id, after?.id])).toEqual([
    ["a", "a", undefined],
    ["b", "b", "b"],
    ["c", undefined, "c"],
    ["d", "d", undefined],
    ["e", "e", "e"],
    ["f", undefined, "f"],
  ]);
});
