import { describe, expect, test } from "vitest";
import { layPatches, patchRecipe } from "../../../src/app/map/compare-recipe.ts";
import type { DrawingPatch } from "../../../src/worker/plan/plan-messages.ts";

const feature = (id: string, use: string) => ({ type: "Feature", geometry: null, properties: { id, use } });
const patch = (put: readonly unknown[], removeIds: readonly string[] = []): DrawingPatch => ({
  source: "parcels",
  put,
  removeIds,
});

describe("a map beside the main one", () => {
  test("draws the last word on each feature", () => {
    const recipe = layPatches([
      patch([feature("P1", "M1"), feature("P2", "M1")]),
      patch([feature("P1", "M2")], ["P2"]),
    ]);
    expect([...(recipe.get("parcels") ?? [])]).toEqual([
      ["P1", feature("P1", "M2")],
      ["P2", null],
    ]);
  });

  test("gets only what differs from what it draws", () => {
    const before = layPatches([patch([feature("P1", "M1"), feature("P2", "M1")])]);
    const after = layPatches([patch([feature("P1", "M1"), feature("P2", "W")], ["P3"])]);
    expect(patchRecipe(before, after)).toEqual([patch([feature("P2", "W")], ["P3"])]);
    expect(patchRecipe(after, after)).toEqual([]);
  });

  test("is drawn anew where a feature returns to how the park was opened", () => {
    const before = layPatches([patch([feature("P1", "M1")])]);
    expect(patchRecipe(before, layPatches([]))).toBeNull();
    expect(patchRecipe(before, layPatches([patch([feature("P2", "M1")])]))).toBeNull();
  });
});
