import type { ParkDataset } from "../../model/dataset.ts";
import { compareIds } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import { assembleFacts, countParcelsByEnterprise, type FactSources, rereadFacts } from "../assemble-facts.ts";
import type { AuditProgress } from "../audit-context.ts";
import { prepareControls } from "../control-facts.ts";
import { issuesOfDoubleCount, measureDoubleCount } from "../double-count.ts";
import { measureParcelGrounds } from "../evaluation/measure-grounds.ts";
import {
  comparePairs,
  findDuplicateIssues,
  findOverlapsOf,
  issuesOfOverlaps,
  type OverlapPair,
} from "../find-overlaps.ts";
import { findParcelIssues, type MeasuringContext, measurePark } from "../measure-park.ts";
import type { MeasuredLayer, MeasuredLayers } from "../measured-layers.ts";
import { listShapeIssues, type MeasuredParcel, type MeasuredPark, type ShapeIssues } from "../measured-park.ts";
import { findBuildingIssues } from "../parcel-issues.ts";
import { createPlacing } from "../park-membership.ts";
import { findOutsideParks } from "../park-topology.ts";
import { prepareInfrastructure } from "../service-reach.ts";
import { findStacks } from "../shape-stacks.ts";
import { needsWholeMeasure } from "./needs-whole.ts";
import { patchOverlapIssues } from "./patch-overlap-issues.ts";
import { patchLayer } from "./patched-layer.ts";
import { PatchedMap } from "./patched-map.ts";
import { type PatchedPlaces, patchPlaces } from "./patched-places.ts";
import type { RecordChange } from "./record-edit.ts";
import { remeasureBalances, remeasureGrounds } from "./remeasure-parks.ts";
import { findShapeChanges, type ShapeChange, shapeKinds } from "./shape-change.ts";
import { findTouchedParcels, forEachNear, isSameClass, type TouchedParcels } from "./touched-parcels.ts";

/** What parcels alone need of a change: enough to judge them while a gesture goes on. */
interface RemeasuredParcels {
  readonly sources: FactSources;
  readonly parcels: readonly MeasuredParcel[];
  readonly touched: TouchedParcels;
  readonly places: PatchedPlaces;
  readonly shapeChanges: readonly ShapeChange[];
}

/** Measures the parcels a change touches. Cost: those parcels, and the layers that changed once over. */
function remeasureParcels(
  before: MeasuredPark,
  dataset: ParkDataset,
  changes: readonly RecordChange[],
): RemeasuredParcels {
  const shapeChanges = findShapeChanges(changes, before.sources.measured);
  const measured = patchLayers(before.sources.measured, shapeChanges);
  const places = patchPlaces(before, dataset, measured, changes, shapeChanges);
  const sources = patchSources(before.sources, dataset, measured, changes, places);
  const touched = findTouchedParcels(before, sources, changes, shapeChanges, places);
  return { sources, parcels: patchParcels(before, sources, touched), touched, places, shapeChanges };
}

/**
 * A park as `measurePark` gives it, from what was measured before a change: only what the change touches is measured again, or all
 * of it where that cannot be told apart (needs-whole.ts).
 */
export function* remeasurePark(
  before: MeasuredPark,
  dataset: ParkDataset,
  changes: readonly RecordChange[],
  context: MeasuringContext,
): Generator<AuditProgress, MeasuredPark, void> {
  if (needsWholeMeasure(before, dataset, changes)) {
    return yield* measurePark(dataset, context);
  }
  return yield* followChanges(before, dataset, changes);
}

