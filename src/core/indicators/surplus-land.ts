import type { Figure, FigureInput } from "../model/figure.ts";
import { type Amount, createFigure, type FigureKind, notApplicable } from "./amount.ts";
import { divide, listMissing } from "./ratio.ts";
import type { SiteAreaFact } from "./site-facts.ts";

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

const kind: FigureKind = {
  unit: "m2",
  formula: "site_area − max(countable_floor_area / far_min, covered_area / building_coefficient_min)",
  source: "planning estimate at the agreed minima, no finding (project default)",
};

/** A minimum density, whoever sets it; without a value `missing` says what would give it. */
export interface DensityMinimum {
  readonly value: number | null;
  readonly input: FigureInput;
  readonly missing: readonly string[];
  readonly reason?: string | undefined;
}

export interface SurplusFigureFacts {
  readonly siteArea: SiteAreaFact;
  /** Countable floor area, m². */
  readonly floorArea: Amount;
  /** Buildings, structures that serve production, and yards, m². */
  readonly coveredLand: Amount;
  readonly farMin: DensityMinimum;
  readonly coefficientMin: DensityMinimum;
}

/**
 * Surplus land of a built parcel as a figure (computeSurplusLand): estimated wherever it has a value. Amounts that are only
 * bounded, or a minimum nobody has recorded, leave it between what surely is and what at most can be to spare.
 */
export function computeSurplusFigure(facts: SurplusFigureFacts): Figure {
  const { siteArea, floorArea, coveredLand, farMin, coefficientMin } = facts;
  const surplusAt = (bound: "value" | "lower" | "upper"): SurplusLand =>
    computeSurplusLand({
      siteAreaM2: siteArea.valueM2,
      countableGfaM2: floorArea[bound] ?? null,
      farMin: farMin.value,
      coveredAreaM2: coveredLand[bound] ?? null,
      buildingCoefficientMin: coefficientMin.value,
    });
  const { surplusM2, reason: siteReason } = surplusAt("value");
  const inputs = listInputs(facts);
  const missing = [
    ...(siteArea.valueM2 === null ? [siteArea.name] : []),
    ...floorArea.missing,
    ...coveredLand.missing,
    ...farMin.missing,
    ...coefficientMin.missing,
  ];
  const reason = siteReason ?? farMin.reason ?? coefficientMin.reason ?? floorArea.reason ?? coveredLand.reason;
  if (siteReason !== undefined) {
    return { ...notApplicable(kind, siteReason, inputs), state: "unknown", missing: [...new Set(missing)] };
  }
  const amount: Amount = {
    value: surplusM2,
    lower: surplusAt("upper").surplusM2 ?? 0,
    upper: mostToSpare(facts),
    estimated: true,
    missing: surplusM2 === null ? [...new Set(missing)] : [],
    inputs,
    ...(surplusM2 === null && reason !== undefined ? { reason } : {}),
  };
  return createFigure(amount, kind);
}

/** What is left if the buildings need no more than is surely there. */
function mostToSpare({ siteArea, floorArea, coveredLand, farMin, coefficientMin }: SurplusFigureFacts): number {
  const needs = [needOf(floorArea.lower, farMin.value), needOf(coveredLand.lower, coefficientMin.value)];
  return Math.max(0, (siteArea.valueM2 ?? 0) - Math.max(0, ...needs.map((need) => need ?? 0)));
}

function listInputs({ siteArea, floorArea, coveredLand, farMin, coefficientMin }: SurplusFigureFacts) {
  const computed = { unit: "m2", from: "computed", date: null } as const;
  const { name, valueM2, from, date } = siteArea;
  return [
    { name: "countable_floor_area", value: floorArea.value, ...computed },
    farMin.input,
    { name: "covered_area", value: coveredLand.value, ...computed },
    coefficientMin.input,
    { name, value: valueM2, unit: "m2", from, date },
  ];
}

/** Surplus land is a question of built land only. */
export function noSurplusLand(reason: string, isOpen: boolean, missing: readonly string[]): Figure {
  const figure = notApplicable(kind, reason);
  return isOpen ? { ...figure, state: "unknown", missing } : figure;
}
