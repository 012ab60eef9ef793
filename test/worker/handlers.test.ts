import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { auditWorldSteps } from "../../src/core/analysis/audit-dataset.ts";
import { ClippingError, createKernelEngine } from "../../src/core/geometry/kernel-engine.ts";
import { paletteSchema } from "../../src/core/model/land-use.ts";
import { readDataset } from "../../src/formats/dataset/read-dataset.ts";
import { createTextFolder } from "../../src/formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../../src/formats/rule-pack/resolve-pack.ts";
import { type CallContext, Cancelled } from "../../src/worker/call-server.ts";
import { createHandlers } from "../../src/worker/handlers.ts";
import type { ParcelRow, ProgressMessage } from "../../src/worker/messages.ts";
import { loadPinyin } from "../../src/worker/pinyin.ts";
import type { WorkerTools } from "../../src/worker/worker-tools.ts";
import { crsTable, landUseTables, projectDefaults, readData } from "../support/audit-layers.ts";

const demoFolder = fileURLToPath(new URL("../../data/demo/", import.meta.url));
const demoFiles = readdirSync(demoFolder)
  .filter((name) => /\.(geojson|json)$/.test(name) && name !== "answers.json")
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${demoFolder}${name}`)) }));

function someTools(part: Partial<WorkerTools> = {}): WorkerTools {
  const engine = createKernelEngine();
  return {
    loadDemo: async () => demoFiles,
    read: async (files) => {
      const { dataset, issues } = readDataset(files, { crsTable });
      return { dataset, issues };
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
    now: () => performance.now(),
    timestamp: () => "2026-04-01T00:00:00Z",
    ...part,
  };
}

function aContext(pause: () => Promise<void> = async () => {}) {
  const rows: ParcelRow[] = [];
  const progress: ProgressMessage[] = [];
  const context: CallContext = {
    progress: (item) => progress.push(item),
    rows: (portion) => rows.push(...portion),
    preview: () => {},
    pause,
  };
  return { context, rows, progress };
}

const options = { asOf: null, today: "2026-04-02", ruleSets: null };
const openDemo = { source: { kind: "demo" }, options } as const;

describe("opening the demo", () => {
  test("says which rule packs the park asks for and nobody has", async () => {
    const { context } = aContext();
    const outcome = await createHandlers(someTools()).open(openDemo, context);
    if (outcome.kind !== "opened") throw new Error("the demo was not opened");
    const missing = outcome.park.issues.filter(({ code }) => code === "unknown-rule-pack");
    expect(missing.map(({ message }) => message)).toEqual([
      "The park asks for the rule pack “cn-national-2023”, which is not here; here are none. Nothing is judged by it.",
    ]);
  });

  test("gives every parcel as a row, the park with its drawings, and progress that never goes back", async () => {
    const handlers = createHandlers(someTools());
    const { context, rows, progress } = aContext();
    const outcome = await handlers.open(openDemo, context);
    if (outcome.kind !== "opened") throw new Error("refused");
    const { park } = outcome;
    expect(rows).toHaveLength(park.totals.parcels);
    expect(rows.map((row) => row.id)).toEqual([...rows.map((row) => row.id)].sort());
    expect(park).toMatchObject({ revision: 1, asOf: "2026-03-31", areaBasis: "deed" });
    expect(Object.keys(park.drawings)).toEqual(
      expect.arrayContaining(["parcels", "labels", "zones", "parks", "controls"]),
    );
    expect(park.listings.length).toBeGreaterThan(0);
    expect(progress.map((item) => item.share)).toEqual(progress.map((item) => item.share).sort((a, b) => a - b));
    expect(new Set(progress.map((item) => item.stage))).toEqual(new Set(["read", "measure", "judge", "draw"]));
  });

  test("a card asked for meanwhile waits for the park", async () => {
    const handlers = createHandlers(someTools());
    const opened = handlers.open(openDemo, aContext().context);
    const card = await handlers.parcel({ id: "GY-0104" }, aContext().context);
    expect(card?.parcel.id).toBe("GY-0104");
    expect(card?.around.some((shape) => shape.kind === "zone" && shape.useKey === "S")).toBe(true);
    await opened;
  });

  test("a second engine that is the same engine differs in nothing", async () => {
    const handlers = createHandlers(someTools());
    await handlers.open(openDemo, aContext().context);
    const verified = await handlers.verify({}, aContext().context);
    expect(verified).toMatchObject({ largestDifferenceM2: 0, verdictDifferences: [] });
  });

  test("starts again with the second engine where the first could not clip; other errors stay errors", async () => {
    let loads = 0;
    const failing = (error: Error): WorkerTools["auditWorldSteps"] =>
      function* (dataset, context) {
        if (loads === 0) {
          yield { share: 0.5, stage: "measure" };
          throw error;
        }
        return yield* auditWorldSteps(dataset, context);
      };
    const loadSecondEngine = async () => {
      loads++;
      return createKernelEngine();
    };
    const { context, rows, progress } = aContext();
    const tools = someTools({ auditWorldSteps: failing(new ClippingError("no engine")), loadSecondEngine });
    await createHandlers(tools).open(openDemo, context);
    expect([loads, rows.length]).toEqual([1, 180]);
    const shares = progress.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    loads = 0;
    const broken = createHandlers(someTools({ auditWorldSteps: failing(new Error("our mistake")), loadSecondEngine }));
    await expect(broken.open(openDemo, aContext().context)).rejects.toThrow("our mistake");
    expect(loads).toBe(0);
  });
});

describe("the park that is open stays", () => {
  test("when a file is refused", async () => {
    let refuse = false;
    const tools = someTools();
    const handlers = createHandlers({
      ...tools,
      read: (...args) => (refuse ? Promise.resolve({ dataset: undefined, issues: [] }) : tools.read(...args)),
    });
    await handlers.open(openDemo, aContext().context);
    refuse = true;
    expect(await handlers.open(openDemo, aContext().context)).toEqual({ kind: "refused", issues: [] });
    expect((await handlers.parcel({ id: "GY-0104" }, aContext().context))?.revision).toBe(1);
  });

  test("when opening is called off, however late", async () => {
    const handlers = createHandlers(someTools());
    await handlers.open(openDemo, aContext().context);
    let pauses = 0;
    const { context, progress } = aContext(async () => {
      pauses++;
      if (progress.at(-1)?.stage === "draw") throw new Cancelled();
    });
    await expect(handlers.open(openDemo, context)).rejects.toBeInstanceOf(Cancelled);
    expect(pauses).toBeGreaterThan(0);
    expect((await handlers.parcel({ id: "GY-0104" }, aContext().context))?.revision).toBe(1);
  });
});

test("a new audit on another day raises the revision and keeps the park", async () => {
  const handlers = createHandlers(someTools());
  await handlers.open(openDemo, aContext().context);
  const { context, rows } = aContext();
  const park = await handlers.audit({ options: { ...options, asOf: "2027-01-01" } }, context);
  expect(park).toMatchObject({ revision: 2, asOf: "2027-01-01" });
  expect(rows).toHaveLength(park.totals.parcels);
});

describe("rule packs", () => {
  const readPack = (name: string) => {
    const folder = createTextFolder(new Map([[name, readData("regulations", name)]]));
    const resolved = resolvePack(name, [folder]);
    if (!resolved.ok) throw new Error(`${name} was refused`);
    return resolved.value;
  };
  const packs = new Map(
    ["cn-national-2008.json", "cn-national-2023.json"].map((name) => {
      const loaded = readPack(name);
      return [loaded.pack.id, loaded] as const;
    }),
  );
  const tools = someTools({ packs: () => packs });

  test("are listed with those that judge first", async () => {
    const handlers = createHandlers(tools);
    await handlers.open(openDemo, aContext().context);
    const views = await handlers.packs({}, aContext().context);
    expect(views.map(({ pack, isUsed }) => [pack.id, isUsed])).toEqual([
      ["cn-national-2023", true],
      ["cn-national-2008", false],
    ]);
  });

  test("another limit flips parcels and leaves the audit as it was", async () => {
    const handlers = createHandlers(tools);
    await handlers.open(openDemo, aContext().context);
    const index = packs.get("cn-national-2023")?.pack.limits.findIndex(({ key }) => key === "green_ratio");
    // A green ratio has to be at most 20 %; at most 0 % nobody keeps who planted anything.
    const whatIfs = [{ key: `cn-national-2023:limits[${index}].value`, value: "0" }];
    const before = await handlers.parcel({ id: "GY-0104" }, aContext().context);
    const asked = await handlers.whatIf({ whatIfs }, aContext().context);
    if (!asked.ok) throw new Error("refused");
    expect(asked.value.flips.parcels.length).toBeGreaterThan(0);
    expect(asked.value.flips.parcels.every(({ checks }) => checks.some(({ key }) => key === "green_ratio"))).toBe(true);
    expect(await handlers.parcel({ id: "GY-0104" }, aContext().context)).toEqual(before);
    const none = await handlers.whatIf(
      { whatIfs: [{ key: "cn-national-2023:limits[1].value", value: "0.4" }] },
      aContext().context,
    );
    expect(none).toMatchObject({ ok: true, value: { flips: { parcels: [] } } });
  });

  test("what a pack does not allow is refused with what it expects, and a newer question calls off the older", async () => {
    const handlers = createHandlers(tools);
    await handlers.open(openDemo, aContext().context);
    const refused = await handlers.whatIf({ whatIfs: [{ key: "idle.fee_rate", value: "20" }] }, aContext().context);
    expect(refused.ok).toBe(false);
    const slow = createHandlers({ ...tools, now: stepping() });
    await slow.open(openDemo, aContext().context);
    const cancelled = slow.whatIf({ whatIfs: [] }, aContext(() => Promise.reject(new Cancelled())).context);
    await expect(cancelled).rejects.toBeInstanceOf(Cancelled);
  });
});

/** A clock that is late at every look: every step of work pauses. */
function stepping(): () => number {
  let now = 0;
  return () => {
    now += 1_000;
    return now;
  };
}

test("without a park there is nothing to find", async () => {
  const handlers = createHandlers(someTools());
  expect(await handlers.search({ query: "GY", limit: 5 }, aContext().context)).toEqual([]);
  expect(await handlers.nearest({ id: "GY-1", limit: 5 }, aContext().context)).toEqual([]);
  expect(await handlers.parcel({ id: "GY-1" }, aContext().context)).toBeNull();
});
