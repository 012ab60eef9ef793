import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { createPlanShape } from "../geometry/plan-shape.ts";
import type { Issue } from "../model/issue.ts";
import type { Zone } from "../model/records.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { OverlapPair } from "./find-overlaps.ts";
import { findNearby, type MeasuredLayer, type MeasuredLayers } from "./measured-layers.ts";
import { issuesOfPieces } from "./piece-issues.ts";
import { countPairs } from "./shape-stacks.ts";

/** Parts of zones or parcels outside the union of all parks (contracts §2), one issue a piece. */
export function* findOutsideParks(
  layer: Pick<MeasuredLayer, "shapes">,
  kind: "zones" | "parcels",
  measured: MeasuredLayers,
  engine: OverlayEngine,
  tolerances: Tolerances,
): Generator<number, readonly Issue[], void> {
  const issues: Issue[] = [];
  let done = 0;
  for (const shape of layer.shapes) {
    done++;
    const parks = findNearby(measured.parks, shape);
    const insideM2 = parks.length === 1 && parks[0] ? engine.intersectionAreaM2(shape, parks[0]) : 0;
    if (insideM2 < shape.areaM2) {
      const pieces = engine.differencePieces(shape, parks);
      const subject = {
        code: "outside-park",
        layer: kind,
        ids: [shape.id],
        params: {},
        between: [shape.id, "park"],
      } as const;
      issues.push(...issuesOfPieces(pieces, subject, tolerances, measured.plane));
    }
    if (done % 100 === 0) yield done;
  }
  return issues;
}

export interface ZoneBalance {
  /** Zone area inside the park by land use, m²; overlapping zones count each. */
  readonly byLandUse: ReadonlyMap<string, number>;
  /** Park that no zone covers, as pieces, slivers included, m². */
  readonly gapM2: number;
  /** Overlaps of its zones inside the park, pair by pair, slivers included, m². */
  readonly overlapM2: number;
  readonly issues: readonly Issue[];
}

/** Does the land use of a park add up? Gaps and overlaps are measured as pieces, never as differences of two sums. */
export function measureZoneBalance(
  park: PlanShape,
  zones: ReadonlyMap<string, Zone>,
  measured: MeasuredLayers,
  overlaps: readonly OverlapPair[],
  engine: OverlayEngine,
  tolerances: Tolerances,
): ZoneBalance {
  const near = findNearby(measured.zones, park);
  const byLandUse = new Map<string, number>();
  for (const shape of near) {
    const areaM2 = engine.intersectionAreaM2(park, shape);
    const landUse = zones.get(shape.id)?.landUse;
    if (areaM2 > 0 && landUse !== undefined) byLandUse.set(landUse, (byLandUse.get(landUse) ?? 0) + areaM2);
  }
  const gaps = engine.differencePieces(park, near);
  const subject = {
    code: "zone-gap",
    layer: "parks",
    ids: [park.id],
    params: { park: park.id },
    between: [park.id, "zones"],
  } as const;
  return {
    byLandUse,
    gapM2: gaps.reduce((sum, piece) => sum + piece.areaM2, 0),
    overlapM2: overlapInsideM2(park, overlaps, engine),
    issues: issuesOfPieces(gaps, subject, tolerances, measured.plane),
  };
}

function overlapInsideM2(park: PlanShape, overlaps: readonly OverlapPair[], engine: OverlayEngine): number {
  let sumM2 = 0;
  for (const pair of overlaps) {
    for (const piece of pair.pieces) {
      const shape = createPlanShape(pair.a.id, piece.polygons);
      sumM2 += countPairs(pair) * engine.intersectionAreaM2(shape, park);
    }
  }
  return sumM2;
}
