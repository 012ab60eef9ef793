import { describe, expect, test } from "vitest";
import { createJointCheck, findBroken } from "../../support/joint-corners.ts";
import { makeRandomPark } from "../../support/random-park.ts";
import { createRandom } from "../geometry/random-shapes.ts";
import { runRandomEdits } from "./run-random-edits.ts";

describe("a park under random edits", () => {
  test.for([1, 2])("keeps its shapes sound and its borders joint (500 edits, seed %i)", (seed) => {
    const random = createRandom(seed);
    const { fault, done } = runRandomEdits(makeRandomPark(random), random, 500);
    expect(fault, JSON.stringify(done)).toBeUndefined();
  });
});

describe("the checks of these tests", () => {
  test("see a corner beside a border, and a ring that crosses itself", () => {
    const park = makeRandomPark(createRandom(1));
    expect(createJointCheck().findUnjoined(park, "parcels").length).toBeGreaterThan(5);
    const [first, second] = [...(park.layers.parcels?.values() ?? [])];
    if (first === undefined || second === undefined || first.geometry.type !== "Polygon") throw new Error("no parcels");
    const [a, b, ...rest] = first.geometry.coordinates[0] ?? [];
    const ring = [b, a, ...rest.slice(0, -1), b].filter((position) => position !== undefined);
    const broken = { ...first, geometry: { type: "Polygon", coordinates: [ring] } } as const;
    const dataset = { ...park, layers: { ...park.layers, parcels: new Map([[first.id, broken]]) } };
    expect(findBroken(dataset, "parcels", [first.id])).toContain("self-intersection");
  });
});
