import { expect, test } from "vitest";
import { findLineages, findParentIds, findPark } from "../../../src/core/analysis/park-membership.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { AreaGeometry } from "../../../src/core/model/coordinates.ts";
import type { Park } from "../../../src/core/model/records.ts";
import { aDataset, aRectangle, drawParcel, drawPark, measure, pick } from "../../support/metric-park.ts";

const zone = drawPark("zone", aRectangle(0, 0, 1000, 500));
const west = drawPark("west", aRectangle(0, 0, 400, 500), { parentId: "zone" });
const east = drawPark("east", aRectangle(400, 0, 400, 500), { parentId: "zone" });

function parkOf(parcel: AreaGeometry, named: string | null = null, parks: readonly Park[] = [zone, west, east]) {
  const measured = measure(aDataset({ parks, parcels: [drawParcel("P", parcel)] }));
  const shape = pick(measured.parcels.byId, "P");
  return findPark(shape, named, measured.parks, findParentIds(parks), createKernelEngine());
}

test("a parcel belongs to the park most of it lies in, not to the development zone around it", () => {
  expect(parkOf(aRectangle(380, 0, 100, 100))).toBe("east");
  expect(parkOf(aRectangle(310, 0, 100, 100))).toBe("west");
});

test("the development zone steps back also where its id comes first", () => {
  const around = drawPark("a", aRectangle(0, 0, 1000, 500));
  const inner = drawPark("b", aRectangle(0, 0, 400, 500), { parentId: "a" });
  expect(parkOf(aRectangle(350, 0, 100, 100), null, [around, inner])).toBe("b");
});

test("where none of the parks holds any of it, it belongs to the development zone", () => {
  expect(parkOf(aRectangle(900, 0, 50, 50))).toBe("zone");
});

test("the park a parcel names goes before where it lies; a name that does not exist does not", () => {
  expect(parkOf(aRectangle(0, 0, 50, 50), "east")).toBe("east");
  expect(parkOf(aRectangle(0, 0, 50, 50), "nowhere")).toBe("west");
});

test("outside all parks, beside one, and without any: none", () => {
  expect(parkOf(aRectangle(2000, 0, 50, 50))).toBeUndefined();
  expect(parkOf(aRectangle(1000, 0, 50, 500))).toBeUndefined();
  expect(parkOf(aRectangle(0, 0, 50, 50), null, [])).toBeUndefined();
});

test("two halves of the same size: the smaller id, whatever the order of records", () => {
  expect(parkOf(aRectangle(350, 0, 100, 100), null, [west, east])).toBe(
    parkOf(aRectangle(350, 0, 100, 100), null, [east, west]),
  );
});

test("a park is counted in itself, then in its development zone", () => {
  const lineages = findLineages(new Map([zone, west, east].map((park) => [park.id, park])));
  expect(pick(lineages, "west")).toEqual(["west", "zone"]);
  expect(pick(lineages, "zone")).toEqual(["zone"]);
});

test("rows that name each other, or a row that is not there, end the line", () => {
  const a = drawPark("a", aRectangle(0, 0, 1, 1), { parentId: "b" });
  const b = drawPark("b", aRectangle(0, 0, 1, 1), { parentId: "a" });
  const c = drawPark("c", aRectangle(0, 0, 1, 1), { parentId: "missing" });
  const lineages = findLineages(new Map([a, b, c].map((park) => [park.id, park])));
  expect([pick(lineages, "a"), pick(lineages, "b"), pick(lineages, "c")]).toEqual([["a", "b"], ["b", "a"], ["c"]]);
});
