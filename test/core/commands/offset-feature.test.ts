import { describe, expect, test } from "vitest";
import type { Command, EdgePath } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { at } from "../../support/edit-park.ts";
import { aDataset, aShape, drawParcel } from "../../support/metric-park.ts";
import { areaM2Of, positionsOf, recordOf, refsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const rounded = (m2: number): number => Math.round(1e3 * m2) / 1e3;
const edge = (corner: number): EdgePath => ({ polygon: 0, ring: 0, corner });

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

const square = ring("0 0, 100 0, 100 100, 0 100");

describe("setting the boundary off", () => {
  const offset = (
    distanceM: number,
    edges: readonly EdgePath[] | null = null,
    newId: string | null = null,
  ): Command => ({
    type: "offset-feature",
    ref: a,
    distanceM,
    edges,
    newId,
  });

  test("outward and inward keeps sides parallel and corners sharp", () => {
    const out = run(parcels(square), offset(5)).after;
    expect(ringsOf(out, a)[0]).toEqual(ring("-5 -5, 105 -5, 105 105, -5 105"));
    const inside = run(parcels(square), offset(-12.5)).after;
    expect(rounded(areaM2Of(inside, a))).toBe(75 * 75);
  });

  test("of one side moves that side only, its ends along the sides beside it", () => {
    const { after } = run(parcels(ring("0 0, 100 0, 80 100, 0 100")), offset(-10, [edge(0)]));
    expect(ringsOf(after, a)[0]).toEqual(ring("0 10, 98 10, 80 100, 0 100"));
    expect(positionsOf(after, a)[0]).toContainEqual(positionsOf(parcels(ring("0 0, 100 0, 80 100, 0 100")), a)[0]?.[2]);
  });

  test("of half a straight side makes a step", () => {
    const { after } = run(parcels(ring("0 0, 50 0, 100 0, 100 100, 0 100")), offset(10, [edge(0)]));
    expect(rounded(areaM2Of(after, a))).toBe(10_500);
    expect(ringsOf(after, a)[0]).toContainEqual([50, -10]);
  });

  test("blunts corners too sharp to run out", () => {
    const { after } = run(parcels(ring("0 0, 200 0, 0 20")), offset(2));
    expect(ringsOf(after, a)[0]?.length).toBe(4);
    expect(ringsOf(after, a)[0]?.every(([x]) => x < 203)).toBe(true);
  });

  test("inward over a neck leaves two parts, and over everything nothing", () => {
    const dumbbell = ring("0 0, 40 0, 40 18, 60 18, 60 0, 100 0, 100 40, 60 40, 60 22, 40 22, 40 40, 0 40");
    const { after } = run(parcels(dumbbell), offset(-3));
    expect(recordOf(after, a).geometry.type).toBe("MultiPolygon");
    expect(rounded(areaM2Of(after, a))).toBe(2 * 34 * 34);
    expect(refusalOf(parcels(square), offset(-50)).code).toBe("nothing-left");
  });

  test("outward closes a hole that is narrower than twice the distance", () => {
    const frame = run(parcels(square), {
      type: "cut-hole",
      ref: a,
      ring: [at(48, 40), at(52, 40), at(52, 60), at(48, 60)],
    });
    const { after } = run(frame.after, offset(3));
    expect(ringsOf(after, a)).toHaveLength(1);
    expect(rounded(areaM2Of(after, a))).toBe(106 * 106);
  });

  test("with a new id draws another feature of the same use, of which nothing else is known", () => {
    const dataset = aDataset({
      parcels: [drawParcel("A", aShape(...square), { landUse: "100102", deedAreaM2: 9999 })],
    });
    const { after, outcome } = run(dataset, offset(-5, null, "N"));
    expect(outcome.select).toEqual(refsOf("parcels", "N"));
    expect(recordOf(after, { kind: "parcels", id: "N" })).toMatchObject({ landUse: "100102", deedAreaM2: null });
    expect(recordOf(after, a)).toBe(recordOf(dataset, a));
    expect(refusalOf(dataset, offset(-5, null, "A")).code).toBe("id-taken");
  });

  test("is refused for no distance, no edge or an edge that is not there", () => {
    expect(refusalOf(parcels(square), offset(0)).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(square), offset(1, [])).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(square), offset(1, [edge(7)])).code).toBe("no-such-corner");
  });
});
