import { expect, test } from "vitest";
import type { AuditContext } from "../../../../src/core/analysis/audit-context.ts";
import { auditDataset, auditWorldSteps } from "../../../../src/core/analysis/audit-dataset.ts";
import type { JudgedPark } from "../../../../src/core/analysis/judge-park.ts";
import { changeAudit } from "../../../../src/core/analysis/live/live-audit.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import { readDemo, readPack } from "../../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../../support/audit-layers.ts";
import { createRandom } from "../../geometry/random-shapes.ts";
import { randomEdit } from "./random-edits.ts";
import { findDifferences } from "./same-report.ts";

function run<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function openDemo(): JudgedPark {
  const { dataset } = readDemo();
  const context: AuditContext = {
    asOf: dataset.meta.asOf ?? "",
    generatedAt: "",
    rulePacks: dataset.meta.ruleSets.map(readPack),
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
  };
  return run(auditWorldSteps(dataset, context));
}

function fromScratch({ world }: JudgedPark) {
  return auditDataset(world.sources.dataset, { ...world.context, engine: createKernelEngine() });
}

const edits = Number(process.env.EDITS ?? 300);
const every = Number(process.env.EVERY ?? 25);

test("after 300 random edits of every layer of the demo the report is that of a whole audit", () => {
  const random = createRandom(Number(process.env.SEED ?? 5));
  let judged = openDemo();
  let done = 0;
  while (done < edits) {
    const change = randomEdit(judged.world.sources.dataset, random);
    if (change === undefined) continue;
    try {
      judged = run(changeAudit(judged, change)).judged;
    } catch (error) {
      if (process.env.VERBOSE) console.log(done, JSON.stringify(change).slice(0, 600));
      throw error;
    }
    done++;
    if (process.env.VERBOSE) {
      const [r] = change.records ?? [];
      console.log(done, r?.kind, r?.id, r?.to === undefined ? "removed" : "");
    }
    if (done % every === 0) expect(findDifferences(judged.report, fromScratch(judged))).toEqual([]);
  }
}, 600_000);
