import { describe, expect, test } from "vitest";
import { computeVacancy } from "../../../../src/core/analysis/exit/vacancy.ts";
import type { BuildingOnParcel } from "../../../../src/core/analysis/parcel-facts.ts";
import { aBuilding, aParcel } from "../../../support/a-parcel.ts";
import { defaults } from "../../../support/rule-context.ts";

const asOf = "2026-03-31";
const unit = (id: string, more: Record<string, unknown>) => ({ id, areaM2: 1000, freeAreaM2: 0, ...more });
const factory = (id: string, units: readonly unknown[], share = 1) =>
  aBuilding({ id, standardFactory: { units } }, 2000, share);
const vacancyOf = (buildings: readonly BuildingOnParcel[] | null, parcel: Record<string, unknown> = {}) =>
  computeVacancy(aParcel({ buildings, parcel }), 12, defaults.floor_area, asOf);

describe("units of a standard factory", () => {
  test("count by their free area, once it has been free for long", () => {
    const units = [unit("1", { freeAreaM2: 600, freeSince: "2025-03-30" }), unit("2", {})];
    expect(vacancyOf([factory("B-1", units)]).value).toBeCloseTo(0.3, 12);
    // Twelve months are full on the day after.
    const fresh = [unit("1", { freeAreaM2: 600, freeSince: "2025-03-31" }), unit("2", {})];
    expect(vacancyOf([factory("B-1", fresh)]).value).toBe(0);
  });

  test("leave the share open where a date or an area is missing", () => {
    expect(vacancyOf([factory("B-1", [unit("1", { freeAreaM2: 600 }), unit("2", {})])])).toEqual({
      value: null,
      lower: 0,
      upper: 0.3,
      missing: ["freeSince"],
    });
    const unknownFree = [unit("1", { freeAreaM2: null, freeSince: "2024-01-01" }), unit("2", {})];
    expect(vacancyOf([factory("B-1", unknownFree)])).toMatchObject({ upper: 0.5, missing: ["freeAreaM2"] });
    const unmeasured = [unit("1", { areaM2: null, freeAreaM2: 600, freeSince: "2024-01-01" }), unit("2", {})];
    expect(vacancyOf([factory("B-1", unmeasured)])).toMatchObject({ value: null, lower: 0, upper: 1 });
  });
});

describe("other buildings", () => {
  const hall = (more: Record<string, unknown> = {}) =>
    aBuilding({ id: "B-2", storeys: [{ areaM2: 3000, heightM: 9 }], ...more }, 3000);

  test("are vacant as a whole since a date, by floor area without multiplier", () => {
    const units = [unit("1", {})];
    // 3000 of 4000.
    expect(vacancyOf([factory("B-1", units), hall({ vacantSince: "2024-01-01" })]).value).toBeCloseTo(0.75, 12);
    expect(vacancyOf([hall({ vacantSince: "2025-12-01" })]).value).toBe(0);
    // Nobody has measured it, but all of it is vacant.
    expect(vacancyOf([aBuilding({ id: "B-3", vacantSince: "2024-01-01" })]).value).toBe(1);
  });

  test("are open where nothing is recorded, unless somebody looked", () => {
    expect(vacancyOf([hall()])).toMatchObject({ value: null, lower: 0, upper: 1, missing: ["vacantSince"] });
    const looked = (on: string) => ({ evidence: [{ about: "vacantSince", on }] });
    expect(vacancyOf([hall()], looked("2026-01-05")).value).toBe(0);
    expect(vacancyOf([hall()], looked("2026-05-05")).value).toBeNull();
  });
});

test("no building, no layer, nothing mapped on land recorded as built", () => {
  expect(vacancyOf([])).toMatchObject({ value: null, reason: "no_building" });
  expect(vacancyOf(null)).toMatchObject({ value: null, reason: "layer_missing", missing: ["buildings"] });
  expect(vacancyOf([], { construction: { asBuilt: true } })).toMatchObject({ reason: "buildings_not_mapped" });
});
