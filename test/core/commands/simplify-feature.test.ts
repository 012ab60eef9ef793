import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { aDataset, aShape, drawParcel } from "../../support/metric-park.ts";
import { noteOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const b: FeatureRef = { kind: "parcels", id: "B" };

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

const square = ring("0 0, 100 0, 100 100, 0 100");

describe("simplifying", () => {
  const simplify = (toleranceM: number): Command => ({ type: "simplify-feature", ref: a, toleranceM });
  const crooked = ring("0 0, 50 0.3, 100 0, 100.2 30, 100 50, 100.4 75, 100 100, 0 100");

  test("takes out corners within the tolerance and tells the change of area", () => {
    const { after, outcome } = run(parcels(crooked), simplify(0.5));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 100 100, 0 100"));
    expect(noteOf(outcome, "area-changed")?.params.afterM2).toBe(10_000);
  });

  test("keeps joint borders joint: corners where borders meet stay, others go from both", () => {
    const right = ring("100 0, 200 0, 200 50, 100 50, 100.2 30");
    const upper = ring("100 50, 200 50, 200 100, 100 100, 100.4 75");
    const { after } = run(parcels(crooked, right, upper), simplify(0.5));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 0, 100 0, 100 50, 100 100, 0 100"));
    expect(ringsOf(after, b)[0]).toHaveLength(4);
  });

  test("leaves three corners at least, and is refused where no corner can go", () => {
    expect(ringsOf(run(parcels(crooked), simplify(1000)).after, a)[0]?.length).toBe(3);
    expect(refusalOf(parcels(square), simplify(0.5)).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(crooked), simplify(0)).code).toBe("nothing-to-do");
  });
});
