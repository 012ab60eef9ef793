import type { Figure, FigureInput } from "../model/figure.ts";
import { type Amount, createSiteRatio, type FigureKind, knownAmount, sumAmounts } from "./amount.ts";
import { type BuildingFact, mappedBuildings, type SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "m3_per_m2",
  formula: "building_volume / site_area",
  source: "domain §6.6: building mass (Baumassenzahl)",
};

/** What building mass needs of a building besides its floor area. */
export interface MassFact extends BuildingFact {
  readonly building: BuildingFact["building"] & { readonly volumeM3: number | null };
}

/**
 * Building mass of a parcel: gross volume over site area, m³ per m².
 *
 * The recorded volume of each building; where it is not recorded footprint × height, which is an estimate; where the height is
 * missing too the mass is open above. A building on several parcels counts by its share. No building on a mapped parcel: 0.
 */
export function computeBuildingMass(
  facts: Pick<SiteFacts, "parcel" | "siteArea"> & { readonly buildings: readonly MassFact[] | null },
): Figure {
  const isMapped = mappedBuildings(facts) !== null;
  const volume: Amount = isMapped
    ? sumAmounts((facts.buildings ?? []).map(volumeOf))
    : {
        value: null,
        lower: 0,
        estimated: false,
        missing: ["buildings"],
        inputs: [],
        reason: facts.buildings === null ? "layer_missing" : "buildings_not_mapped",
      };
  return createSiteRatio(volume, facts.siteArea, kind);
}

function volumeOf({ building, footprintM2, share }: MassFact): Amount {
  const from = `buildings/${building.id}`;
  const input = (name: string, value: number | null, unit: string): FigureInput => {
    return { name, value, unit, from, date: null };
  };
  const shareInputs = share === 1 ? [] : [input("geometry.shareOnParcel", share, "fraction")];
  const volume = input("volumeM3", building.volumeM3, "m3");
  if (building.volumeM3 !== null) return knownAmount(building.volumeM3 * share, [volume, ...shareInputs]);
  const inputs = [
    volume,
    input("geometry.footprintM2", footprintM2, "m2"),
    input("heightM", building.heightM, "m"),
    ...shareInputs,
  ];
  if (building.heightM === null) {
    return { value: null, lower: 0, estimated: false, missing: ["volumeM3", "heightM"], inputs };
  }
  return { ...knownAmount(footprintM2 * building.heightM * share, inputs), estimated: true, missing: ["volumeM3"] };
}
