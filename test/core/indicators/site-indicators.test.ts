import { describe, expect, test } from "vitest";
import { computeSiteIndicators } from "../../../src/core/indicators/catalog.ts";
import { aBuilding, anEnterprise, aParcel, type ParcelParts } from "../../support/a-parcel.ts";
import { defaults } from "../../support/rule-context.ts";

const rule = { floorArea: defaults.floor_area, adminLivingUses: defaults.admin_living_uses };
const indicatorsOf = (parts: ParcelParts) => computeSiteIndicators(aParcel(parts), rule);
const farOf = (...buildings: readonly ReturnType<typeof aBuilding>[]) => indicatorsOf({ buildings }).far;
const storey = (areaM2: number | null, heightM: number | null, more = {}) => ({ areaM2, heightM, ...more });

describe("floor area ratio", () => {
  test("counts a storey above 8 m twice, and not one of exactly 8 m", () => {
    expect(farOf(aBuilding({ storeys: [storey(5000, 8.01)] })).value).toBeCloseTo(0.5, 12);
    expect(farOf(aBuilding({ storeys: [storey(5000, 8)] })).value).toBeCloseTo(0.25, 12);
  });

  test("counts per storey, not per building, and leaves basements out", () => {
    const figure = farOf(
      aBuilding({ storeys: [storey(4000, 9), storey(2000, 4, { count: 2 }), storey(3000, 4, { belowGrade: true })] }),
    );
    expect(figure.value).toBeCloseTo(12_000 / 20_000, 12);
    expect(figure.inputs.find(({ name }) => name === "far_uncorrected")?.value).toBeCloseTo(8000 / 20_000, 12);
  });

  test("names every storey it read, and where", () => {
    const { inputs } = farOf(aBuilding({ id: "B-12", storeys: [storey(4000, 6)] }));
    expect(inputs).toContainEqual({
      name: "storeys[0].areaM2",
      value: 4000,
      unit: "m2",
      from: "buildings/B-12",
      date: null,
    });
    expect(inputs).toContainEqual({ name: "deedAreaM2", value: 20_000, unit: "m2", from: "parcels/P-1", date: null });
  });

  test("leaves the factor open between one and two where a storey height is not recorded", () => {
    const figure = farOf(aBuilding({ storeys: [storey(4000, null)] }));
    expect(figure).toMatchObject({ value: null, state: "unknown", lower: 0.2, upper: 0.4 });
    expect(figure.missing).toEqual(["storeys[0].heightM"]);
  });

  test("knows that no storey is higher than its building", () => {
    expect(farOf(aBuilding({ heightM: 7.5, storeys: [storey(4000, null)] })).value).toBeCloseTo(0.2, 12);
  });

  test("estimates footprint times storeys where nothing else is known", () => {
    const figure = farOf(aBuilding({ storeyCount: 3 }, 2000));
    expect(figure).toMatchObject({ value: 0.3, state: "estimated", lower: 0.3, upper: 0.6 });
  });

  test("stays unknown with the footprint as lower bound where only a height is known", () => {
    const figure = farOf(aBuilding({ heightM: 20 }, 2000));
    expect(figure).toMatchObject({ value: null, state: "unknown", lower: 0.1 });
    expect(figure.upper).toBeUndefined();
  });

  test("counts a building on two parcels by its share", () => {
    expect(farOf(aBuilding({ storeys: [storey(4000, 5)] }, 1000, 0.25)).value).toBeCloseTo(0.05, 12);
  });

  test("is a known 0 on an empty parcel of a mapped layer", () => {
    expect(indicatorsOf({ buildings: [] }).far).toMatchObject({ value: 0, state: "known" });
  });

  test("is unknown without a buildings layer, unless the parcel states its floor area", () => {
    expect(indicatorsOf({ buildings: null }).far).toMatchObject({
      value: null,
      state: "unknown",
      reason: "layer_missing",
    });
    const stated = indicatorsOf({ buildings: null, parcel: { grossFloorAreaM2: 30_000 } }).far;
    expect(stated).toMatchObject({ value: 1.5, state: "known" });
    expect(stated.inputs[0]).toMatchObject({ name: "grossFloorAreaM2", from: "parcels/P-1" });
  });

  test("does not take an empty map for an empty site where completion is recorded", () => {
    const figure = indicatorsOf({ buildings: [], parcel: { construction: { acceptedOn: "2022-01-01" } } }).far;
    expect(figure).toMatchObject({ value: null, state: "unknown", reason: "buildings_not_mapped" });
  });

  test("gives no number for a site area that is missing, zero or negative", () => {
    expect(indicatorsOf({ siteM2: null }).far).toMatchObject({
      value: null,
      state: "unknown",
      reason: "site_area_missing",
    });
    expect(indicatorsOf({ siteM2: 0 }).far).toMatchObject({
      value: null,
      state: "unknown",
      reason: "invalid_site_area",
    });
    expect(indicatorsOf({ siteM2: -5 }).far.reason).toBe("invalid_site_area");
  });

  test("dates an input by the evidence recorded about it", () => {
    const evidence = [{ about: "greenAreaM2", on: "2025-05-01", by: "survey" }];
    const figure = indicatorsOf({ parcel: { greenAreaM2: 2000, evidence } }).green_ratio;
    expect(figure.inputs[0]).toMatchObject({ name: "greenAreaM2", date: "2025-05-01" });
  });
});

