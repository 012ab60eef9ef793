import type { CrsTable } from "../geometry/crs-table.ts";
import { createGridMeasure, findDefaultGridCrs, type GridMeasure } from "../geometry/grid-measure.ts";
import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import { createIssue } from "../model/create-issue.ts";
import type { AreaBasis, ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { LandUseTables } from "../model/land-use.ts";
import type { Park } from "../model/records.ts";
import type { FloorAreaRule, LoadedRulePack, ProjectDefaults, Tolerances } from "../model/rule-pack.ts";
import { assembleFacts, countParcelsByEnterprise, type FactSources } from "./assemble-facts.ts";
import {
  type Areas,
  type AuditReport,
  auditSchemaId,
  type ParcelAudit,
  type ParkAudit,
  type ZoneAudit,
} from "./audit-report.ts";
import { prepareControls } from "./control-facts.ts";
import { evaluateParcel } from "./evaluate-parcel.ts";
import { findDuplicateShapes, findOverlaps, issuesOfOverlaps, type OverlapPair } from "./find-overlaps.ts";
import { groupByParcel, placeBuildings } from "./footprints.ts";
import { boxCenter } from "./lng-lat-box.ts";
import { findDatasetBox, type MeasuredLayers, measureLayers } from "./measured-layers.ts";
import { computeParcelAmounts } from "./parcel-amounts.ts";
import { findAreaMismatch, findBuildingIssues, findStraddling } from "./parcel-issues.ts";
import { findLineages, findParentIds, findPark } from "./park-membership.ts";
import { findOutsideParks, measureZoneBalance } from "./park-topology.ts";
import { createRollUp, type RollUp } from "./roll-up.ts";
import { findAreaBasis } from "./site-area.ts";
import { computeTotals } from "./totals.ts";

/** Everything an audit needs besides the dataset. Time, tables and parameters are handed in; nothing is looked up. */
export interface AuditContext {
  /** The day judged, ISO. */
  readonly asOf: string;
  /** The moment the report is made, ISO; the only part of it that differs between two runs. */
  readonly generatedAt: string;
  readonly rulePacks: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
  readonly crsTable: CrsTable;
  readonly landUseTables: LandUseTables;
  readonly engine: OverlayEngine;
  /** What only a second engine could do, filled by `engine` while the audit runs; each becomes an `engine-fallback`. */
  readonly fallbacks?: readonly string[];
  /** Issues found while reading, which the report carries on. */
  readonly readIssues: readonly Issue[];
}

export interface AuditProgress {
  /** 0 to 1 over the whole audit. */
  readonly share: number;
  readonly stage: "measure" | "judge";
}

/** Runs the audit to its end. */
export function auditDataset(dataset: ParkDataset, context: AuditContext): AuditReport {
  const steps = auditSteps(dataset, context);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The audit as a sequence of short steps: the worker lets messages in between two of them and stops by not asking for
 * the next one; nothing is left behind. Returns the report (contracts §4), the same bytes for the same dataset, packs
 * and day but for `generatedAt` and `engine`. Cost: linear in parcels, plus pairs of shapes with meeting boxes.
 */
export function* auditSteps(dataset: ParkDataset, context: AuditContext): Generator<AuditProgress, AuditReport, void> {
  const { engine } = context;
  const knownFallbacks = context.fallbacks?.length ?? 0;
  const basis = findAreaBasis(dataset);
  const tolerances = findTolerances(context);
  const measured = yield* at(measureLayers(dataset), 0.05);
  const places = yield* at(placeBuildings(measured.buildings, measured.parcels, engine, tolerances), 0.15);
  const parcelOverlaps = yield* at(findOverlaps(measured.parcels, engine), 0.25);
  const zoneOverlaps = yield* at(findOverlaps(measured.zones, engine), 0.3);
  const { grid, issues: gridIssues } = findGrid(dataset, basis, context.crsTable);

  const sources: FactSources = {
    dataset,
    measured,
    controls: prepareControls(dataset, measured.controls, measured.plane),
    buildingsByParcel: groupByParcel(places, dataset.layers.buildings ?? new Map()),
    parcelCountByEnterprise: countParcelsByEnterprise(dataset.layers.parcels?.values() ?? []),
    basis,
    grid,
    engine,
  };
  yield { share: 0.3, stage: "measure" };
  const judged = yield* judgeParcels(dataset, context, sources, tolerances);

  const issues: Issue[] = [
    ...context.readIssues,
    ...gridIssues,
    ...(yield* at(duplicateIssues(measured), 0.8)),
    ...issuesOfOverlaps(parcelOverlaps, "parcels", tolerances, measured.plane),
    ...issuesOfOverlaps(zoneOverlaps, "zones", tolerances, measured.plane),
  ];
  if (dataset.layers.parks !== undefined) {
    issues.push(...(yield* at(findOutsideParks(measured.zones, "zones", measured, engine, tolerances), 0.85)));
    issues.push(...(yield* at(findOutsideParks(measured.parcels, "parcels", measured, engine, tolerances), 0.9)));
  }
  const parks = yield* auditParks(dataset, sources, judged.rollUps.parks, zoneOverlaps, tolerances);
  issues.push(...parks.issues, ...judged.issues);
  const buildings = dataset.layers.buildings ?? new Map();
  issues.push(
    ...(yield* at(findBuildingIssues(places, buildings, measured.parcels, engine, tolerances, measured.plane), 0.96)),
  );
  const landUseOf = (id: string): string => dataset.layers.parcels?.get(id)?.landUse ?? "unknown";
  const totals = yield* at(computeTotals(judged.parcels, landUseOf, basis), 0.98);
  const zones = yield* at(auditZones(dataset, sources, judged.rollUps.zones), 1);
  const fallbacks = new Set(context.fallbacks?.slice(knownFallbacks));
  for (const what of [...fallbacks].sort(compareIds)) issues.push(createIssue("engine-fallback", { params: { what } }));
  return {
    schema: auditSchemaId,
    generatedAt: context.generatedAt,
    asOf: context.asOf,
    engine: engine.name,
    dataset: {
      id: dataset.meta.id,
      name: dataset.meta.name,
      areaBasis: basis,
      gridCrs: grid?.code ?? null,
      sources: dataset.meta.sources,
    },
    ruleSets: context.rulePacks.map(({ pack, sha256 }) => ({ id: pack.id, version: pack.version, sha256 })),
    totals,
    parks: parks.audits,
    zones,
    parcels: judged.parcels,
    issues,
  };
}

/** Tolerances of the first pack that has them, else the project's defaults (contracts §1). */
function findTolerances(context: AuditContext): Tolerances {
  for (const { pack } of context.rulePacks) if (pack.tolerances !== undefined) return pack.tolerances;
  return context.defaults.tolerances;
}

function findFloorArea(context: AuditContext): FloorAreaRule {
  for (const { pack } of context.rulePacks) if (pack.floor_area !== undefined) return pack.floor_area;
  return context.defaults.floor_area;
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

function* duplicateIssues(measured: MeasuredLayers): Generator<number, readonly Issue[], void> {
  const issues: Issue[] = [];
  for (const layer of ["zones", "parcels"] as const) {
    const groups = yield* findDuplicateShapes(measured[layer]);
    for (const ids of groups) issues.push(createIssue("duplicate-geometry", { layer, ids }));
  }
  return issues;
}

interface RollUps {
  readonly parks: ReadonlyMap<string, RollUp>;
  readonly zones: ReadonlyMap<string, RollUp>;
}

function* judgeParcels(
  dataset: ParkDataset,
  context: AuditContext,
  sources: FactSources,
  tolerances: Tolerances,
): Generator<AuditProgress, { parcels: ParcelAudit[]; rollUps: RollUps; issues: Issue[] }, void> {
  const { measured, engine } = sources;
  const parents = findParentIds(dataset.layers.parks?.values() ?? []);
  const lineages = findLineages(dataset.layers.parks ?? new Map());
  const floorArea = findFloorArea(context);
  const parcels: ParcelAudit[] = [];
  const issues: Issue[] = [];
  const parks = new Map<string, RollUp>();
  const zones = new Map<string, RollUp>();
  const ordered = [...(dataset.layers.parcels?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  for (const [index, parcel] of ordered.entries()) {
    const shape = measured.parcels.byId.get(parcel.id);
    if (shape === undefined) continue;
    const facts = assembleFacts(parcel, shape, sources);
    const judgement = evaluateParcel(facts, {
      asOf: context.asOf,
      packs: context.rulePacks,
      defaults: context.defaults,
      landUseTables: context.landUseTables,
    });
    const parkId = findPark(shape, parcel.parkId, measured.parks, parents, engine) ?? null;
    const audit: ParcelAudit = {
      ...judgement,
      parkId,
      areaM2: facts.areaM2,
      zoneShares: facts.zoneShares ?? [],
      buildings: (facts.buildings ?? []).map(({ building, onParcelM2, share }) => ({
        id: building.id,
        footprintM2: onParcelM2,
        share,
      })),
    };
    parcels.push(audit);
    const amounts = computeParcelAmounts(facts, floorArea);
    const counted = parkId === null ? [] : (lineages.get(parkId) ?? [parkId]);
    for (const id of counted) rollUpOf(parks, id).add(parcel.id, amounts, 1);
    for (const { zoneId, share } of facts.zoneShares ?? []) rollUpOf(zones, zoneId).add(parcel.id, amounts, share);
    for (const issue of [
      findAreaMismatch(parcel.id, facts.areaM2, tolerances),
      findStraddling(parcel.id, facts.areaM2.ellipsoidal, facts.zoneShares ?? [], tolerances),
    ]) {
      if (issue !== undefined) issues.push(issue);
    }
    if (index % 10 === 9) yield { share: 0.3 + (0.5 * index) / ordered.length, stage: "judge" };
  }
  return { parcels, rollUps: { parks, zones }, issues };
}

function rollUpOf(rollUps: Map<string, RollUp>, id: string): RollUp {
  const known = rollUps.get(id);
  if (known !== undefined) return known;
  const made = createRollUp(true);
  rollUps.set(id, made);
  return made;
}

function areasOf(shape: PlanShape, geometry: Park["geometry"], grid: GridMeasure | undefined): Areas {
  return { deed: null, ellipsoidal: shape.areaM2, grid: grid?.areaM2(geometry) ?? null };
}

/** What ratios of zones and parks divide by: they have no deed (contracts §2). */
function grossAreaM2(areas: Areas, basis: AreaBasis): number | null {
  return basis === "grid" ? areas.grid : areas.ellipsoidal;
}

function* auditParks(
  dataset: ParkDataset,
  sources: FactSources,
  rollUps: ReadonlyMap<string, RollUp>,
  zoneOverlaps: readonly OverlapPair[],
  tolerances: Tolerances,
): Generator<AuditProgress, { audits: ParkAudit[]; issues: Issue[] }, void> {
  const audits: ParkAudit[] = [];
  const issues: Issue[] = [];
  const { measured, engine, basis, grid } = sources;
  const ordered = [...(dataset.layers.parks?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  for (const park of ordered) {
    const shape = measured.parks.byId.get(park.id);
    if (shape === undefined) continue;
    const areaM2 = areasOf(shape, park.geometry, grid);
    const zones = dataset.layers.zones;
    const balance =
      zones === undefined ? undefined : measureZoneBalance(shape, zones, measured, zoneOverlaps, engine, tolerances);
    if (balance !== undefined) issues.push(...balance.issues);
    const scale = basis === "grid" && areaM2.grid !== null ? areaM2.grid / areaM2.ellipsoidal : 1;
    audits.push({
      id: park.id,
      areaM2,
      indicators: (rollUps.get(park.id) ?? createRollUp(dataset.layers.parcels !== undefined)).figures(
        grossAreaM2(areaM2, basis),
        `parks/${park.id}`,
      ),
      balance: [...(balance?.byLandUse ?? [])]
        .sort(([a], [b]) => compareIds(a, b))
        .map(([landUse, value]) => ({ landUse, areaM2: value * scale })),
      balanceGapM2: balance === undefined ? null : balance.gapM2 * scale,
      balanceOverlapM2: balance === undefined ? null : balance.overlapM2 * scale,
    });
    yield { share: 0.95, stage: "measure" };
  }
  return { audits, issues };
}

function* auditZones(
  dataset: ParkDataset,
  sources: FactSources,
  rollUps: ReadonlyMap<string, RollUp>,
): Generator<number, readonly ZoneAudit[], void> {
  const { measured, engine, basis, grid } = sources;
  const audits: ZoneAudit[] = [];
  const parents = findParentIds(dataset.layers.parks?.values() ?? []);
  const empty = createRollUp(dataset.layers.parcels !== undefined);
  for (const shape of measured.zones.shapes) {
    const zone = dataset.layers.zones?.get(shape.id);
    if (zone === undefined) continue;
    const areaM2 = areasOf(shape, zone.geometry, grid);
    audits.push({
      id: zone.id,
      parkId: findPark(shape, zone.parkId, measured.parks, parents, engine) ?? null,
      landUse: zone.landUse,
      areaM2,
      indicators: (rollUps.get(zone.id) ?? empty).figures(grossAreaM2(areaM2, basis), `zones/${zone.id}`),
    });
    if (audits.length % 100 === 0) yield audits.length;
  }
  return audits;
}
