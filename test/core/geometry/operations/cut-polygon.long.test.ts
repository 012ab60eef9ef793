import { expect, test } from "vitest";
import { checkRandomCut } from "./check-cut.ts";

test("parts of 200,000 random cuts are valid, add up to the whole and do not overlap (reliability F1)", () => {
  const wrong: string[] = [];
  let cuts = 0;
  for (let seed = 0; cuts < 200_000; seed++) {
    const result = checkRandomCut(seed);
    wrong.push(...result.wrong);
    if (result.kind === "cut") cuts++;
  }
  expect(wrong).toEqual([]);
}, 1_800_000);
