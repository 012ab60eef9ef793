import { describe, expect, test } from "vitest";
import { mostCopies } from "../../../src/core/analysis/shape-stacks.ts";
import type { Parcel } from "../../../src/core/model/records.ts";
import {
  aDataset,
  aRectangle,
  audit,
  drawingToleranceM2,
  drawParcel,
  drawPark,
  drawZone,
} from "../../support/metric-park.ts";
import { commit, differencesFromScratch, openPark } from "./live/edit-park.ts";

/** Flats of one house: `count` parcels of 1 ha each with the very same outline. */
const flats = (count: number): readonly Parcel[] =>
  Array.from({ length: count }, (_, i) => drawParcel(`flat-${i}`, aRectangle(0, 0, 100, 100)));
const many = mostCopies + 3;
/** Overlaps the house by 10 m × 100 m. */
const garden = drawParcel("garden", aRectangle(90, 0, 100, 100));
const park = drawPark("K", aRectangle(0, 0, 1000, 100));
const zones = [drawZone("west", aRectangle(0, 0, 95, 100)), drawZone("east", aRectangle(95, 0, 905, 100))];

const codesOf = (parcels: readonly Parcel[]) =>
  audit(aDataset({ parcels }))
    .issues.filter(({ layer, code }) => layer === "parcels" && code !== "area-counted-twice")
    .map(({ code }) => code);

describe("parcels drawn over and over", () => {
  test("are reported pair by pair up to a few copies", () => {
    const pairs = (mostCopies * (mostCopies - 1)) / 2;
    expect(codesOf(flats(mostCopies))).toEqual(["duplicate-geometry", ...Array(pairs).fill("parcel-overlap")]);
  });

  test("are one issue above that, which names them all and counts the pairs", () => {
    const { issues } = audit(aDataset({ parcels: flats(many) }));
    const stacks = issues.filter(({ code }) => code === "shape-stack");
    expect(stacks).toHaveLength(1);
    expect(stacks[0]).toMatchObject({
      severity: "error",
      ids: flats(many).map(({ id }) => id),
      params: { a: "flat-0", count: many, pairs: (many * (many - 1)) / 2 },
    });
    expect(Math.abs((stacks[0]?.measured ?? 0) - 10_000)).toBeLessThan(drawingToleranceM2);
    expect(issues.some(({ code }) => code === "parcel-overlap")).toBe(false);
  });

  test("overlap a neighbour in one issue that names all of them", () => {
    const { issues } = audit(aDataset({ parcels: [garden, ...flats(many)] }));
    const overlaps = issues.filter(({ code }) => code === "parcel-overlap");
    expect(overlaps).toHaveLength(1);
    expect(overlaps[0]?.ids).toEqual([...flats(many).map(({ id }) => id), "garden"]);
    expect(overlaps[0]?.params).toMatchObject({ a: `flat-0 (×${many})`, b: "garden" });
    expect(Math.abs((overlaps[0]?.measured ?? 0) - 1000)).toBeLessThan(drawingToleranceM2);
  });

  test("count their land once too often for each copy after the first, in totals, parks and zones", () => {
    const report = audit(aDataset({ parks: [park], zones, parcels: [garden, ...flats(many)] }));
    const near = (value: number | undefined, expected: number): void =>
      expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(many * drawingToleranceM2);
    near(report.totals.parcelOverlapM2, (many - 1) * 10_000 + 1000);
    near(report.parks[0]?.parcelOverlapM2, (many - 1) * 10_000 + 1000);
    near(report.zones.find(({ id }) => id === "west")?.parcelOverlapM2, (many - 1) * 9500 + 500);
    near(report.zones.find(({ id }) => id === "east")?.parcelOverlapM2, (many - 1) * 500 + 500);
    const twice = report.issues.find(({ code }) => code === "area-counted-twice");
    expect(twice?.ids).toEqual([...flats(many).map(({ id }) => id), "garden"]);
  });

  test("make slivers one note where the outline is a sliver", () => {
    const slivers = Array.from({ length: many }, (_, i) => drawParcel(`s-${i}`, aRectangle(0, 0, 0.1, 100)));
    expect(codesOf(slivers)).toEqual(["duplicate-geometry", "sliver"]);
  });
});

test("zones drawn over and over overlap in their park as often as there are pairs", () => {
  const copies = Array.from({ length: many }, (_, i) => drawZone(`z-${i}`, aRectangle(0, 0, 100, 100)));
  const { issues, parks } = audit(aDataset({ parks: [park], zones: copies, parcels: [] }));
  const overlapM2 = parks[0]?.balanceOverlapM2 ?? 0;
  expect(Math.abs(overlapM2 - (10_000 * (many * (many - 1))) / 2)).toBeLessThan(1);
  expect(issues.filter(({ code }) => code === "zone-overlap")).toEqual([]);
  expect(issues.filter(({ code }) => code === "shape-stack").map(({ layer, ids }) => [layer, ids.length])).toEqual([
    ["zones", many],
  ]);
});

test("while copies come and go the report is that of a whole audit", () => {
  const other = drawParcel("other", aRectangle(-50, 20, 100, 30));
  let judged = openPark(
    aDataset({ parks: [park], zones, parcels: [garden, other, ...flats(mostCopies)], buildings: [] }),
    ["cn-national-2023"],
    "2024-12-31",
  );
  const steps: readonly (readonly [id: string, to: Parcel | undefined])[] = [
    ...["new-1", "new-2", "before"].map((id) => [id, drawParcel(id, aRectangle(0, 0, 100, 100))] as const),
    ["garden", drawParcel("garden", aRectangle(80, 0, 100, 100))],
    ["before", undefined],
    ["flat-0", drawParcel("flat-0", aRectangle(300, 0, 50, 50))],
    ["new-1", undefined],
    ["flat-0", drawParcel("flat-0", aRectangle(0, 0, 100, 100))],
  ];
  for (const [id, to] of steps) {
    judged = commit(judged, { records: [{ kind: "parcels", id, to }] }).judged;
    expect({ id, differs: differencesFromScratch(judged) }).toEqual({ id, differs: [] });
  }
});
