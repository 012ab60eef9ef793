import { expect, test } from "vitest";
import type { DrawingPatch, StateDrawings } from "../../../src/worker/plan/plan-messages.ts";
import { createRandom } from "../../core/geometry/random-shapes.ts";
import { calm, done, openPlan } from "../../support/plan-worker.ts";
import { makeCommand } from "../../support/random-commands.ts";
import { makeRandomPark } from "../../support/random-park.ts";

/* A map beside the main one shows another state: the drawings of the shown state with patches laid over them. */

type Plan = Awaited<ReturnType<typeof openPlan>>;

async function draw(plan: Plan, count: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  for (let made = 0, serial = seed * 1_000; made < count; serial++) {
    const command = makeCommand(plan.shown().park.dataset, random, serial);
    const outcome = await plan.calls.planRun({ command, atMs: serial }, calm);
    if (outcome.kind === "done") made++;
  }
}

const drawingsOf = (plan: Plan, id: string | null): Promise<StateDrawings> => plan.calls.planDrawings({ id }, calm);
const show = async (plan: Plan, id: string | null) =>
  done(await plan.calls.planScenario({ act: { type: "show", id }, atMs: 1 }, calm));

function inOrder(patches: readonly DrawingPatch[]): readonly unknown[] {
  const text = (value: unknown) => JSON.stringify(value);
  return patches
    .map(({ source, put, removeIds }) => ({
      source,
      put: put.map(text).sort(),
      removeIds: [...removeIds].sort(),
    }))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

test("drawings of another state are those that showing it would bring", async () => {
  const plan = await openPlan(makeRandomPark(createRandom(11)));
  await draw(plan, 8, 1);
  done(
    await plan.calls.planScenario({ act: { type: "branch", id: "b", fromId: "draft-1", name: "B" }, atMs: 1 }, calm),
  );
  await draw(plan, 8, 2);
  for (const id of ["draft-1", null]) {
    const before = plan.shown().park.revision;
    const other = await drawingsOf(plan, id);
    expect(other.revision).toBe(before);
    expect(plan.shown().park.revision).toBe(before);
    expect(other.drawings).not.toEqual([]);
    const { drawings } = await show(plan, id);
    expect(inOrder(other.drawings)).toEqual(inOrder(drawings));
    await show(plan, "b");
  }
  expect((await drawingsOf(plan, "b")).drawings).toEqual([]);
});

test("what moved is drawn as both states have it", async () => {
  const plan = await openPlan(makeRandomPark(createRandom(11)));
  await draw(plan, 12, 4);
  const { shapes } = await plan.calls.planCompare({ aId: null, bId: "draft-1" }, calm);
  const { features } = JSON.parse(await shapes.text()) as {
    features: { geometry: object; properties: { id: string; change: string; isMoved: boolean } }[];
  };
  const moved = features.filter(({ properties }) => properties.change === "changed" && properties.isMoved);
  const before = moved.map(({ properties }) =>
    features.find((one) => one.properties.change === "was" && one.properties.id === properties.id),
  );
  expect(before).not.toContain(undefined);
  // Drawings are rounded: a corner joined in the park's grid may not show.
  expect(
    moved.some(({ geometry }, index) => JSON.stringify(geometry) !== JSON.stringify(before[index]?.geometry)),
  ).toBe(true);
  expect(features.filter(({ properties }) => properties.change === "was")).toHaveLength(moved.length);
});
