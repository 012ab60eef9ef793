import type { ParcelAudit } from "../core/analysis/audit-report.ts";
import { boxCenter, extendBox } from "../core/analysis/lng-lat-box.ts";
import type { FactoryUnit, Parcel } from "../core/model/records.ts";
import { findBindingLimit } from "./binding-limit.ts";
import { pickArea } from "./build-rows.ts";
import type { ListingRow } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

type Shared = Omit<ListingRow, "id" | "kind" | "areaM2" | "unit">;

/** Every offer of the park: listed land in parcel order, then standard-factory units with free area in building order. */
export function buildListings(park: OpenPark): readonly ListingRow[] {
  const { dataset, report } = park;
  const audits = new Map(report.parcels.map((audit) => [audit.id, audit]));
  const listings: ListingRow[] = [];
  for (const audit of report.parcels) {
    const parcel = dataset.layers.parcels?.get(audit.id);
    if (parcel === undefined || parcel.listing === null || parcel.listing.kind === "factory") continue;
    const areaM2 = pickArea(audit.areaM2, report.dataset.areaBasis);
    listings.push({ id: parcel.id, kind: "land", areaM2, unit: null, ...describeParcel(park, audit, parcel) });
  }
  for (const building of dataset.layers.buildings?.values() ?? []) {
    if (building.status === "demolished" || building.status === "planned") continue;
    for (const unit of building.standardFactory?.units ?? []) {
      if (unit.freeAreaM2 === null || unit.freeAreaM2 <= 0) continue;
      const parcelId =
        building.parcelId ?? report.parcels.find((p) => p.buildings.some((b) => b.id === building.id))?.id;
      const parcel = parcelId === undefined ? undefined : dataset.layers.parcels?.get(parcelId);
      const audit = parcelId === undefined ? undefined : audits.get(parcelId);
      if (parcel === undefined || audit === undefined) continue;
      const box = extendBox(undefined, building.geometry);
      listings.push({
        ...describeParcel(park, audit, parcel),
        id: `${building.id}/${unit.id}`,
        kind: "factory",
        areaM2: unit.freeAreaM2,
        unit: toUnit(unit),
        box,
        center: boxCenter(box),
      });
    }
  }
  return listings;
}

function toUnit({ id: _id, areaM2: _areaM2, ...unit }: FactoryUnit): ListingRow["unit"] {
  return unit;
}

/** Capacity = site area × limit, null where either is open (ux V5). */
function describeParcel(park: OpenPark, audit: ParcelAudit, parcel: Parcel): Shared {
  const site = pickArea(audit.areaM2, park.report.dataset.areaBasis);
  const farMin = findBindingLimit(audit, "far", ">=");
  const farMax = findBindingLimit(audit, "far", "<=");
  const coefficientMin = findBindingLimit(audit, "building_coefficient", ">=");
  const coefficientMax = findBindingLimit(audit, "building_coefficient", "<=");
  const times = (limit: number | null | undefined) => (site === null || limit == null ? null : site * limit);
  const box = extendBox(undefined, parcel.geometry);
  return {
    parcelId: parcel.id,
    landUse: parcel.landUse,
    codeSystem: parcel.codeSystem,
    useKey: park.findUseKey(parcel.landUse, parcel.codeSystem),
    listing: parcel.listing,
    services: parcel.services,
    farMin: farMin?.limit ?? null,
    farMax: farMax?.limit ?? null,
    farSource: farMin?.source ?? farMax?.source ?? null,
    coefficientMin: coefficientMin?.limit ?? null,
    coefficientMax: coefficientMax?.limit ?? null,
    coefficientSource: coefficientMin?.source ?? coefficientMax?.source ?? null,
    greenMax: findBindingLimit(audit, "green_ratio", "<=")?.limit ?? null,
    heightMaxM: findBindingLimit(audit, "height_m", "<=")?.limit ?? null,
    capacityMinM2: times(farMin?.limit),
    capacityMaxM2: times(farMax?.limit),
    footprintMinM2: times(coefficientMin?.limit),
    footprintMaxM2: times(coefficientMax?.limit),
    box,
    center: park.labelPoints.get(parcel.id)?.point ?? boxCenter(box),
  };
}
