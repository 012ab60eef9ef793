import type { AuditContext } from "../../../../src/core/analysis/audit-context.ts";
import { auditDataset, auditWorldSteps } from "../../../../src/core/analysis/audit-dataset.ts";
import type { JudgedPark } from "../../../../src/core/analysis/judge-park.ts";
import { changeAudit, type LiveChange } from "../../../../src/core/analysis/live/live-audit.ts";
import { createKernelEngine } from "../../../../src/core/geometry/kernel-engine.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import { readPack } from "../../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults } from "../../../support/audit-layers.ts";
import { createRandom } from "../../geometry/random-shapes.ts";
import { randomEdit } from "./random-edits.ts";
import { findDifferences } from "./same-report.ts";

function run<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** A dataset judged by packs on a day, ready to be edited. */
export function openPark(dataset: ParkDataset, packs: readonly string[], asOf: string): JudgedPark {
  const context: AuditContext = {
    asOf,
    generatedAt: "",
    rulePacks: packs.map(readPack),
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
  };
  return run(auditWorldSteps(dataset, context));
}

export function commit(judged: JudgedPark, change: LiveChange) {
  return run(changeAudit(judged, change));
}

/** Where the report differs from a whole audit of the dataset as it is now. */
export function differencesFromScratch({ report, world }: JudgedPark): readonly string[] {
  const engine = createKernelEngine();
  return findDifferences(report, auditDataset(world.sources.dataset, { ...world.context, engine }));
}

/** Commits random edits; `look` sees the park after each of them. */
export function editAtRandom(
  start: JudgedPark,
  edits: number,
  seed: number,
  look: (judged: JudgedPark, done: number, change: LiveChange, before: JudgedPark) => void,
  edit: typeof randomEdit = randomEdit,
): JudgedPark {
  const random = createRandom(seed);
  let judged = start;
  for (let done = 0; done < edits; ) {
    const change = edit(judged.world.sources.dataset, random);
    if (change === undefined) continue;
    const before = judged;
    judged = commit(judged, change).judged;
    look(judged, ++done, change, before);
  }
  return judged;
}
