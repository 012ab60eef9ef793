import { describe, expect, test } from "vitest";
import type { Command } from "../../../src/core/commands/command.ts";
import type { FeatureRef } from "../../../src/core/model/record-kinds.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import { at } from "../../support/edit-park.ts";
import { aDataset, aRectangle, aShape, drawBuilding, drawParcel, drawZone } from "../../support/metric-park.ts";
import { positionsOf, recordOf, refsOf, refusalOf, ring, ringsOf, run } from "../../support/run-command.ts";

const [a, b] = refsOf("parcels", "A", "B") as [FeatureRef, FeatureRef];

const park = aDataset({
  parcels: [
    drawParcel("A", aRectangle(0, 0, 100, 100), {
      deedAreaM2: 9990,
      landUse: "100102",
      contract: { farMin: 1 },
      supplyByYearHa: null,
    }),
    drawParcel("B", aRectangle(100, 0, 100, 100)),
  ],
  zones: [drawZone("Z", aRectangle(0, 0, 200, 100))],
  buildings: [drawBuilding("H", aRectangle(10, 10, 5, 5), { parcelId: "A" })],
});

const set = (values: Readonly<Record<string, unknown>>, refs: readonly FeatureRef[] = [a]): Command => ({
  type: "set-values",
  refs,
  values,
});
const parcelAfter = (command: Command, ref: FeatureRef = a): Parcel =>
  recordOf(run(park, command).after, ref) as Parcel;

describe("setting values", () => {
  test("reaches into groups, also those that were not known", () => {
    expect(parcelAfter(set({ "contract.farMax": 2 })).contract).toMatchObject({ farMin: 1, farMax: 2, no: null });
    const made = parcelAfter(set({ "contract.farMax": 2 }, [b]), b).contract;
    expect(made).toEqual({ ...recordOfContract(), farMin: null, farMax: 2 });
  });

  test("null takes a value away, and the group with its last one", () => {
    expect(parcelAfter(set({ "contract.farMin": null })).contract).toBeNull();
    expect(parcelAfter(set({ landUse: null })).landUse).toBeNull();
    expect(parcelAfter(set({ contract: null })).contract).toBeNull();
    expect(refusalOf(park, set({ "contract.farMin": null }, [b])).code).toBe("nothing-to-do");
  });

  test("several features at once; those that have the values stay the very same", () => {
    const { outcome, after } = run(park, set({ landUse: "100102" }, [a, b]));
    expect(outcome.change.flatMap(({ updated }) => updated.map(([, record]) => record.id))).toEqual(["B"]);
    expect(after.layers.parcels?.get("A")).toBe(park.layers.parcels?.get("A"));
  });

  test("refuses other types, names that do not exist and the id, with what was expected", () => {
    const params = (values: Readonly<Record<string, unknown>>) => refusalOf(park, set(values)).params;
    expect(params({ "contract.farMin": "1" })).toEqual({
      property: "contract.farMin",
      got: "“1”",
      expected: "a number",
    });
    expect(params({ "contract.farMin": -1 })).toMatchObject({ expected: "a number of 0 or more" });
    expect(params({ "contract.signedOn": "2026-02-30" })).toMatchObject({ expected: "YYYY-MM-DD" });
    expect(params({ "contract.farMinn": 1 })).toMatchObject({ expected: "a property of parcels" });
    expect(params({ "landUse.code": 1 })).toMatchObject({ property: "landUse.code" });
    for (const name of ["color", "id", "geometry", "extra", "__proto__", "constructor.name"]) {
      expect(params({ [name]: "x" })).toMatchObject({ property: name });
    }
    const zone = refsOf("zones", "Z");
    expect(refusalOf(park, set({ landUse: null }, zone)).params).toMatchObject({ property: "landUse" });
    expect(refusalOf(park, set({ landUse: "1" }, refsOf("zones", "X"))).code).toBe("not-found");
  });

  test("sets amounts by year by the year", () => {
    const parks = aDataset({ parks: [] });
    const drawn = run(parks, {
      type: "create-feature",
      kind: "parks",
      id: "K",
      geometry: aRectangle(0, 0, 9, 9),
      properties: {},
    }).after;
    const refs = refsOf("parks", "K");
    expect(recordOf(drawn, refs[0] as FeatureRef)).toMatchObject({ name: "K" });
    const { after } = run(drawn, set({ "supplyByYearHa.2025": 12 }, refs));
    expect(recordOf(after, refs[0] as FeatureRef)).toMatchObject({ supplyByYearHa: { "2025": 12 } });
    expect(refusalOf(drawn, set({ "supplyByYearHa.二〇二五": 12 }, refs)).code).toBe("bad-value");
  });

  test("changes what the schema does not know where it is known already", () => {
    const parcel = { ...(recordOf(park, a) as Parcel), extra: { color: "red" } };
    const dataset = { ...park, layers: { ...park.layers, parcels: new Map([["A", parcel]]) } };
    expect(recordOf(run(dataset, set({ color: "blue" })).after, a).extra).toEqual({ color: "blue" });
  });
});

