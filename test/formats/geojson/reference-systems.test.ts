import { describe, expect, it } from "vitest";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { aCollection, aFeature, aFile, aSquare, codesOf, read } from "../../support/input-files.ts";

const crs = (name: string) => ({ crs: { type: "name", properties: { name } } });
const plane = (x: number, y: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 100, y],
      [x + 100, y + 100],
      [x, y + 100],
      [x, y],
    ],
  ],
});

function readOne(head: Record<string, unknown>, geometry: unknown, options = {}) {
  return read([aFile("parcels.geojson", aCollection([aFeature({ id: "A" }, geometry)], head))], options);
}

function firstPosition(dataset: ParkDataset | undefined): readonly number[] {
  const geometry = dataset?.layers.parcels?.get("A")?.geometry;
  return geometry?.type === "Polygon" ? (geometry.coordinates[0]?.[0] ?? []) : [];
}

describe("reference systems of GeoJSON files", () => {
  it.each(["EPSG:4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4490"])(
    "%s is an info and changes nothing",
    (name) => {
      const { dataset, issues } = readOne(crs(name), aSquare());
      expect(codesOf(issues)).toEqual(["crs-member"]);
      expect(dataset?.layers.parcels?.get("A")?.geometry).toEqual(aSquare());
    },
  );

  it("a declared 3° zone is converted and said", () => {
    // 528000, 3497000 in zone 120°: about 120.295, 31.594 by hand (111 km a degree of latitude, 95 km of longitude there).
    const { dataset, files } = readOne(crs("EPSG:4549"), plane(528000, 3497000));
    const [lng, lat] = firstPosition(dataset);
    expect(lng).toBeCloseTo(120.295, 2);
    expect(lat).toBeCloseTo(31.594, 2);
    expect(files[0]).toMatchObject({
      outcome: "repair",
      crs: { declared: "EPSG:4549", used: "EPSG:4549", confidence: "stated" },
    });
  });

  it("an unknown code, and a link, are refused and nothing is fetched", () => {
    expect(codesOf(readOne(crs("EPSG:999999"), aSquare()).issues)).toEqual(["unknown-crs"]);
    const link = { crs: { type: "link", properties: { href: "http://169.254.169.254/" } } };
    expect(codesOf(readOne(link, aSquare()).issues)).toEqual(["unknown-crs"]);
  });

  it("eight-digit eastings propose their zone; six-digit ones ask", () => {
    const [eight] = readOne({}, plane(40528000, 3497000)).issues;
    expect(eight).toMatchObject({ code: "suspicious-crs", at: { feature: 1 }, params: { suggestion: "EPSG:4528" } });
    const [six] = readOne({}, plane(528000, 3497000)).issues;
    expect(six?.params.suggestion).toMatch(/ask/);
  });

  it("the system a person states is used for a file that says nothing", () => {
    const { dataset } = readOne({}, plane(40528000, 3497000), { crs: "EPSG:4528" });
    const [lng] = firstPosition(dataset);
    expect(lng).toBeCloseTo(120.295, 2);
  });

  it("a stated plane does not move a file that is in degrees", () => {
    const { dataset } = readOne({}, aSquare(), { crs: "EPSG:4528" });
    expect(dataset?.layers.parcels?.get("A")?.geometry).toEqual(aSquare());
  });

  it("swapped axes are refused by feature", () => {
    const swapped = { type: "Polygon", coordinates: [(aSquare().coordinates[0] ?? []).map(([x, y]) => [y, x])] };
    const { dataset, issues } = readOne({}, swapped);
    expect(dataset).toBeUndefined();
    expect(issues[0]).toMatchObject({ code: "swapped-axes", at: { feature: 1 } });
  });

  it("one feature in other units refuses the file and is named", () => {
    const features = [aFeature({ id: "A" }), aFeature({ id: "B" }, plane(528000, 3497000))];
    const { dataset, issues } = read([aFile("parcels.geojson", aCollection(features))]);
    expect(dataset).toBeUndefined();
    expect(issues[0]).toMatchObject({ code: "suspicious-crs", at: { feature: 2 } });
    const declared = [aFeature({ id: "A" }, plane(528000, 3497000)), aFeature({ id: "B" })];
    const mixed = read([aFile("parcels.geojson", aCollection(declared, crs("EPSG:4549")))]);
    expect(mixed.issues.at(-1)).toMatchObject({ code: "mixed-crs", at: { feature: 2 } });
  });

  it("longitudes counted past 180° lose their full turns", () => {
    const turned = {
      type: "Polygon",
      coordinates: [(aSquare().coordinates[0] ?? []).map(([x = 0, y = 0]) => [x + 360, y])],
    };
    const { dataset, issues } = readOne({}, turned);
    expect(codesOf(issues)).toEqual(["longitude-wrapped"]);
    const [lng] = firstPosition(dataset);
    expect(lng).toBeCloseTo(120.3, 9);
  });

  it("an old datum is a warning with the size of the possible shift", () => {
    const { issues } = readOne(crs("EPSG:2384"), plane(528000, 3497000));
    expect(codesOf(issues)).toContain("datum-shift");
  });
});
