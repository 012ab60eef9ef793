import { expect, test } from "vitest";
import { checkRandomUnion } from "./check-union.ts";

test("the union of 10,000 groups of 36 parcels with corner noise of 1e-8 degrees never fails (reliability F5)", () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < 10_000; seed++) wrong.push(...checkRandomUnion(seed, 1e-8));
  expect(wrong).toEqual([]);
}, 3_600_000);
