import { expect, test } from "vitest";
import { findAreaBasis, siteAreaOf } from "../../../src/core/analysis/site-area.ts";
import { aDataset, aRectangle, drawParcel } from "../../support/metric-park.ts";

const square = aRectangle(0, 0, 100, 100);
const areas = { deed: null, ellipsoidal: 10_000, grid: 10_001 };

test("the basis is what the dataset says, else deed where any parcel records one, else ellipsoidal", () => {
  const parcels = [drawParcel("A", square), drawParcel("B", square, { deedAreaM2: 10_000 })];
  expect(findAreaBasis(aDataset({ parcels }, { areaBasis: "grid" }))).toBe("grid");
  expect(findAreaBasis(aDataset({ parcels }))).toBe("deed");
  expect(findAreaBasis(aDataset({ parcels: parcels.slice(0, 1) }))).toBe("ellipsoidal");
  expect(findAreaBasis(aDataset({}))).toBe("ellipsoidal");
});

test("a parcel without a deed has no site area where the basis is deed: the drawn one does not step in", () => {
  expect(siteAreaOf(drawParcel("A", square), areas, "deed").valueM2).toBeNull();
  expect(siteAreaOf(drawParcel("A", square), areas, "ellipsoidal").valueM2).toBe(10_000);
  expect(siteAreaOf(drawParcel("A", square), areas, "grid").valueM2).toBe(10_001);
});

test("without a grid there is no site area on the basis of a grid", () => {
  expect(siteAreaOf(drawParcel("A", square), { ...areas, grid: null }, "grid").valueM2).toBeNull();
});
