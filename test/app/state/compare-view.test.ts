import { describe, expect, test } from "vitest";
import { completeSession, decodeAddress, encodeAddress } from "../../../src/app/state/address.ts";
import { type CompareView, followShown, keepKnown, placeStates } from "../../../src/app/state/compare-view.ts";

const view: CompareView = { layout: "swipe", at: 0.4, others: ["north-a"], side: "b" };

describe("states that are compared", () => {
  test("stand in the address as people read it", () => {
    const session = completeSession({ workspace: "plan", scenario: "north-b", compare: view });
    const hash = encodeAddress("demo", session);
    expect(hash).toBe("#/demo/plan?s=north-b&cmp=swipe:0.4&s2=north-a");
    expect(completeSession(decodeAddress(hash).session)).toEqual(session);
    const left = completeSession({ compare: { layout: "diff", at: 0.5, others: [null], side: "a" } });
    expect(encodeAddress("demo", left)).toBe("#/demo/explore?cmp=diff:a");
    expect(completeSession(decodeAddress("#/demo/explore?cmp=somehow&s2=x").session).compare).toBeNull();
    expect(decodeAddress("#/demo/plan?cmp=swipe:7").session.compare?.at).toBe(1);
  });

  test("keep their sides when the other one is edited", () => {
    const ids = (one: CompareView, shown: string | null) => placeStates(one, shown).map(({ id }) => id);
    expect(ids(view, "north-b")).toEqual(["north-a", "north-b"]);
    const turned = followShown(view, "north-b", "north-a");
    expect(ids(turned, "north-a")).toEqual(["north-a", "north-b"]);
    expect(placeStates(turned, "north-a").map(({ isShown }) => isShown)).toEqual([true, false]);
    expect(followShown(view, "north-b", "canal")).toBe(view);
  });

  test("show a third only side by side", () => {
    const three: CompareView = { ...view, others: ["north-a", null] };
    expect(placeStates(three, "north-b")).toHaveLength(2);
    expect(placeStates({ ...three, layout: "split" }, "north-b").map(({ id }) => id)).toEqual([
      "north-a",
      "north-b",
      null,
    ]);
  });

  test("fall back to the current state where a scenario is gone", () => {
    expect(keepKnown(view, new Set(["north-b"])).others).toEqual([null]);
    expect(keepKnown(view, new Set(["north-a"]))).toBe(view);
  });
});