describe("covered land", () => {
  test("adds structures and yards to the footprints, which density does not", () => {
    const figures = indicatorsOf({
      footprintM2: 6400,
      structures: { structureM2: 400, yardM2: 1200, unclearM2: 0 },
    });
    expect(figures.building_coefficient.value).toBeCloseTo(0.4, 12);
    expect(figures.building_density.value).toBeCloseTo(0.32, 12);
  });

  test("is open up to the whole parcel where structures are not mapped", () => {
    const figure = indicatorsOf({ footprintM2: 6400, structures: null }).building_coefficient;
    expect(figure).toMatchObject({ value: null, state: "unknown", lower: 0.32, upper: 1, missing: ["structures"] });
  });

  test("leaves open what structures of unknown purpose would add", () => {
    const figure = indicatorsOf({ footprintM2: 6400, structures: { structureM2: 0, yardM2: 0, unclearM2: 600 } });
    expect(figure.building_coefficient).toMatchObject({ value: null, lower: 0.32, upper: 0.35 });
  });

  test("keeps a recorded 0 apart from a green area that is not recorded", () => {
    expect(indicatorsOf({ parcel: { greenAreaM2: 0 } }).green_ratio).toMatchObject({ value: 0, state: "known" });
    expect(indicatorsOf({}).green_ratio).toMatchObject({ value: null, state: "unknown", missing: ["greenAreaM2"] });
  });
});

describe("administration and living", () => {
  const office = aBuilding({ id: "B-1", use: "office", storeys: [storey(600, 3)] });
  const works = aBuilding({ id: "B-2", use: "industry", storeys: [storey(7400, 9)] });

  test("takes the measured land before it deals out the site by floor area", () => {
    const measured = indicatorsOf({ buildings: [office, works], parcel: { adminLandM2: 1400 } }).admin_land_share;
    expect(measured.value).toBeCloseTo(0.07, 12);
    expect(measured.inputs[0]).toMatchObject({ name: "basis", value: "measured" });
    const apportioned = indicatorsOf({ buildings: [office, works] });
    expect(apportioned.admin_land_share.value).toBeCloseTo(0.075, 12);
    expect(apportioned.admin_gfa_share.value).toBeCloseTo(0.075, 12);
  });

  test("lets a building of unknown use count or not", () => {
    const unclear = aBuilding({ id: "B-3", storeys: [storey(2000, 3)] });
    const figure = indicatorsOf({ buildings: [office, works, unclear] }).admin_gfa_share;
    expect(figure).toMatchObject({ value: null, lower: 0.06, upper: 0.26, missing: ["use"] });
  });

  test("does not apply where nothing is built", () => {
    expect(indicatorsOf({ buildings: [] }).admin_gfa_share).toMatchObject({
      state: "not_applicable",
      reason: "no_building",
    });
  });
});

describe("investment intensity", () => {
  const parcel = { enterpriseIds: ["E-1"], contract: { priceWan: 1200, totalInvestmentWan: 99_999 } };

  test("adds the land price once where the reported figure leaves it out", () => {
    const enterprises = [anEnterprise({ fixedAssetInvestmentWan: 8000, investmentIncludesLandPrice: false })];
    expect(indicatorsOf({ parcel, enterprises }).investment_intensity).toMatchObject({
      value: 4600,
      unit: "wan_per_ha",
    });
  });

  test("leaves open whether the price is in it where that is not recorded", () => {
    const enterprises = [anEnterprise({ fixedAssetInvestmentWan: 8000 })];
    expect(indicatorsOf({ parcel, enterprises }).investment_intensity).toMatchObject({
      value: null,
      lower: 4000,
      upper: 4600,
      missing: ["investmentIncludesLandPrice"],
    });
  });

  test("does not deal out the investment of an enterprise on several parcels", () => {
    const enterprises = [anEnterprise({ fixedAssetInvestmentWan: 8000, investmentIncludesLandPrice: true })];
    expect(indicatorsOf({ parcel, enterprises, parcelCounts: { "E-1": 2 } }).investment_intensity).toMatchObject({
      value: null,
      reason: "enterprise_on_several_parcels",
    });
  });

  test("falls back on what construction records, plus the land price, never on what the contract promises", () => {
    const built = { ...parcel, construction: { investedWan: 2800, totalInvestWan: 9000 } };
    expect(indicatorsOf({ parcel: built }).investment_intensity.value).toBeCloseTo(2000, 9);
    expect(indicatorsOf({ parcel }).investment_intensity).toMatchObject({ value: null, state: "unknown" });
  });

  test("does not take the sum of the building site for what the enterprise on completed land has not recorded", () => {
    const construction = { investedWan: 2800, acceptedOn: "2020-05-01" };
    const site = (more: object) => ({ parcel: { ...parcel, construction: { ...construction, ...more } } });
    const enterprises = [anEnterprise({})];
    expect(indicatorsOf({ ...site({}), enterprises }).investment_intensity).toMatchObject({
      value: null,
      lower: 0,
      missing: ["fixedAssetInvestmentWan"],
    });
    // While it is building that sum is what has been invested so far.
    expect(indicatorsOf({ ...site({ acceptedOn: null }), enterprises }).investment_intensity.value).toBeCloseTo(
      2000,
      9,
    );
  });
});

test("a height not recorded leaves the highest that is as lower bound", () => {
  const buildings = [aBuilding({ id: "B-1", heightM: 24 }), aBuilding({ id: "B-2" })];
  expect(indicatorsOf({ buildings }).height_m).toMatchObject({ value: null, lower: 24, missing: ["heightM"] });
  expect(indicatorsOf({ buildings: buildings.slice(0, 1) }).height_m.value).toBe(24);
});
