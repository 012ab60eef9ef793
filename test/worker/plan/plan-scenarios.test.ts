import { describe, expect, test } from "vitest";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { computeSha256 } from "../../../src/core/model/sha256.ts";
import { readDatasetSteps } from "../../../src/formats/dataset/read-dataset-steps.ts";
import { openFiles } from "../../../src/formats/zip/open-files.ts";
import type { ScenarioAct } from "../../../src/worker/plan/plan-messages.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { crsTable } from "../../support/audit-layers.ts";
import { aRectangle } from "../../support/metric-park.ts";
import { calm, done, openPlan, toText } from "../../support/plan-worker.ts";
import { makeCommand } from "../../support/random-commands.ts";
import { makeRandomPark } from "../../support/random-park.ts";

type Plan = Awaited<ReturnType<typeof openPlan>>;

async function draw(plan: Plan, count: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  for (let made = 0, serial = seed * 1_000; made < count; serial++) {
    const command = makeCommand(plan.shown().park.dataset, random, serial);
    const outcome = await plan.calls.planRun({ command, atMs: serial }, calm);
    if (outcome.kind === "done") made++;
  }
}

const act = async (plan: Plan, one: ScenarioAct) => plan.calls.planScenario({ act: one, atMs: 1 }, calm);
const setUse = (id: string, landUse: string) =>
  ({ type: "paint-use", refs: [{ kind: "parcels", id }], landUse, codeSystem: "cn-2023" }) as const;

/** Without what a file holds besides the layers. */
const layersOf = ({ attachments: _attachments, ...dataset }: ParkDataset) =>
  toText({ ...dataset, attachments: new Map() });

async function readFile(plan: Plan): Promise<ParkDataset> {
  const blob = await plan.calls.planFile({ atMs: 9 }, calm);
  const files = [{ name: "park.zip", bytes: new Uint8Array(await blob.arrayBuffer()) }];
  const steps = readDatasetSteps(files, openFiles(files), { crsTable });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (step.value.dataset === undefined) throw new Error(JSON.stringify(step.value.issues));
    return step.value.dataset;
  }
}

describe("scenarios", () => {
  test("leave the current state as it is, whatever is drawn in them", { timeout: 60_000 }, async () => {
    const plan = await openPlan(makeRandomPark(createRandom(7)));
    const hash = () => computeSha256(new TextEncoder().encode(layersOf(plan.shown().park.dataset)));
    const before = hash();
    await draw(plan, 100, 1);
    expect(hash()).not.toBe(before);
    done(await act(plan, { type: "branch", id: "b", fromId: "draft-1", name: "B" }));
    await draw(plan, 20, 2);
    done(await act(plan, { type: "show", id: null }));
    expect(hash()).toBe(before);
  });

  test("merged into a current state nobody changed give just that scenario", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(8)));
    await draw(plan, 12, 3);
    const drawn = layersOf(plan.shown().park.dataset);
    const merged = done(await act(plan, { type: "merge", id: "draft-1", choose: {} }));
    expect(merged.view.scenarios).toMatchObject([{ id: "draft-1", changeCount: 0 }]);
    done(await act(plan, { type: "show", id: null }));
    expect(layersOf(plan.shown().park.dataset)).toBe(drawn);
    expect(await act(plan, { type: "merge", id: "draft-1", choose: {} })).toMatchObject({ kind: "refused" });
    // The merge is a step of the current state; undone, the scenario still has what was drawn in it.
    done(await plan.calls.planUndo({ atMs: 1 }, calm));
    done(await act(plan, { type: "show", id: "draft-1" }));
    expect(layersOf(plan.shown().park.dataset)).toBe(drawn);
  });

  test("ask record by record where the current state moved on", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(8)));
    done(await plan.calls.planRun({ command: setUse("P1", "0701"), atMs: 1 }, calm));
    done(await plan.calls.planRun({ command: setUse("P2", "0701"), atMs: 1 }, calm));
    done(await act(plan, { type: "branch", id: "b", fromId: null, name: "B" }));
    done(await plan.calls.planRun({ command: setUse("P1", "0901"), atMs: 1 }, calm));
    done(await act(plan, { type: "merge", id: "draft-1", choose: {} }));
    expect(await act(plan, { type: "merge", id: "b", choose: {} })).toEqual({
      kind: "conflict",
      conflicts: [{ layer: "parcels", id: "P1", reason: "differs", property: "landUse" }],
    });
    expect(await act(plan, { type: "merge", id: "b", choose: { "parcels/P1": "theirs" } })).toMatchObject({
      kind: "refused",
    });
    done(await act(plan, { type: "merge", id: "b", choose: { "parcels/P1": "mine" } }));
    done(await act(plan, { type: "show", id: null }));
    const use = (id: string) => plan.shown().park.dataset.layers.parcels?.get(id)?.landUse;
    expect([use("P1"), use("P2")]).toEqual(["0901", "0701"]);
  });

  test("are renamed, noted, locked and deleted; a locked one is not drawn in", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(8)));
    done(await act(plan, { type: "branch", id: "a", fromId: null, name: "A" }));
    done(await act(plan, { type: "branch", id: "b", fromId: "a", name: "B" }));
    done(await act(plan, { type: "rename", id: "a", name: { en: "North" } }));
    done(await act(plan, { type: "note", id: "a", note: "for the review" }));
    const locked = done(await act(plan, { type: "lock", id: "a", isLocked: true }));
    expect(locked.view.scenarios[0]).toMatchObject({ name: { en: "North" }, note: "for the review", isLocked: true });
    expect(await act(plan, { type: "delete", id: "a" })).toEqual({ kind: "locked" });
    done(await act(plan, { type: "show", id: "a" }));
    expect(await plan.calls.planRun({ command: setUse("P1", "0701"), atMs: 1 }, calm)).toEqual({ kind: "locked" });
    done(await act(plan, { type: "lock", id: "a", isLocked: false }));
    const gone = done(await act(plan, { type: "delete", id: "a" }));
    expect(gone.view).toMatchObject({ activeId: null, scenarios: [{ id: "b", parentId: null }] });
  });
});

