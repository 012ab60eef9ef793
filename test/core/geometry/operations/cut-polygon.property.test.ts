import { expect, test } from "vitest";
import { checkRandomCut } from "./check-cut.ts";

test("parts of 2,000 random cuts are valid, add up to the whole and do not overlap (reliability F1)", () => {
  const results = Array.from({ length: 2000 }, (_, seed) => checkRandomCut(seed));
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(results.filter(({ kind }) => kind === "cut").length).toBeGreaterThan(1000);
});
