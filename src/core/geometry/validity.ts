import type { AreaGeometry, LineGeometry, LngLat, LngLatRing, PointGeometry } from "../model/coordinates.ts";
import type { IssueCode } from "../model/issue-codes.ts";
import { unwrapPolygon, wrapsAntimeridian } from "./antimeridian.ts";
import { cleanRing } from "./clean-ring.ts";
import { clipPolygons } from "./clip-polygons.ts";
import { maxContacts } from "./edge-contacts.ts";
import { createMeasuringPlane } from "./measuring-plane.ts";
import { meanWidthM, planBoxOf, polygonsAreaM2, polygonsPerimeterM, ringAreaM2 } from "./plan-shape.ts";
import { isFault, type PositionCount, readPositions } from "./read-positions.ts";
import { cleanPolygons, findPolygonFaults, type PolygonFault, repairPolygons } from "./repair-polygons.ts";

/** Something found about a geometry, for an issue: the importer adds layer, id, file and row. */
export interface GeometryFinding {
  readonly code: IssueCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly place?: LngLat;
}

export interface RejectedGeometry {
  readonly kind: "rejected";
  readonly findings: readonly GeometryFinding[];
}

/** `sound`: as it was given, but for the direction of rings and numbers behind longitude and latitude. */
export type GeometryOutcome =
  | {
      readonly kind: "sound" | "repaired";
      readonly geometry: AreaGeometry;
      readonly findings: readonly GeometryFinding[];
      readonly areaBeforeM2: number;
      readonly areaAfterM2: number;
    }
  | RejectedGeometry;

type Polygon = readonly LngLatRing[];
type Polygons = readonly Polygon[];

/** Thinner than this, a shape is coordinate noise around a line, m. */
const thinnestM = 1e-7;

/**
 * Makes a polygon or multipolygon in degrees fit for measuring, or says why it is left out. Afterwards rings are closed and
 * simple, shells run counterclockwise, holes clockwise and inside their shell, parts don't overlap. Everything done is in the
 * findings, with the areas before and after on an equal-area plane around the shape (before: shells less holes as drawn, a
 * part drawn twice counts twice, the halves of a bow tie cancel).
 *
 * Sound input comes back bit for bit, but for winding. Repairing twice changes nothing more. A repair never adds land outside
 * the shells and never makes land of holes. Rejected: numbers not finite or out of range, fewer than 4 positions, no area,
 * nothing left, over 20,000 crossings, over 1,000,000 vertices. Cost: O(n log n); a repair some seconds at the limits.
 */
export function repairAreaGeometry(raw: {
  readonly type: "Polygon" | "MultiPolygon";
  readonly coordinates: unknown;
}): GeometryOutcome {
  const count: PositionCount = { positions: 0, hasExtraDimensions: false };
  const read = readPositions(raw.coordinates, raw.type === "Polygon" ? 2 : 3, count);
  if (isFault(read)) return reject(read.got, read.expected);
  // readPositions has checked the nesting and every number.
  const given = (raw.type === "Polygon" ? [read] : read) as Polygons;
  const short = findShortRing(given);
  if (short !== undefined) {
    return reject(`a ring of ${short.length} positions`, "at least 4, the last like the first", short[0]);
  }

  const findings: GeometryFinding[] = [];
  if (count.hasExtraDimensions) findings.push({ code: "extra-dimensions", params: { count: 1 } });
  const unwrapped = unwrapAll(cleanGiven(given, findings), findings);
  if (unwrapped === undefined) {
    return reject("longitudes that run around the world", "-180 to 180 degrees", given[0]?.[0]?.[0]);
  }
  const place = given[0]?.[0]?.[0];
  const isWrapped = findings.find((finding) => finding.code === "wraps-antimeridian") !== undefined;
  if (unwrapped.length === 0) return reject("a shape without area", "an area", place);

  const areaOf = createAreaMeasure(unwrapped);
  const areaBeforeM2 = areaOf(unwrapped).areaM2;
  const { faults, tooMany } = findPolygonFaults(unwrapped);
  if (tooMany) return reject(`more than ${maxContacts} crossings`, "rings that don't cross themselves", place);
  let polygons: Polygons = unwrapped;
  if (faults.length > 0) {
    const repaired = repairPolygons(unwrapped, faults);
    if (repaired === undefined) {
      return reject("crossings that could not be mended", "rings that don't cross themselves", faults[0]?.place);
    }
    if (repaired.length === 0) return reject("holes that leave no area", "an area", faults[0]?.place);
    polygons = repaired;
  }
  const measured = areaOf(polygons);
  if (measured.widthM <= thinnestM) return reject("a shape without area", "an area", place);
  addFaultFindings(faults, areaBeforeM2, measured.areaM2, findings);

  if (isWrapped) {
    const split = splitAtAntimeridian(polygons);
    if (split === undefined) return reject("a shape across 180° that could not be split", "-180 to 180 degrees", place);
    polygons = split;
  }
  const wound = polygons.map((polygon) => windPolygon(polygon));
  if (wound.some((polygon, index) => polygon !== polygons[index])) {
    findings.push({ code: "ring-direction", params: { count: 1 } });
  }
  return {
    kind: findings.every(({ code }) => code === "ring-direction" || code === "extra-dimensions") ? "sound" : "repaired",
    geometry: toGeometry(raw.type, wound),
    findings,
    areaBeforeM2,
    areaAfterM2: measured.areaM2,
  };
}

