import { describe, expect, test } from "vitest";
import { allOperations, getOperation } from "../../../src/app/operations/all-operations.ts";
import { findOperations } from "../../../src/app/operations/find-operations.ts";
import type { OperationContext } from "../../../src/app/operations/operation.ts";
import { firstOptions } from "../../../src/app/state/plan-store.ts";
import type { EditGround } from "../../../src/app/tools/edit-ground.ts";
import type { PlanView } from "../../../src/worker/plan/plan-messages.ts";

const square = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const parcels = new Map(["A", "B"].map((id) => [id, { id, geometry: square }]));
const ground = { dataset: { layers: { parcels } } } as unknown as EditGround; // only what operations look at

function aView(part: Partial<PlanView> = {}): PlanView {
  return {
    revision: 1,
    scenarios: [],
    activeId: null,
    history: { steps: [], done: 0 },
    saved: { kind: "saved", atMs: null },
    unfiledCount: 0,
    ...part,
  };
}

const draft = {
  id: "s1",
  name: "Draft",
  parentId: null,
  note: null,
  isLocked: false,
  changeCount: 3,
  createdAtMs: 0,
};

function aContext(part: Partial<OperationContext> = {}): OperationContext {
  return {
    selection: [],
    corner: null,
    view: aView(),
    options: firstOptions,
    ground,
    freeIds: (kind, from, count) => Array.from({ length: count }, (_, at) => `${from ?? kind}-${at + 1}`),
    freeScenarioId: () => "scenario-1",
    ...part,
  };
}

const one = [{ kind: "parcels", id: "A" }] as const;
const two = [...one, { kind: "parcels", id: "B" }] as const;
const reasonOf = (id: string, context: OperationContext) => getOperation(id).disabledReason(context);

test("every operation has an id of its own", () => {
  expect(new Set(allOperations.map(({ id }) => id)).size).toBe(allOperations.length);
});

describe("an operation that cannot run now says why", () => {
  test("splitting needs one area, merging two features", () => {
    expect(reasonOf("tool.split", aContext())).toBe("select-one-area");
    expect(reasonOf("split.area", aContext({ selection: two }))).toBe("select-one-area");
    expect(reasonOf("split.area", aContext({ selection: one }))).toBeNull();
    expect(reasonOf("tool.merge", aContext({ selection: one }))).toBe("select-two");
    expect(reasonOf("tool.merge", aContext({ selection: two }))).toBeNull();
  });

  test("nothing is drawn before the records around are there, or in a locked scenario", () => {
    expect(reasonOf("tool.area", aContext({ ground: null }))).toBe("loading");
    const locked = aView({ scenarios: [{ ...draft, isLocked: true }], activeId: "s1" });
    expect(reasonOf("tool.area", aContext({ view: locked }))).toBe("scenario-locked");
    expect(reasonOf("tool.measure", aContext({ view: locked }))).toBeNull();
  });

  test("in a tab that follows another one everything rests", () => {
    const view = aView({ saved: { kind: "following" } });
    expect(reasonOf("delete", aContext({ view, selection: one }))).toBe("following");
    expect(reasonOf("scenario.branch", aContext({ view }))).toBe("following");
  });

  test("there is nothing to undo before the first step, nor to redo after the last", () => {
    const step = { seq: 1, command: "move-corners", refs: one, count: 1, atMs: 0 } as const;
    const view = aView({ scenarios: [draft], activeId: "s1", history: { steps: [step], done: 1 } });
    expect(reasonOf("undo", aContext())).toBe("nothing-to-undo");
    expect(reasonOf("undo", aContext({ view }))).toBeNull();
    expect(reasonOf("redo", aContext({ view }))).toBe("nothing-to-redo");
  });

  test("the current state is neither renamed nor deleted", () => {
    expect(reasonOf("scenario.rename", aContext())).toBe("base-locked");
    expect(reasonOf("scenario.delete-scenario", aContext())).toBe("base-locked");
  });
});

test("the current state can be drawn on: that begins a scenario", () => {
  expect(reasonOf("tool.area", aContext())).toBeNull();
});

test("a copy takes an id for each feature and stands beside it", () => {
  expect(getOperation("duplicate").run(aContext({ selection: two }))).toEqual({
    kind: "command",
    command: { type: "duplicate-features", refs: two, newIds: ["A-1", "B-1"], eastM: 20, northM: -20 },
  });
});

test("merging asks for the values first", () => {
  expect(getOperation("tool.merge").run(aContext({ selection: two }))).toEqual({
    kind: "dialog",
    dialog: { kind: "merge", refs: two },
  });
});

test("an open scenario is locked, a locked one unlocked", () => {
  const open = aContext({ view: aView({ scenarios: [draft], activeId: "s1" }) });
  expect(getOperation("scenario.lock").run(open)).toEqual({
    kind: "scenario",
    act: { type: "lock", id: "s1", isLocked: true },
  });
  expect(getOperation("scenario.unlock").isAvailable(open)).toBe(false);
});

describe("the palette", () => {
  const say = (key: string) => (key === "plan.operation.branch" ? "新建方案" : key);

  test("finds by the words shown and by their English key", () => {
    expect(findOperations("方案", aContext(), say)[0]?.operation.id).toBe("scenario.branch");
    expect(findOperations("branch", aContext(), say).map(({ operation }) => operation.id)).toContain("scenario.branch");
  });

  test("offers what cannot run with its reason", () => {
    const found = findOperations("undo", aContext(), say);
    expect(found).toHaveLength(1);
    expect(found[0]?.reason).toBe("nothing-to-undo");
  });

  test("finds everything before anything is typed", () => {
    expect(findOperations("", aContext(), say).length).toBeGreaterThan(30);
  });
});
