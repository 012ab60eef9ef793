import { describe, expect, test } from "vitest";
import { listDifferingValues } from "../../../src/core/commands/merge-values.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { at } from "../../support/edit-park.ts";
import { aDataset, aRectangle, aShape, drawBuilding, drawParcel, drawZone } from "../../support/metric-park.ts";
import { areaM2Of, noteOf, recordOf, refsOf, refusalOf, ringsOf, run } from "../../support/run-command.ts";

const a: FeatureRef = { kind: "parcels", id: "A" };
const rounded = (m2: number): number => Math.round(1e3 * m2) / 1e3;

/** A left, B right of it, C touching B at a corner only. */
function threeParcels(): ParkDataset {
  return aDataset({
    parcels: [
      drawParcel("A", aRectangle(0, 0, 100, 100), {
        deedAreaM2: 10_000,
        greenAreaM2: 1500.5,
        landUse: "100101",
        contract: { priceWan: 800, farMin: 1 },
        enterpriseIds: ["E1"],
      }),
      drawParcel("B", aRectangle(100, 0, 50, 100), {
        deedAreaM2: 5000.25,
        landUse: "100102",
        contract: { priceWan: 400, farMin: 1.2 },
        enterpriseIds: ["E1", "E2"],
      }),
      drawParcel("C", aRectangle(150, 100, 50, 50)),
    ],
    buildings: [drawBuilding("H", aRectangle(110, 10, 10, 10), { parcelId: "B" })],
  });
}

const merge = (refs: readonly FeatureRef[], keep: string, values: Readonly<Record<string, string>> = {}) =>
  ({ type: "merge-features", refs, keep, values }) as const;

describe("merging", () => {
  const { after, outcome } = run(threeParcels(), merge(refsOf("parcels", "A", "B"), "A"));
  const merged = recordOf(after, a) as Parcel;

  test("gives one feature of the summed area without the border between", () => {
    expect(rounded(areaM2Of(after, a))).toBe(15_000);
    expect(ringsOf(after, a)).toHaveLength(1);
    expect(ringsOf(after, a)[0]).toHaveLength(6);
    expect(after.layers.parcels?.has("B")).toBe(false);
    expect(outcome.select).toEqual([a]);
  });

  test("sums amounts, joins firms, and keeps the values of the kept one, told where they differ", () => {
    expect([merged.deedAreaM2, merged.contract?.priceWan]).toEqual([15_000.25, 1200]);
    expect([merged.landUse, merged.contract?.farMin]).toEqual(["100101", 1]);
    expect(merged.enterpriseIds).toEqual(["E1", "E2"]);
    expect(noteOf(outcome, "values-differ")?.params).toEqual({
      count: 3,
      properties: "greenAreaM2, landUse, contract.farMin",
    });
  });

  test("an amount that one of them does not know is not known", () => {
    expect(merged.greenAreaM2).toBeNull();
  });

  test("takes the values chosen, amounts too", () => {
    const values = { landUse: "B", "contract.farMin": "B", greenAreaM2: "A" };
    const chosen = run(threeParcels(), merge(refsOf("parcels", "A", "B"), "A", values));
    const record = recordOf(chosen.after, a) as Parcel;
    expect([record.landUse, record.contract?.farMin, record.greenAreaM2]).toEqual(["100102", 1.2, 1500.5]);
    expect(noteOf(chosen.outcome, "values-differ")).toBeUndefined();
  });

  test("moves buildings to the kept feature, and says so", () => {
    expect(after.layers.buildings?.get("H")?.parcelId).toBe("A");
    expect(noteOf(outcome, "references-moved")?.refs).toEqual(refsOf("buildings", "H"));
    expect(merged.extra).toEqual({ lineage: { parents: ["A", "B"], by: "merge" } });
  });

  test("names what its sources came from before, after them what was merged, also in later parts", () => {
    const [part] = run(after, {
      type: "split-feature",
      ref: a,
      by: { kind: "line", line: [at(20, -5), at(20, 105)] },
      newIds: ["N"],
    }).outcome.change.flatMap(({ added }) => added);
    expect(part?.extra).toEqual({ lineage: { parents: ["A", "B"], by: "split" } });
  });

  test("a group the kept one does not have comes with the value chosen from another", () => {
    const dataset = aDataset({
      parcels: [
        drawParcel("A", aRectangle(0, 0, 10, 10)),
        drawParcel("B", aRectangle(10, 0, 10, 10), { contract: { farMin: 2, no: "7" } }),
      ],
    });
    const record = recordOf(run(dataset, merge(refsOf("parcels", "A", "B"), "A", { "contract.farMin": "B" })).after, a);
    expect((record as Parcel).contract).toMatchObject({ farMin: 2, no: null });
  });
});

