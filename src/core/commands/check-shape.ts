import { wrapsAntimeridian } from "../geometry/antimeridian.ts";
import { cleanRing } from "../geometry/clean-ring.ts";
import { findPolygonFaults, type PolygonFault } from "../geometry/repair-polygons.ts";
import { isThinnerThanNoise, windPolygon } from "../geometry/validity.ts";
import {
  type AnyGeometry,
  type AreaGeometry,
  isAreaGeometry,
  type LngLat,
  type LngLatRing,
} from "../model/coordinates.ts";
import { fail, type Result, succeed } from "../model/result.ts";
import type { RefusalCode } from "./command-outcome.ts";
import { closeRing, cornersOf, isSamePosition, runsOf, withRuns } from "./topology/corner-runs.ts";

/** Why a shape cannot be kept, and where. */
export interface ShapeProblem {
  readonly code: Extract<
    RefusalCode,
    "out-of-range" | "too-few-corners" | "crosses-itself" | "no-area" | "hole-outside"
  >;
  readonly place: LngLat | null;
}

/**
 * Can this shape stand in a plan? Answers with the shape as the reader would hand it out: rings closed, corners repeated in a
 * row taken once, shells counterclockwise and holes clockwise; the very geometry given where it was so. Unlike the reader it
 * repairs nothing else: what crosses is refused with the crossing as place.
 *
 * - `out-of-range`: a coordinate that is not finite, beyond ±180° and ±90°, or a step over the 180° meridian.
 * - `too-few-corners`: a ring of fewer than 3, a line of fewer than 2, or nothing at all.
 * - `crosses-itself`: a ring crosses, touches or folds back on itself, or parts overlap. Rings may touch each other in points.
 * - `hole-outside`: a hole is not in its shell. `no-area`: thinner than coordinate noise.
 *
 * Commands run it on everything they change through finishCommand; call it yourself only to look at a shape earlier. Cost:
 * linear for sound shapes of parcels, O(n log n) else.
 */
export function checkShape(geometry: AnyGeometry): Result<AnyGeometry, ShapeProblem> {
  const runs = runsOf(geometry);
  const far = findOutOfRange(geometry);
  if (far !== undefined) return fail(far);
  const tidied = withRuns(geometry, ({ corners, isClosed }) => dropRepeats(corners, isClosed));
  if (runs.length === 0) return problem("too-few-corners", null);
  for (const { corners, isClosed } of runsOf(tidied)) {
    const least = isClosed ? 3 : isPointType(geometry) ? 1 : 2;
    if (corners.length < least) return problem("too-few-corners", corners[0] ?? null);
  }
  return isAreaGeometry(tidied) ? checkArea(tidied) : succeed(tidied);
}

/** A coordinate that is no place on earth, as the problem it is. */
export function findOutOfRange(geometry: AnyGeometry): ShapeProblem | undefined {
  const far = cornersOf(geometry).find((corner) => !isInRange(corner));
  if (far === undefined) return undefined;
  return { code: "out-of-range", place: far.every(Number.isFinite) ? far : null };
}

function checkArea(geometry: AreaGeometry): Result<AreaGeometry, ShapeProblem> {
  const given = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const hasOpenRing = given.some((polygon) => polygon.some(isOpen));
  const polygons = hasOpenRing ? given.map((polygon) => polygon.map(closeIfOpen)) : given;
  for (const polygon of polygons) {
    if (polygon.length === 0) return problem("too-few-corners", null);
    if (wrapsAntimeridian(polygon)) return problem("out-of-range", polygon[0]?.[0] ?? null);
    const folded = polygon.find((ring) => cleanRing(ring).removed > 0);
    if (folded !== undefined) return isFlat(folded) ? problem("no-area", folded[0] ?? null) : foldProblem(folded);
  }
  const { faults, tooMany } = findPolygonFaults(polygons);
  const [fault] = faults;
  if (fault !== undefined || tooMany) return nameFault(fault, polygons);
  const thin = polygons.find((polygon) => isThinnerThanNoise([polygon]));
  if (thin !== undefined) return problem("no-area", thin[0]?.[0] ?? null);
  const wound = polygons.map(windPolygon);
  if (!hasOpenRing && wound.every((polygon, index) => polygon === given[index])) return succeed(geometry);
  return succeed(
    geometry.type === "Polygon"
      ? { type: "Polygon", coordinates: wound[0] ?? [] }
      : { type: "MultiPolygon", coordinates: wound },
  );
}

function nameFault(
  fault: PolygonFault | undefined,
  polygons: readonly (readonly LngLatRing[])[],
): { readonly ok: false; readonly failure: ShapeProblem } {
  // So many crossings that the search gave up.
  if (fault === undefined) return problem("crosses-itself", polygons[0]?.[0]?.[0] ?? null);
  return problem(fault.kind === "hole-outside" ? "hole-outside" : "crosses-itself", fault.place);
}

/** Where a ring runs out and straight back: the tip that tidying takes out. */
function foldProblem(ring: LngLatRing): { readonly ok: false; readonly failure: ShapeProblem } {
  const kept = cleanRing(ring).ring ?? [];
  const tip = ring.find((corner) => !kept.some((other) => isSamePosition(other, corner)));
  return problem("crosses-itself", tip ?? ring[0] ?? null);
}

function isFlat(ring: LngLatRing): boolean {
  return cleanRing(ring).ring === undefined;
}

function problem(
  code: ShapeProblem["code"],
  place: LngLat | null,
): { readonly ok: false; readonly failure: ShapeProblem } {
  return fail({ code, place });
}

function isInRange(corner: LngLat): boolean {
  const [lng, lat] = corner;
  return Number.isFinite(lng) && Number.isFinite(lat) && Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

function dropRepeats(corners: readonly LngLat[], isClosed: boolean): readonly LngLat[] {
  const isFresh = (corner: LngLat, index: number): boolean => {
    const before = corners[index - 1];
    return before === undefined || !isSamePosition(before, corner);
  };
  const kept = corners.every(isFresh) ? corners : corners.filter(isFresh);
  const [first] = kept;
  const last = kept.at(-1);
  const endsWhereItStarts = first !== undefined && last !== undefined && isSamePosition(first, last);
  return isClosed && kept.length > 1 && endsWhereItStarts ? kept.slice(0, -1) : kept;
}

function isPointType({ type }: AnyGeometry): boolean {
  return type === "Point" || type === "MultiPoint";
}

function isOpen(ring: LngLatRing): boolean {
  const [first] = ring;
  const last = ring.at(-1);
  return first === undefined || last === undefined || ring.length < 2 || !isSamePosition(first, last);
}

function closeIfOpen(ring: LngLatRing): LngLatRing {
  return isOpen(ring) ? closeRing(ring) : ring;
}
