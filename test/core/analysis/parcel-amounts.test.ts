import { expect, test } from "vitest";
import { computeParcelAmounts } from "../../../src/core/analysis/parcel-amounts.ts";
import { aBuilding, anEnterprise, aParcel } from "../../support/a-parcel.ts";
import { projectDefaults } from "../../support/audit-layers.ts";

const rule = projectDefaults.floor_area;

test("numerators in square meters and ten thousand yuan, whatever the ratios of the parcel divide by", () => {
  const storeys = [{ areaM2: 1000, heightM: 4, count: 2 }];
  const parts = {
    parcel: { greenAreaM2: 3000, enterpriseIds: ["E-1"] },
    buildings: [aBuilding({ storeys }, 1000)],
    enterprises: [anEnterprise({ fixedAssetInvestmentWan: 9000, investmentIncludesLandPrice: true })],
  };
  for (const siteM2 of [20_000, null]) {
    const amounts = computeParcelAmounts(aParcel({ ...parts, siteM2 }), rule);
    expect(amounts.far.value).toBeCloseTo(2000, 6);
    expect(amounts.building_density.value).toBeCloseTo(1000, 6);
    expect(amounts.green_ratio.value).toBeCloseTo(3000, 6);
    expect(amounts.investment_intensity.value).toBeCloseTo(9000, 6);
  }
});

test("a storey of unknown height leaves the floor area between once and twice", () => {
  const { far } = computeParcelAmounts(
    aParcel({ buildings: [aBuilding({ storeys: [{ areaM2: 1000, heightM: null }] }, 1000)] }),
    rule,
  );
  expect([far.value, Math.round(far.lower), Math.round(far.upper ?? 0)]).toEqual([null, 1000, 2000]);
  expect(far.missing).toEqual(["storeys[0].heightM"]);
});

test("missing layers are open, never 0", () => {
  const amounts = computeParcelAmounts(aParcel({ buildings: null, structures: null, enterprises: null }), rule);
  expect(amounts.far.value).toBeNull();
  expect(amounts.building_density.value).toBeNull();
  expect(amounts.building_coefficient.value).toBeNull();
  expect(amounts.green_ratio.value).toBeNull();
  expect(amounts.investment_intensity.value).toBeNull();
});
