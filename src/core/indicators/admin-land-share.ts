import type { Figure } from "../model/figure.ts";
import { computeAdminGfaShare, type FloorUseRule } from "./admin-gfa-share.ts";
import { createSiteRatio, type FigureKind, knownAmount, parcelInput } from "./amount.ts";
import type { SiteFacts } from "./site-facts.ts";

const measured: FigureKind = {
  unit: "fraction",
  formula: "admin_living_land / site_area",
  source: "国土资发〔2008〕24号, notes: land of administration and living services",
};
const apportioned: FigureKind = {
  ...measured,
  formula: "(site_area × admin_living_floor_area / total_floor_area) / site_area",
};

/**
 * Share of a parcel's land that serves administration and living, 0 to 1.
 *
 * The land recorded as such (basis `measured`); where it cannot be told apart, site area × share of the floor area (basis
 * `apportioned_by_gfa`), as the paper lays down. Neither known: unknown. Without buildings and without recorded land: not
 * applicable. The basis is the first input.
 */
export function computeAdminLandShare(
  facts: Pick<SiteFacts, "parcel" | "siteArea" | "buildings">,
  rule: FloorUseRule,
): Figure {
  const { parcel, siteArea } = facts;
  if (parcel.adminLandM2 !== null) {
    const inputs = [basisInput("measured"), parcelInput(parcel, "adminLandM2", parcel.adminLandM2, "m2")];
    return createSiteRatio(knownAmount(parcel.adminLandM2, inputs), siteArea, measured);
  }
  return apportionByFloorArea(computeAdminGfaShare(facts, rule), siteArea);
}

/** Land dealt out by the share of floor area: the same share, but of the site. */
export function apportionByFloorArea(gfaShare: Figure, siteArea: SiteFacts["siteArea"]): Figure {
  const siteM2 = siteArea.valueM2 ?? 0;
  const inputs = [basisInput(gfaShare.value === null ? null : "apportioned_by_gfa"), ...gfaShare.inputs];
  if (gfaShare.state === "not_applicable") {
    return {
      ...gfaShare,
      formula: apportioned.formula,
      source: apportioned.source,
      inputs,
    };
  }
  const { value } = gfaShare;
  return createSiteRatio(
    {
      value: value === null ? null : value * siteM2,
      lower: (gfaShare.lower ?? value ?? 0) * siteM2,
      upper: (gfaShare.upper ?? value ?? 1) * siteM2,
      estimated: gfaShare.state === "estimated",
      missing: value === null ? ["adminLandM2", ...gfaShare.missing] : [],
      inputs,
      ...(gfaShare.reason === undefined ? {} : { reason: gfaShare.reason }),
    },
    siteArea,
    apportioned,
  );
}

function basisInput(basis: "measured" | "apportioned_by_gfa" | null) {
  return {
    name: "basis",
    value: basis,
    unit: null,
    from: "computed",
    date: null,
  };
}
