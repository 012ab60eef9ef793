import type { EditGrid } from "../../core/geometry/edit-grid.ts";
import type { TypedPoint } from "../../core/geometry/typed-point.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import { fail, type Result, succeed } from "../../core/model/result.ts";
import { goAlong, measureEdge, shiftPosition } from "./grid-path.ts";

export type TypedFault =
  | { readonly code: "no-start" }
  /** Whichever way the two numbers are read, the place is this far from the map's middle. */
  | { readonly code: "too-far"; readonly distanceM: number };

export interface TypedBase {
  readonly grid: EditGrid;
  /** Where lengths and offsets start: the last point, or where the corner stands. */
  readonly from: LngLat | null;
  /** Direction of a length without a bearing: to the pointer. */
  readonly toward: LngLat | null;
  /** The middle of the map: tells which reading of two numbers is meant. */
  readonly around: LngLat;
}

/** A place farther than this from the map's middle was typed by mistake, m. */
const farthestM = 50_000;
/** Eastings with their zone before them are larger than this; without, smaller. */
const zoneStepM = 1_000_000;

/** Where a typed point lies, degrees. */
export function resolveTyped(typed: TypedPoint, base: TypedBase): Result<LngLat, TypedFault> {
  const { grid, from, toward } = base;
  if (typed.kind === "position") return resolvePosition(typed.first, typed.second, base);
  if (from === null) return fail({ code: "no-start" });
  switch (typed.kind) {
    case "offset":
      return succeed(shiftPosition(grid, from, typed.eastM, typed.northM));
    case "polar":
      return succeed(goAlong(grid, from, typed.lengthM, typed.bearingDeg));
    case "length": {
      const bearingDeg = toward === null ? 0 : measureEdge(grid, from, toward).bearingDeg;
      return succeed(goAlong(grid, from, typed.lengthM, bearingDeg));
    }
  }
}

/** Of degrees and grid meters, either axis first, with or without the zone's number, the reading nearest to the map's middle. */
function resolvePosition(first: number, second: number, { grid, around }: TypedBase): Result<LngLat, TypedFault> {
  const readings: LngLat[] = [];
  const addDegrees = (lng: number, lat: number) => {
    if (Math.abs(lng) <= 180 && Math.abs(lat) <= 90) readings.push([lng, lat]);
  };
  addDegrees(first, second);
  addDegrees(second, first);
  for (const [east, north] of [
    [first, second],
    [second, first],
  ] as const) {
    readings.push(grid.toLngLat([east, north]));
    if (east > zoneStepM) readings.push(grid.toLngLat([east % zoneStepM, north]));
    else readings.push(grid.toLngLat([Math.floor(grid.toGrid(around)[0] / zoneStepM) * zoneStepM + east, north]));
  }
  let best: LngLat | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (const reading of readings.filter((place) => place.every(Number.isFinite))) {
    const { lengthM } = measureEdge(grid, around, reading);
    if (!(lengthM < bestM)) continue;
    best = reading;
    bestM = lengthM;
  }
  return best === undefined || bestM > farthestM ? fail({ code: "too-far", distanceM: bestM }) : succeed(best);
}
