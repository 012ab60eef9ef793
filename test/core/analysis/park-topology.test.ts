import { expect, test } from "vitest";
import { findOverlaps } from "../../../src/core/analysis/find-overlaps.ts";
import { findOutsideParks, measureZoneBalance } from "../../../src/core/analysis/park-topology.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Parcel, Park, Zone } from "../../../src/core/model/records.ts";
import { projectDefaults } from "../../support/audit-layers.ts";
import { finish } from "../../support/finish.ts";
import { aDataset, aRectangle, drawParcel, drawPark, drawZone, measure, pick } from "../../support/metric-park.ts";

const engine = createKernelEngine();
const { tolerances } = projectDefaults;

function outside(parks: readonly Park[], parcels: readonly Parcel[]) {
  const measured = measure(aDataset({ parks, parcels }));
  return finish(findOutsideParks(measured.parcels, "parcels", measured, engine, tolerances));
}

test("the part of a parcel outside all parks is an error with its area", () => {
  const issues = outside([drawPark("K", aRectangle(0, 0, 500, 500))], [drawParcel("P", aRectangle(480, 0, 50, 100))]);
  expect(issues.map(({ code, severity, ids }) => [code, severity, ids])).toEqual([["outside-park", "error", ["P"]]]);
  expect(issues[0]?.measured).toBeCloseTo(3000, 2);
});

test("a parcel over the border of two parks is inside their union", () => {
  const parks = [drawPark("west", aRectangle(0, 0, 250, 500)), drawPark("east", aRectangle(250, 0, 250, 500))];
  expect(outside(parks, [drawParcel("P", aRectangle(200, 0, 100, 100))])).toEqual([]);
});

test("a parcel that lies in no park is outside as a whole", () => {
  const parks = [drawPark("K", aRectangle(0, 0, 100, 100))];
  const [issue, ...more] = outside(parks, [drawParcel("P", aRectangle(300, 0, 50, 50))]);
  expect(more).toEqual([]);
  expect(issue?.measured).toBeCloseTo(2500, 2);
});

test("0.1 m outside the park is a sliver", () => {
  const issues = outside([drawPark("K", aRectangle(0, 0, 500, 500))], [drawParcel("P", aRectangle(400, 0, 100.1, 90))]);
  expect(issues.map(({ code }) => code)).toEqual(["sliver"]);
});

function balance(zones: readonly Zone[]) {
  const dataset = aDataset({ parks: [drawPark("K", aRectangle(0, 0, 100, 100))], zones });
  const measured = measure(dataset);
  const overlaps = finish(findOverlaps(measured.zones, engine));
  const park = pick(measured.parks.byId, "K");
  return measureZoneBalance(park, dataset.layers.zones ?? new Map(), measured, overlaps, engine, tolerances);
}

test("adds up zones by land use, the gap between them and what they overlap inside the park", () => {
  const { byLandUse, gapM2, overlapM2, issues } = balance([
    drawZone("1", aRectangle(0, 0, 40, 100), { landUse: "100102" }),
    drawZone("2", aRectangle(30, 0, 40, 100), { landUse: "100102" }),
    // Ten meters of it lie outside the park.
    drawZone("3", aRectangle(80, 0, 30, 100), { landUse: "1207" }),
  ]);
  expect(pick(byLandUse, "100102")).toBeCloseTo(8000, 2);
  expect(pick(byLandUse, "1207")).toBeCloseTo(2000, 2);
  expect(gapM2).toBeCloseTo(1000, 2);
  expect(overlapM2).toBeCloseTo(1000, 2);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["zone-gap", "warning"]]);
});

test("an overlap of zones outside the park is not in its balance", () => {
  const { overlapM2 } = balance([drawZone("1", aRectangle(90, 0, 30, 100)), drawZone("2", aRectangle(95, 0, 30, 100))]);
  // 95 to 100 m of 95 to 120 m lie inside.
  expect(overlapM2).toBeCloseTo(500, 2);
});

test("a layer without zones leaves the whole park as a gap", () => {
  const { byLandUse, gapM2, overlapM2 } = balance([]);
  expect(byLandUse.size).toBe(0);
  expect(gapM2).toBeCloseTo(10_000, 2);
  expect(overlapM2).toBe(0);
});
