import type { BuildingOnParcel, ControlFacts, ParcelFacts } from "../../src/core/analysis/parcel-facts.ts";
import type { AreaGeometry } from "../../src/core/model/coordinates.ts";
import {
  buildingProperties,
  type ControlKind,
  controlKinds,
  type Enterprise,
  enterpriseSchema,
  parcelProperties,
  type Zone,
  zoneProperties,
} from "../../src/core/model/records.ts";

const nowhere: AreaGeometry = { type: "Polygon", coordinates: [] };

export interface ParcelParts {
  /** Properties of the parcel, as in parcels.geojson. */
  readonly parcel?: Record<string, unknown>;
  readonly siteM2?: number | null;
  readonly basis?: "deed" | "ellipsoidal";
  readonly buildings?: readonly BuildingOnParcel[] | null;
  readonly footprintM2?: number | null;
  readonly structures?: ParcelFacts["structureUnionM2"];
  readonly enterprises?: readonly Enterprise[] | null;
  readonly parcelCounts?: Record<string, number>;
  /** Zones with the area of the parcel in them. */
  readonly zones?: readonly { readonly zone: Zone; readonly areaM2: number; readonly meanWidthM?: number }[] | null;
  readonly services?: ParcelFacts["serviceReach"];
  readonly controls?: Partial<Record<ControlKind, Partial<ControlFacts>>> | null;
}

/** The facts of one parcel of 20 000 m²: every layer is there and empty, unless a test says otherwise. */
export function aParcel(parts: ParcelParts = {}): ParcelFacts {
  const siteM2 = parts.siteM2 === undefined ? 20_000 : parts.siteM2;
  const buildings = parts.buildings === undefined ? [] : parts.buildings;
  const footprint = buildings === null ? null : buildings.reduce((sum, { onParcelM2 }) => sum + onParcelM2, 0);
  const zones = parts.zones === undefined ? [] : parts.zones;
  const drawnM2 = siteM2 !== null && siteM2 > 0 ? siteM2 : 20_000;
  return {
    parcel: { ...parcelProperties.parse({ id: "P-1", ...parts.parcel }), geometry: nowhere, extra: {} },
    areaM2: { deed: siteM2, ellipsoidal: drawnM2, grid: null },
    siteArea: { valueM2: siteM2, basis: parts.basis ?? "deed", name: "deedAreaM2", from: "parcels/P-1", date: null },
    buildings,
    footprintUnionM2: parts.footprintM2 === undefined ? footprint : parts.footprintM2,
    structures: null,
    structureUnionM2: parts.structures === undefined ? { structureM2: 0, yardM2: 0, unclearM2: 0 } : parts.structures,
    zoneShares:
      zones === null
        ? null
        : zones.map(({ zone, areaM2, meanWidthM }) => ({
            zoneId: zone.id,
            areaM2,
            share: areaM2 / drawnM2,
            meanWidthM: meanWidthM ?? 50,
          })),
    zonesById: new Map((zones ?? []).map(({ zone }) => [zone.id, zone])),
    enterprises: parts.enterprises === undefined ? [] : parts.enterprises,
    parcelCountByEnterprise: new Map(Object.entries(parts.parcelCounts ?? {})),
    controls: controlKinds.map((kind) => aControl(kind, drawnM2, parts.controls)),
    serviceReach: parts.services ?? null,
  };
}

/** Lines that do no harm: a complete layer, the parcel inside the boundary and clear of everything else. */
function aControl(kind: ControlKind, drawnM2: number, given: ParcelParts["controls"]): ControlFacts {
  const insideM2 = kind === "urban_development_boundary" ? drawnM2 : 0;
  return {
    kind,
    layerLoaded: given !== null,
    layerCovers: given !== null,
    overlapM2: insideM2,
    byPart: { core: insideM2, flexible: 0, special: 0 },
    crossedByOpenLine: false,
    controls: [],
    buildings: [],
    versionDate: "2025-01-01",
    ...given?.[kind],
  };
}

/** A building wholly on the parcel. */
export function aBuilding(properties: Record<string, unknown> = {}, footprintM2 = 1000, share = 1): BuildingOnParcel {
  const record = buildingProperties.parse({ id: "B-1", ...properties });
  return {
    building: { ...record, geometry: nowhere, extra: {} },
    footprintM2,
    onParcelM2: footprintM2 * share,
    share,
  };
}

export function anEnterprise(properties: Record<string, unknown> = {}): Enterprise {
  return { ...enterpriseSchema.parse({ id: "E-1", name: "Works", ...properties }), extra: {} };
}

export function aZone(properties: Record<string, unknown> = {}): Zone {
  const record = zoneProperties.parse({ id: "Z-1", landUse: "100102", codeSystem: "cn-2023", ...properties });
  return { ...record, geometry: nowhere, extra: {} };
}
