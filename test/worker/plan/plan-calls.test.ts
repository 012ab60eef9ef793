import { describe, expect, test } from "vitest";
import { calm, cornerOf, done, openWorker } from "./plan-park.ts";

const atMs = 1_000;

async function openPlan() {
  const { calls, park } = await openWorker();
  const { view } = await calls.planOpen({}, calm);
  const window = await calls.planWindow({ box: park.bounds, limit: 10_000 }, calm);
  return { calls, park, view, window };
}

/** Moves the first corner of the parcel, neighbors along. */
function moveOf(window: Awaited<ReturnType<typeof openPlan>>["window"], id: string) {
  return { type: "move-corners", ref: { kind: "parcels", id }, moves: [cornerOf(window, id)], shared: true } as const;
}

describe("a plan over the demo", () => {
  test("begins without scenarios and shows the current state", async () => {
    const { view, window } = await openPlan();
    expect(view).toMatchObject({ scenarios: [], activeId: null, history: { steps: [], done: 0 }, unfiledCount: 0 });
    expect(window.isCut).toBe(false);
    expect(window.records.some(({ kind }) => kind === "zones")).toBe(true);
  });

  test("drawing on the locked current state makes a scenario in the same step", async () => {
    const { calls, window } = await openPlan();
    const update = done(await calls.planRun({ command: moveOf(window, "GY-0105"), atMs }, calm));
    expect(update.view.activeId).toBe("draft-1");
    expect(update.view.scenarios).toMatchObject([
      { id: "draft-1", parentId: null, isLocked: false, createdAtMs: atMs },
    ]);
    expect(update.view.scenarios[0]?.changeCount).toBeGreaterThan(0);
    expect(update.view.history).toMatchObject({ done: 1, steps: [{ command: "move-corners", atMs }] });
    expect(update.rows.put.map(({ id }) => id)).toContain("GY-0105");
    expect(update.drawings.map(({ source }) => source)).toEqual(expect.arrayContaining(["parcels", "labels"]));
    expect(update.records.put.map(({ record }) => record.id)).toContain("GY-0105");
  });

  test("an undo gives the rows there were, a redo those after", async () => {
    const { calls, window } = await openPlan();
    const run = done(await calls.planRun({ command: moveOf(window, "GY-0105"), atMs }, calm));
    const undone = done(await calls.planUndo({ atMs }, calm));
    expect(undone.view.history.done).toBe(0);
    expect(undone.view.scenarios[0]?.changeCount).toBe(0);
    expect(undone.rows.put.map(({ id }) => id)).toEqual(run.rows.put.map(({ id }) => id));
    const redone = done(await calls.planRedo({ atMs }, calm));
    expect(redone.rows.put).toEqual(run.rows.put);
    expect(redone.drawings).toEqual(run.drawings);
    expect(await calls.planRedo({ atMs }, calm)).toMatchObject({ kind: "refused", refusal: { code: "nothing-to-do" } });
  });

  test("the preview of a command says what its commit says", async () => {
    const { calls, window } = await openPlan();
    const command = moveOf(window, "GY-0105");
    const preview = await calls.planPreview({ command }, calm);
    if (preview.kind !== "figures") throw new Error("refused");
    done(await calls.planRun({ command, atMs }, calm));
    const card = await calls.parcel({ id: "GY-0105" }, calm);
    const audit = preview.figures.parcels.find(({ id }) => id === "GY-0105");
    expect(card?.audit).toEqual(audit);
    expect(preview.figures.before.find(({ id }) => id === "GY-0105")?.areaM2.ellipsoidal).not.toBe(
      audit?.areaM2.ellipsoidal,
    );
  });
});