function recordOfContract(): object {
  const { contract } = recordOf(park, a) as Parcel;
  return contract ?? {};
}

describe("painting a use", () => {
  const paint = (refs: readonly FeatureRef[], landUse = "1101"): Command => ({
    type: "paint-use",
    refs,
    landUse,
    codeSystem: "cn-2023",
  });

  test("onto zones and parcels, with its code system", () => {
    const { after } = run(park, paint([a, ...refsOf("zones", "Z")]));
    expect(recordOf(after, a)).toMatchObject({ landUse: "1101", codeSystem: "cn-2023" });
    expect(after.layers.zones?.get("Z")).toMatchObject({ landUse: "1101" });
  });

  test("not onto buildings, and no empty code", () => {
    expect(refusalOf(park, paint([a, ...refsOf("buildings", "H")]))).toMatchObject({
      code: "wrong-kind",
      refs: refsOf("buildings", "H"),
      params: { kind: "buildings" },
    });
    expect(refusalOf(park, paint([a], "")).code).toBe("bad-value");
  });
});

describe("moving whole features", () => {
  const transform = (refs: readonly FeatureRef[], eastM: number, northM: number, turnDeg = 0): Command => ({
    type: "transform-features",
    refs,
    eastM,
    northM,
    turnDeg,
    center: at(0, 0),
  });

  test("shifts in the grid and leaves neighbors where they are", () => {
    const { after } = run(park, transform([a], -20.5, 3));
    expect(ringsOf(after, a)[0]).toEqual(ring("-20.5 3, 79.5 3, 79.5 103, -20.5 103"));
    expect(after.layers.parcels?.get("B")).toBe(park.layers.parcels?.get("B"));
  });

  test("turns clockwise", () => {
    expect(ringsOf(run(park, transform([a], 0, 0, 90)).after, a)[0]).toEqual(ring("0 0, 0 -100, 100 -100, 100 0"));
    const { after } = run(park, transform([a], 0, 0, 30));
    expect(ringsOf(after, a)[0]?.[1]).toEqual([86.6025, -50]);
  });

  test("features moved together stay joint, also where a corner of one only lay on an edge of the other", () => {
    // 0.09 mm beside the middle of A's first edge: after a turn the rounding would leave it behind now and then.
    const dataset = aDataset({
      parcels: [
        drawParcel("A", aShape([0, 0], [211, 37], [180, 140], [-13, 101])),
        drawParcel("B", aShape([0, 0], [90, -60], [105.500_015_5, 18.499_911_3])),
      ],
    });
    for (let turnDeg = 1; turnDeg <= 20; turnDeg++) {
      const { after } = run(dataset, transform([a, b], 1000.33, 7.77, turnDeg));
      expect(positionsOf(after, a)[0]).toContainEqual(positionsOf(after, b)[0]?.[2]);
      expect(ringsOf(after, a)[0]).toHaveLength(5);
    }
  });

  test("is refused without a move, beyond the world, for what is not there", () => {
    expect(refusalOf(park, transform([a], 0, 0)).code).toBe("nothing-to-do");
    expect(refusalOf(park, transform([a], Number.NaN, 0)).code).toBe("out-of-range");
    expect(refusalOf(park, transform(refsOf("parcels", "X"), 1, 0)).code).toBe("not-found");
  });
});

describe("duplicating", () => {
  const copy = (newIds: readonly string[]): Command => ({
    type: "duplicate-features",
    refs: [a, ...refsOf("buildings", "H")],
    newIds,
    eastM: 300,
    northM: 0,
  });

  test("copies shape and use, and no deed, contract or place on a parcel", () => {
    const { after, outcome } = run(park, copy(["A2", "H2"]));
    expect(outcome.select).toEqual([...refsOf("parcels", "A2"), ...refsOf("buildings", "H2")]);
    const parcel = after.layers.parcels?.get("A2");
    expect(parcel).toMatchObject({ id: "A2", landUse: "100102", deedAreaM2: null, contract: null, enterpriseIds: [] });
    expect(ringsOf(after, refsOf("parcels", "A2")[0] as FeatureRef)[0]).toEqual(ring("300 0, 400 0, 400 100, 300 100"));
    expect(after.layers.buildings?.get("H2")?.parcelId).toBeNull();
    expect(after.layers.parcels?.get("A")).toBe(park.layers.parcels?.get("A"));
  });

  test("is refused without an id for each, and for ids that are taken, also by each other", () => {
    expect(refusalOf(park, copy(["A2"]))).toMatchObject({ code: "too-few-ids", params: { needed: 2 } });
    expect(refusalOf(park, copy(["B", "H2"])).code).toBe("id-taken");
    const twice: Command = { type: "duplicate-features", refs: [a, b], newIds: ["N", "N"], eastM: 0, northM: 300 };
    expect(refusalOf(park, twice).code).toBe("id-taken");
  });
});
