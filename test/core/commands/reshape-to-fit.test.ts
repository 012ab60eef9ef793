import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import { at } from "../../support/edit-park.ts";
import { aDataset, aShape, drawParcel, drawZone } from "../../support/metric-park.ts";
import { areaM2Of, noteOf, positionsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const b: FeatureRef = { kind: "parcels", id: "B" };
const rounded = (m2: number): number => Math.round(1e3 * m2) / 1e3;

type Corner = readonly [number, number];

function parcels(...shapes: readonly (readonly Corner[])[]): ParkDataset {
  return aDataset({ parcels: shapes.map((shape, index) => drawParcel("ABCDE"[index] as string, aShape(...shape))) });
}

const square = ring("0 0, 100 0, 100 100, 0 100");

describe("reshaping to fit", () => {
  const zone: FeatureRef = { kind: "zones", id: "Z" };
  const reshape = (
    how: "stay-off" | "take-up" | "give-up",
    rest: { readonly other?: FeatureRef; readonly piece?: ReturnType<typeof aShape> },
  ): Command => ({
    type: "reshape-to-fit",
    ref: a,
    how,
    other: rest.other ?? null,
    piece: rest.piece ?? null,
  });

  test("stays off another feature, along its corners", () => {
    const dataset = aDataset({
      parcels: [drawParcel("A", aShape(...square))],
      zones: [drawZone("Z", aShape(...ring("90 -10, 200 -10, 200 60, 95 50")))],
    });
    const { after, outcome } = run(dataset, reshape("stay-off", { other: zone }));
    const corner = positionsOf(dataset, zone)[0]?.[3];
    expect(positionsOf(after, a)[0]).toContainEqual(corner);
    // Given up: 354.167 m² below the zone's corner, and 1.190 above it.
    expect(rounded(areaM2Of(after, a))).toBe(9644.643);
    expect(noteOf(outcome, "area-changed")?.params.beforeM2).toBe(10_000);
    expect(refusalOf(after, reshape("stay-off", { other: zone })).code).toBe("nothing-to-do");
  });

  test("takes up a gap, closing it to the neighbor's corners", () => {
    const dataset = parcels(square, ring("103 -10, 200 0, 200 100, 102 110"));
    const gap = aShape(...ring("100 0, 102.9167 0, 102.0833 100, 100 100"));
    const { after } = run(dataset, reshape("take-up", { piece: gap }));
    expect(ringsOf(after, a)).toHaveLength(1);
    expect(areaM2Of(after, a)).toBeCloseTo(10_250, 0);
    const own = positionsOf(after, a).flat().map(String);
    expect(
      positionsOf(after, b)
        .flat()
        .filter((p) => own.includes(String(p))).length,
    ).toBe(2);
  });

  test("gives up an overlap to the neighbor", () => {
    const dataset = parcels(square, ring("98 0, 200 0, 200 100, 98 100"));
    const { after } = run(dataset, reshape("give-up", { piece: aShape(...ring("98 0, 100 0, 100 100, 98 100")) }));
    expect(rounded(areaM2Of(after, a))).toBe(9800);
    const own = positionsOf(after, a).flat().map(String);
    expect(
      new Set(
        positionsOf(after, b)
          .flat()
          .map(String)
          .filter((p) => own.includes(p)),
      ).size,
    ).toBe(2);
  });

  test("takes corners of the neighbors where a piece, measured on another plane, misses them by less than a millimeter", () => {
    const dataset = parcels(square, ring("102 0, 200 0, 200 100, 102 100"));
    const gap = aShape(...ring("100.0004 0.0003, 101.9996 0.0004, 102.0004 99.9996, 99.9995 99.9997"));
    const { after } = run(dataset, reshape("take-up", { piece: gap }));
    expect(ringsOf(after, a)).toHaveLength(1);
    expect(positionsOf(after, a)[0]?.slice(0, -1)).toEqual(
      expect.arrayContaining(positionsOf(dataset, b)[0]?.filter(([lng]) => lng < at(150, 0)[0]) ?? []),
    );
    expect(positionsOf(after, b)).toEqual(positionsOf(dataset, b));
  });

  test("is refused where nothing is there to give or take, nothing would be left, or the piece stands apart", () => {
    const far = aShape(...ring("300 0, 310 0, 310 10"));
    expect(refusalOf(parcels(square), reshape("take-up", { piece: far })).code).toBe("not-touching");
    expect(refusalOf(parcels(square), reshape("give-up", { piece: far })).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(square), reshape("take-up", {})).code).toBe("nothing-to-do");
    expect(refusalOf(parcels(square), reshape("stay-off", { other: zone })).code).toBe("not-found");
    expect(
      refusalOf(parcels(square), reshape("give-up", { piece: aShape(...ring("-5 -5, 105 -5, 105 105, -5 105")) })).code,
    ).toBe("nothing-left");
  });
});
