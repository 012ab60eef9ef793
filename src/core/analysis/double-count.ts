import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { createIssue } from "../model/create-issue.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { OverlapPair } from "./find-overlaps.ts";
import { judgePieces } from "./judge-pieces.ts";
import { findNearby, type MeasuredLayer } from "./measured-layers.ts";
import { idsOfPair, type ShapeStacks, stacksOfPairs, withoutRepeats } from "./shape-stacks.ts";

/** Land that sums over parcels count more than once, drawn m²; a park or zone without any is not listed. */
export interface DoubleCount {
  readonly totalM2: number;
  readonly byPark: ReadonlyMap<string, number>;
  readonly byZone: ReadonlyMap<string, number>;
  /** Parcels that overlap another one, in id order. */
  readonly parcelIds: readonly string[];
}

interface PlacedParcel {
  readonly shape: PlanShape;
  readonly parkIds: readonly string[];
}

/**
 * How much area do overlapping parcels add to totals, parks and zones that is not there (domain §6.3)? Their areas less that of
 * their union, so that land under three parcels counts two times too often; of a zone only what lies in it. Overlaps within
 * the sliver limits are drafting noise and block nothing. Nothing is taken off the sums: whose the land is, only the
 * surveys can tell.
 */
export function measureDoubleCount(
  parcels: readonly PlacedParcel[],
  overlaps: readonly OverlapPair[],
  zones: MeasuredLayer,
  engine: OverlayEngine,
  tolerances: Tolerances,
): DoubleCount {
  const real = overlaps.filter(({ pieces }) => judgePieces(pieces, tolerances).real.length > 0);
  const ids = new Set(real.flatMap(idsOfPair));
  const overlapping = parcels.filter(({ shape }) => ids.has(shape.id));
  const shapes = overlapping.map(({ shape }) => shape);
  const stacks = stacksOfPairs(real);
  const shapesByPark = new Map<string, PlanShape[]>();
  for (const { shape, parkIds } of overlapping) for (const id of new Set(parkIds)) append(shapesByPark, id, shape);
  // Only what lies at a zone is measured in it: every zone with every overlap of a city would be their product.
  const shapesByZone = new Map<PlanShape, PlanShape[]>();
  for (const shape of shapes) for (const zone of findNearby(zones, shape)) append(shapesByZone, zone, shape);
  const byPark = new Map<string, number>();
  for (const [id, own] of shapesByPark) addReal(byPark, id, countedTwiceM2(own, stacks, engine), tolerances);
  const byZone = new Map<string, number>();
  for (const [zone, own] of shapesByZone) {
    addReal(byZone, zone.id, countedTwiceM2(own, stacks, engine, zone), tolerances);
  }
  return { totalM2: countedTwiceM2(shapes, stacks, engine), byPark, byZone, parcelIds: [...ids].sort(compareIds) };
}

function append<K>(groups: Map<K, PlanShape[]>, key: K, shape: PlanShape): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [shape]);
  else group.push(shape);
}

/** All areas drawn, less that of their union: a stack adds its area once a copy to the one and once to the other. */
function countedTwiceM2(
  shapes: readonly PlanShape[],
  stacks: ShapeStacks,
  engine: OverlayEngine,
  within?: PlanShape,
): number {
  const sumM2 = shapes.reduce(
    (sum, shape) => sum + (within === undefined ? shape.areaM2 : engine.intersectionAreaM2(shape, within)),
    0,
  );
  return Math.max(0, sumM2 - engine.unionAreaM2(withoutRepeats(shapes, stacks), within));
}

/** Two parcels of one park may each overlap a third of another: then this park counts nothing twice. */
function addReal(map: Map<string, number>, id: string, areaM2: number, { sliver_area_m2: noiseM2 }: Tolerances): void {
  if (areaM2 > noiseM2) map.set(id, areaM2);
}

/** One warning for the dataset beside the error of each pair: which sums are too large, and by how much. */
export function issuesOfDoubleCount({ totalM2, byPark, byZone, parcelIds }: DoubleCount): readonly Issue[] {
  if (parcelIds.length === 0) return [];
  const list = (map: ReadonlyMap<string, number>): string => [...map.keys()].sort(compareIds).join(", ") || "–";
  return [
    createIssue("area-counted-twice", {
      layer: "parcels",
      ids: parcelIds,
      measured: totalM2,
      unit: "m2",
      params: { parks: list(byPark), zones: list(byZone) },
    }),
  ];
}
