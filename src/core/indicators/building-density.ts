import type { Figure } from "../model/figure.ts";
import { type Amount, createSiteRatio, type FigureKind, knownAmount } from "./amount.ts";
import { mappedBuildings, type SiteFacts } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "fraction",
  formula: "building_footprints / site_area",
  source: "domain §3.1: building density (建筑密度)",
};

/**
 * Share of a parcel covered by buildings, 0 to 1.
 *
 * Overlapping footprints count once; what lies outside the parcel doesn't count. No buildings layer, or none mapped on a
 * parcel recorded as completed: unknown between 0 and 1. Not the building coefficient, which adds structures and yards.
 */
export function computeBuildingDensity(
  facts: Pick<SiteFacts, "parcel" | "siteArea" | "buildings" | "footprintUnionM2">,
) {
  return createSiteRatio(footprintAmount(facts), facts.siteArea, kind) satisfies Figure;
}

/** Footprints on the parcel, united, m²; open up to the whole site where they are not mapped. */
export function footprintAmount(
  facts: Pick<SiteFacts, "parcel" | "siteArea" | "buildings" | "footprintUnionM2">,
): Amount {
  const isMapped = mappedBuildings(facts) !== null;
  const footprintM2 = isMapped ? facts.footprintUnionM2 : null;
  const inputs = [
    {
      name: "geometry.footprintUnionM2",
      value: footprintM2,
      unit: "m2",
      from: "buildings",
      date: null,
    },
  ] as const;
  if (footprintM2 !== null) return knownAmount(footprintM2, inputs);
  return {
    value: null,
    lower: 0,
    upper: facts.siteArea.valueM2 ?? 0,
    estimated: false,
    missing: ["buildings"],
    inputs,
    reason: facts.buildings === null ? "layer_missing" : "buildings_not_mapped",
  };
}
