import { expect, test } from "vitest";
import { checkSplitAndMerge } from "./check-split-merge.ts";

test("1,500 random splits by lines conserve area, and merging gives the parcel back (reliability F1, F2)", () => {
  const results = Array.from({ length: 1500 }, (_, seed) => checkSplitAndMerge(seed, "line"));
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(results.filter(({ parts }) => parts > 1).length).toBeGreaterThan(1000);
});