/** Points and lines: finite numbers in range, two positions a line at least. Numbers behind longitude and latitude are left out. */
export function examineOtherGeometry(raw: {
  readonly type: "Point" | "MultiPoint" | "LineString" | "MultiLineString";
  readonly coordinates: unknown;
}):
  | {
      readonly kind: "sound";
      readonly geometry: PointGeometry | LineGeometry;
      readonly findings: readonly GeometryFinding[];
    }
  | RejectedGeometry {
  const depth = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2 }[raw.type];
  const count: PositionCount = { positions: 0, hasExtraDimensions: false };
  const read = readPositions(raw.coordinates, depth, count);
  if (isFault(read)) return reject(read.got, read.expected);
  const positions = (depth === 0 ? [read] : depth === 1 ? read : (read as LngLat[][]).flat()) as readonly LngLat[];
  const far = positions.find(([lng]) => Math.abs(lng) > 180);
  if (far !== undefined) return reject(`longitude ${far[0]}`, "-180 to 180 degrees");
  const lines = (raw.type === "LineString" ? [read] : raw.type === "MultiLineString" ? read : []) as LngLat[][];
  if (lines.some((line) => line.length < 2)) return reject("a line of 1 position", "at least 2", positions[0]);
  return {
    kind: "sound",
    // readPositions has checked the nesting that the type asks for.
    geometry: { type: raw.type, coordinates: read } as unknown as PointGeometry | LineGeometry,
    findings: count.hasExtraDimensions ? [{ code: "extra-dimensions", params: { count: 1 } }] : [],
  };
}

function reject(got: string, expected: string, place?: LngLat): RejectedGeometry {
  const finding: GeometryFinding = { code: "invalid-geometry", params: { got, expected } };
  return { kind: "rejected", findings: [place === undefined ? finding : { ...finding, place }] };
}

function findShortRing(polygons: Polygons): LngLatRing | undefined {
  for (const polygon of polygons) for (const ring of polygon) if (ring.length < 4) return ring;
  return undefined;
}

/** Closes rings and takes out repeats and spikes, with a finding each. Polygons of clean rings stay the lists they were. */
function cleanGiven(polygons: Polygons, findings: GeometryFinding[]): Polygons {
  let open: LngLat | undefined;
  let removed = 0;
  let place: LngLat | undefined;
  const cleaned: Polygon[] = [];
  for (const polygon of polygons) {
    const rings: LngLatRing[] = [];
    let hasShell = true;
    polygon.forEach((ring, index) => {
      const clean = cleanRing(ring);
      if (clean.wasOpen) open ??= ring[0];
      if (clean.removed > 0) place ??= ring[0];
      removed += clean.removed;
      if (clean.ring !== undefined) rings.push(clean.ring);
      else if (index === 0) hasShell = false;
    });
    if (hasShell) cleaned.push(rings);
  }
  if (open !== undefined) findings.push({ code: "unclosed-ring", params: {}, place: open });
  if (removed > 0) {
    findings.push({ code: "repeated-points", params: { count: removed }, ...(place === undefined ? {} : { place }) });
  }
  return cleaned;
}

