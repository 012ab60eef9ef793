import { describe, expect, test } from "vitest";
import { PlanKeeper } from "../../../src/worker/plan/plan-keeper.ts";
import { toStep } from "../../../src/worker/plan/plan-step.ts";
import { emptyTree, growTree, type PlanEntry, type PlanTree } from "../../../src/worker/plan/plan-tree.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { MemoryDevice, MemoryTabs } from "../../support/memory-journal.ts";
import { calm, done, openPlan, toText } from "../../support/plan-worker.ts";
import { makeCommand } from "../../support/random-commands.ts";
import { makeRandomPark } from "../../support/random-park.ts";

const head = { id: "s", name: "S", parentId: null, note: null, isLocked: false, createdAtMs: 1 };
const park = makeRandomPark(createRandom(8));
type Plan = Awaited<ReturnType<typeof openPlan>>;

const openTab = (device: MemoryDevice, tabs = new MemoryTabs()) =>
  openPlan(park, { planJournal: device.open, planPeers: tabs.join });

const setGreen = (plan: Plan, id: string, greenAreaM2: number | null, atMs = 1) =>
  plan.calls.planRun(
    { command: { type: "set-values", refs: [{ kind: "parcels", id }], values: { greenAreaM2 } }, atMs },
    calm,
  );
const greenOf = (plan: Plan, id: string) => plan.shown().park.dataset.layers.parcels?.get(id)?.greenAreaM2;

/** The view once it is another one than this. */
const watch = async (plan: Plan, revision: number) => (await plan.calls.planWatch({ revision }, calm)).view;

/** Waits until the plan says it is saved, or why not. */
async function settle(plan: Plan) {
  let { view } = await plan.calls.planOpen({}, calm);
  while (view.saved.kind === "saving") view = await watch(plan, view.revision);
  return view.saved;
}

