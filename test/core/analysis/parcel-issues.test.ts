import { expect, test } from "vitest";
import { placeBuildings } from "../../../src/core/analysis/footprints.ts";
import {
  findAreaMismatch,
  findBuildingIssues,
  findStraddleSlivers,
  findStraddling,
} from "../../../src/core/analysis/parcel-issues.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { Building, Parcel } from "../../../src/core/model/records.ts";
import { projectDefaults } from "../../support/audit-layers.ts";
import { finish } from "../../support/finish.ts";
import { aDataset, aRectangle, drawBuilding, drawParcel, measure } from "../../support/metric-park.ts";

const { tolerances } = projectDefaults;

test.each([
  ["0.2 % is within the tolerance", 10_020, undefined],
  ["0.3 % is a warning", 10_030, "warning"],
  ["2 % is an error", 10_200, "error"],
])("deed area against drawn area: %s", (_, ellipsoidal, severity) => {
  expect(findAreaMismatch("P", { deed: 10_000, ellipsoidal, grid: null }, tolerances)?.severity).toBe(severity);
});

test("no deed area, or one of 0, gives no mismatch", () => {
  expect(findAreaMismatch("P", { deed: null, ellipsoidal: 100, grid: null }, tolerances)).toBeUndefined();
  expect(findAreaMismatch("P", { deed: 0, ellipsoidal: 100, grid: null }, tolerances)).toBeUndefined();
});

const share = (zoneId: string, areaM2: number, meanWidthM: number) => {
  return { zoneId, areaM2, share: areaM2 / 10_000, meanWidthM };
};

test("a parcel in two zones straddles them; what is outside its main zone is measured", () => {
  const issue = findStraddling("P", 10_000, [share("A", 7500, 40), share("B", 2500, 20)], tolerances);
  expect(issue?.measured).toBeCloseTo(0.25, 9);
  expect(issue?.params).toMatchObject({ count: 2, shares: "A 75 %, B 25 %" });
});

test("a sliver in the next zone does not straddle, nor does a parcel without zones or without area", () => {
  expect(findStraddling("P", 10_000, [share("A", 9990, 40), share("B", 10, 0.1)], tolerances)).toBeUndefined();
  expect(findStraddling("P", 10_000, [], tolerances)).toBeUndefined();
  expect(findStraddling("P", 0, [], tolerances)).toBeUndefined();
});

test("a sliver in the next zone is counted in the log", () => {
  const shares = [share("A", 9990, 40), share("B", 10, 0.1)];
  expect(findStraddleSlivers("P", 10_000, shares, tolerances)).toMatchObject([
    {
      code: "sliver",
      severity: "info",
      ids: ["P", "B"],
      measured: 10,
      params: { what: "straddles-zones", width: 0.1 },
    },
  ]);
  expect(findStraddleSlivers("P", 10_000, [share("A", 10_000, 40)], tolerances)).toEqual([]);
});

const twoParcels = [drawParcel("A", aRectangle(0, 0, 100, 100)), drawParcel("B", aRectangle(100, 0, 100, 100))];

function issuesOf(buildings: readonly Building[], parcels: readonly Parcel[] = twoParcels) {
  const dataset = aDataset({ parcels, buildings });
  const measured = measure(dataset);
  const engine = createKernelEngine();
  const places = finish(placeBuildings(measured.buildings, measured.parcels, engine, tolerances));
  const records = dataset.layers.buildings ?? new Map();
  return finish(findBuildingIssues(places, records, measured.parcels, engine, tolerances, measured.plane));
}

test("a building of A that stands on B with 10 m by 20 m", () => {
  const [issue, ...more] = issuesOf([drawBuilding("H", aRectangle(60, 10, 50, 20), { parcelId: "A" })]);
  expect(more).toEqual([]);
  expect([issue?.code, issue?.ids]).toEqual(["building-crosses-parcel", ["H", "A", "B"]]);
  expect(issue?.measured).toBeCloseTo(200, 3);
});

test("a kiosk that names A and stands on B wholly has a place on the map", () => {
  const [issue] = issuesOf([drawBuilding("kiosk", aRectangle(150, 10, 0.9, 0.9), { parcelId: "A" })]);
  expect(issue?.code).toBe("building-crosses-parcel");
  expect(issue?.place?.type).toBe("Polygon");
});

test("without a name the building is of the parcel most of it stands on", () => {
  const [issue] = issuesOf([drawBuilding("H", aRectangle(80, 10, 50, 20))]);
  expect(issue?.ids).toEqual(["H", "B", "A"]);
});

test("a building that names a parcel but stands on none, even one that is not there", () => {
  for (const parcelId of ["A", "gone"]) {
    const [issue, ...more] = issuesOf([drawBuilding("H", aRectangle(300, 0, 10, 10), { parcelId })]);
    expect(more).toEqual([]);
    expect([issue?.code, issue?.ids]).toEqual(["building-outside-parcel", ["H", parcelId]]);
    expect(issue?.measured).toBeCloseTo(100, 3);
  }
});

test("nothing is said of a building in its place, nor where there are no parcels", () => {
  expect(issuesOf([drawBuilding("H", aRectangle(10, 10, 50, 20), { parcelId: "A" })])).toEqual([]);
  expect(issuesOf([drawBuilding("H", aRectangle(10, 10, 50, 20), { parcelId: "A" })], [])).toEqual([]);
});

test("a building over the line by the width of a pencil is a sliver in the log, not an encroachment", () => {
  // 20 m long and 0.1 m over the line.
  const [issue, ...more] = issuesOf([drawBuilding("H", aRectangle(60, 10, 40.1, 20), { parcelId: "A" })]);
  expect(more).toEqual([]);
  expect(issue).toMatchObject({
    code: "sliver",
    severity: "info",
    ids: ["H", "A", "B"],
    params: { what: "building-crosses-parcel", a: "H", b: "B" },
  });
  expect(issue?.measured).toBeCloseTo(2, 3);
});
