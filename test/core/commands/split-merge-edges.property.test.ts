import { expect, test } from "vitest";
import { checkSplitAndMerge } from "./check-split-merge.ts";

test("600 random splits along edges conserve area, and merging gives the parcel back (reliability F1, F2)", () => {
  const results = Array.from({ length: 600 }, (_, seed) => checkSplitAndMerge(seed, "edge"));
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(results.filter(({ parts }) => parts > 1).length).toBeGreaterThan(400);
});
