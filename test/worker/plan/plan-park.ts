import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AuditContext } from "../../../src/core/analysis/audit-context.ts";
import { auditWorldSteps } from "../../../src/core/analysis/audit-dataset.ts";
import type { JudgedPark } from "../../../src/core/analysis/judge-park.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { paletteSchema } from "../../../src/core/model/land-use.ts";
import type { readDataset } from "../../../src/formats/dataset/read-dataset.ts";
import { readDatasetSteps } from "../../../src/formats/dataset/read-dataset-steps.ts";
import { toLandUseCodes } from "../../../src/formats/dataset/to-land-use-codes.ts";
import type { InputFile } from "../../../src/formats/input-file.ts";
import { openFiles } from "../../../src/formats/zip/open-files.ts";
import type { CallContext } from "../../../src/worker/call-server.ts";
import { createHandlers } from "../../../src/worker/handlers.ts";
import type { ParkSource } from "../../../src/worker/messages.ts";
import type { EditWindow, PlanOutcome, PlanUpdate } from "../../../src/worker/plan/plan-messages.ts";
import type { WorkerTools } from "../../../src/worker/worker-tools.ts";
import { readPack } from "../../support/audit-demo.ts";
import { crsTable, landUseTables, projectDefaults, readData } from "../../support/audit-layers.ts";

/* The worker with the demo open, for tests of the plan. */

const demoFolder = fileURLToPath(new URL("../../../data/demo/", import.meta.url));
const demoFiles: readonly InputFile[] = readdirSync(demoFolder)
  .filter((name) => /\.(geojson|json)$/.test(name) && name !== "answers.json")
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${demoFolder}${name}`)) }));

const engine = createKernelEngine();
const datasets = new Map<readonly InputFile[], ReturnType<typeof readDataset>>();
const audits = new WeakMap<ParkDataset, JudgedPark>();

/** Read and judged once for all tests: what they share is never changed. */
function* auditOnce(dataset: ParkDataset, context: AuditContext): ReturnType<typeof auditWorldSteps> {
  const known = audits.get(dataset) ?? (yield* auditWorldSteps(dataset, context));
  audits.set(dataset, known);
  return known;
}

function planTools(part: Partial<WorkerTools> = {}): WorkerTools {
  const pack = readPack("cn-national-2023");
  return {
    loadDemo: async () => demoFiles,
    read: async (files) => {
      const read = datasets.get(files) ?? readPark(files);
      datasets.set(files, read);
      const { dataset, issues } = read;
      return { dataset, issues };
    },
    auditWorldSteps: auditOnce,
    engine,
    loadSecondEngine: async () => engine,
    packs: () => new Map([[pack.pack.id, pack]]),
    defaults: () => projectDefaults,
    crsTable: () => crsTable,
    palette: () => paletteSchema.parse(JSON.parse(readData("land-use", "palette.json"))),
    landUseTables: () => landUseTables,
    loadPinyin: async () => () => [],
    now: () => performance.now(),
    timestamp: () => "2026-04-01T00:00:00Z",
    ...part,
  };
}

/** Files as the worker reads them: packed ones, too. */
function readPark(files: readonly InputFile[]): ReturnType<typeof readDataset> {
  const steps = readDatasetSteps(files, openFiles(files), { crsTable, landUseCodes: toLandUseCodes(landUseTables) });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export const calm: CallContext = {
  progress: () => {},
  rows: () => {},
  preview: () => {},
  pause: async () => {},
};

const options = { asOf: null, today: "2026-04-02", ruleSets: null };

/** A worker that has opened the demo, or another source. */
export async function openWorker(tools = planTools(), source: ParkSource = { kind: "demo" }) {
  const calls = createHandlers(tools);
  const outcome = await calls.open({ source, options }, calm);
  if (outcome.kind !== "opened") throw new Error("the park was not opened");
  return { calls, park: outcome.park };
}

/** The update of something that has to be done. */
export function done(outcome: PlanOutcome): PlanUpdate {
  if (outcome.kind !== "done") throw new Error(`not done: ${JSON.stringify(outcome)}`);
  return outcome.update;
}

/** A corner of a parcel of the window, and the same place moved a little. */
export function cornerOf(window: EditWindow, id: string): { readonly from: LngLat; readonly to: LngLat } {
  const found = window.records.find(({ kind, record }) => kind === "parcels" && record.id === id);
  const geometry = found?.record.geometry;
  const ring = geometry?.type === "Polygon" ? geometry.coordinates[0] : undefined;
  const from = ring?.[0];
  if (from === undefined) throw new Error(`no corner of ${id}`);
  return { from, to: [from[0] + 2e-5, from[1] + 1e-5] };
}
