import { auditWorldSteps } from "../core/analysis/audit-dataset.ts";
import { createKernelEngine } from "../core/geometry/kernel-engine.ts";
import { readDatasetSteps } from "../formats/dataset/read-dataset.ts";
import { toLandUseCodes } from "../formats/dataset/to-land-use-codes.ts";
import type { InputFile } from "../formats/input-file.ts";
import {
  getCrsTable,
  getLandUseTables,
  getPalette,
  getProjectDefaults,
  getRulePacks,
  loadDemo,
} from "./bundled-data.ts";
import { createCallServer } from "./call-server.ts";
import { createHandlers } from "./handlers.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { loadPinyin } from "./pinyin.ts";
import { createTileConnection } from "./tiles/tile-connection.ts";
import { createSlices, createTurns } from "./turns.ts";
import type { WorkerTools } from "./worker-tools.ts";

/* The audit worker: binds the handlers to the real reader, engines, tables and clock. */

let demo: readonly InputFile[] | null = null;

const tools: WorkerTools = {
  async loadDemo() {
    demo = await loadDemo();
    return demo;
  },
  async read(files, mapping, report, pause) {
    report(0);
    await pause();
    // Only files from outside can name a system that is not in the table of the program.
    if (files !== demo) (await import("./all-projections.ts")).addAllProjections();
    const steps = readDatasetSteps(files, {
      mapping,
      crsTable: getCrsTable(),
      landUseCodes: toLandUseCodes(getLandUseTables()),
    });
    // A cancel is heard between two steps; what was read so far goes with the generator.
    const nextSlice = createSlices(pause, tools.now);
    let told = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        report(1);
        await pause();
        return { dataset: step.value.dataset, issues: step.value.issues };
      }
      if (step.value >= told + 0.01) {
        told = step.value;
        report(told);
      }
      await nextSlice();
    }
  },
  auditWorldSteps,
  engine: createKernelEngine(),
  loadSecondEngine: async () => {
    const { createTurfEngine } = await import("../core/geometry/turf-engine.ts");
    return createTurfEngine();
  },
  packs: getRulePacks,
  defaults: getProjectDefaults,
  crsTable: getCrsTable,
  palette: getPalette,
  landUseTables: getLandUseTables,
  loadPinyin,
  tiles: createTileConnection(),
  now: () => performance.now(),
  timestamp: () => new Date().toISOString(),
};

const receive = createCallServer({
  handlers: createHandlers(tools),
  post: (message: FromWorker, transfer?: Transferable[]) => self.postMessage(message, { transfer: transfer ?? [] }),
  nextTurn: createTurns(),
});

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
