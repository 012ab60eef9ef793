import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CrsEntry, CrsTable } from "../../src/core/geometry/crs-table.ts";

/** Writes crs.json: `npx tsx data/crs/make-crs-table.ts`. Zone rows follow their rule, the rest are typed in once. */

const eastNorth = "east-north";
const northEast = "north-east";
const xian80Note = "Xi'an 1980: no datum shift is applied; expect errors up to about 120 m against CGCS2000.";
const beijing54Note = "Beijing 1954: no datum shift is applied; expect errors up to about 100 m against CGCS2000.";
const dhdnNote = "DHDN: one shift for all of Germany; expect errors up to about 5 m.";
const hongKongNote = "Hong Kong 1980: one shift for the territory; expect errors up to about 1 m.";

const grs80 = "+ellps=GRS80";
const xian80 = "+a=6378140 +rf=298.257";
const beijing54 = "+ellps=krass";

function row(code: number, name: string, proj: string, axes: CrsEntry["axes"], more: Partial<CrsEntry> = {}): CrsEntry {
  return { code: `EPSG:${code}`, name, proj: `${proj} +no_defs`, kind: "plane", axes, ...more };
}

function gaussKruger(meridian: number, eastingM: number, ellipsoid: string): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${eastingM} +y_0=0 ${ellipsoid} +units=m`;
}

/** 21 zones of 3 degrees, with zone prefix from `prefixed` and plain from `plain` on. */
function threeDegreeZones(
  datum: string,
  ellipsoid: string,
  prefixed: number,
  plain: number,
  note?: string,
): CrsEntry[] {
  const more = note === undefined ? {} : { datumNote: note };
  return Array.from({ length: 21 }, (_, i) => i).flatMap((i) => {
    const zone = 25 + i;
    const meridian = 3 * zone;
    return [
      row(
        prefixed + i,
        `${datum} / 3-degree Gauss-Kruger zone ${zone}`,
        gaussKruger(meridian, zone * 1e6 + 5e5, ellipsoid),
        northEast,
        { zone, zonePrefix: true, ...more },
      ),
      row(
        plain + i,
        `${datum} / 3-degree Gauss-Kruger CM ${meridian}E`,
        gaussKruger(meridian, 5e5, ellipsoid),
        northEast,
        { zone, zonePrefix: false, ...more },
      ),
    ];
  });
}

function sixDegreeZones(): CrsEntry[] {
  return Array.from({ length: 11 }, (_, i) => i).flatMap((i) => {
    const zone = 13 + i;
    const meridian = 6 * zone - 3;
    return [
      row(4491 + i, `CGCS2000 / Gauss-Kruger zone ${zone}`, gaussKruger(meridian, zone * 1e6 + 5e5, grs80), northEast),
      row(4502 + i, `CGCS2000 / Gauss-Kruger CM ${meridian}E`, gaussKruger(meridian, 5e5, grs80), northEast),
    ];
  });
}

const degrees = { kind: "degrees" } as const;
const dhdn = "+ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +units=m";
const single: CrsEntry[] = [
  row(4326, "WGS 84", "+proj=longlat +ellps=WGS84", northEast, degrees),
  row(4490, "CGCS2000", "+proj=longlat +ellps=GRS80", northEast, degrees),
  row(4258, "ETRS89", "+proj=longlat +ellps=GRS80", northEast, degrees),
  row(
    3857,
    "WGS 84 / Pseudo-Mercator",
    "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null",
    eastNorth,
    { kind: "display" },
  ),
  row(
    3414,
    "SVY21 / Singapore TM",
    "+proj=tmerc +lat_0=1.36666666666667 +lon_0=103.833333333333 +k=1 +x_0=28001.642 +y_0=38744.572 +ellps=WGS84 +units=m",
    northEast,
  ),
  row(
    2263,
    "NAD83 / New York Long Island (ftUS)",
    "+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000 +y_0=0 +ellps=GRS80 +units=us-ft",
    eastNorth,
  ),
  ...[31, 32, 33].map((zone) =>
    row(25800 + zone, `ETRS89 / UTM zone ${zone}N`, `+proj=utm +zone=${zone} ${grs80} +units=m`, eastNorth),
  ),
  ...[2, 3, 4, 5].map((zone) =>
    row(
      31464 + zone,
      `DHDN / 3-degree Gauss-Kruger zone ${zone}`,
      `+proj=tmerc +lat_0=0 +lon_0=${3 * zone} +k=1 +x_0=${zone * 1e6 + 5e5} +y_0=0 ${dhdn}`,
      northEast,
      { datumNote: dhdnNote },
    ),
  ),
  row(
    2154,
    "RGF93 v1 / Lambert-93",
    "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m",
    eastNorth,
  ),
  ...[33, 48, 49, 50, 51].map((zone) =>
    row(32600 + zone, `WGS 84 / UTM zone ${zone}N`, `+proj=utm +zone=${zone} +ellps=WGS84 +units=m`, eastNorth),
  ),
  row(
    2326,
    "Hong Kong 1980 Grid System",
    "+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl +towgs84=-162.619,-276.959,-161.764,-0.067753,2.243648,1.158828,-1.094246 +units=m",
    northEast,
    { datumNote: hongKongNote },
  ),
  row(
    3826,
    "TWD97 / TM2 zone 121",
    "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +y_0=0 +ellps=GRS80 +units=m",
    eastNorth,
  ),
  row(
    5186,
    "KGD2002 / Central Belt 2010",
    "+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=600000 +ellps=GRS80 +units=m",
    northEast,
  ),
  row(
    6677,
    "JGD2011 / Japan Plane Rectangular CS IX",
    "+proj=tmerc +lat_0=36 +lon_0=139.833333333333 +k=0.9999 +x_0=0 +y_0=0 +ellps=GRS80 +units=m",
    northEast,
  ),
];

const table: CrsTable = {
  source:
    "EPSG Geodetic Parameter Dataset (epsg.org), parameters as PROJ strings; zone rows made by data/crs/make-crs-table.ts from the rule of domain §8. WGS 84, CGCS2000 and ETRS89 are taken as equal.",
  entries: [
    ...single,
    ...threeDegreeZones("CGCS2000", grs80, 4513, 4534),
    ...sixDegreeZones(),
    ...threeDegreeZones("Xian 1980", xian80, 2349, 2370, xian80Note),
    ...threeDegreeZones("Beijing 1954", beijing54, 2401, 2422, beijing54Note),
  ].sort((a, b) => Number(a.code.slice(5)) - Number(b.code.slice(5))),
};

writeFileSync(fileURLToPath(new URL("crs.json", import.meta.url)), `${JSON.stringify(table, null, 2)}\n`);
