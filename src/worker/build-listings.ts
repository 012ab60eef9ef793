import { findAudit } from "../core/analysis/audit-list.ts";
import type { ParcelAudit } from "../core/analysis/audit-report.ts";
import { boxCenter, extendBox } from "../core/analysis/lng-lat-box.ts";
import type { Offer } from "../core/analysis/match/offer.ts";
import { findBindingLimit } from "./binding-limit.ts";
import { pickArea } from "./build-rows.ts";
import { findFloorAreaRange } from "./floor-area-range.ts";
import type { ListingRow } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

/** The offers of the park as the page shows them: with limits, capacity and place. */
export function buildListings(park: OpenPark, offers: readonly Offer[]): readonly ListingRow[] {
  const { dataset, report } = park;
  return offers.flatMap((offer) => {
    const parcel = dataset.layers.parcels?.get(offer.parcelId ?? "");
    const building = dataset.layers.buildings?.get(offer.buildingId ?? "");
    const geometry = building?.geometry ?? parcel?.geometry;
    if (geometry === undefined) return [];
    const box = extendBox(undefined, geometry);
    const label = building === undefined ? park.labelPoints.get(offer.parcelId ?? "")?.point : undefined;
    const audit = findAudit(report.parcels, offer.parcelId ?? "");
    return [
      {
        ...offer,
        useKey: park.findUseKey(offer.landUse, offer.codeSystem),
        listing: parcel?.listing ?? null,
        unit: toUnit(offer),
        ...(audit === undefined ? noLimits : describeLimits(park, audit)),
        box,
        center: label ?? boxCenter(box),
      },
    ];
  });
}

function toUnit(offer: Offer): ListingRow["unit"] {
  if (offer.buildingId === null) return null;
  const { floor, areaM2, clearHeightM, floorLoadTPerM2, craneT, liftT, powerKva, columnGridM, rentPerM2Month } = offer;
  return {
    floor,
    freeAreaM2: areaM2,
    clearHeightM,
    floorLoadTPerM2,
    craneT,
    liftT,
    powerKva,
    columnGridM,
    rentPerM2Month,
  };
}

const noLimits = {
  farMin: null,
  farMax: null,
  farSource: null,
  coefficientMin: null,
  coefficientMax: null,
  coefficientSource: null,
  greenMax: null,
  heightMaxM: null,
  capacityMinM2: null,
  capacityMaxM2: null,
  footprintMinM2: null,
  footprintMaxM2: null,
};

/** Capacity = site area × limit, null where either is open (ux V5). */
function describeLimits(park: OpenPark, audit: ParcelAudit): Pick<ListingRow, keyof typeof noLimits> {
  const site = pickArea(audit.areaM2, park.report.dataset.areaBasis);
  const farMin = findBindingLimit(audit, "far", ">=");
  const farMax = findBindingLimit(audit, "far", "<=");
  const coefficientMin = findBindingLimit(audit, "building_coefficient", ">=");
  const coefficientMax = findBindingLimit(audit, "building_coefficient", "<=");
  const floorArea = findFloorAreaRange(audit, park.report.dataset.areaBasis);
  const times = (limit: number | null | undefined) => (site === null || limit == null ? null : site * limit);
  return {
    farMin: farMin?.limit ?? null,
    farMax: farMax?.limit ?? null,
    farSource: farMin?.source ?? farMax?.source ?? null,
    coefficientMin: coefficientMin?.limit ?? null,
    coefficientMax: coefficientMax?.limit ?? null,
    coefficientSource: coefficientMin?.source ?? coefficientMax?.source ?? null,
    greenMax: findBindingLimit(audit, "green_ratio", "<=")?.limit ?? null,
    heightMaxM: findBindingLimit(audit, "height_m", "<=")?.limit ?? null,
    capacityMinM2: floorArea.minM2,
    capacityMaxM2: floorArea.maxM2,
    footprintMinM2: times(coefficientMin?.limit),
    footprintMaxM2: times(coefficientMax?.limit),
  };
}
