import type { GridMeasure } from "../geometry/grid-measure.ts";
import type { PlanShape } from "../geometry/overlay-engine.ts";
import type { Check } from "../model/check.ts";
import type { AreaBasis } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Park, Zone } from "../model/records.ts";
import type { AuditProgress } from "./audit-context.ts";
import type { Areas, ParkAudit, ZoneAudit } from "./audit-report.ts";
import type { AuditWorld } from "./audit-world.ts";
import type { EvaluatedPark } from "./evaluation/evaluate-parks.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import type { JudgingMemory } from "./judging-memory.ts";
import { auditPhases } from "./park-phases.ts";
import { listQuotas } from "./park-quotas.ts";
import { createPerformanceJudge, type PerformanceJudge } from "./performance/park-performance.ts";
import { createRollUp, type RollUp } from "./roll-up.ts";
import { findSensitiveChecks } from "./separation/separation-checks.ts";
import { findPlantsAround } from "./separation/separation-layer.ts";

/** Every park: areas, indicators over its parcels, and what its zones add up to. In id order. */
export function* auditParks(
  world: AuditWorld,
  evaluated: ReadonlyMap<string, EvaluatedPark>,
): Generator<AuditProgress, readonly ParkAudit[], void> {
  const audits: ParkAudit[] = [];
  const { dataset, measured, grid } = world.sources;
  const judgePerformance = createPerformanceJudge(world);
  const ordered = [...(dataset.layers.parks?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  for (const park of ordered) {
    const shape = measured.parks.byId.get(park.id);
    const land = evaluated.get(park.id);
    if (shape === undefined || land === undefined) continue;
    const { quotas, projects, chains, enterprises, meta } = dataset;
    const parcels = world.parcelsByPark.get(park.id) ?? [];
    const inputs: unknown[] = [
      park,
      shape,
      land,
      quotas,
      projects,
      chains,
      enterprises,
      world.enterprises,
      meta.region,
    ];
    inputs.push(world.measured.balances.get(park.id), world.measured.doubleCount.byPark.get(park.id));
    inputs.push(dataset.layers.phases, dataset.layers.parcels === undefined, ...judgePerformance.inputs(park));
    for (const { amounts } of parcels) inputs.push(amounts);
    const areaM2 = areasOf(shape, park.geometry, grid, world.memory);
    const make = () => auditPark(park, areaM2, land, parcels, judgePerformance.judge, world);
    audits.push(world.memory.recall(`park ${park.id}`, inputs, make));
    yield { share: 0.95, stage: "judge" };
  }
  return audits;
}

function auditPark(
  park: Park,
  areaM2: Areas,
  land: EvaluatedPark,
  parcels: readonly JudgedParcel[],
  judge: PerformanceJudge["judge"],
  world: AuditWorld,
): ParkAudit {
  const { dataset, basis } = world.sources;
  const balance = world.measured.balances.get(park.id);
  const scale = basis === "grid" && areaM2.grid !== null ? areaM2.grid / areaM2.ellipsoidal : 1;
  const parcelOverlapM2 = world.measured.doubleCount.byPark.get(park.id);
  const performance = judge(park, parcels, land.indicators.built_rate);
  return {
    id: park.id,
    areaM2,
    indicators: {
      ...rollUp(world, parcels).figures(grossAreaM2(areaM2, basis), `parks/${park.id}`, parcelOverlapM2),
      ...land.indicators,
      std_factory_vacancy: performance.occupancy.vacancy,
    },
    evaluation: land.evaluation,
    performance,
    balance: [...(balance?.byLandUse ?? [])]
      .sort(([a], [b]) => compareIds(a, b))
      .map(([landUse, value]) => ({ landUse, areaM2: value * scale })),
    balanceGapM2: balance === undefined ? null : balance.gapM2 * scale,
    balanceOverlapM2: balance === undefined ? null : balance.overlapM2 * scale,
    ...(parcelOverlapM2 === undefined ? {} : { parcelOverlapM2 }),
    phases: auditPhases(park, parcels, world),
    quotas: listQuotas(park, dataset.quotas),
  };
}

/** Every functional zone with the indicators of what lies in it, by share. */
export function* auditZones(world: AuditWorld): Generator<number, readonly ZoneAudit[], void> {
  const { dataset, measured, grid } = world.sources;
  const audits: ZoneAudit[] = [];
  const partsByZone = groupByZone(world.parcels);
  for (const shape of measured.zones.shapes) {
    const zone = dataset.layers.zones?.get(shape.id);
    if (zone === undefined) continue;
    const parts = partsByZone.get(zone.id) ?? [];
    const parkId = world.measured.parkIdByZone.get(zone.id) ?? null;
    const checks = checkZone(`zones/${zone.id}`, world);
    const inputs = [zone, shape, parkId, checks, world.measured.doubleCount.byZone.get(zone.id), ...tokensOf(parts)];
    inputs.push(dataset.layers.parcels === undefined);
    const areaM2 = areasOf(shape, zone.geometry, grid, world.memory);
    const make = () => auditZone(zone, areaM2, parts, checks, world);
    audits.push(world.memory.recall(`zone ${zone.id}`, inputs, make));
    if (audits.length % 100 === 0) yield audits.length;
  }
  return audits;
}

/** A parcel and how much of it lies in a zone, 0 to 1. */
interface ZonePart {
  readonly parcel: JudgedParcel;
  readonly share: number;
}

function auditZone(
  zone: Zone,
  areaM2: Areas,
  parts: readonly ZonePart[],
  checks: readonly Check[],
  world: AuditWorld,
): ZoneAudit {
  const parcelOverlapM2 = world.measured.doubleCount.byZone.get(zone.id);
  const sums = createRollUp(parts.length > 0 || world.sources.dataset.layers.parcels !== undefined);
  for (const { parcel, share } of parts) sums.add(parcel.facts.parcel.id, parcel.amounts, share);
  return {
    id: zone.id,
    parkId: world.measured.parkIdByZone.get(zone.id) ?? null,
    landUse: zone.landUse,
    areaM2,
    indicators: sums.figures(grossAreaM2(areaM2, world.sources.basis), `zones/${zone.id}`, parcelOverlapM2),
    ...(parcelOverlapM2 === undefined ? {} : { parcelOverlapM2 }),
    ...(checks.length === 0 ? {} : { checks }),
  };
}

const noChecks: readonly Check[] = [];

/** A zone of a sensitive use and the plants around it. */
function checkZone(subject: string, { separation, memory }: AuditWorld): readonly Check[] {
  const feature = separation?.sensitiveBySubject.get(subject);
  if (separation === undefined || feature === undefined) return noChecks;
  const inputs = [feature, ...findPlantsAround(feature, separation)];
  return memory.recall(`checks ${subject}`, inputs, () => findSensitiveChecks(subject, separation));
}

function* tokensOf(parts: readonly ZonePart[]): Generator<unknown, void, void> {
  for (const { parcel, share } of parts) {
    yield parcel.amounts;
    yield share;
  }
}

function rollUp({ sources }: AuditWorld, parcels: readonly JudgedParcel[]): RollUp {
  const sum = createRollUp(sources.dataset.layers.parcels !== undefined);
  for (const { facts, amounts } of parcels) sum.add(facts.parcel.id, amounts, 1);
  return sum;
}

function groupByZone(parcels: readonly JudgedParcel[]): ReadonlyMap<string, readonly ZonePart[]> {
  const groups = new Map<string, ZonePart[]>();
  for (const parcel of parcels) {
    for (const { zoneId, share } of parcel.facts.zoneShares ?? []) {
      const group = groups.get(zoneId);
      if (group === undefined) groups.set(zoneId, [{ parcel, share }]);
      else group.push({ parcel, share });
    }
  }
  return groups;
}

function areasOf(
  shape: PlanShape,
  geometry: Park["geometry"],
  grid: GridMeasure | undefined,
  memory: JudgingMemory,
): Areas {
  const gridM2 = memory.recall(`grid ${shape.id}`, [geometry], () => grid?.areaM2(geometry) ?? null);
  return { deed: null, ellipsoidal: shape.areaM2, grid: gridM2 };
}

/** What ratios of zones and parks divide by: they have no deed (contracts §2). */
function grossAreaM2(areas: Areas, basis: AreaBasis): number | null {
  return basis === "grid" ? areas.grid : areas.ellipsoidal;
}
