import proj4 from "proj4";
import type { LngLat, PlanXY } from "../model/coordinates.ts";
import { type Failure, fail, type Result, succeed } from "../model/result.ts";
import type { CrsEntry, CrsTable } from "./crs-table.ts";

/** A reference system that was found: its row, or what a PROJ string says (then `code` is undefined). */
export interface FoundCrs {
  /** `EPSG:4547`, `OGC:CRS84`, or the PROJ string itself: what a dataset records. */
  readonly name: string;
  readonly proj: string;
  readonly kind: CrsEntry["kind"];
  /** Axis order of the registry. PROJ strings and CRS84 are east, north. */
  readonly axes: CrsEntry["axes"];
  readonly entry: CrsEntry | undefined;
}

const degrees = "+proj=longlat +ellps=GRS80 +no_defs";

/**
 * Reference system named by `EPSG:4547`, `urn:ogc:def:crs:EPSG::4547` (any version between the colons), an
 * `http://www.opengis.net/def/crs/…` address, CRS84 in its spellings, or a PROJ string that starts with `+proj`.
 * Anything else, a code not in the table, or a PROJ string proj4 cannot use: failure `unknown-crs`.
 */
export function findCrs(text: string, table: CrsTable): Result<FoundCrs> {
  const name = text.trim();
  if (name.startsWith("+proj")) return findProjString(name);
  if (/^(urn:ogc:def:crs:|https?:\/\/www\.opengis\.net\/def\/crs\/)?OGC(:|\/)([\d.]*(:|\/))?CRS84$/i.test(name)) {
    const wgs84 = table.entries.find((row) => row.code === "EPSG:4326");
    return succeed({ name: "OGC:CRS84", proj: degrees, kind: "degrees", axes: "east-north", entry: wgs84 });
  }
  const code =
    /^EPSG:{1,2}(\d+)$/i.exec(name)?.[1] ??
    /^urn:(?:x-)?ogc:def:crs:EPSG:[^:]*:(\d+)$/i.exec(name)?.[1] ??
    /^https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[^/]*\/|gml\/srs\/epsg\.xml#)(\d+)$/i.exec(name)?.[1];
  const entry = code === undefined ? undefined : table.entries.find((row) => row.code === `EPSG:${Number(code)}`);
  if (entry === undefined) return fail(unknownCrs(name));
  return succeed({ name: entry.code, proj: entry.proj, kind: entry.kind, axes: entry.axes, entry });
}

/** Between a reference system and degrees. `xy` is always east, north, in the unit of the system (feet stay feet). */
export interface CrsTransform {
  readonly kind: CrsEntry["kind"];
  /** Meters in one unit of the system; 1 for degrees. */
  readonly unitM: number;
  readonly crs: FoundCrs;
  toLngLat(xy: PlanXY): LngLat;
  fromLngLat(p: LngLat): PlanXY;
}

/**
 * Transform for a system named as in findCrs. Display planes convert too: whoever measures has to look at `kind`
 * (createGridMeasure refuses them). Positions outside a projection's domain give non-finite numbers, not an exception.
 */
export function createTransform(crs: string, table: CrsTable): Result<CrsTransform> {
  const found = findCrs(crs, table);
  if (!found.ok) return found;
  const { kind, proj } = found.value;
  if (kind === "degrees") {
    return succeed({
      kind,
      unitM: 1,
      crs: found.value,
      toLngLat: ([x, y]) => [x, y],
      fromLngLat: ([lng, lat]) => [lng, lat],
    });
  }
  const converter = proj4(proj);
  return succeed({
    kind,
    unitM: findUnitM(proj),
    crs: found.value,
    toLngLat: ([x, y]) => asPair(() => converter.inverse([x, y])),
    fromLngLat: ([lng, lat]) => asPair(() => converter.forward([lng, lat])),
  });
}

/** proj4 throws on non-finite input and outside some domains; a pair of NaN says the same as a value. */
function asPair(convert: () => readonly number[]): [number, number] {
  try {
    const [x = Number.NaN, y = Number.NaN] = convert();
    return [x, y];
  } catch {
    return [Number.NaN, Number.NaN];
  }
}

function findProjString(proj: string): Result<FoundCrs> {
  const projection = /^\+proj=(\S+)/.exec(proj)?.[1] ?? "";
  const kind = /^(longlat|latlong|latlon|lonlat)$/.test(projection)
    ? "degrees"
    : /^(merc|webmerc)$/.test(projection)
      ? "display"
      : "plane";
  const found: FoundCrs = { name: proj, proj, kind, axes: "east-north", entry: undefined };
  if (kind === "degrees") return succeed(found);
  // proj4 reads anything and complains only when used, so it is used once, near the middle of the system.
  try {
    const converter = proj4(proj);
    const [lng = Number.NaN, lat = Number.NaN] = converter.inverse([readNumber(proj, "x_0"), readNumber(proj, "y_0")]);
    const [x = Number.NaN, y = Number.NaN] = converter.forward([lng + 0.01, lat + (lat > 0 ? -0.01 : 0.01)]);
    return Number.isFinite(x) && Number.isFinite(y) ? succeed(found) : fail(unknownCrs(proj));
  } catch {
    return fail(unknownCrs(proj));
  }
}

function readNumber(proj: string, name: string): number {
  const value = Number(new RegExp(`\\+${name}=(\\S+)`).exec(proj)?.[1] ?? 0);
  return Number.isFinite(value) ? value / findUnitM(proj) : 0;
}

function findUnitM(proj: string): number {
  const stated = /\+to_meter=(\S+)/.exec(proj)?.[1];
  if (stated !== undefined && Number(stated) > 0) return Number(stated);
  const unit = /\+units=(\S+)/.exec(proj)?.[1] ?? "m";
  return unit === "us-ft" ? 1200 / 3937 : unit === "ft" ? 0.3048 : unit === "km" ? 1000 : 1;
}

function unknownCrs(got: string): Failure {
  return { code: "unknown-crs", params: { got } };
}
