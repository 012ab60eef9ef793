import { expect, test } from "vitest";
import { convertUnit } from "../../../src/core/model/units.ts";

test("fifteen mu are a hectare", () => {
  expect(convertUnit(15, "mu", "ha")).toBeCloseTo(1, 12);
  expect(convertUnit(12, "km2", "mu")).toBeCloseTo(18_000, 9);
});

test("money per area converts both halves", () => {
  expect(convertUnit(1, "wan_per_mu", "wan_per_ha")).toBeCloseTo(15, 12);
  expect(convertUnit(1, "wan_cny_per_mu", "yi_cny_per_km2")).toBeCloseTo(0.15, 12);
});

test("refuses units it does not know or that measure different things", () => {
  expect(convertUnit(1, "mu", "m")).toBeUndefined();
  expect(convertUnit(1, "ping", "m2")).toBeUndefined();
  expect(convertUnit(1, "constructor", "m2")).toBeUndefined();
});
