import { describe, expect, test } from "vitest";
import { makeRandomPark } from "../../support/random-park.ts";
import { createRandom } from "../geometry/random-shapes.ts";
import { runRandomEdits } from "./run-random-edits.ts";

describe("a park under ten thousand random edits", () => {
  test.for([101, 102, 103, 104])(
    "keeps its shapes sound and its borders joint (2,500 edits, seed %i)",
    { timeout: 1_200_000 },
    (seed) => {
      const random = createRandom(seed);
      const { fault, done } = runRandomEdits(makeRandomPark(random), random, 2500);
      expect(fault, JSON.stringify(done)).toBeUndefined();
    },
  );
});
