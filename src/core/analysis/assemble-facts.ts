import type { GridMeasure } from "../geometry/grid-measure.ts";
import type { OverlayEngine, PlanShape } from "../geometry/overlay-engine.ts";
import type { AreaBasis, ParkDataset } from "../model/dataset.ts";
import type { Enterprise, Parcel, Zone } from "../model/records.ts";
import type { Areas } from "./audit-report.ts";
import { type ControlLayer, measureControls } from "./control-facts.ts";
import { measureStructures, unionOnParcelM2 } from "./footprints.ts";
import type { MeasuredLayers } from "./measured-layers.ts";
import type { BuildingOnParcel, ParcelFacts } from "./parcel-facts.ts";
import { type InfrastructureLayer, measureServices } from "./service-reach.ts";
import { measureSetbacks } from "./setback-facts.ts";
import { siteAreaOf } from "./site-area.ts";
import { measureZoneShares } from "./zone-shares.ts";

/** What is the same for all parcels of one audit. */
export interface FactSources {
  readonly dataset: ParkDataset;
  readonly measured: MeasuredLayers;
  readonly controls: ControlLayer;
  /** Undefined without that layer. */
  readonly infrastructure: InfrastructureLayer | undefined;
  readonly buildingsByParcel: ReadonlyMap<string, readonly BuildingOnParcel[]>;
  /** Parcels by enterprise: an investment can only be laid on a parcel if it is the enterprise's only one. */
  readonly parcelCountByEnterprise: ReadonlyMap<string, number>;
  readonly basis: AreaBasis;
  readonly grid: GridMeasure | undefined;
  readonly engine: OverlayEngine;
}

/** Everything measured and looked up about one parcel (parcel-facts.ts). The shape is on the measuring plane. */
export function assembleFacts(parcel: Parcel, shape: PlanShape, sources: FactSources): ParcelFacts {
  const { dataset, measured, engine } = sources;
  const { layers } = dataset;
  const areaM2: Areas = {
    deed: parcel.deedAreaM2,
    ellipsoidal: shape.areaM2,
    grid: sources.grid?.areaM2(parcel.geometry) ?? null,
  };
  const buildings = layers.buildings === undefined ? null : (sources.buildingsByParcel.get(parcel.id) ?? []);
  const buildingShapes = (buildings ?? []).flatMap(({ building }) => measured.buildings.byId.get(building.id) ?? []);
  const structures =
    layers.structures === undefined
      ? null
      : measureStructures(shape, measured.structures, layers.structures, buildingShapes, engine);
  const zoneShares = layers.zones === undefined ? null : measureZoneShares(shape, measured.zones, engine);
  const setbackZones = (zoneShares ?? []).flatMap(({ zoneId }) => {
    const zone = layers.zones?.get(zoneId);
    return zone === undefined || zone.setbacks.length === 0 ? [] : [zone];
  });
  return {
    ...readRecords(parcel, areaM2, sources),
    footprintUnionM2: buildings === null ? null : unionOnParcelM2(buildingShapes, shape, engine),
    structures: structures?.structures ?? null,
    structureUnionM2: structures?.union ?? null,
    zoneShares,
    ...(setbackZones.length === 0
      ? {}
      : { setbacks: measureSetbacks(shape, setbackZones, buildingShapes, measured, sources.controls) }),
    controls: measureControls(shape, buildingShapes, sources.controls, measured.plane, engine),
    serviceReach: sources.infrastructure === undefined ? null : measureServices(shape, sources.infrastructure, engine),
  };
}

/** The facts of a parcel whose shapes are what they were, with what records say now. Nothing is measured. */
export function rereadFacts(facts: ParcelFacts, parcel: Parcel, sources: FactSources): ParcelFacts {
  return { ...facts, ...readRecords(parcel, { ...facts.areaM2, deed: parcel.deedAreaM2 }, sources) };
}

/** What is looked up about a parcel. */
function readRecords(parcel: Parcel, areaM2: Areas, sources: FactSources) {
  const { layers, enterprises } = sources.dataset;
  return {
    parcel,
    areaM2,
    siteArea: siteAreaOf(parcel, areaM2, sources.basis),
    buildings: layers.buildings === undefined ? null : (sources.buildingsByParcel.get(parcel.id) ?? []),
    zonesById: layers.zones ?? new Map<string, Zone>(),
    enterprises: findEnterprises(parcel, enterprises),
    parcelCountByEnterprise: sources.parcelCountByEnterprise,
  };
}

function findEnterprises(
  parcel: Parcel,
  enterprises: ReadonlyMap<string, Enterprise> | undefined,
): readonly Enterprise[] | null {
  if (enterprises === undefined) return null;
  return [...new Set(parcel.enterpriseIds)].flatMap((id) => enterprises.get(id) ?? []);
}

/** On how many parcels each enterprise stands; one that a parcel names twice stands there once. */
export function countParcelsByEnterprise(parcels: Iterable<Parcel>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const parcel of parcels) {
    for (const id of new Set(parcel.enterpriseIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
