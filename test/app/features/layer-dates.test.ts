import { expect, test } from "vitest";
import { listLayerDates } from "../../../src/app/features/parcel-card/layer-dates.ts";

const sources = { parcels: { date: "2026-03-31" }, controls: { date: "2025-09-30" }, zones: {} };

test("a check names the day of each layer it looks at", () => {
  const check = { rule: "control_line.overlap", subjects: ["parcels/GY-0103"] };
  expect(listLayerDates(check, sources)).toEqual([
    ["parcels", "2026-03-31"],
    ["controls", "2025-09-30"],
  ]);
});

test("the version of the very lines goes before the date of their layer", () => {
  const check = { rule: "control_line.overlap", subjects: [], details: { versionDate: "2024-01-01" } };
  expect(listLayerDates(check, sources)).toEqual([["controls", "2024-01-01"]]);
});

test("a layer without a date is left out", () => {
  expect(listLayerDates({ rule: "zoning.use", subjects: ["zones/Z1"] }, sources)).toEqual([]);
});
