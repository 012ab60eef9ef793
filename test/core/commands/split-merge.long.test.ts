import { expect, test } from "vitest";
import { checkSplitAndMerge } from "./check-split-merge.ts";

test("200,000 random splits conserve area, and merging gives the parcel back (reliability F1, F2)", () => {
  const wrong: string[] = [];
  let splits = 0;
  for (let seed = 10_000; splits < 200_000; seed++) {
    const result = checkSplitAndMerge(seed, seed % 4 === 0 ? "edge" : "line");
    wrong.push(...result.wrong);
    if (result.parts > 1) splits++;
  }
  expect(wrong).toEqual([]);
}, 7_200_000);