/** The same where what a change touches can be told apart (canFollowChanges), on the plane of before. */
export function* followChanges(
  before: MeasuredPark,
  dataset: ParkDataset,
  changes: readonly RecordChange[],
): Generator<AuditProgress, MeasuredPark, void> {
  const { tolerances } = before;
  const { sources, parcels, touched, places, shapeChanges } = remeasureParcels(before, dataset, changes);
  yield { share: 0.4, stage: "measure" };
  const { shapeIssues: known } = before;
  const duplicateParcels = patchDuplicates(known.duplicateParcels, "parcels", sources, shapeChanges);
  const duplicateZones = patchDuplicates(known.duplicateZones, "zones", sources, shapeChanges);
  const parcelOverlaps = patchOverlaps(before, "parcels", duplicateParcels, sources, shapeChanges);
  const zoneOverlaps = patchOverlaps(before, "zones", duplicateZones, sources, shapeChanges);
  const hasOverlaps = parcelOverlaps.length > 0 || before.parcelOverlaps.length > 0;
  const doubleCount = hasOverlaps
    ? measureDoubleCount(parcels, parcelOverlaps, sources.measured.zones, sources.engine, tolerances)
    : before.doubleCount;
  const balances = remeasureBalances(before, sources, changes, shapeChanges, zoneOverlaps);
  yield { share: 0.5, stage: "measure" };
  const grounds = yield* at(remeasureGrounds(before, sources, changes, shapeChanges), 0.6);
  const shapeIssues = patchIssues(before, {
    sources,
    parcels,
    touched,
    places,
    shapeChanges,
    changes,
    duplicateParcels,
    duplicateZones,
    parcelOverlaps,
    zoneOverlaps,
    balances,
    doubleCount,
  });
  return {
    sources,
    tolerances,
    parcels,
    places: places.places,
    parcelOverlaps,
    zoneOverlaps,
    balances,
    doubleCount,
    grounds,
    groundByParcel: patchParcelGrounds(before, parcels, sources, touched),
    parkIdByZone: placeZonesAgain(before, sources, changes, shapeChanges),
    shapeIssues,
    issues: listShapeIssues(shapeIssues),
    fallbacks: before.fallbacks,
  };
}

function patchLayers(before: MeasuredLayers, changes: readonly ShapeChange[]): MeasuredLayers {
  const layers: Record<string, MeasuredLayer> = {};
  for (const kind of shapeKinds) {
    const own = changes.filter((change) => change.kind === kind);
    layers[kind] = patchLayer(before[kind], new Map(own.map(({ id, after }) => [id, after])));
  }
  return { ...before, ...layers };
}

function patchSources(
  before: FactSources,
  dataset: ParkDataset,
  measured: MeasuredLayers,
  changes: readonly RecordChange[],
  { buildingsByParcel }: PatchedPlaces,
): FactSources {
  const has = (kind: RecordChange["kind"]): boolean => changes.some((change) => change.kind === kind);
  return {
    ...before,
    dataset,
    measured,
    buildingsByParcel,
    controls: has("controls") ? prepareControls(dataset, measured.controls, measured.plane) : before.controls,
    infrastructure: has("infrastructure") ? prepareInfrastructure(dataset, measured.plane) : before.infrastructure,
    parcelCountByEnterprise: changes.some(recountsFirms)
      ? countParcelsByEnterprise(dataset.layers.parcels?.values() ?? [])
      : before.parcelCountByEnterprise,
  };
}

/** May another number of parcels name a firm after a change? */
function recountsFirms({ kind, from, to }: RecordChange): boolean {
  if (kind !== "parcels") return false;
  const idsOf = (record: RecordChange["from"]) =>
    record !== undefined && "enterpriseIds" in record ? record.enterpriseIds : noIds;
  return idsOf(from) !== idsOf(to);
}

const noIds: readonly string[] = [];

/** Parcels in id order: those a change touches anew, the others the very same objects. */
function patchParcels(
  before: MeasuredPark,
  sources: FactSources,
  { measure, read, place }: TouchedParcels,
): readonly MeasuredParcel[] {
  const { dataset, measured } = sources;
  const placeIn = createPlacing(sources);
  const known = new Map<string, MeasuredParcel>();
  const again = new Set([...measure, ...read, ...place]);
  const kept: MeasuredParcel[] = [];
  for (const parcel of before.parcels) {
    if (again.has(parcel.facts.parcel.id)) known.set(parcel.facts.parcel.id, parcel);
    else kept.push(parcel);
  }
  const fresh: MeasuredParcel[] = [];
  for (const id of again) {
    const record = dataset.layers.parcels?.get(id);
    const shape = measured.parcels.byId.get(id);
    if (record === undefined || shape === undefined) continue;
    const old = known.get(id);
    const placing = placeIn(shape, record.parkId);
    if (old === undefined || measure.has(id)) {
      fresh.push({
        facts: { ...assembleFacts(record, shape, sources), place: placing.place },
        shape,
        parkIds: placing.parkIds,
      });
    } else if (read.has(id) || !isSamePlacing(old, placing)) {
      const facts = read.has(id) ? rereadFacts(old.facts, record, sources) : old.facts;
      fresh.push({ facts: { ...facts, place: placing.place }, shape, parkIds: placing.parkIds });
    } else fresh.push(old);
  }
  return mergeById(
    kept,
    fresh.sort((a, b) => compareIds(a.shape.id, b.shape.id)),
  );
}

