import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTransform } from "../../../../src/core/geometry/find-crs.ts";
import type { LngLat, LngLatBox } from "../../../../src/core/model/coordinates.ts";
import { findListReadings, type ListReadings } from "../../../../src/formats/text/coordinate-list/find-readings.ts";
import { parseCoordinateList } from "../../../../src/formats/text/coordinate-list/parse-coordinate-list.ts";
import { crsTable } from "../../../support/audit-layers.ts";

const park: LngLatBox = [114.08, 32.08, 114.12, 32.11];

function readAt(text: string, box: LngLatBox | null = park, gridCrs: string | null = "EPSG:4547"): ListReadings {
  const list = parseCoordinateList(text);
  if (!list.ok) throw new Error(JSON.stringify(list.failure));
  return findListReadings(list.value, { box, gridCrs, crsTable });
}

const corners: readonly LngLat[] = [
  [114.1, 32.1],
  [114.13, 32.1],
  [114.13, 32.12],
];

function gridOf(crs: string): (place: LngLat) => readonly [number, number] {
  const transform = createTransform(crs, crsTable);
  if (!transform.ok) throw new Error(crs);
  return (place) => transform.value.fromLngLat(place) as readonly [number, number];
}

function write(crs: string, order: "east" | "north", heading = ""): string {
  const toGrid = gridOf(crs);
  const lines = corners.map((corner) => {
    const [east, north] = crs === "EPSG:4490" ? corner : toGrid(corner);
    return (order === "east" ? [east, north] : [north, east])
      .map((n) => n.toFixed(crs === "EPSG:4490" ? 9 : 3))
      .join(",");
  });
  return `${heading}\n${lines.join("\n")}`;
}

const zone38 = "EPSG:4547";
const zone38Named = "EPSG:4526";

describe("where the park lies tells how a list is meant", () => {
  test.each([
    ["longitude first", "EPSG:4490", "east", "EPSG:4490 east-first"],
    ["latitude first", "EPSG:4490", "north", "EPSG:4490 north-first"],
    ["X north, Y east of six digits", zone38, "north", "EPSG:4547 north-first"],
    ["east first", zone38, "east", "EPSG:4547 east-first"],
    ["X north, Y east of eight digits", zone38Named, "north", "EPSG:4547 north-first"],
    ["six digits in the zone beside", "EPSG:4548", "north", "EPSG:4548 north-first"],
  ] as const)("%s", (_, crs, order, key) => {
    const { near, chosen } = readAt(write(crs, order));
    expect(near.map((reading) => reading.key)).toEqual([key]);
    expect(chosen?.key).toBe(key);
  });
});

test("the wrong axis order is offered, and not taken where the list says otherwise", () => {
  const { near, chosen } = readAt(write("EPSG:4490", "north", "经度,纬度"));
  expect(chosen).toBeNull();
  expect(near.map(({ key, against }) => [key, against])).toEqual([["EPSG:4490 north-first", ["axes"]]]);
});

test("another zone than the eastings name is offered, and not taken", () => {
  const wrong = write(zone38Named, "north").replaceAll(",38", ",37");
  const { near, chosen } = readAt(wrong);
  expect(chosen).toBeNull();
  expect(near.map(({ zone, against }) => [zone, against])).toEqual([[38, ["zone"]]]);
  const stated = readAt(write(zone38, "north", "37 带"));
  expect(stated.chosen).toBeNull();
  expect(stated.near.map(({ against }) => against)).toEqual([["zone"]]);
});

test("where two readings lie at the park, both are offered and neither is taken", () => {
  const { near, chosen } = readAt("45.01,45.02\n45.03,45.02\n45.03,45.04", [45, 45, 45.05, 45.05], null);
  expect(near.map(({ order }) => order)).toEqual(["east-first", "north-first"]);
  expect(chosen).toBeNull();
});

test("a reading that goes with the list's own heading stands before one that does not", () => {
  const { near, chosen } = readAt("lat,lon\n45.01,45.02\n45.03,45.02\n45.03,45.04", [45, 45, 45.05, 45.05], null);
  expect(near.map(({ order, against }) => [order, against.length])).toEqual([
    ["north-first", 0],
    ["east-first", 1],
  ]);
  expect(chosen).toBeNull();
});

