import { describe, expect, test } from "vitest";
import { surveyGrid } from "../../support/edit-park.ts";
import { makeRandomPark } from "../../support/random-park.ts";
import { createRandom } from "../geometry/random-shapes.ts";
import { runRandomEdits } from "./run-random-edits.ts";

describe("a park under random edits in the grid of the land survey", () => {
  test.for([3, 4])("keeps its shapes sound and its borders joint (500 edits, seed %i)", (seed) => {
    const random = createRandom(seed);
    const { fault, done } = runRandomEdits(makeRandomPark(random), random, 500, surveyGrid);
    expect(fault, JSON.stringify(done)).toBeUndefined();
  });
});