describe("a park as a file", () => {
  test("opened again is the same plan: states, names, notes and steps", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(8)));
    await draw(plan, 8, 4);
    done(await plan.calls.planUndo({ atMs: 1 }, calm));
    done(await act(plan, { type: "branch", id: "b", fromId: "draft-1", name: "B" }));
    const command = {
      type: "create-feature",
      kind: "proposals",
      id: "E1",
      geometry: aRectangle(700, 0, 100, 100),
      properties: { landUse: "1001" },
    } as const;
    done(await plan.calls.planRun({ command, atMs: 1 }, calm));
    done(await act(plan, { type: "note", id: "b", note: "with land to the east" }));
    done(await act(plan, { type: "merge", id: "draft-1", choose: {} }));
    const { view } = await plan.calls.planOpen({}, calm);
    const shown = layersOf(plan.shown().park.dataset);
    const again = await openPlan(await readFile(plan));
    const opened = await again.calls.planOpen({}, calm);
    expect(opened.refused).toEqual([]);
    expect(opened.view).toMatchObject({ scenarios: view.scenarios, activeId: "b", history: view.history });
    expect(layersOf(again.shown().park.dataset)).toBe(shown);
    expect(again.shown().park.dataset.proposals?.get("E1")?.landUse).toBe("1001");
    done(await act(again, { type: "show", id: "draft-1" }));
    done(await again.calls.planRedo({ atMs: 1 }, calm));
    // Written once more it is the same file.
    const [first, second] = [await readFile(again), await readFile(await openPlan(await readFile(again)))];
    expect(toText(second)).toBe(toText(first));
  });

  test("brings a scenario another program wrote, and names one that does not fit", async () => {
    const park = makeRandomPark(createRandom(8));
    const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const feature = {
      type: "Feature",
      properties: { id: "N1", landUse: "0701" },
      geometry: aRectangle(800, 0, 50, 50),
    };
    const attachments = new Map([
      [
        "scenarios/theirs.json",
        encode({ id: "theirs", name: "Theirs", changes: [{ layer: "parcels", added: [feature] }] }),
      ],
      ["scenarios/off.json", encode({ id: "off", name: "Off", changes: [{ layer: "parcels", removed: [feature] }] })],
    ]);
    const plan = await openPlan({ ...park, attachments });
    const { view, refused } = await plan.calls.planOpen({}, calm);
    expect(view.scenarios).toMatchObject([{ id: "theirs", name: "Theirs", changeCount: 1 }]);
    expect(refused).toMatchObject([{ place: "parcels/N1", got: "no record of that id" }]);
    // What could not be laid over the park is still there when it is written.
    expect([...(await readFile(plan)).attachments.keys()]).toContain("scenarios/off.json");
  });

  test("does without a history that holds what could not stand in a layer", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(8)));
    await draw(plan, 3, 4);
    const file = await readFile(plan);
    const bytes = file.attachments.get("history.jsonl");
    const text = new TextDecoder().decode(bytes).replaceAll('"ownership":', '"ownership":{},"x":');
    const spoiled = new Map(file.attachments).set("history.jsonl", new TextEncoder().encode(text));
    const again = await openPlan({ ...file, attachments: spoiled });
    const { view } = await again.calls.planOpen({}, calm);
    expect(view.scenarios).toMatchObject([{ id: "draft-1", changeCount: expect.any(Number) }]);
    expect(view.history.steps).toEqual([]);
  });
});
