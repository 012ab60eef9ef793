import { describe, expect, test } from "vitest";
import { computeYieldFigures } from "../../../src/core/analysis/yield-figures.ts";
import { anEnterprise, aParcel } from "../../support/a-parcel.ts";

const firm = (id: string, wan: number | null) => anEnterprise({ id, taxPaidWan: { 2025: wan } });
const taxOf = (enterpriseIds: readonly string[], ...enterprises: readonly ReturnType<typeof firm>[]) =>
  computeYieldFigures(aParcel({ parcel: { enterpriseIds }, enterprises }), "2026-03-31").tax_rate;

describe("tax a hectare of a parcel of 2 ha with several firms", () => {
  test("is the sum of what they paid in the last full year over the site", () => {
    expect(taxOf(["a", "b"], firm("a", 300), firm("b", 100))).toMatchObject({ value: 200, missing: [] });
  });

  test("is at least what the known ones paid while one is not recorded", () => {
    expect(taxOf(["a", "b"], firm("a", 300), firm("b", null))).toMatchObject({
      value: null,
      lower: 150,
      missing: ["taxPaidWan.2025"],
    });
  });

  test("stays open above where the parcel names a firm that no record explains", () => {
    const figure = taxOf(["a", "nobody"], firm("a", 300));
    expect(figure).toMatchObject({ value: null, lower: 150, missing: ["enterpriseIds"] });
    expect(figure.upper).toBeUndefined();
  });

  test("is not known where no firm is named at all", () => {
    expect(taxOf([])).toMatchObject({ value: null, lower: 0 });
  });
});
