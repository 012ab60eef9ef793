import { describe, expect, test } from "vitest";
import { aBuilding, type ParcelParts } from "../../../support/a-parcel.ts";
import { judgeParcel } from "../../../support/exit-parcel.ts";
import { national2008, national2023 } from "../../../support/rule-context.ts";

/** CON-03: 25 000 m², 12 000 of floor area, 8000 covered. */
const hall = aBuilding(
  {
    id: "B-1",
    storeys: [
      { areaM2: 8000, heightM: 6 },
      { areaM2: 4000, heightM: 4 },
    ],
  },
  8000,
);
const built = {
  landUse: "100102",
  codeSystem: "cn-2023",
  supply: { document: "2018-7" },
  contract: { signedOn: "2018-05-01", farMin: 0.8, buildingCoefficientMin: 0.4 },
  construction: { permitOn: "2018-12-01", acceptedOn: "2020-11-30" },
};
const surplusOf = (parcel: Record<string, unknown> = {}, parts: ParcelParts = {}, packs = [national2023]) =>
  judgeParcel({ siteM2: 25_000, buildings: [hall], ...parts, parcel: { ...built, ...parcel } }, { packs }).surplus;

describe("surplus land of a built parcel", () => {
  test("is what the agreed minima leave over, an estimate", () => {
    // max(12 000 / 0.8, 8000 / 0.4) = 20 000; 25 000 - 20 000 = 5000.
    expect(surplusOf()).toMatchObject({ value: expect.closeTo(5000, 9), unit: "m2", state: "estimated", missing: [] });
    expect(surplusOf().inputs.map(({ name }) => name)).toEqual([
      "countable_floor_area",
      "contract.farMin",
      "covered_area",
      "contract.buildingCoefficientMin",
      "deedAreaM2",
    ]);
    expect(surplusOf({ contract: { ...built.contract, farMin: 0.4 } }).value).toBe(0);
  });

  test("goes by the industry's minimum where none is agreed", () => {
    const contract = { ...built.contract, buildingCoefficientMin: null };
    // 2023: 0.40, newer than the contract and fit for an estimate; 2008: 0.30, in force then.
    expect(surplusOf({ contract }).value).toBeCloseTo(5000, 9);
    expect(surplusOf({ contract }, {}, [national2023, national2008])).toMatchObject({
      // max(15 000, 8000 / 0.3 = 26 667): nothing to spare.
      value: 0,
      inputs: expect.arrayContaining([expect.objectContaining({ name: "building_coefficient_min", value: 0.3 })]),
    });
  });

  test("is open without a minimum or an amount, between what is sure and what is possible", () => {
    const contract = { ...built.contract, farMin: null };
    expect(surplusOf({ contract })).toMatchObject({
      value: null,
      state: "unknown",
      lower: 0,
      upper: expect.closeTo(5000, 9),
      missing: ["contract.farMin"],
    });
    // 8000 covered at least, all of the 25 000 at most.
    expect(surplusOf({}, { structures: null })).toMatchObject({
      value: null,
      lower: 0,
      upper: 5000,
      missing: ["structures"],
    });
    expect(surplusOf({}, { siteM2: null })).toMatchObject({ state: "unknown", reason: "site_area_missing" });
  });

  test("is a question of built land only", () => {
    expect(surplusOf({ construction: { permitIssued: false } }, { buildings: [] })).toMatchObject({
      value: null,
      state: "not_applicable",
      reason: "not_built_yet",
    });
    expect(surplusOf({ landUse: "1402" })).toMatchObject({ state: "not_applicable", reason: "use_not_concerned" });
    expect(surplusOf({ construction: null }, { buildings: [] })).toMatchObject({
      state: "unknown",
      reason: "construction_state_unknown",
    });
  });
});