describe("a plan kept on the device", () => {
  test("comes back after a reload: scenarios, what is shown, and every step", async () => {
    const device = new MemoryDevice();
    const first = await openTab(device);
    const random = createRandom(2);
    for (let serial = 1; serial <= 15; serial++) {
      const command = makeCommand(first.shown().park.dataset, random, serial);
      await first.calls.planRun({ command, atMs: serial }, calm);
    }
    done(await first.calls.planUndo({ atMs: 16 }, calm));
    const { view } = await first.calls.planOpen({}, calm);
    expect(await settle(first)).toEqual({ kind: "saved", atMs: 16 });
    const text = toText(first.shown().park.dataset);
    const again = await openTab(device);
    expect(toText(again.shown().park.dataset)).toBe(text);
    const opened = await again.calls.planOpen({}, calm);
    expect(opened.restored?.rows.put.length).toBeGreaterThan(0);
    expect(opened.view).toMatchObject({ scenarios: view.scenarios, activeId: "draft-1", history: view.history });
    expect(opened.restoredCount).toBe(view.unfiledCount);
    done(await again.calls.planRedo({ atMs: 17 }, calm));
    expect((await again.calls.planOpen({}, calm)).restored).toBeNull();
  });

  test("says saving until the device has it, and saved only then", async () => {
    const device = new MemoryDevice();
    const plan = await openTab(device);
    const update = done(await setGreen(plan, "P1", 5, 77));
    expect(["saving", "saved"]).toContain(update.view.saved.kind);
    expect(await settle(plan)).toEqual({ kind: "saved", atMs: 77 });
    expect(device.lines.length).toBeGreaterThan(0);
  });

  test("is not another park's: other bytes begin anew", async () => {
    const device = new MemoryDevice();
    const plan = await openTab(device);
    done(await setGreen(plan, "P1", 5));
    await settle(plan);
    const other = await openPlan(makeRandomPark(createRandom(9)), { planJournal: device.open });
    expect((await other.calls.planOpen({}, calm)).view.scenarios).toEqual([]);
  });

  test("says why it is not saved, goes on, and keeps everything once there is room", async () => {
    const device = new MemoryDevice();
    const plan = await openTab(device);
    done(await setGreen(plan, "P1", 1));
    await settle(plan);
    device.room = 0;
    done(await setGreen(plan, "P1", 2));
    expect(await settle(plan)).toMatchObject({ kind: "not-saved", reason: "quota" });
    done(await setGreen(plan, "P2", 3));
    expect(greenOf(plan, "P2")).toBe(3);
    expect((await plan.calls.planFile({ atMs: 1 }, calm)).size).toBeGreaterThan(100);
    device.room = Number.MAX_SAFE_INTEGER;
    done(await setGreen(plan, "P3", 4));
    expect(await settle(plan)).toMatchObject({ kind: "saved" });
    const again = await openTab(device);
    expect(["P1", "P2", "P3"].map((id) => greenOf(again, id))).toEqual([2, 3, 4]);
  });

  test("works without any storage and says so", async () => {
    const plan = await openPlan(park);
    expect((await plan.calls.planOpen({}, calm)).view.saved).toMatchObject({
      kind: "not-saved",
      reason: "unavailable",
    });
    done(await setGreen(plan, "P1", 5));
    expect(greenOf(plan, "P1")).toBe(5);
  });

  test("does not grow without end, and keeps a thousand steps", async () => {
    const device = new MemoryDevice();
    const tools = { key: "k", name: "K", journal: await device.open(), peers: undefined, files: null };
    const keeper = new PlanKeeper({ ...tools, changed: () => {} });
    await keeper.start(emptyTree, () => {});
    let tree: PlanTree = emptyTree;
    const enter = (entry: PlanEntry) => {
      tree = growTree(tree, entry);
      keeper.keep(entry, tree, 1);
    };
    enter({ type: "branch", head: head, fromId: null });
    for (let seq = 1; seq <= 1_100; seq++) {
      const step = toStep({ seq, command: "set-values", changes: [], select: [], atMs: seq });
      enter({ type: "step", scope: "s", step, creates: null });
    }
    for (let at = 0; at < 5_000; at++) enter({ type: at % 2 === 0 ? "undo" : "redo", scope: "s" });
    await keeper.stop();
    expect(device.writes).toBe(6_101);
    expect(device.lines.length).toBeLessThan(3_300);
    const again = await new PlanKeeper({ ...tools, changed: () => {} }).start(emptyTree, () => {});
    expect(again).toEqual(tree);
  });
});

describe("a second tab on the same park", () => {
  test("follows, never writes, and takes over when the first is closed", async () => {
    const device = new MemoryDevice();
    const tabs = new MemoryTabs();
    const first = await openTab(device, tabs);
    done(await setGreen(first, "P1", 1));
    await settle(first);
    const second = await openTab(device, tabs);
    const { view } = await second.calls.planOpen({}, calm);
    expect(view.saved).toEqual({ kind: "following" });
    expect(greenOf(second, "P1")).toBe(1);
    expect(await setGreen(second, "P1", 9)).toEqual({ kind: "locked" });
    const news = second.calls.planWatch({ revision: view.revision }, calm);
    done(await setGreen(first, "P2", 2));
    const { updates } = await news;
    expect(updates.flatMap(({ rows }) => rows.put.map(({ id }) => id))).toEqual(["P2"]);
    expect(greenOf(second, "P2")).toBe(2);
    await settle(first);
    const { writes } = device;
    const following = (await second.calls.planOpen({}, calm)).view;
    first.close();
    expect((await watch(second, following.revision)).saved.kind).toBe("saved");
    done(await setGreen(second, "P3", 3));
    await settle(second);
    expect(device.writes).toBe(writes + 1);
    const third = await openPlan(park, { planJournal: device.open });
    expect(["P1", "P2", "P3"].map((id) => greenOf(third, id))).toEqual([1, 2, 3]);
  });
});
