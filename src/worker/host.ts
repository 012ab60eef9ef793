import { auditWorldSteps } from "../core/analysis/audit-dataset.ts";
import { createKernelEngine } from "../core/geometry/kernel-engine.ts";
import type { MappingFile } from "../core/model/mapping.ts";
import { readDatasetSteps } from "../formats/dataset/read-dataset-steps.ts";
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
import type { KeptParks } from "./kept-parks.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { loadPinyin } from "./pinyin.ts";
import { createBrowserPeers } from "./plan/plan-peers.ts";
import { createTileConnection } from "./tiles/tile-connection.ts";
import { createSlices, createTurns } from "./turns.ts";
import type { ReadOutcome, WorkerTools } from "./worker-tools.ts";

/** SHA-256 of all that decides what reading a file gives, put in by the build; "" while developing. */
declare const __READING_BUILD__: string;

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
    if (files === demo) return readFiles(files, mapping, report, pause);
    const { reopenPark } = await import("./reopen-park.ts");
    const outcome = await reopenPark(files, {
      parks: await keptParks(),
      program: __READING_BUILD__,
      options: JSON.stringify({ mapping: mapping ?? null }),
      hash: hashBytes,
      read: () => readFiles(files, mapping, report, pause),
    });
    report(1);
    await pause();
    return outcome;
  },
  keptParks,
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
  planJournal: async () => (await import("./plan/indexed-journal.ts")).openIndexedJournal(),
  planPeers: createBrowserPeers,
  tiles: createTileConnection(),
  now: () => performance.now(),
  timestamp: () => new Date().toISOString(),
};

/** Reads the files themselves. A cancel is heard between two steps. */
async function readFiles(
  files: readonly InputFile[],
  mapping: MappingFile | undefined,
  report: (share: number) => void,
  pause: () => Promise<void>,
): Promise<ReadOutcome> {
  // Only files from outside can name a system that is not in the table of the program.
  if (files !== demo) (await import("./all-projections.ts")).addAllProjections();
  // Likewise only they can be large or packed: what scans and what unpacks is loaded with them.
  const large = files === demo ? undefined : await import("../formats/dataset/scan-large-layer.ts");
  const zip = files === demo ? undefined : await import("../formats/zip/open-files.ts");
  const opened = zip?.openFiles(files) ?? { files, refused: new Map() };
  const steps = readDatasetSteps(files, opened, {
    mapping,
    scanner: large?.scanLargeLayer,
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
}

async function keptParks(): Promise<KeptParks | undefined> {
  return (await import("./browser-parks.ts")).openBrowserParks();
}

/** SHA-256, hex, off this thread. Where copies can be kept the browser has it. No shared memory is used anywhere. */
async function hashBytes(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const receive = createCallServer({
  handlers: createHandlers(tools),
  post: (message: FromWorker, transfer?: Transferable[]) => self.postMessage(message, { transfer: transfer ?? [] }),
  nextTurn: createTurns(),
});

self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
