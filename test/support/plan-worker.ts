import { auditWorldSteps } from "../../src/core/analysis/audit-dataset.ts";
import type { AuditWorld } from "../../src/core/analysis/audit-world.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { formatDataset } from "../../src/formats/dataset/format-dataset.ts";
import { auditPark } from "../../src/worker/audit-park.ts";
import type { CallContext } from "../../src/worker/call-server.ts";
import type { OpenPark } from "../../src/worker/open-park.ts";
import type { PlanOutcome, PlanUpdate } from "../../src/worker/plan/plan-messages.ts";
import { startPlan } from "../../src/worker/plan/start-plan.ts";
import type { WorkerTools } from "../../src/worker/worker-tools.ts";
import { crsTable, landUseTables, projectDefaults } from "./audit-layers.ts";

/* The plan over a drawn park as the worker holds it, with its state in sight. */

export const calm: CallContext = { progress: () => {}, rows: () => {}, preview: () => {}, pause: async () => {} };

export function planTools(dataset: ParkDataset, part: Partial<WorkerTools> = {}): WorkerTools {
  const engine = createKernelEngine();
  return {
    loadDemo: async () => [...formatDataset(dataset)].map(([name, bytes]) => ({ name, bytes })),
    read: async () => ({ dataset, issues: [] }),
    auditWorldSteps,
    engine,
    loadSecondEngine: async () => engine,
    packs: () => new Map(),
    defaults: () => projectDefaults,
    crsTable: () => crsTable,
    palette: () => ({ source: "", ink: "", entries: [] }),
    landUseTables: () => landUseTables,
    loadPinyin: async () => () => [],
    now: () => performance.now(),
    timestamp: () => "2026-04-01T00:00:00Z",
    ...part,
  };
}

const options = { asOf: "2026-03-31", today: "2026-04-02", ruleSets: [] };

/** A whole audit, drawings included, as opening makes it. */
export function auditWhole(dataset: ParkDataset, tools: WorkerTools, context = calm) {
  return auditPark(tools, context, dataset, options, [], 1, null);
}

/** Opens a park and starts its plan. `shown()` is the state all calls of the worker read. */
export async function openPlan(dataset: ParkDataset, part: Partial<WorkerTools> = {}) {
  const tools = planTools(dataset, part);
  const audited = await auditWhole(dataset, tools);
  let shown: { readonly park: OpenPark; readonly world: AuditWorld } = audited;
  let revision = 1;
  const plan = await startPlan(
    {
      get: () => shown,
      set(park, world) {
        shown = { park, world };
      },
      nextRevision: () => ++revision,
    },
    tools,
    null,
  );
  return { ...plan, calls: plan.handlers, tools, opened: audited.opened, shown: () => shown };
}

/** The update of something that has to be done. */
export function done(outcome: PlanOutcome): PlanUpdate {
  if (outcome.kind !== "done") throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.update;
}

/** A dataset as bytes, for comparing two of them. */
export function toText(dataset: ParkDataset): string {
  const decoder = new TextDecoder();
  return [...formatDataset(dataset)].map(([name, bytes]) => `${name}\n${decoder.decode(bytes)}`).join("\n");
}
