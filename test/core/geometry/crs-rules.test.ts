import { describe, expect, it } from "vitest";
import crsTable from "../../../data/crs/crs.json" with { type: "json" };
import { toNorthingEasting } from "../../../src/core/geometry/axis-order.ts";
import { crsTableSchema } from "../../../src/core/geometry/crs-table.ts";
import { findEastingZone, findGaussKrugerZone } from "../../../src/core/geometry/gauss-kruger-zones.ts";
import { gcj02FromWgs84 } from "../../../src/core/geometry/gcj02.ts";
import { geodesicAreaM2 } from "../../../src/core/geometry/geodesic-area.ts";
import { createGridMeasure, findDefaultGridCrs } from "../../../src/core/geometry/grid-measure.ts";
import { areaInflation } from "../../../src/core/geometry/web-mercator.ts";
import type { LngLat } from "../../../src/core/model/coordinates.ts";

const table = crsTableSchema.parse(crsTable);

/** Vectors of the domain reference, rules crs.*, by their id. */
describe("rules crs.*", () => {
  it.each([
    ["CRS-03", 118.5, 40, 120, 4528, 4549],
    ["CRS-04", 104.06, 35, 105, 4523, 4544],
    ["CRS-05", 73.62, 25, 75, 4513, 4534],
    ["CRS-06", 134.77, 45, 135, 4533, 4554],
  ])("%s finds the 3-degree zone of %d", (_id, longitude, zone, centralMeridian, epsgWithZonePrefix, epsgPlain) => {
    expect(findGaussKrugerZone(longitude)).toEqual({
      zone,
      centralMeridian,
      epsgWithZonePrefix,
      epsgPlain,
    });
  });

  it("CRS-08 guesses no zone outside China", () => {
    expect(findGaussKrugerZone(72)).toMatchObject({
      zone: null,
      verdict: "unknown",
      reason: "outside_china_zones",
    });
    expect(findGaussKrugerZone(Number.NaN).zone).toBeNull();
  });

  it("CRS-07 reads the zone from an easting of eight digits", () => {
    const found = findEastingZone(40512345.67);
    expect(found).toMatchObject({ zone: 40, epsg: 4528 });
    expect(Math.abs((found.eastingPlainM ?? 0) - 512345.67)).toBeLessThan(1e-6);
  });

  it("asks where an easting has six digits", () => {
    expect(findEastingZone(512345.67)).toMatchObject({
      zone: null,
      verdict: "unknown",
      reason: "zone_unknown",
    });
    expect(findEastingZone(99512345).reason).toBe("outside_china_zones");
  });

  it("CRS-10 tells planar from ellipsoidal area at the edge of a zone", () => {
    const ring: LngLat[] = [
      [121.49, 30],
      [121.5, 30],
      [121.5, 30.01],
      [121.49, 30.01],
      [121.49, 30],
    ];
    const grid = createGridMeasure("EPSG:4528", table);
    if (!grid.ok) throw new Error(grid.failure.code);
    const ellipsoidal = geodesicAreaM2(ring);
    const planar = grid.value.areaM2({ type: "Polygon", coordinates: [ring] });
    expect(Math.abs(ellipsoidal - 1069521.17)).toBeLessThan(0.01);
    expect(Math.abs(planar - 1070070.16)).toBeLessThan(0.01);
    expect(Math.abs((planar / ellipsoidal - 1) * 1e6 - 513.3)).toBeLessThan(0.05);
  });

  it("CRS-11 never allows an area in Web Mercator", () => {
    const { areaInflation: times, allowed } = areaInflation(30);
    expect(Math.abs(times - 1.338)).toBeLessThan(0.001);
    expect(allowed).toBe(false);
    expect(createGridMeasure("EPSG:3857", table)).toMatchObject({
      ok: false,
      failure: { code: "not-for-areas" },
    });
  });

  it("CRS-12 shifts to GCJ-02 as published", () => {
    const { lngLat, shiftM } = gcj02FromWgs84([116.404, 39.915]);
    expect(Math.abs(lngLat[0] - 116.410244499)).toBeLessThan(1e-7);
    expect(Math.abs(lngLat[1] - 39.916404282)).toBeLessThan(1e-7);
    expect(Math.abs(shiftM - 556.2)).toBeLessThan(0.1);
  });

  it("leaves positions outside China where they are", () => {
    expect(gcj02FromWgs84([2.35, 48.85])).toEqual({
      lngLat: [2.35, 48.85],
      shiftM: 0,
    });
  });

  it("CRS-13 names a pair by its axes", () => {
    expect(toNorthingEasting(["northing", "easting"], [3320113.4, 40512345.67])).toEqual({
      northing: 3320113.4,
      easting: 40512345.67,
    });
    expect(toNorthingEasting(["lat", "lon"], [30, 120])).toBeUndefined();
  });

  it("puts the exact border between two zones into the eastern one", () => {
    expect(findDefaultGridCrs([115.5, 32])).toBe("EPSG:4548");
    expect(findDefaultGridCrs([115.4999, 32])).toBe("EPSG:4547");
    expect(findDefaultGridCrs([9, 53])).toBeUndefined();
  });
});
