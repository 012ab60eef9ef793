import type { AnyGeometry } from "../model/coordinates.ts";
import type { AreaBasis } from "../model/dataset.ts";
import type { Building, Control, ControlKind, Enterprise, Parcel, Structure, Zone } from "../model/records.ts";
import type { PlaceClasses } from "../rules/pack-limits.ts";
import type { ServiceReach } from "../rules/service-state.ts";
import type { Areas, ZoneShare } from "./audit-report.ts";
import type { SetbackFacts } from "./setback-facts.ts";

/** What ratios divide by (contracts §2). `valueM2` null: not recorded (`site_area_missing`); 0 or less: `invalid_site_area`. */
export interface SiteArea {
  readonly valueM2: number | null;
  readonly basis: AreaBasis;
  /** Property path or `geometry`, as the input of a figure names it. */
  readonly name: string;
  /** `parcels/GY-0103`. */
  readonly from: string;
  readonly date: string | null;
}

/** A building that counts (status existing) and stands on the parcel, wholly or in part. */
export interface BuildingOnParcel {
  readonly building: Building;
  /** Whole footprint, m². */
  readonly footprintM2: number;
  /** Footprint inside this parcel, m². */
  readonly onParcelM2: number;
  /** onParcelM2 over what lies on any parcel: floor area is dealt out by it. 1 for a building on one parcel only. */
  readonly share: number;
}

export interface StructureOnParcel {
  readonly structure: Structure;
  readonly onParcelM2: number;
}

/** What one kind of control line does to one parcel, measured; the rule only judges. */
export interface ControlFacts {
  readonly kind: ControlKind;
  /** Is there any control layer at all? */
  readonly layerLoaded: boolean;
  /** Does the coverage stated for the layer hold the whole parcel? Without stated coverage: true where the kind occurs in the layer, else false. */
  readonly layerCovers: boolean;
  /** Parcel inside the areas of this kind, overlaps between them counted once, m². */
  readonly overlapM2: number;
  /** The same by `part` of an urban development boundary; a missing part counts as core. */
  readonly byPart: Readonly<Record<"core" | "flexible" | "special", number>>;
  /** An open line of this kind crosses the parcel: it has no inside. */
  readonly crossedByOpenLine: boolean;
  readonly controls: readonly Control[];
  /** Buildings of the parcel inside the line, m² each. */
  readonly buildings: readonly { readonly id: string; readonly overlapM2: number }[];
  readonly versionDate: string | null;
  /** Is this kind drawn with open lines alone, so that nothing can lie inside it? */
  readonly hasNoInside?: boolean;
  /** Where the overlap is, or where open lines cross, degrees. */
  readonly place?: AnyGeometry;
}

/**
 * Everything measured or looked up about one parcel before any rule speaks. Geometry has been done: from here on only
 * numbers and records. `null` for a whole list means that its layer is missing, which is not the same as empty.
 */
export interface ParcelFacts {
  readonly parcel: Parcel;
  readonly areaM2: Areas;
  readonly siteArea: SiteArea;
  readonly buildings: readonly BuildingOnParcel[] | null;
  /** Footprints on the parcel, united, m²; null without a buildings layer. */
  readonly footprintUnionM2: number | null;
  readonly structures: readonly StructureOnParcel[] | null;
  /** Production structures and yards on the parcel not already under a building, united, m²: structures and yards apart. Null without a structures layer. */
  readonly structureUnionM2: {
    readonly structureM2: number;
    readonly yardM2: number;
    /** Structures of which it is not recorded whether they serve production: they may or may not count. */
    readonly unclearM2: number;
  } | null;
  /** Zones the parcel lies in, largest share first; null without a zones layer. */
  readonly zoneShares: readonly ZoneShare[] | null;
  readonly zonesById: ReadonlyMap<string, Zone>;
  /** Enterprises named by the parcel; null without an enterprise list. */
  readonly enterprises: readonly Enterprise[] | null;
  /** What buildings keep of the setbacks its zones draw; left out where they draw none. */
  readonly setbacks?: readonly SetbackFacts[];
  /** On how many parcels of the dataset each enterprise stands: its figures can only be laid on a parcel if it is the only one. */
  readonly parcelCountByEnterprise: ReadonlyMap<string, number>;
  readonly controls: readonly ControlFacts[];
  /** How near each service of the infrastructure layer comes; null without that layer. */
  readonly serviceReach: readonly ServiceReach[] | null;
  /** Classes on record for the park it belongs to. */
  readonly place?: PlaceClasses;
}
