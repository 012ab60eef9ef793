import type { Building, Enterprise, Parcel } from "../model/records.ts";

/*
 * What an indicator needs of one parcel: measured areas and records, no geometry. `ParcelFacts` of the analysis has all of
 * it; a test or a vector gives just the part an indicator asks for. `null` for a list means its layer is missing.
 */

export interface SiteAreaFact {
  readonly valueM2: number | null;
  /** Property path or `geometry`. */
  readonly name: string;
  readonly from: string;
  readonly date: string | null;
}

export interface BuildingFact {
  readonly building: Pick<Building, "id" | "use" | "storeys" | "storeyCount" | "heightM" | "grossFloorAreaM2">;
  /** Whole footprint, m². */
  readonly footprintM2: number;
  /** Share of the building that stands on this parcel, 0 to 1. */
  readonly share: number;
}

interface CoverageFact {
  readonly structureM2: number | null;
  readonly yardM2: number | null;
  /** Structures of which it is not recorded whether they serve production. */
  readonly unclearM2: number;
}

export interface SiteFacts {
  readonly parcel: Pick<
    Parcel,
    | "id"
    | "greenAreaM2"
    | "adminLandM2"
    | "grossFloorAreaM2"
    | "contract"
    | "supply"
    | "construction"
    | "evidence"
    | "enterpriseIds"
  >;
  readonly siteArea: SiteAreaFact;
  readonly buildings: readonly BuildingFact[] | null;
  /** Footprints on the parcel, united, m². */
  readonly footprintUnionM2: number | null;
  readonly structureUnionM2: CoverageFact | null;
  readonly enterprises: readonly Enterprise[] | null;
  readonly parcelCountByEnterprise: ReadonlyMap<string, number>;
}

/**
 * Buildings of a parcel; null where they are not mapped: no such layer, or an empty parcel of which completion is
 * recorded, so that something stands there that the map does not show.
 */
export function mappedBuildings(facts: Pick<SiteFacts, "buildings" | "parcel">): readonly BuildingFact[] | null {
  if (facts.buildings === null) return null;
  return facts.buildings.length === 0 && isRecordedAsBuilt(facts.parcel.construction) ? null : facts.buildings;
}

/** Is completion on record? */
export function isRecordedAsBuilt(construction: Parcel["construction"]): boolean {
  return construction !== null && (construction.acceptedOn !== null || construction.asBuilt === true);
}
