import { runsOf } from "../../core/commands/topology/corner-runs.ts";
import type { SnapEdge } from "../../core/geometry/snap/snap-target.ts";
import type { LngLat } from "../../core/model/coordinates.ts";
import { type EditGround, findFeature } from "./edit-ground.ts";
import { isOnEdge } from "./find-sharers.ts";
import { pathLengthM } from "./grid-path.ts";

/** A position this near to an edge lies on it, degrees: an edge straight in the grid bends by millimeters in degrees. */
const reachDeg = 2e-8;

/**
 * Corners between two positions that lie on the same boundary, in order from the first, by the shorter way along it. Of several
 * boundaries the one with the shortest way counts. Empty where they share none, or an edge.
 */
export function traceBetween(ground: EditGround, from: LngLat, to: LngLat): readonly LngLat[] {
  const starts = edgesAt(ground, from);
  const ends = edgesAt(ground, to);
  let best: readonly LngLat[] | undefined;
  let bestM = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    for (const end of ends) {
      if (!isSameRun(start, end)) continue;
      for (const between of waysBetween(ground, start, end)) {
        const lengthM = pathLengthM(ground.tools.grid, [from, ...between, to]);
        if (lengthM >= bestM) continue;
        best = between;
        bestM = lengthM;
      }
    }
  }
  return (best ?? []).filter((corner) => !isSame(corner, from) && !isSame(corner, to));
}

function edgesAt(ground: EditGround, [lng, lat]: LngLat): readonly SnapEdge[] {
  return ground.edges
    .near([lng - reachDeg, lat - reachDeg, lng + reachDeg, lat + reachDeg])
    .filter((edge) => isOnEdge(edge.from, edge.to, [lng, lat], reachDeg));
}

function isSameRun(a: SnapEdge, b: SnapEdge): boolean {
  return a.ref.kind === b.ref.kind && a.ref.id === b.ref.id && a.polygon === b.polygon && a.ring === b.ring;
}

/** Corners passed from one edge of a run to another: forwards, and backwards; a line that is not closed has one way only. */
function waysBetween(ground: EditGround, start: SnapEdge, end: SnapEdge): readonly (readonly LngLat[])[] {
  const feature = findFeature(ground, start.ref);
  const run =
    feature === undefined
      ? undefined
      : runsOf(feature.geometry).find((one) => one.polygon === start.polygon && one.ring === start.ring);
  if (run === undefined) return [];
  if (start.corner === end.corner) return [[]];
  const { corners, isClosed } = run;
  const count = corners.length;
  const pass = (first: number, last: number, step: 1 | -1): readonly LngLat[] => {
    const passed: LngLat[] = [];
    for (let at = first; passed.length <= count; at = (at + step + count) % count) {
      passed.push(corners[at] as LngLat); // kept in range
      if (at === last) break;
    }
    return passed;
  };
  const forwards = pass((start.corner + 1) % count, end.corner, 1);
  const backwards = pass(start.corner, (end.corner + 1) % count, -1);
  if (isClosed) return [forwards, backwards];
  return [start.corner < end.corner ? forwards : backwards];
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
