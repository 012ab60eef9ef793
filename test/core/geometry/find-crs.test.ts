import { describe, expect, it } from "vitest";
import crsTable from "../../../data/crs/crs.json" with { type: "json" };
import { crsTableSchema } from "../../../src/core/geometry/crs-table.ts";
import { createTransform, findCrs } from "../../../src/core/geometry/find-crs.ts";
import { createGridMeasure } from "../../../src/core/geometry/grid-measure.ts";
import type { LngLat, PlanXY } from "../../../src/core/model/coordinates.ts";

const table = crsTableSchema.parse(crsTable);

function nameOf(text: string): string | undefined {
  const found = findCrs(text, table);
  return found.ok ? found.value.name : undefined;
}

describe("finding a reference system by its name", () => {
  it.each([
    ["EPSG:4547", "EPSG:4547"],
    ["epsg:4547 ", "EPSG:4547"],
    ["urn:ogc:def:crs:EPSG::4547", "EPSG:4547"],
    ["urn:ogc:def:crs:EPSG:9.9.1:4547", "EPSG:4547"],
    ["http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547"],
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"],
    ["urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"],
    ["OGC:CRS84", "OGC:CRS84"],
    ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"],
  ])("reads %s", (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  it("takes a PROJ string of a local grid", () => {
    const local = "+proj=tmerc +lat_0=0 +lon_0=114.1 +k=1 +x_0=500000 +ellps=GRS80 +units=m";
    expect(nameOf(local)).toBe(local);
  });

  it.each(["EPSG:999", "WGS84", "", "+proj=nonsense", "+proj=utm", "EPSG:4547; DROP TABLE"])("refuses %j", (text) => {
    expect(findCrs(text, table)).toEqual({
      ok: false,
      failure: { code: "unknown-crs", params: { got: text } },
    });
  });

  it("keeps CRS84 east, north although its EPSG row is north, east", () => {
    const found = findCrs("OGC:CRS84", table);
    expect(found.ok && [found.value.axes, found.value.kind]).toEqual(["east-north", "degrees"]);
  });
});

describe("the table of reference systems", () => {
  it("holds each code once, with a note wherever an old datum is not shifted", () => {
    expect(new Set(table.entries.map((row) => row.code)).size).toBe(table.entries.length);
    for (const row of table.entries) if (/Xian|Beijing/.test(row.name)) expect(row.datumNote).toBeDefined();
  });

  it("has the 21 zones of CGCS2000 with and without prefix", () => {
    for (let zone = 25; zone <= 45; zone++) {
      const prefixed = table.entries.find((row) => row.code === `EPSG:${4513 + zone - 25}`);
      const plain = table.entries.find((row) => row.code === `EPSG:${4534 + zone - 25}`);
      expect([prefixed?.zone, prefixed?.zonePrefix, plain?.zone, plain?.zonePrefix]).toEqual([zone, true, zone, false]);
      expect(prefixed?.proj).toContain(`+x_0=${zone * 1_000_000 + 500_000} `);
    }
  });

  it("comes back within 1 mm from every plane", () => {
    for (const row of table.entries.filter((entry) => entry.kind !== "degrees")) {
      const transform = createTransform(row.code, table);
      if (!transform.ok) throw new Error(row.code);
      const unit = transform.value.unitM;
      const lon0 = /\+lon_0=([-\d.]+)/.exec(row.proj)?.[1] ?? /\+zone=(\d+)/.exec(row.proj)?.[1];
      const meridian = row.proj.includes("+zone=") ? 6 * Number(lon0) - 183 : Number(lon0);
      const p: LngLat = [
        meridian + 0.7,
        Number(/\+lat_0=([-\d.]+)/.exec(row.proj)?.[1] ?? 0) || (row.name.startsWith("DHDN") ? 51 : 31),
      ];
      const xy = transform.value.fromLngLat(p);
      const back = transform.value.fromLngLat(transform.value.toLngLat(xy));
      expect(Math.hypot(back[0] - xy[0], back[1] - xy[1]) * unit, row.code).toBeLessThan(1e-3);
    }
  });
});

describe("projecting", () => {
  /** Coordinates from PROJ (cs2cs) and from the definitions of the origins. */
  it.each([
    ["EPSG:3414", [103.833333333333, 1.36666666666667], [28001.642, 38744.572]],
    ["EPSG:4547", [114, 0], [500000, 0]],
    ["EPSG:4526", [114, 0], [38500000, 0]],
    ["EPSG:25832", [9, 0], [500000, 0]],
    ["EPSG:2154", [3, 46.5], [700000, 6600000]],
    ["EPSG:3826", [121, 0], [250000, 0]],
    ["EPSG:5186", [127, 38], [200000, 600000]],
  ] as [string, LngLat, PlanXY][])("%s has its false origin where the registry says", (code, p, xy) => {
    const transform = createTransform(code, table);
    if (!transform.ok) throw new Error(code);
    const got = transform.value.fromLngLat(p);
    expect(Math.hypot(got[0] - xy[0], got[1] - xy[1])).toBeLessThan(1e-3);
  });

  it("leaves degrees as they are", () => {
    const transform = createTransform("EPSG:4490", table);
    expect(transform.ok && transform.value.toLngLat([114.123456789012, 32])).toEqual([114.123456789012, 32]);
  });

  it("answers not a number, not an exception, for positions outside the domain", () => {
    const transform = createTransform("EPSG:4547", table);
    if (!transform.ok) throw new Error("EPSG:4547");
    expect(transform.value.toLngLat([Number.NaN, 1])[0]).toBeNaN();
  });
});

describe("measuring in a grid", () => {
  it("gives square meters also where the unit is the foot", () => {
    const ring: LngLat[] = [
      [-74, 40.6],
      [-73.99, 40.6],
      [-73.99, 40.61],
      [-74, 40.61],
      [-74, 40.6],
    ];
    const grid = createGridMeasure("EPSG:2263", table);
    if (!grid.ok) throw new Error(grid.failure.code);
    // 846 m by 1110 m; the projection's scale is within 50 ppm here.
    const areaM2 = grid.value.areaM2({ type: "Polygon", coordinates: [ring] });
    expect(Math.abs(areaM2 / 939_845 - 1)).toBeLessThan(5e-5);
  });

  it("refuses degrees and names them", () => {
    expect(createGridMeasure("EPSG:4490", table)).toEqual({
      ok: false,
      failure: {
        code: "not-for-areas",
        params: { got: "EPSG:4490", kind: "degrees" },
      },
    });
  });
});