/** Longitudes counted on across 180°, with a finding. Undefined where they make no small shape. */
function unwrapAll(polygons: Polygons, findings: GeometryFinding[]): Polygons | undefined {
  if (!polygons.some(wrapsAntimeridian)) return polygons;
  const unwrapped: Polygon[] = [];
  for (const polygon of polygons) {
    const steady = wrapsAntimeridian(polygon) ? unwrapPolygon(polygon) : polygon;
    if (steady === undefined) return undefined;
    unwrapped.push(steady);
  }
  const place = polygons[0]?.[0]?.[0];
  findings.push({ code: "wraps-antimeridian", params: {}, ...(place === undefined ? {} : { place }) });
  // Positions at 180° and -180° may now repeat each other.
  return cleanPolygons(unwrapped);
}

/** Cuts polygons counted on past 180° there and brings the eastern part back to -180°. */
function splitAtAntimeridian(polygons: Polygons): Polygons | undefined {
  const done: Polygon[] = [];
  for (const polygon of polygons) {
    const [west, , east] = planBoxOf([polygon]);
    if (east <= 180) {
      done.push(polygon);
      continue;
    }
    for (const turn of [0, 1]) {
      const [lo, hi] = [-180 + 360 * turn, 180 + 360 * turn];
      if (west >= hi || east <= lo) continue;
      const window: Polygon = [
        [
          [lo, -90],
          [hi, -90],
          [hi, 90],
          [lo, 90],
          [lo, -90],
        ],
      ];
      try {
        for (const part of clipPolygons("intersection", [polygon], [[window]], [0, 0], 0)) {
          done.push(part.map((ring) => ring.map(([x, y]): LngLat => [x - 360 * turn, y])));
        }
      } catch {
        // Nearly coincident edges at 180°: the caller names the shape and leaves it out.
        return undefined;
      }
    }
  }
  return cleanPolygons(done);
}

/** One finding for each kind of fault, at its first place, with the areas of the whole shape. */
function addFaultFindings(
  faults: readonly PolygonFault[],
  beforeM2: number,
  afterM2: number,
  findings: GeometryFinding[],
): void {
  for (const code of ["self-intersection", "hole-outside", "overlapping-parts"] as const) {
    const first = faults.find((fault) => fault.kind === code);
    if (first === undefined) continue;
    const params = { before: roundTo2(beforeM2), after: roundTo2(afterM2) };
    findings.push({ code, params, place: first.place });
  }
}

function roundTo2(areaM2: number): number {
  return Math.round(areaM2 * 100) / 100;
}

/** Areas on a plane around the shape: the mean width tells a thin shape from noise. */
function createAreaMeasure(around: Polygons): (polygons: Polygons) => { areaM2: number; widthM: number } {
  const plane = createMeasuringPlane(planBoxOf(around));
  return (polygons) => {
    const projected = polygons.map((polygon) => polygon.map((ring) => ring.map((p) => plane.toPlane(p))));
    const areaM2 = polygonsAreaM2(projected);
    return { areaM2, widthM: meanWidthM(areaM2, polygonsPerimeterM(projected)) };
  };
}

/** Is a shape in degrees no wider than the noise of coordinates? Its area then says nothing. */
export function isThinnerThanNoise(polygons: Polygons): boolean {
  return createAreaMeasure(polygons)(polygons).widthM <= thinnestM;
}

/** Shell counterclockwise, holes clockwise; the polygon itself where it is so already. */
export function windPolygon(polygon: Polygon): Polygon {
  const isWound = (ring: LngLatRing, index: number): boolean => {
    const area = ringAreaM2(ring);
    return area === 0 || area > 0 === (index === 0);
  };
  if (polygon.every(isWound)) return polygon;
  return polygon.map((ring, index) => (isWound(ring, index) ? ring : ring.toReversed()));
}

function toGeometry(type: AreaGeometry["type"], polygons: Polygons): AreaGeometry {
  const [only] = polygons;
  return type === "Polygon" && only !== undefined && polygons.length === 1
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: polygons };
}
