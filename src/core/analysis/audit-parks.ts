import type { GridMeasure } from "../geometry/grid-measure.ts";
import type { PlanShape } from "../geometry/overlay-engine.ts";
import type { AreaBasis } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import type { Park } from "../model/records.ts";
import type { AuditProgress } from "./audit-context.ts";
import type { Areas, ParkAudit, ZoneAudit } from "./audit-report.ts";
import type { AuditWorld } from "./audit-world.ts";
import type { EvaluatedPark } from "./evaluation/evaluate-parks.ts";
import type { JudgedParcel } from "./judged-parcel.ts";
import { auditPhases } from "./park-phases.ts";
import { listQuotas } from "./park-quotas.ts";
import { createPerformanceJudge } from "./performance/park-performance.ts";
import { createRollUp, type RollUp } from "./roll-up.ts";
import { findSensitiveChecks } from "./separation/separation-checks.ts";

/** Every park: areas, indicators over its parcels, and what its zones add up to. In id order. */
export function* auditParks(
  world: AuditWorld,
  evaluated: ReadonlyMap<string, EvaluatedPark>,
): Generator<AuditProgress, readonly ParkAudit[], void> {
  const audits: ParkAudit[] = [];
  const { dataset, measured, basis, grid } = world.sources;
  const judgePerformance = createPerformanceJudge(world);
  const ordered = [...(dataset.layers.parks?.values() ?? [])].sort((a, b) => compareIds(a.id, b.id));
  for (const park of ordered) {
    const shape = measured.parks.byId.get(park.id);
    const land = evaluated.get(park.id);
    if (shape === undefined || land === undefined) continue;
    const areaM2 = areasOf(shape, park.geometry, grid);
    const balance = world.measured.balances.get(park.id);
    const scale = basis === "grid" && areaM2.grid !== null ? areaM2.grid / areaM2.ellipsoidal : 1;
    const parcels = world.parcelsByPark.get(park.id) ?? [];
    const parcelOverlapM2 = world.measured.doubleCount.byPark.get(park.id);
    const performance = judgePerformance(park, parcels, land.indicators.built_rate);
    audits.push({
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
      phases: auditPhases(park, world.parcelsByPark.get(park.id) ?? [], world),
      quotas: listQuotas(park, dataset.quotas),
    });
    yield { share: 0.95, stage: "judge" };
  }
  return audits;
}

/** Every functional zone with the indicators of what lies in it, by share. */
export function* auditZones(world: AuditWorld): Generator<number, readonly ZoneAudit[], void> {
  const { dataset, measured, basis, grid } = world.sources;
  const audits: ZoneAudit[] = [];
  const rollUps = rollUpZones(world.parcels);
  const empty = createRollUp(dataset.layers.parcels !== undefined);
  for (const shape of measured.zones.shapes) {
    const zone = dataset.layers.zones?.get(shape.id);
    if (zone === undefined) continue;
    const areaM2 = areasOf(shape, zone.geometry, grid);
    const checks = world.separation === undefined ? [] : findSensitiveChecks(`zones/${zone.id}`, world.separation);
    const parcelOverlapM2 = world.measured.doubleCount.byZone.get(zone.id);
    const sums = rollUps.get(zone.id) ?? empty;
    audits.push({
      id: zone.id,
      parkId: world.measured.parkIdByZone.get(zone.id) ?? null,
      landUse: zone.landUse,
      areaM2,
      indicators: sums.figures(grossAreaM2(areaM2, basis), `zones/${zone.id}`, parcelOverlapM2),
      ...(parcelOverlapM2 === undefined ? {} : { parcelOverlapM2 }),
      ...(checks.length === 0 ? {} : { checks }),
    });
    if (audits.length % 100 === 0) yield audits.length;
  }
  return audits;
}

function rollUp({ sources }: AuditWorld, parcels: readonly JudgedParcel[]): RollUp {
  const sum = createRollUp(sources.dataset.layers.parcels !== undefined);
  for (const { facts, amounts } of parcels) sum.add(facts.parcel.id, amounts, 1);
  return sum;
}

function rollUpZones(parcels: readonly JudgedParcel[]): ReadonlyMap<string, RollUp> {
  const rollUps = new Map<string, RollUp>();
  for (const { facts, amounts } of parcels) {
    for (const { zoneId, share } of facts.zoneShares ?? []) {
      const sum = rollUps.get(zoneId) ?? createRollUp(true);
      sum.add(facts.parcel.id, amounts, share);
      rollUps.set(zoneId, sum);
    }
  }
  return rollUps;
}

function areasOf(shape: PlanShape, geometry: Park["geometry"], grid: GridMeasure | undefined): Areas {
  return { deed: null, ellipsoidal: shape.areaM2, grid: grid?.areaM2(geometry) ?? null };
}

/** What ratios of zones and parks divide by: they have no deed (contracts §2). */
function grossAreaM2(areas: Areas, basis: AreaBasis): number | null {
  return basis === "grid" ? areas.grid : areas.ellipsoidal;
}
