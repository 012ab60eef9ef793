import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { createIssue } from "../model/create-issue.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { createSum } from "./compensated-sum.ts";
import type { OverlapPair } from "./find-overlaps.ts";
import { judgePieces } from "./judge-pieces.ts";
import { areSame } from "./judging-memory.ts";
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
  const group = createGrouping(overlaps);
  const shapesByPark = new Map<string, PlanShape[]>();
  for (const { shape, parkIds } of overlapping) for (const id of new Set(parkIds)) append(shapesByPark, id, shape);
  // Only what lies at a zone is measured in it: every zone with every overlap of a city would be their product.
  const shapesByZone = new Map<PlanShape, PlanShape[]>();
  for (const shape of shapes) for (const zone of findNearby(zones, shape)) append(shapesByZone, zone, shape);
  const byPark = new Map<string, number>();
  for (const [id, own] of shapesByPark) addReal(byPark, id, countedTwiceM2(own, stacks, group, engine), tolerances);
  const byZone = new Map<string, number>();
  for (const [zone, own] of shapesByZone) {
    addReal(byZone, zone.id, countedTwiceM2(own, stacks, group, engine, zone), tolerances);
  }
  return {
    totalM2: countedTwiceM2(shapes, stacks, group, engine),
    byPark,
    byZone,
    parcelIds: [...ids].sort(compareIds),
  };
}

function append<K>(groups: Map<K, PlanShape[]>, key: K, shape: PlanShape): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [shape]);
  else group.push(shape);
}

/** Shapes of which each overlaps another one, in their order. */
type OverlapGroups = readonly (readonly PlanShape[])[];

/** Takes lists of shapes apart where no shape overlaps one of another part, by all pairs that have area in common. */
function createGrouping(pairs: readonly OverlapPair[]): (shapes: readonly PlanShape[]) => OverlapGroups {
  const partners = new Map<string, string[]>();
  for (const { a, b } of pairs) {
    for (const [one, other] of [
      [a.id, b.id],
      [b.id, a.id],
    ] as const) {
      const list = partners.get(one);
      if (list === undefined) partners.set(one, [other]);
      else list.push(other);
    }
  }
  return (shapes) => {
    const byId = new Map(shapes.map((shape, index) => [shape.id, index]));
    const groupOf = new Map<string, PlanShape[]>();
    const groups: PlanShape[][] = [];
    for (const { id } of shapes) {
      if (groupOf.has(id)) continue;
      const places: number[] = [];
      const open = [id];
      const group: PlanShape[] = [];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const place = byId.get(next);
        if (place === undefined || groupOf.has(next)) continue;
        groupOf.set(next, group);
        places.push(place);
        open.push(...(partners.get(next) ?? []));
      }
      for (const place of places.sort((p, q) => p - q)) group.push(shapes[place] as PlanShape); // a place of the list
      groups.push(group);
    }
    return groups;
  };
}

interface KnownUnion {
  readonly shapes: readonly PlanShape[];
  readonly engine: OverlayEngine;
  readonly areaM2: number;
}

/** The latest union measured of shapes that begin with one, within another (itself: anywhere): after an edit most are asked for again. */
const unions = new WeakMap<PlanShape, WeakMap<PlanShape, KnownUnion>>();

function unionAreaM2(shapes: readonly PlanShape[], engine: OverlayEngine, within: PlanShape | undefined): number {
  const [first] = shapes;
  if (first === undefined) return 0;
  let ofFirst = unions.get(first);
  if (ofFirst === undefined) {
    ofFirst = new WeakMap();
    unions.set(first, ofFirst);
  }
  const known = ofFirst.get(within ?? first);
  if (known !== undefined && known.engine === engine && areSame(known.shapes, shapes)) return known.areaM2;
  const areaM2 = engine.unionAreaM2(shapes, within);
  ofFirst.set(within ?? first, { shapes, engine, areaM2 });
  return areaM2;
}

/** All areas drawn, less that of their union: a stack adds its area once a copy to the one and once to the other. */
function countedTwiceM2(
  shapes: readonly PlanShape[],
  stacks: ShapeStacks,
  group: (shapes: readonly PlanShape[]) => OverlapGroups,
  engine: OverlayEngine,
  within?: PlanShape,
): number {
  const sum = createSum();
  for (const shape of shapes) sum.add(within === undefined ? shape.areaM2 : engine.intersectionAreaM2(shape, within));
  for (const one of group(withoutRepeats(shapes, stacks))) sum.add(-unionAreaM2(one, engine, within));
  return Math.max(0, sum.value());
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