describe("merging shapes", () => {
  const zones = (...shapes: readonly Parameters<typeof drawZone>[1][]): ParkDataset =>
    aDataset({ zones: shapes.map((shape, index) => drawZone(`Z${index + 1}`, shape)) });
  const z1: FeatureRef = { kind: "zones", id: "Z1" };
  const both = merge(refsOf("zones", "Z1", "Z2"), "Z1");

  test("closes gaps and overlaps up to 0.1 mm: no inner sliver", () => {
    const { after, outcome } = run(zones(aRectangle(0, 0, 100, 100), aRectangle(100.00008, 0, 100, 100)), both);
    expect(ringsOf(after, z1)).toHaveLength(1);
    expect(noteOf(outcome, "overlap-counted-once")).toBeUndefined();
    const long = run(
      zones(aRectangle(0, 0, 100, 100), aShape([99.99995, -20], [180, 0], [180, 200], [99.99995, 150])),
      both,
    );
    expect(ringsOf(long.after, z1)).toHaveLength(1);
  });

  test("counts land under both once and says how much", () => {
    const { after, outcome } = run(zones(aRectangle(0, 0, 100, 100), aRectangle(90, 20, 100, 50)), both);
    expect(rounded(areaM2Of(after, z1))).toBe(14_500);
    expect(noteOf(outcome, "overlap-counted-once")?.params).toEqual({ areaM2: 500 });
  });

  test("keeps land in between that belongs to neither as a hole", () => {
    const clamp = aShape([0, 0], [100, 0], [100, 20], [20, 20], [20, 80], [100, 80], [100, 100], [0, 100]);
    const { after } = run(zones(clamp, aRectangle(100, 0, 20, 100)), both);
    expect(rounded(areaM2Of(after, z1))).toBe(7200);
    expect(ringsOf(after, z1)).toHaveLength(2);
  });

  test("fills a hole with what lies in it", () => {
    const [shell] = aRectangle(0, 0, 100, 100).coordinates as never[];
    const [hole] = aRectangle(40, 40, 20, 20).coordinates as unknown as readonly (readonly never[])[];
    const frame = { type: "Polygon", coordinates: [shell, hole?.toReversed()] } as never;
    const { after } = run(zones(frame, aRectangle(40, 40, 20, 20)), both);
    expect(ringsOf(after, z1)).toHaveLength(1);
    expect(rounded(areaM2Of(after, z1))).toBe(10_000);
  });

  test("split, then merged, is the same shape again", () => {
    const dataset = zones(aShape([0, 0], [120, 10], [100, 130], [-20, 90]));
    const by = { kind: "line", line: [at(-50, 40), at(40, 60), at(300, 20)] } as const;
    const cut = run(dataset, { type: "split-feature", ref: z1, by, newIds: ["N"] }).after;
    const again = run(cut, merge(refsOf("zones", "N", "Z1"), "Z1")).after;
    expect(Math.abs(areaM2Of(again, z1) - areaM2Of(dataset, z1))).toBeLessThan(1e-6);
    for (const corner of ringsOf(dataset, z1)[0] ?? []) expect(ringsOf(again, z1)[0]).toContainEqual(corner);
  });
});

describe("what cannot be merged", () => {
  test("features that touch at a corner or not at all, naming those that stand apart", () => {
    expect(refusalOf(threeParcels(), merge(refsOf("parcels", "A", "B", "C"), "A"))).toMatchObject({
      code: "not-touching",
      refs: refsOf("parcels", "C"),
    });
  });

  test("fewer than two, two kinds, kinds that cannot be merged, and features that are not there", () => {
    const dataset = threeParcels();
    expect(refusalOf(dataset, merge([a, a], "A")).code).toBe("too-few-ids");
    expect(refusalOf(dataset, merge([a, ...refsOf("buildings", "H")], "A")).code).toBe("different-kinds");
    expect(refusalOf(dataset, merge(refsOf("buildings", "H", "I"), "H")).code).toBe("wrong-kind");
    expect(refusalOf(dataset, merge(refsOf("parcels", "A", "X"), "A")).code).toBe("not-found");
    expect(refusalOf(dataset, merge(refsOf("parcels", "A", "B"), "C")).code).toBe("not-found");
    expect(refusalOf(dataset, merge(refsOf("parcels", "A", "B"), "A", { landUse: "C" })).code).toBe("not-found");
  });
});

test("a dialog is given what differs, and how it would be settled", () => {
  const records = ["A", "B"].map((id) => threeParcels().layers.parcels?.get(id) as Parcel);
  expect(listDifferingValues("parcels", records).map(({ path, how }) => `${path} ${how}`)).toEqual([
    "deedAreaM2 sum",
    "landUse choose",
    "contract.priceWan sum",
    "contract.farMin choose",
    "enterpriseIds join",
    "greenAreaM2 sum",
  ]);
  expect(listDifferingValues("parcels", records)[1]?.values).toEqual([
    { id: "A", value: "100101" },
    { id: "B", value: "100102" },
  ]);
});
