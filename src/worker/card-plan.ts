import { extendBox } from "../core/analysis/lng-lat-box.ts";
import type { AreaGeometry, LngLatBox } from "../core/model/coordinates.ts";
import type { Parcel } from "../core/model/records.ts";
import type { ParcelCard, PlanShapeAround } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

/** How far the little plan reaches to each side, in the parcel's own larger span: it is wide and low. */
const reach = 1.6;
/** A plan the size of a postage stamp needs no more of a kind. */
const mostShapes = 160;

/** Zones (seen where no parcel lies on them: roads, water), parcels and buildings near one parcel, the parcel itself included. */
export function findAround({ dataset, findUseKey }: OpenPark, parcel: Parcel): ParcelCard["around"] {
  const shown = grow(extendBox(undefined, parcel.geometry));
  const { zones, parcels, buildings } = dataset.layers;
  const near = <T extends { readonly geometry: AreaGeometry }>(
    records: ReadonlyMap<string, T> | undefined,
    toShape: (record: T) => Omit<PlanShapeAround, "outline">,
  ): PlanShapeAround[] => {
    const found: PlanShapeAround[] = [];
    for (const record of records?.values() ?? []) {
      if (!touches(extendBox(undefined, record.geometry), shown)) continue;
      found.push({ ...toShape(record), outline: record.geometry });
      if (found.length === mostShapes) break;
    }
    return found;
  };
  return [
    ...near(zones, (zone) => ({ kind: "zone", useKey: findUseKey(zone.landUse, zone.codeSystem) })),
    ...near(parcels, (item) => ({ kind: "parcel", useKey: findUseKey(item.landUse, item.codeSystem) })),
    ...near(buildings, () => ({ kind: "building", useKey: null })),
  ];
}

function grow([west, south, east, north]: LngLatBox): LngLatBox {
  const by = Math.max(east - west, north - south) * reach;
  return [west - by, south - by / 2, east + by, north + by / 2];
}

function touches(a: LngLatBox, b: LngLatBox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