function isSamePlacing(
  { facts, parkIds }: MeasuredParcel,
  placing: ReturnType<ReturnType<typeof createPlacing>>,
): boolean {
  return (
    parkIds.join("\n") === placing.parkIds.join("\n") &&
    facts.place?.landClass === placing.place.landClass &&
    facts.place?.parkClass === placing.place.parkClass
  );
}

/** Two lists in id order as one. */
function mergeById(a: readonly MeasuredParcel[], b: readonly MeasuredParcel[]): readonly MeasuredParcel[] {
  const merged: MeasuredParcel[] = [];
  let next = 0;
  for (const parcel of a) {
    for (
      let other = b[next];
      other !== undefined && compareIds(other.shape.id, parcel.shape.id) < 0;
      other = b[++next]
    ) {
      merged.push(other);
    }
    merged.push(parcel);
  }
  return [...merged, ...b.slice(next)];
}

/**
 * Pairs of changed shapes and of every shape whose stack is another one than before: a stack that gains or loses a copy names other
 * shapes in all its pairs, and may come to be or fall apart.
 */
function patchOverlaps(
  before: MeasuredPark,
  kind: "parcels" | "zones",
  duplicates: readonly Issue[],
  { measured, engine }: FactSources,
  changes: readonly ShapeChange[],
): readonly OverlapPair[] {
  const [pairs, issues] =
    kind === "parcels"
      ? [before.parcelOverlaps, before.shapeIssues.duplicateParcels]
      : [before.zoneOverlaps, before.shapeIssues.duplicateZones];
  const ids = new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id));
  if (ids.size === 0) return pairs;
  const stacks = findStacks(duplicates);
  for (const known of [findStacks(issues), stacks]) {
    for (const { id } of changes.filter((change) => change.kind === kind)) {
      for (const member of known.get(id) ?? []) ids.add(member);
    }
  }
  const kept = pairs.filter(({ a, b }) => !ids.has(a.id) && !ids.has(b.id));
  return [...kept, ...findOverlapsOf(ids, measured[kind], engine, stacks)].sort(comparePairs);
}

function patchParcelGrounds(
  before: MeasuredPark,
  parcels: readonly MeasuredParcel[],
  sources: FactSources,
  { measure, read, ground }: TouchedParcels,
): MeasuredPark["groundByParcel"] {
  const ids = new Set([...measure, ...read, ...ground]);
  if (ids.size === 0) return before.groundByParcel;
  const subset = parcels.filter(({ shape }) => ids.has(shape.id));
  const fresh = finish(measureParcelGrounds(subset, sources, before.tolerances));
  return PatchedMap.of(
    before.groundByParcel,
    [...ids].map((id) => [id, fresh.get(id)] as const),
  );
}

function placeZonesAgain(
  before: MeasuredPark,
  sources: FactSources,
  changes: readonly RecordChange[],
  shapeChanges: readonly ShapeChange[],
): MeasuredPark["parkIdByZone"] {
  const { dataset, measured } = sources;
  const ids = new Set<string>();
  for (const change of changes) {
    if (change.kind === "zones") ids.add(change.id);
    if (change.kind === "parks" && !isSameClass(change)) for (const { id } of measured.zones.shapes) ids.add(id);
  }
  for (const { kind, boxes } of shapeChanges) {
    if (kind === "parks") forEachNear(measured.zones, boxes, (id) => ids.add(id));
  }
  if (ids.size === 0) return before.parkIdByZone;
  const placeIn = createPlacing(sources);
  const entries = [...ids].map((id) => {
    const shape = measured.zones.byId.get(id);
    const named = dataset.layers.zones?.get(id)?.parkId ?? null;
    return [id, shape === undefined ? undefined : placeIn(shape, named).parkIds[0]] as const;
  });
  return PatchedMap.of(before.parkIdByZone, entries);
}

type Patched = RemeasuredParcels &
  Pick<MeasuredPark, "parcelOverlaps" | "zoneOverlaps" | "balances" | "doubleCount"> &
  Pick<ShapeIssues, "duplicateParcels" | "duplicateZones"> & {
    readonly changes: readonly RecordChange[];
  };

