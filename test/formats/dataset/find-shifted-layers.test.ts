import { describe, expect, it } from "vitest";
import { gcj02FromWgs84 } from "../../../src/core/geometry/gcj02.ts";
import { aCollection, aFeature, aFile, aParkFile, codesOf, read } from "../../support/input-files.ts";

/** Rectangle with its south-west corner at a place, sides in degrees. */
function aBox(lng: number, lat: number, width: number, height: number) {
  const ring = [
    [lng, lat],
    [lng + width, lat],
    [lng + width, lat + height],
    [lng, lat + height],
    [lng, lat],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

const parks = (lng: number) =>
  aFile("parks.geojson", aCollection([aFeature({ id: "K", name: "K" }, aBox(lng, 31.6, 0.02, 0.02))]));

/** A hundred parcels that fill the park, moved. */
function parcels(lng: number, east: number, north: number, odd = 0) {
  const features = Array.from({ length: 100 }, (_, index) => {
    const shift = index < odd ? 0.004 : 0;
    const [x, y] = [lng + (index % 10) * 0.002 + east - shift, 31.6 + Math.floor(index / 10) * 0.002 + north];
    return aFeature({ id: `P${index}` }, aBox(x, y, 0.0019, 0.0019));
  });
  return aFile("parcels.geojson", aCollection(features));
}

describe("findShiftedLayers", () => {
  const [lng, lat] = gcj02FromWgs84([120.31, 31.61]).lngLat;

  it("suspects a layer that lies off the park by the shift of Chinese web maps", () => {
    const { issues } = read([aParkFile, parks(120.3), parcels(120.3, lng - 120.31, lat - 31.61)]);
    expect(issues.find(({ code }) => code === "gcj02-suspected")).toMatchObject({
      layer: "parcels",
      severity: "warning",
    });
  });

  it.each([
    ["in place", 0, 0, 0],
    ["moved another way", -0.004, -0.004, 0],
    ["with a few parcels outside", 0, 0, 5],
  ])("says nothing about a layer %s", (_what, east, north, odd) => {
    expect(codesOf(read([aParkFile, parks(120.3), parcels(120.3, east, north, odd)]).issues)).not.toContain(
      "gcj02-suspected",
    );
  });

  it("says nothing outside China", () => {
    const { issues } = read([aParkFile, parks(10), parcels(10, 0.005, -0.002)]);
    expect(codesOf(issues)).not.toContain("gcj02-suspected");
  });
});
