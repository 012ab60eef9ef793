import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { at } from "../../support/edit-park.ts";
import { aDataset, aShape, drawParcel } from "../../support/metric-park.ts";
import { areaM2Of, noteOf, positionsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const rounded = (m2: number): number => Math.round(1e3 * m2) / 1e3;

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

const square = ring("0 0, 100 0, 100 100, 0 100");

describe("cutting a hole", () => {
  const cut = (corners: readonly Corner[]): Command => ({
    type: "cut-hole",
    ref: a,
    ring: corners.map(([x, y]) => at(x, y)),
  });
  const small = ring("20 20, 40 20, 40 40, 20 40");

  test("takes its land away, and filling it gives the shape back", () => {
    const { after, outcome } = run(parcels(square), cut(small));
    expect(rounded(areaM2Of(after, a))).toBe(9600);
    expect(noteOf(outcome, "area-changed")?.params).toEqual({ beforeM2: 10_000, afterM2: 9600 });
    const filled = run(after, { type: "fill-hole", ref: a, polygon: 0, ring: 1 }).after;
    expect(positionsOf(filled, a)).toEqual(positionsOf(parcels(square), a));
  });

  test("over another hole makes one of both", () => {
    const once = run(parcels(square), cut(small)).after;
    const twice = run(once, cut(ring("30 30, 60 30, 60 60, 30 60"))).after;
    expect(ringsOf(twice, a)).toHaveLength(2);
    expect(rounded(areaM2Of(twice, a))).toBe(10_000 - 400 - 900 + 100);
  });

  test("along the border leaves a notch", () => {
    const { after } = run(parcels(square), cut(ring("100 40, 100 60, 80 60, 80 40")));
    expect(ringsOf(after, a)).toHaveLength(1);
    expect(rounded(areaM2Of(after, a))).toBe(9600);
  });

  test("is refused outside, around everything, crossing itself or with two corners", () => {
    expect(refusalOf(parcels(square), cut(ring("90 40, 130 40, 130 60, 90 60"))).code).toBe("hole-outside");
    expect(refusalOf(parcels(square), cut(square)).code).toBe("nothing-left");
    expect(refusalOf(parcels(square), cut(ring("20 20, 40 40, 40 20, 20 40"))).code).toBe("crosses-itself");
    expect(refusalOf(parcels(square), cut(ring("20 20, 40 40"))).code).toBe("too-few-corners");
    expect(refusalOf(parcels(square), { type: "fill-hole", ref: a, polygon: 0, ring: 0 }).code).toBe("no-such-corner");
  });
});
