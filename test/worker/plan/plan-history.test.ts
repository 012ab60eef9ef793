import { describe, expect, test } from "vitest";
import { runCommand } from "../../../src/core/commands/run-command.ts";
import { formatEntry, formatTree, parseTree, readJournal } from "../../../src/worker/plan/plan-lines.ts";
import { buildState } from "../../../src/worker/plan/plan-states.ts";
import { toStep } from "../../../src/worker/plan/plan-step.ts";
import type { PlanEntry } from "../../../src/worker/plan/plan-tree.ts";
import { emptyTree, findBranch, growTree, type PlanTree } from "../../../src/worker/plan/plan-tree.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { toolsFor } from "../../support/edit-park.ts";
import { calm, done, openPlan, toText } from "../../support/plan-worker.ts";
import { makeCommand } from "../../support/random-commands.ts";
import { makeRandomPark } from "../../support/random-park.ts";

const head = { id: "s", name: "S", parentId: null, note: null, isLocked: false, createdAtMs: 1 };

/** A scenario of `count` steps, without judging any of them, and the entries that made it. */
function drawScenario(count: number, seed: number) {
  const random = createRandom(seed);
  const opened = makeRandomPark(random);
  const entries: PlanEntry[] = [{ type: "branch", head, fromId: null }];
  let tree: PlanTree = growTree(emptyTree, entries[0] as PlanEntry);
  for (let serial = 1; tree.nextSeq <= count; serial++) {
    const { dataset } = buildState(opened, tree, "s");
    const command = makeCommand(dataset, random, serial);
    const outcome = runCommand(dataset, command, toolsFor(dataset));
    if (!outcome.ok) continue;
    const { change: changes, select } = outcome.value;
    const step = toStep({ seq: tree.nextSeq, command: command.type, changes, select, atMs: serial });
    const entry: PlanEntry = { type: "step", scope: "s", step, creates: null };
    entries.push(entry);
    tree = growTree(tree, entry);
  }
  return { opened, tree, entries };
}

describe("a scenario of 1,000 steps", () => {
  const { opened, tree, entries } = drawScenario(1_000, 11);
  const textOf = (state: PlanTree) => toText(buildState(opened, state, "s").dataset);
  const back: PlanEntry = { type: "undo", scope: "s" };
  const on: PlanEntry = { type: "redo", scope: "s" };
  const repeat = (start: PlanTree, entry: PlanEntry) =>
    Array.from({ length: 1_000 }).reduce<PlanTree>((grown) => growTree(grown, entry), start);

  test("undone to its beginning is the opened park, redone it is itself, byte for byte", () => {
    const undone = repeat(tree, back);
    expect(findBranch(undone, "s")?.history.done).toBe(0);
    expect(textOf(undone)).toBe(toText(opened));
    expect(textOf(repeat(undone, on))).toBe(textOf(tree));
  });

  test("leaves the state it lies over as it was", () => {
    expect(toText(buildState(opened, tree, null).dataset)).toBe(toText(opened));
  });

  test("comes back from its lines, entry by entry or written as a whole, byte for byte", () => {
    const byEntry = readJournal(emptyTree, entries.map(formatEntry));
    expect(textOf(byEntry)).toBe(textOf(tree));
    expect(textOf(repeat(byEntry, back))).toBe(toText(opened));
    const whole = parseTree(formatTree(tree));
    if (whole === undefined) throw new Error("not read");
    expect(textOf(whole)).toBe(textOf(tree));
    expect(textOf(repeat(whole, back))).toBe(toText(opened));
    expect(formatTree(whole)).toEqual(formatTree(tree));
  });
});

describe("the history in the worker", () => {
  async function drawSteps(count: number) {
    const random = createRandom(3);
    const plan = await openPlan(makeRandomPark(random));
    const texts = [toText(plan.shown().park.dataset)];
    for (let serial = 1; texts.length <= count; serial++) {
      const command = makeCommand(plan.shown().park.dataset, random, serial);
      const outcome = await plan.calls.planRun({ command, atMs: serial }, calm);
      if (outcome.kind === "done") texts.push(toText(plan.shown().park.dataset));
    }
    return { ...plan, texts };
  }

  test("undoes and redoes what all calls read, and judges it like the first time", async () => {
    const { calls, shown, texts } = await drawSteps(15);
    const { parcels } = shown().park.report;
    const audits = JSON.stringify(parcels);
    for (let at = 14; at >= 0; at--) {
      done(await calls.planUndo({ atMs: 1 }, calm));
      expect(toText(shown().park.dataset)).toBe(texts[at]);
    }
    expect(await calls.planUndo({ atMs: 1 }, calm)).toMatchObject({ kind: "refused" });
    for (let at = 1; at <= 15; at++) done(await calls.planRedo({ atMs: 1 }, calm));
    expect(toText(shown().park.dataset)).toBe(texts[15]);
    expect(JSON.stringify(shown().park.report.parcels)).toBe(audits);
  });

  test("goes back to a step as a step of its own, which is undone like any other", async () => {
    const { calls, shown, texts } = await drawSteps(6);
    const { view } = done(await calls.planUndo({ atMs: 1 }, calm));
    const third = view.history.steps[2]?.seq ?? 0;
    const restored = done(await calls.planRestore({ seq: third, atMs: 2 }, calm));
    expect(toText(shown().park.dataset)).toBe(texts[3]);
    expect(restored.view.history.steps.map(({ command }) => command).at(-1)).toBe("restore");
    expect(restored.view.history).toMatchObject({ done: 6 });
    done(await calls.planUndo({ atMs: 3 }, calm));
    expect(toText(shown().park.dataset)).toBe(texts[5]);
    done(await calls.planRestore({ seq: 0, atMs: 4 }, calm));
    expect(toText(shown().park.dataset)).toBe(texts[0]);
  });

  test("tells what moved on since instead of taking it back", async () => {
    const plan = await openPlan(makeRandomPark(createRandom(1)));
    const run = (values: Readonly<Record<string, unknown>>) =>
      plan.calls.planRun(
        { command: { type: "set-values", refs: [{ kind: "parcels", id: "P1" }], values }, atMs: 1 },
        calm,
      );
    const scenario = (act: Parameters<typeof plan.calls.planScenario>[0]["act"]) =>
      plan.calls.planScenario({ act, atMs: 1 }, calm);
    done(await run({ greenAreaM2: 1 }));
    done(await run({ greenAreaM2: null }));
    done(await scenario({ type: "branch", id: "other", fromId: null, name: "Other" }));
    done(await run({ greenAreaM2: 7 }));
    done(await scenario({ type: "merge", id: "other", choose: {} }));
    done(await scenario({ type: "show", id: "draft-1" }));
    // The first scenario set the value and took it back: its record is again the base's, which moved on by the merge.
    expect(plan.shown().park.dataset.layers.parcels?.get("P1")?.greenAreaM2).toBeNull();
    done(await plan.calls.planUndo({ atMs: 2 }, calm));
    done(await plan.calls.planUndo({ atMs: 2 }, calm));
    expect(plan.shown().park.dataset.layers.parcels?.get("P1")?.greenAreaM2).toBe(7);
    expect(await plan.calls.planRedo({ atMs: 2 }, calm)).toEqual({
      kind: "conflict",
      conflicts: [{ layer: "parcels", id: "P1", reason: "differs", property: "greenAreaM2" }],
    });
  });
});
