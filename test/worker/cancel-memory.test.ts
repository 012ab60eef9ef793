import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { auditWorldSteps } from "../../src/core/analysis/audit-dataset.ts";
import { createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import { paletteSchema } from "../../src/core/model/land-use.ts";
import { type CallContext, Cancelled } from "../../src/worker/call-server.ts";
import { createHandlers } from "../../src/worker/handlers.ts";
import { loadPinyin } from "../../src/worker/pinyin.ts";
import type { TileFeed } from "../../src/worker/tiles/tile-messages.ts";
import { tiledFrom } from "../../src/worker/tiles/tiled-from.ts";
import type { WorkerTools } from "../../src/worker/worker-tools.ts";
import { crsTable, landUseTables, projectDefaults, readData } from "../support/audit-layers.ts";
import { aDataset, aParcel, aRectangle } from "./demo-park.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** A worker that is given a park of so many parcels, a new one each time; `park` is the last of them, weakly held. */
function aWorker(count: number) {
  const parcels = Array.from({ length: count }, (_, i) =>
    aParcel({ id: `P${i}`, geometry: aRectangle(i % 100, Math.floor(i / 100)) }),
  );
  const fed: TileFeed["type"][] = [];
  let park: WeakRef<object> | undefined;
  const engine = createKernelEngine();
  const tools: WorkerTools = {
    loadDemo: async () => [],
    async read() {
      const dataset = aDataset({ parcels });
      park = new WeakRef(dataset);
      return { dataset, issues: [] };
    },
    auditWorldSteps,
    engine,
    loadSecondEngine: async () => engine,
    packs: () => new Map(),
    defaults: () => projectDefaults,
    crsTable: () => crsTable,
    palette: () => paletteSchema.parse(JSON.parse(readData("land-use", "palette.json"))),
    landUseTables: () => landUseTables,
    loadPinyin,
    tiles: { post: (feed) => fed.push(feed.type), takePort: () => undefined },
    now: () => performance.now(),
    timestamp: () => "2026-04-01T00:00:00Z",
  };
  return { handlers: createHandlers(tools), fed, isHeld: () => park?.deref() !== undefined };
}

/** Calls the work off in the stage named; never where there is none. */
function aContext(stage?: string): CallContext {
  let now = "";
  return {
    progress: (progress) => {
      now = progress.stage;
    },
    rows: () => {},
    preview: () => {},
    pause: async () => {
      if (now === stage) throw new Cancelled();
    },
  };
}

/** Does the call end so? The error goes here: its stack would hold what it was thrown in. */
const isCalledOff = (call: Promise<unknown> | unknown): Promise<boolean> =>
  Promise.resolve(call).then(
    () => false,
    (error: unknown) => error instanceof Cancelled,
  );

const request = { source: { kind: "demo" }, options: { asOf: null, today: "2026-04-02", ruleSets: null } } as const;

/** Weak references are kept to the end of the turn they were made in. */
async function collectAll(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
}

test.each(["judge", "draw"])("a park called off while it is at %s is held by nothing", async (stage) => {
  const { handlers, isHeld } = aWorker(20);
  expect(await isCalledOff(handlers.open(request, aContext(stage)))).toBe(true);
  await collectAll();
  expect(isHeld()).toBe(false);
});

test("a large park called off is held by nothing, and the tile worker is told to drop it", async () => {
  const { handlers, fed, isHeld } = aWorker(tiledFrom);
  expect(await isCalledOff(handlers.open(request, aContext("measure")))).toBe(true);
  await collectAll();
  expect(isHeld()).toBe(false);
  expect(fed).toEqual(["layer", "drop"]);
});

test("a park that was opened is held until another one takes its place", async () => {
  const { handlers, isHeld } = aWorker(20);
  await handlers.open(request, aContext());
  await collectAll();
  expect(isHeld()).toBe(true);
});