function patchIssues(before: MeasuredPark, patched: Patched): ShapeIssues {
  const { sources, parcels, touched, places, shapeChanges, changes, balances } = patched;
  const { dataset, measured, engine } = sources;
  const { tolerances, shapeIssues } = before;
  const { plane } = measured;
  const read = new Set([...touched.measure, ...touched.read]);
  const outsideOf = (kind: "zones" | "parcels", known: readonly Issue[]): readonly Issue[] => {
    const ids = new Set(shapeChanges.filter((change) => change.kind === kind).map(({ id }) => id));
    for (const change of shapeChanges) {
      if (change.kind === "parks") forEachNear(measured[kind], change.boxes, (id) => ids.add(id));
    }
    if (dataset.layers.parks === undefined || ids.size === 0) return known;
    const shapes = [...ids].flatMap((id) => measured[kind].byId.get(id) ?? []);
    return replaceIssues(known, ids, finish(findOutsideParks({ shapes }, kind, measured, engine, tolerances)));
  };
  const buildingIds = new Set(places.buildingIds);
  for (const { kind, id, from, to } of changes) {
    if (kind !== "parcels" || (from !== undefined && to !== undefined)) continue;
    for (const building of dataset.layers.buildings?.values() ?? []) {
      if (building.parcelId === id) buildingIds.add(building.id);
    }
  }
  const buildingPlaces = [...buildingIds].flatMap((id) => places.places.get(id) ?? []);
  const records = dataset.layers.buildings ?? new Map();
  return {
    ...shapeIssues,
    duplicateZones: patched.duplicateZones,
    duplicateParcels: patched.duplicateParcels,
    parcelOverlaps: patchOverlapIssues(
      { pairs: before.parcelOverlaps, issues: shapeIssues.parcelOverlaps },
      patched.parcelOverlaps,
      (pairs) => issuesOfOverlaps(pairs, "parcels", tolerances, plane),
    ),
    doubleCount:
      patched.doubleCount === before.doubleCount ? shapeIssues.doubleCount : issuesOfDoubleCount(patched.doubleCount),
    zoneOverlaps: patchOverlapIssues(
      { pairs: before.zoneOverlaps, issues: shapeIssues.zoneOverlaps },
      patched.zoneOverlaps,
      (pairs) => issuesOfOverlaps(pairs, "zones", tolerances, plane),
    ),
    outsideZones: outsideOf("zones", shapeIssues.outsideZones),
    outsideParcels: outsideOf("parcels", shapeIssues.outsideParcels),
    balances: [...balances.values()].flatMap((balance) => balance.issues),
    parcels: replaceIssues(
      shapeIssues.parcels,
      read,
      parcels.filter(({ shape }) => read.has(shape.id)).flatMap(({ facts }) => findParcelIssues(facts, tolerances)),
    ),
    buildings: replaceIssues(
      shapeIssues.buildings,
      buildingIds,
      finish(findBuildingIssues(buildingPlaces, records, measured.parcels, engine, tolerances, plane)),
    ),
  };
}

/** Shapes drawn twice lie in the same box, so only known groups and what lies in the box of a changed shape are compared. */
function patchDuplicates(
  known: readonly Issue[],
  kind: "zones" | "parcels",
  sources: FactSources,
  shapeChanges: readonly ShapeChange[],
): readonly Issue[] {
  const own = shapeChanges.filter((change) => change.kind === kind);
  if (own.length === 0) return known;
  const layer = sources.measured[kind];
  const ids = new Set(known.flatMap((issue) => issue.ids ?? []));
  for (const { id, after } of own) {
    ids.add(id);
    if (after !== undefined) forEachNear(layer, [after.box], (near) => ids.add(near));
  }
  const shapes = [...ids].sort(compareIds).flatMap((id) => layer.byId.get(id) ?? []);
  return finish(findDuplicateIssues({ shapes }, kind));
}

/** Issues in the order of the first shape they name, with what is said of some shapes replaced. */
function replaceIssues(known: readonly Issue[], ids: ReadonlySet<string>, fresh: readonly Issue[]): readonly Issue[] {
  if (ids.size === 0) return known;
  const firstOf = (issue: Issue): string => issue.ids?.[0] ?? "";
  const kept = known.filter((issue) => !ids.has(firstOf(issue)));
  return [...kept, ...fresh].sort((a, b) => compareIds(firstOf(a), firstOf(b)));
}

function finish<T>(steps: Generator<unknown, T, void>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function* at<T>(steps: Generator<number, T, void>, share: number): Generator<AuditProgress, T, void> {
  let step = steps.next();
  while (!step.done) {
    yield { share, stage: "measure" };
    step = steps.next();
  }
  return step.value;
}
