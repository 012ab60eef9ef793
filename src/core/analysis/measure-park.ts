import type { CrsTable } from "../geometry/crs-table.ts";
import { createGridMeasure, findDefaultGridCrs, type GridMeasure } from "../geometry/grid-measure.ts";
import type { OverlayEngine } from "../geometry/overlay-engine.ts";
import { createIssue } from "../model/create-issue.ts";
import type { AreaBasis, ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { Tolerances } from "../model/rule-pack.ts";
import { assembleFacts, countParcelsByEnterprise, type FactSources } from "./assemble-facts.ts";
import type { AuditProgress } from "./audit-context.ts";
import { prepareControls } from "./control-facts.ts";
import { issuesOfDoubleCount, measureDoubleCount } from "./double-count.ts";
import { measureGrounds, measureParcelGrounds } from "./evaluation/measure-grounds.ts";
import { findDuplicateIssues, findOverlaps, issuesOfOverlaps, type OverlapPair } from "./find-overlaps.ts";
import { groupByParcel, placeBuildings } from "./footprints.ts";
import { boxCenter } from "./lng-lat-box.ts";
import { findDatasetBox, measureLayers } from "./measured-layers.ts";
import { listShapeIssues, type MeasuredParcel, type MeasuredPark, type ShapeIssues } from "./measured-park.ts";
import { measureOverlaps } from "./overlay/measure-overlaps.ts";
import { findAreaMismatch, findBuildingIssues, findStraddleSlivers, findStraddling } from "./parcel-issues.ts";
import { createPlacing } from "./park-membership.ts";
import { findOutsideParks, measureZoneBalance, type ZoneBalance } from "./park-topology.ts";
import { prepareInfrastructure } from "./service-reach.ts";
import { findStacks } from "./shape-stacks.ts";
import { findAreaBasis } from "./site-area.ts";

export interface MeasuringContext {
  readonly engine: OverlayEngine;
  readonly crsTable: CrsTable;
  readonly tolerances: Tolerances;
  /** Filled by `engine` with what only the second engine could do. */
  readonly fallbacks?: readonly string[] | undefined;
}

/** Measures a dataset: areas, overlaps, what lies in what. Cost: linear in parcels, plus pairs of shapes with meeting boxes. */
export function* measurePark(
  dataset: ParkDataset,
  { engine: given, crsTable, tolerances, fallbacks = [] }: MeasuringContext,
): Generator<AuditProgress, MeasuredPark, void> {
  const { layers } = dataset;
  const knownFallbacks = fallbacks.length;
  const basis = findAreaBasis(dataset);
  const measured = yield* at(measureLayers(dataset), 0.05);
  const engine = yield* at(measureOverlaps(measured, given), 0.1);
  const places = yield* at(placeBuildings(measured.buildings, measured.parcels, engine, tolerances), 0.15);
  const duplicateParcels = yield* at(findDuplicateIssues(measured.parcels, "parcels"), 0.2);
  const duplicateZones = yield* at(findDuplicateIssues(measured.zones, "zones"), 0.2);
  const parcelOverlaps = yield* at(findOverlaps(measured.parcels, engine, findStacks(duplicateParcels)), 0.25);
  const zoneOverlaps = yield* at(findOverlaps(measured.zones, engine, findStacks(duplicateZones)), 0.3);
  const { grid, issues: gridIssues } = findGrid(dataset, basis, crsTable);
  const sources: FactSources = {
    dataset,
    measured,
    controls: prepareControls(dataset, measured.controls, measured.plane),
    infrastructure: prepareInfrastructure(dataset, measured.plane),
    buildingsByParcel: groupByParcel(places, layers.buildings ?? new Map()),
    parcelCountByEnterprise: countParcelsByEnterprise(layers.parcels?.values() ?? []),
    basis,
    grid,
    engine,
  };
  const parcels = yield* measureParcels(sources);
  const doubleCount = measureDoubleCount(parcels, parcelOverlaps, measured.zones, engine, tolerances);
  const balances = yield* measureBalances(sources, zoneOverlaps, tolerances);
  const hasParks = layers.parks !== undefined;
  const outsideOf = function* (kind: "zones" | "parcels", share: number) {
    return hasParks ? yield* at(findOutsideParks(measured[kind], kind, measured, engine, tolerances), share) : [];
  };
  const shapeIssues: ShapeIssues = {
    grid: gridIssues,
    duplicateZones,
    duplicateParcels,
    parcelOverlaps: issuesOfOverlaps(parcelOverlaps, "parcels", tolerances, measured.plane),
    doubleCount: issuesOfDoubleCount(doubleCount),
    zoneOverlaps: issuesOfOverlaps(zoneOverlaps, "zones", tolerances, measured.plane),
    outsideZones: yield* outsideOf("zones", 0.68),
    outsideParcels: yield* outsideOf("parcels", 0.7),
    balances: [...balances.values()].flatMap((balance) => balance.issues),
    parcels: parcels.flatMap(({ facts }) => findParcelIssues(facts, tolerances)),
    buildings: yield* at(
      findBuildingIssues(places, layers.buildings ?? new Map(), measured.parcels, engine, tolerances, measured.plane),
      0.75,
    ),
  };
  const parkIdByZone = yield* placeZones(sources);
  const grounds = yield* at(measureGrounds(sources, tolerances), 0.76);
  const groundByParcel = yield* at(measureParcelGrounds(parcels, sources, tolerances), 0.76);
  return {
    sources,
    tolerances,
    parcels,
    places: new Map(places.map((place) => [place.shape.id, place])),
    parcelOverlaps,
    zoneOverlaps,
    balances,
    doubleCount,
    grounds,
    groundByParcel,
    parkIdByZone,
    shapeIssues,
    issues: listShapeIssues(shapeIssues),
    fallbacks: fallbacks.slice(knownFallbacks),
  };
}

function* measureParcels(sources: FactSources): Generator<AuditProgress, readonly MeasuredParcel[], void> {
  const { dataset, measured } = sources;
  const placeIn = createPlacing(sources);
  const ordered = [...(dataset.layers.parcels?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  const parcels: MeasuredParcel[] = [];
  for (const [index, parcel] of ordered.entries()) {
    const shape = measured.parcels.byId.get(parcel.id);
    if (shape === undefined) continue;
    const { parkIds, place } = placeIn(shape, parcel.parkId);
    parcels.push({ facts: { ...assembleFacts(parcel, shape, sources), place }, shape, parkIds });
    if (index % 10 === 9) yield { share: 0.3 + (0.35 * index) / ordered.length, stage: "measure" };
  }
  return parcels;
}

/** What is wrong with the areas of a parcel. */
export function findParcelIssues(facts: MeasuredParcel["facts"], tolerances: Tolerances): readonly Issue[] {
  const { parcel, areaM2, zoneShares } = facts;
  return [
    findAreaMismatch(parcel.id, areaM2, tolerances),
    findStraddling(parcel.id, areaM2.ellipsoidal, zoneShares ?? [], tolerances),
    ...findStraddleSlivers(parcel.id, areaM2.ellipsoidal, zoneShares ?? [], tolerances),
  ].filter((issue) => issue !== undefined);
}

function* measureBalances(
  { dataset, measured, engine }: FactSources,
  zoneOverlaps: readonly OverlapPair[],
  tolerances: Tolerances,
): Generator<AuditProgress, ReadonlyMap<string, ZoneBalance>, void> {
  const balances = new Map<string, ZoneBalance>();
  const { zones } = dataset.layers;
  if (zones === undefined) return balances;
  for (const shape of measured.parks.shapes.toSorted((a, b) => compareIds(a.id, b.id))) {
    balances.set(shape.id, measureZoneBalance(shape, zones, measured, zoneOverlaps, engine, tolerances));
    yield { share: 0.72, stage: "measure" };
  }
  return balances;
}

function* placeZones(sources: FactSources): Generator<AuditProgress, ReadonlyMap<string, string>, void> {
  const { dataset, measured } = sources;
  const placeIn = createPlacing(sources);
  const parkIds = new Map<string, string>();
  for (const [index, shape] of measured.zones.shapes.entries()) {
    const [parkId] = placeIn(shape, dataset.layers.zones?.get(shape.id)?.parkId ?? null).parkIds;
    if (parkId !== undefined) parkIds.set(shape.id, parkId);
    if (index % 100 === 99) yield { share: 0.76, stage: "measure" };
  }
  return parkIds;
}

/** Passes a part's steps on as progress up to `share`. */
function* at<T>(steps: Generator<number, T, void>, share: number): Generator<AuditProgress, T, void> {
  let step = steps.next();
  while (!step.done) {
    yield { share, stage: "measure" };
    step = steps.next();
  }
  return step.value;
}

/**
 * The grid of `gridCrs`, else the default one of the place. An error where the dataset asks for grid areas and there is no
 * grid: its ratios are all unknown then.
 */
function findGrid(
  dataset: ParkDataset,
  basis: AreaBasis,
  table: CrsTable,
): { grid: GridMeasure | undefined; issues: Issue[] } {
  const box = findDatasetBox(dataset);
  const code = dataset.meta.gridCrs ?? (box === undefined ? undefined : findDefaultGridCrs(boxCenter(box)));
  if (code === undefined) {
    if (basis !== "grid" || box === undefined) return { grid: undefined, issues: [] };
    const params = { property: "gridCrs", got: "missing", expected: "a projected system: areaBasis is grid" };
    return { grid: undefined, issues: [createIssue("bad-dataset-file", { file: "park.json", params })] };
  }
  const measure = createGridMeasure(code, table);
  if (measure.ok) return { grid: measure.value, issues: [] };
  return {
    grid: undefined,
    issues: [createIssue("unknown-crs", { severity: "error", file: "park.json", params: { got: code } })],
  };
}
