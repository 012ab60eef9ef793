import { extendBox } from "../../../core/analysis/lng-lat-box.ts";
import type { CrsTable } from "../../../core/geometry/crs-table.ts";
import { createTransform } from "../../../core/geometry/find-crs.ts";
import { findEastingZone } from "../../../core/geometry/gauss-kruger-zones.ts";
import { findGeodesic } from "../../../core/geometry/geodesic.ts";
import type { AreaGeometry, LngLat, LngLatBox } from "../../../core/model/coordinates.ts";
import { nestRings } from "./nest-rings.ts";
import type { CoordinateList, ListedPoint } from "./parse-coordinate-list.ts";

/** One way to read the numbers of a list. */
export interface ListReading {
  /** The same for the same way: system and order. */
  readonly key: string;
  /** `EPSG:4490` for degrees, else the grid. */
  readonly crs: string;
  readonly order: "east-first" | "north-first";
  /** 3° zone of the grid; null: degrees, or another grid. */
  readonly zone: number | null;
  /** What the list says and this reading goes against; empty: nothing. */
  readonly against: readonly ("axes" | "zone")[];
  readonly geometry: AreaGeometry;
  readonly box: LngLatBox;
  /** From the park's box; 0: they touch. */
  readonly distanceM: number;
}

export interface ListReadings {
  /** Those that lie in or beside the park, those that fit what the list says first. */
  readonly near: readonly ListReading[];
  /** Where none does: the nearest. */
  readonly far: readonly ListReading[];
  /** The one to take without asking: the only one near, and nothing in the list speaks against it. */
  readonly chosen: ListReading | null;
}

export interface ReadingPlace {
  /** Of the park; null: nobody knows where it lies, so that nothing is near. */
  readonly box: LngLatBox | null;
  readonly gridCrs: string | null;
  readonly crsTable: CrsTable;
}

/** An expansion that begins farther away than this is at another place, m. */
const nearM = 10_000;
const farShown = 3;
const degrees = "EPSG:4490";
/** An easting with the zone's number before it is so large; without it, smaller. */
const zoneStepM = 1_000_000;

interface System {
  readonly crs: string;
  readonly zone: number | null;
  /** Taken off what stands in the list: the number of another zone. */
  readonly shiftM: number;
  readonly isAgainstZone: boolean;
}

/**
 * Ways to read a list, told apart by where the park lies: degrees in either order; meters of the park's grid or of any 3° zone of
 * CGCS2000 in either order, an easting of eight digits in the zone it names and, against what it names, in the others. WGS 84 and
 * CGCS2000 are taken as equal (domain §8). Nothing is chosen where two are near, where none is, or where the list says otherwise.
 */
export function findListReadings(list: CoordinateList, place: ReadingPlace): ListReadings {
  const readings = orders.flatMap((order) =>
    listSystems(list, order, place).flatMap((system) => readAs(list, order, system, place) ?? []),
  );
  const ranked = readings.toSorted((a, b) => a.against.length - b.against.length || a.distanceM - b.distanceM);
  const near = ranked.filter(({ distanceM }) => distanceM <= nearM);
  const [only] = near;
  return {
    near,
    far: near.length > 0 ? [] : readings.toSorted((a, b) => a.distanceM - b.distanceM).slice(0, farShown),
    chosen: only !== undefined && near.length === 1 && only.against.length === 0 ? only : null,
  };
}

type Order = ListReading["order"];
const orders: readonly Order[] = ["east-first", "north-first"];

function eastingOf(point: ListedPoint, order: Order): number {
  return order === "east-first" ? point.first : point.second;
}

function listSystems(list: CoordinateList, order: Order, { gridCrs, crsTable }: ReadingPlace): readonly System[] {
  if (list.unit === "degrees") return [{ crs: degrees, zone: null, shiftM: 0, isAgainstZone: false }];
  const [point] = list.rings[0] ?? [];
  const named = point === undefined ? null : findEastingZone(eastingOf(point, order)).zone;
  const zones = crsTable.entries.filter(({ code, zonePrefix }) => zonePrefix === false && isCgcs(code));
  const systems = zones.map(
    ({ code, zone }): System => ({
      crs: code,
      zone: zone ?? null,
      shiftM: (named ?? 0) * zoneStepM,
      isAgainstZone: (named !== null && named !== zone) || (list.statedZone !== null && list.statedZone !== zone),
    }),
  );
  const isListed =
    gridCrs === null ||
    crsTable.entries.some(({ code, zone }) => code === gridCrs && zone !== undefined && isCgcs(code));
  return isListed ? systems : [{ crs: gridCrs, zone: null, shiftM: 0, isAgainstZone: false }, ...systems];
}

/** CGCS2000 zones with a number before the easting and without: EPSG 4513 to 4554. */
function isCgcs(code: string): boolean {
  const number = Number(code.slice("EPSG:".length));
  return number >= 4513 && number <= 4554;
}

function readAs(
  list: CoordinateList,
  order: Order,
  { crs, zone, shiftM, isAgainstZone }: System,
  { box: park, crsTable }: ReadingPlace,
): ListReading | undefined {
  const transform = createTransform(crs, crsTable);
  if (!transform.ok) return undefined;
  const { kind, toLngLat } = transform.value;
  const toPlace = (point: ListedPoint): LngLat => {
    const east = eastingOf(point, order) - shiftM;
    const north = order === "east-first" ? point.second : point.first;
    return toLngLat([east, north]);
  };
  const rings = list.rings.map((ring) => ring.map(toPlace));
  const isOnEarth = rings.every((ring) =>
    ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90 && Number.isFinite(lng + lat)),
  );
  if (!isOnEarth) return undefined;
  const geometry = nestRings(rings);
  const box = extendBox(undefined, geometry);
  const isAgainstAxes = list.stated !== null && (list.stated.first === "east") !== (order === "east-first");
  return {
    key: `${crs} ${order}`,
    crs: kind === "degrees" ? degrees : crs,
    order,
    zone,
    against: [...(isAgainstAxes ? ["axes" as const] : []), ...(isAgainstZone ? ["zone" as const] : [])],
    geometry,
    box,
    distanceM: park === null ? Number.POSITIVE_INFINITY : measureBetween(box, park),
  };
}

/** Between the nearest points of two boxes. */
function measureBetween(a: LngLatBox, b: LngLatBox): number {
  const [lngA, lngB] = nearest(a[0], a[2], b[0], b[2]);
  const [latA, latB] = nearest(a[1], a[3], b[1], b[3]);
  return findGeodesic([lngA, latA], [lngB, latB])?.distanceM ?? Number.POSITIVE_INFINITY;
}

function nearest(aFrom: number, aTo: number, bFrom: number, bTo: number): readonly [number, number] {
  if (aTo < bFrom) return [aTo, bFrom];
  if (bTo < aFrom) return [aFrom, bTo];
  const common = Math.max(aFrom, bFrom);
  return [common, common];
}
