import type { AreaBasis, ParkDataset } from "../model/dataset.ts";
import type { Parcel } from "../model/records.ts";
import type { Areas } from "./audit-report.ts";
import type { SiteArea } from "./parcel-facts.ts";

/** What ratios divide by: as `park.json` says, else deed where any parcel records one, else ellipsoidal (contracts §2). */
export function findAreaBasis(dataset: ParkDataset): AreaBasis {
  if (dataset.meta.areaBasis !== null) return dataset.meta.areaBasis;
  for (const parcel of dataset.layers.parcels?.values() ?? []) if (parcel.deedAreaM2 !== null) return "deed";
  return "ellipsoidal";
}

/** The site area of one parcel by the basis of its dataset. A parcel without a deed is unknown where the basis is deed. */
export function siteAreaOf(parcel: Parcel, areas: Areas, basis: AreaBasis): SiteArea {
  const from = `parcels/${parcel.id}`;
  if (basis !== "deed")
    return { valueM2: basis === "grid" ? areas.grid : areas.ellipsoidal, basis, name: "geometry", from, date: null };
  const evidence = parcel.evidence.find((item) => item.about === "deedAreaM2");
  const date = evidence?.on ?? parcel.contract?.signedOn ?? parcel.supply?.date ?? null;
  return { valueM2: areas.deed, basis, name: "deedAreaM2", from, date };
}
