import type { PlanShape } from "../geometry/overlay-engine.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import type { FactSources } from "./assemble-facts.ts";
import type { DoubleCount } from "./double-count.ts";
import type { Ground } from "./evaluation/measure-ground.ts";
import type { ParkGround } from "./evaluation/measure-park-ground.ts";
import type { OverlapPair } from "./find-overlaps.ts";
import type { BuildingPlace } from "./footprints.ts";
import type { ParcelFacts } from "./parcel-facts.ts";
import type { ZoneBalance } from "./park-topology.ts";

/** A parcel as measured: nothing judged yet. */
export interface MeasuredParcel {
  readonly facts: ParcelFacts;
  /** On the measuring plane. */
  readonly shape: PlanShape;
  /** The park it belongs to and those that one is part of (一区多园), nearest first; empty outside all parks. */
  readonly parkIds: readonly string[];
}

/**
 * What is wrong with shapes, by what found it and in the order of a report; each list in the order of the first shape it
 * names, so that a change replaces only what is said of the shapes it touches.
 */
export interface ShapeIssues {
  readonly grid: readonly Issue[];
  readonly duplicateZones: readonly Issue[];
  readonly duplicateParcels: readonly Issue[];
  readonly parcelOverlaps: readonly Issue[];
  readonly doubleCount: readonly Issue[];
  readonly zoneOverlaps: readonly Issue[];
  readonly outsideZones: readonly Issue[];
  readonly outsideParcels: readonly Issue[];
  readonly balances: readonly Issue[];
  readonly parcels: readonly Issue[];
  readonly buildings: readonly Issue[];
}

/**
 * Everything about a dataset that takes geometry and no rule but the tolerances: judging it by other packs, or on another
 * day, starts from here (judge-park.ts).
 */
export interface MeasuredPark {
  readonly sources: FactSources;
  readonly tolerances: Tolerances;
  /** In id order. */
  readonly parcels: readonly MeasuredParcel[];
  /** Where each building stands. */
  readonly places: ReadonlyMap<string, BuildingPlace>;
  /** Pairs with area in common, in id order. */
  readonly parcelOverlaps: readonly OverlapPair[];
  readonly zoneOverlaps: readonly OverlapPair[];
  /** What the zones of each park add up to; none without a zones layer. */
  readonly balances: ReadonlyMap<string, ZoneBalance>;
  /** What overlapping parcels add to sums that is not there. */
  readonly doubleCount: DoubleCount;
  /** Ground of each park on which no parcel lies. */
  readonly grounds: ReadonlyMap<string, ParkGround>;
  /** What lies under each parcel without supply. */
  readonly groundByParcel: ReadonlyMap<string, Ground>;
  /** Park of each zone. */
  readonly parkIdByZone: ReadonlyMap<string, string>;
  /** What is wrong with shapes: overlaps, gaps, parts outside, mismatched areas. */
  readonly shapeIssues: ShapeIssues;
  /** The same in one list. */
  readonly issues: readonly Issue[];
  /** What only the second engine could measure. */
  readonly fallbacks: readonly string[];
}

/** Issues of shapes in the order of a report. */
export function listShapeIssues(issues: ShapeIssues): readonly Issue[] {
  const { grid, duplicateZones, duplicateParcels, parcelOverlaps, doubleCount, zoneOverlaps } = issues;
  const { outsideZones, outsideParcels, balances, parcels, buildings } = issues;
  return [
    grid,
    duplicateZones,
    duplicateParcels,
    parcelOverlaps,
    doubleCount,
    zoneOverlaps,
    outsideZones,
    outsideParcels,
    balances,
    parcels,
    buildings,
  ].flat();
}
