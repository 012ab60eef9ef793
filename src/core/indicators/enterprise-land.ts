import type { Figure, FigureInput } from "../model/figure.ts";
import type { Enterprise } from "../model/records.ts";
import { convertUnit } from "../model/units.ts";
import { createFigure, type FigureKind, notApplicable } from "./amount.ts";
import type { SiteAreaFact } from "./site-facts.ts";

const kind: FigureKind = {
  unit: "mu",
  formula: "own_land + leased_in_land − leased_out_land",
  source: "per-mu evaluation practice (亩均论英雄): land a firm uses",
};
const siteKind: FigureKind = { ...kind, formula: "sum(site_area) (parcels the firm uses alone)" };

/** A parcel a firm stands on. */
export interface FirmSite {
  readonly siteArea: SiteAreaFact;
  /** Firms the parcel names, this one included. */
  readonly firms: number;
}

/**
 * Land a firm uses, mu: own + leased in − leased out, where all three are recorded.
 *
 * Else the site areas of its parcels, an estimate, as long as it is the only firm on each of them; a parcel that several
 * firms share cannot be dealt out: unknown, `enterprises_share_parcel`. No parcel names it: unknown, `no_parcel_recorded`. Land
 * that comes out at zero or below is a wrong record: unknown, `invalid_land_area`.
 *
 * Source: domain §3.1, per-mu tax (K~); site areas in place of the record are a project default.
 */
export function computeEnterpriseLand(
  enterprise: Pick<Enterprise, "id" | "ownLandM2" | "leasedInM2" | "leasedOutM2">,
  sites: readonly FirmSite[],
): Figure {
  const { ownLandM2, leasedInM2, leasedOutM2 } = enterprise;
  const recorded = { ownLandM2, leasedInM2, leasedOutM2 };
  const from = `enterprises/${enterprise.id}`;
  const inputs = Object.entries(recorded).map(([name, value]) => ({ name, value, unit: "m2", from, date: null }));
  if (ownLandM2 !== null && leasedInM2 !== null && leasedOutM2 !== null) {
    return toMuFigure(ownLandM2 + leasedInM2 - leasedOutM2, inputs, kind, false);
  }
  const missing = inputs.filter(({ value }) => value === null).map(({ name }) => name);
  return computeFromSites(sites, inputs, missing);
}

function computeFromSites(
  sites: readonly FirmSite[],
  recorded: readonly FigureInput[],
  missing: readonly string[],
): Figure {
  const siteInputs = sites.map(({ siteArea: { name, valueM2, from, date } }) => ({
    name,
    value: valueM2,
    unit: "m2",
    from,
    date,
  }));
  const inputs = [...recorded.filter(({ value }) => value !== null), ...siteInputs];
  const reason = findGap(sites);
  if (reason !== undefined) {
    const siteNames = sites.filter(({ siteArea }) => siteArea.valueM2 === null).map(({ siteArea }) => siteArea.name);
    const unknown = [...missing, ...(reason === "site_area_missing" ? new Set(siteNames) : [])];
    return { ...notApplicable(siteKind, reason, inputs), state: "unknown", missing: unknown };
  }
  const areaM2 = siteInputs.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return toMuFigure(areaM2, inputs, siteKind, true);
}

function findGap(sites: readonly FirmSite[]): string | undefined {
  if (sites.length === 0) return "no_parcel_recorded";
  if (sites.some(({ firms }) => firms > 1)) return "enterprises_share_parcel";
  return sites.some(({ siteArea }) => siteArea.valueM2 === null) ? "site_area_missing" : undefined;
}

function toMuFigure(areaM2: number, inputs: readonly FigureInput[], of: FigureKind, estimated: boolean): Figure {
  const mu = convertUnit(areaM2, "m2", "mu");
  if (mu === undefined || !(mu > 0)) {
    return { ...notApplicable(of, "invalid_land_area", inputs), state: "unknown" };
  }
  return createFigure({ value: mu, lower: mu, upper: mu, estimated, missing: [], inputs }, of);
}
