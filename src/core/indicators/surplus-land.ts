import { divide, listMissing } from "./ratio.ts";

export interface SurplusLandFacts {
  readonly siteAreaM2: number | null;
  readonly countableGfaM2: number | null;
  readonly farMin: number | null;
  /** Footprints, structures that serve production, and yards. */
  readonly coveredAreaM2: number | null;
  readonly buildingCoefficientMin: number | null;
}

export interface SurplusLand {
  /** Land the same buildings need at the agreed minima; null unless both are known. */
  readonly neededM2: number | null;
  readonly surplusM2: number | null;
  readonly reason?: "site_area_missing" | "invalid_site_area";
  readonly missing: readonly string[];
}

/**
 * How much of a parcel is more than its buildings need at the agreed minima, m²: site − the larger of countable floor area over
 * the minimum ratio and covered area over the minimum coefficient, at least 0. An estimate for talks, not a finding.
 *
 * Something not recorded leaves both open, unless what is known needs the whole site already: then nothing is to spare. A
 * minimum that is not positive asks for no density and cannot be divided by: open.
 *
 * Source: domain §5.6 (D).
 */
export function computeSurplusLand(facts: SurplusLandFacts): SurplusLand {
  const { siteAreaM2, countableGfaM2, farMin, coveredAreaM2, buildingCoefficientMin } = facts;
  const missing = listMissing({ siteAreaM2, countableGfaM2, farMin, coveredAreaM2, buildingCoefficientMin });
  const open = { neededM2: null, surplusM2: null, missing };
  const needs = [needOf(countableGfaM2, farMin), needOf(coveredAreaM2, buildingCoefficientMin)];
  const known = needs.filter((need) => need !== null);
  const neededM2 = known.length === needs.length ? Math.max(...known) : null;
  if (siteAreaM2 === null) return { ...open, neededM2, reason: "site_area_missing" };
  if (!(siteAreaM2 > 0)) return { ...open, neededM2, reason: "invalid_site_area" };
  if (neededM2 !== null) return { neededM2, surplusM2: Math.max(0, siteAreaM2 - neededM2), missing: [] };
  return known.some((need) => need >= siteAreaM2) ? { neededM2, surplusM2: 0, missing: [] } : open;
}

function needOf(areaM2: number | null, minimum: number | null): number | null {
  return areaM2 === null || minimum === null ? null : divide(areaM2, minimum).value;
}
