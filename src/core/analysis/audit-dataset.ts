import type { CrsTable } from "../geometry/crs-table.ts";
import { createGridMeasure, findDefaultGridCrs, type GridMeasure } from "../geometry/grid-measure.ts";
import { createIssue } from "../model/create-issue.ts";
import type { AreaBasis, ParkDataset } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { countParcelsByEnterprise, type FactSources } from "./assemble-facts.ts";
import { type AuditContext, type AuditProgress, findTolerances } from "./audit-context.ts";
import { auditParks, auditZones } from "./audit-parks.ts";
import { type AuditReport, auditSchemaId } from "./audit-report.ts";
import type { AuditWorld } from "./audit-world.ts";
import { prepareControls } from "./control-facts.ts";
import { findDuplicateShapes, findOverlaps, issuesOfOverlaps } from "./find-overlaps.ts";
import { groupByParcel, placeBuildings } from "./footprints.ts";
import { groupByPark, judgeParcels } from "./judge-parcels.ts";
import { boxCenter } from "./lng-lat-box.ts";
import { findDatasetBox, type MeasuredLayers, measureLayers } from "./measured-layers.ts";
import { findBuildingIssues } from "./parcel-issues.ts";
import { findOutsideParks } from "./park-topology.ts";
import { findAreaBasis } from "./site-area.ts";
import { computeTotals } from "./totals.ts";

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
  return (yield* auditWorldSteps(dataset, context)).report;
}

/** The audit with what it was made from, for what looks further: a proposal, a comparison of two states. */
export function* auditWorldSteps(
  dataset: ParkDataset,
  context: AuditContext,
): Generator<AuditProgress, { readonly report: AuditReport; readonly world: AuditWorld }, void> {
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
  const judged = yield* judgeParcels(context, sources, tolerances);
  const { parcels } = judged;
  const world: AuditWorld = {
    context,
    sources,
    engine,
    tolerances,
    parcels,
    parcelsByPark: groupByPark(parcels),
    zoneOverlaps,
  };

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
  const parks = yield* auditParks(world);
  issues.push(...parks.issues, ...judged.issues);
  const buildings = dataset.layers.buildings ?? new Map();
  issues.push(
    ...(yield* at(findBuildingIssues(places, buildings, measured.parcels, engine, tolerances, measured.plane), 0.96)),
  );
  const audits = parcels.map(({ audit }) => audit);
  const landUseOf = (id: string): string => dataset.layers.parcels?.get(id)?.landUse ?? "unknown";
  const totals = yield* at(computeTotals(audits, landUseOf, basis), 0.98);
  const zones = yield* at(auditZones(world), 1);
  const fallbacks = new Set(context.fallbacks?.slice(knownFallbacks));
  for (const what of [...fallbacks].sort(compareIds)) issues.push(createIssue("engine-fallback", { params: { what } }));
  const report: AuditReport = {
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
    parcels: audits,
    issues,
  };
  return { report, world };
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