test("a list of another place says how far away it lies, and nothing is taken", () => {
  const { near, far, chosen } = readAt("116.1,39.9\n116.2,39.9\n116.2,40");
  expect(near).toEqual([]);
  expect(chosen).toBeNull();
  expect(far[0]?.key).toBe("EPSG:4490 east-first");
  expect(Math.round((far[0]?.distanceM ?? 0) / 1000)).toBeGreaterThan(800);
});

test("nobody knows where a park without a boundary lies, so that nothing is taken", () => {
  expect(readAt(write(zone38, "north"), null).chosen).toBeNull();
});

test("meters of the park's own grid are read in it", () => {
  const [east, north] = gridOf("EPSG:25832")([9.01, 48.02]);
  const text = `${east},${north}\n${east + 100},${north}\n${east + 100},${north + 100}`;
  const { chosen } = readAt(text, [9, 48, 9.05, 48.05], "EPSG:25832");
  expect(chosen?.key).toBe("EPSG:25832 east-first");
});

test("a ring within another is a hole, one within the hole an area", () => {
  const square = (from: number, to: number) =>
    `114.1${from},32.1${from}\n114.1${to},32.1${from}\n114.1${to},32.1${to}\n114.1${from},32.1${to}`;
  const { chosen } = readAt([square(10, 90), square(20, 80), square(30, 70)].join("\n\n"));
  expect(chosen?.geometry.type).toBe("MultiPolygon");
  expect(chosen?.geometry.coordinates.map((polygon) => polygon.length)).toEqual([2, 1]);
});

test("corners come back to the numbers they were typed as, to a tenth of a millimeter", () => {
  const toGrid = gridOf(zone38Named);
  const coordinate = fc.tuple(
    fc.integer({ min: 35_508_000_000, max: 35_512_000_000 }),
    fc.integer({ min: 3_550_000_000, max: 3_553_000_000 }),
  );
  fc.assert(
    fc.property(fc.array(coordinate, { minLength: 3, maxLength: 12 }), (points) => {
      const typed = points.map(([east, north]) => [(east + 3_000_000_000) / 1000, north / 1000] as const);
      const text = typed.map(([east, north]) => `${north.toFixed(3)}\t${east.toFixed(3)}`).join("\n");
      const list = parseCoordinateList(text);
      if (!list.ok) return;
      const reading = readAt(text).near[0];
      const back = (reading?.geometry.type === "Polygon" ? reading.geometry.coordinates[0] : undefined)?.map(toGrid);
      for (const [at, [east, north]] of typed.entries()) {
        if (back?.[at] === undefined) continue;
        expect(Math.abs((back[at]?.[0] ?? 0) - east)).toBeLessThan(1e-4);
        expect(Math.abs((back[at]?.[1] ?? 0) - north)).toBeLessThan(1e-4);
      }
      expect(back).toBeDefined();
    }),
    { seed: 5, numRuns: 100 },
  );
});

test("the planted proposal of the demo, written as a surveyor's table, is the proposal", () => {
  const file = new URL("../../../fixtures/impact/clean.geojson", import.meta.url);
  const ring: readonly LngLat[] = JSON.parse(readFileSync(file, "utf8")).features[0].geometry.coordinates[0];
  const toGrid = gridOf(zone38Named);
  const rows = ring.map((corner, at) => {
    const [east, north] = toGrid(corner);
    return `J${at + 1}\t${north.toFixed(4)}\t${east.toFixed(4)}`;
  });
  const { chosen } = readAt(["点号\tX\tY", ...rows].join("\n"));
  const back = chosen?.geometry.type === "Polygon" ? chosen.geometry.coordinates[0] : undefined;
  expect(back).toHaveLength(ring.length);
  for (const [at, corner] of ring.entries()) {
    const [a, b] = [toGrid(corner), toGrid(back?.[at] ?? [0, 0])];
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(1e-3);
  }
});
