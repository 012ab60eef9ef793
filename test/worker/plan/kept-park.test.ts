import { expect, test } from "vitest";
import { formatDataset } from "../../../src/formats/dataset/format-dataset.ts";
import { readDataset } from "../../../src/formats/dataset/read-dataset.ts";
import { createHandlers } from "../../../src/worker/handlers.ts";
import type { WorkerTools } from "../../../src/worker/worker-tools.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { MemoryDevice } from "../../support/memory-journal.ts";
import { calm, done, planTools } from "../../support/plan-worker.ts";
import { makeRandomPark } from "../../support/random-park.ts";

const park = makeRandomPark(createRandom(8));
/** As a browser gives them: a file that was chosen by itself has no path. */
const files = [...formatDataset(park)].map(([name, bytes]) =>
  Object.assign(new File([new Uint8Array(bytes)], name), { webkitRelativePath: "" }),
);
const options = { asOf: "2026-03-31", today: "2026-04-02", ruleSets: [] };

function startWorker(device: MemoryDevice) {
  const read: WorkerTools["read"] = async (given) => {
    const { dataset, issues } = readDataset(given, { crsTable });
    return { dataset, issues };
  };
  return createHandlers(planTools(park, { read, planJournal: device.open }));
}

/** Edits a park of one's own and closes the page once that is kept. */
async function planOnce(device: MemoryDevice): Promise<void> {
  const calls = startWorker(device);
  await calls.open({ source: { kind: "files", files }, options }, calm);
  const command = { type: "set-values", refs: [{ kind: "parcels", id: "P1" }], values: { greenAreaM2: 5 } } as const;
  let { view } = done(await calls.planRun({ command, atMs: 8 }, calm));
  while (view.saved.kind === "saving") ({ view } = await calls.planWatch({ revision: view.revision }, calm));
}

test("a park of one's own is there after a reload, with what was drawn over it", async () => {
  const device = new MemoryDevice();
  await planOnce(device);
  const calls = startWorker(device);
  const [kept, ...others] = await calls.plansKept({}, calm);
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ name: "Drawn in meters", changedAtMs: 8, hasFiles: true });
  const outcome = await calls.open({ source: { kind: "kept", key: kept?.key ?? "" }, options }, calm);
  expect(outcome.kind).toBe("opened");
  const { view, restoredCount } = await calls.planOpen({}, calm);
  expect(restoredCount).toBe(1);
  expect(view).toMatchObject({ activeId: "draft-1", history: { done: 1 }, saved: { kind: "saved" } });
  expect((await calls.parcel({ id: "P1" }, calm))?.parcel.greenAreaM2).toBe(5);
});

test("a park that is kept nowhere is refused, and the open one stays", async () => {
  const calls = startWorker(new MemoryDevice());
  await calls.open({ source: { kind: "files", files }, options }, calm);
  const outcome = await calls.open({ source: { kind: "kept", key: "gone" }, options }, calm);
  expect(outcome.kind).toBe("refused");
  expect((await calls.parcel({ id: "P1" }, calm))?.parcel.id).toBe("P1");
});

test("every call reads the state that is shown, and another day keeps it", async () => {
  const calls = startWorker(new MemoryDevice());
  await calls.open({ source: { kind: "files", files }, options }, calm);
  const command = { type: "delete-features", refs: [{ kind: "parcels", id: "P2" }] } as const;
  done(await calls.planRun({ command, atMs: 1 }, calm));
  expect(await calls.parcel({ id: "P2" }, calm)).toBeNull();
  expect((await calls.search({ query: "P2", limit: 50 }, calm)).map(({ id }) => id)).not.toContain("P2");
  const audited = await calls.audit({ options: { ...options, asOf: "2027-01-01" } }, calm);
  expect(audited.totals.parcels).toBe((park.layers.parcels?.size ?? 0) - 1);
  expect((await calls.verify({}, calm)).parcels).toBe(audited.totals.parcels);
  const undone = done(await calls.planUndo({ atMs: 2 }, calm));
  expect(undone.park).toMatchObject({ asOf: "2027-01-01", totals: { parcels: audited.totals.parcels + 1 } });
  expect(await calls.parcel({ id: "P2" }, calm)).not.toBeNull();
});
