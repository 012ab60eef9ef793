import { computeBuildingCoefficient } from "../indicators/building-coefficient.ts";
import { computeBuildingDensity } from "../indicators/building-density.ts";
import { computeFarRatio } from "../indicators/far.ts";
import { computeGreenRatio } from "../indicators/green-ratio.ts";
import { computeInvestmentIntensity } from "../indicators/investment-intensity.ts";
import type { SiteFacts } from "../indicators/site-facts.ts";
import type { Figure } from "../model/figure.ts";
import type { FloorAreaRule } from "../model/rule-pack.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** Indicators that zones and parks have too. */
export const rollupIndicatorKeys = [
  "far",
  "building_coefficient",
  "building_density",
  "green_ratio",
  "investment_intensity",
] as const;
export type RollupIndicatorKey = (typeof rollupIndicatorKeys)[number];

/** A numerator with its bounds: m², or 10 000 CNY for the investment. No `upper` = no bound above. */
export interface ParcelAmount {
  readonly value: number | null;
  readonly lower: number;
  readonly upper?: number;
  readonly isEstimated: boolean;
  readonly missing: readonly string[];
}
export type ParcelAmounts = Readonly<Record<RollupIndicatorKey, ParcelAmount>>;

/**
 * Numerators of a parcel's indicators, for sums over zones and parks. They do not depend on what the parcel's own ratios
 * divide by, so a parcel without a deed still counts: each indicator is asked over the drawn area and multiplied back.
 */
export function computeParcelAmounts(facts: ParcelFacts, floorArea: FloorAreaRule): ParcelAmounts {
  const areaM2 = facts.areaM2.ellipsoidal;
  const drawn = overDrawn(facts);
  return {
    far: toAmount(computeFarRatio(drawn, floorArea), areaM2),
    building_coefficient: toAmount(computeBuildingCoefficient(drawn), areaM2),
    building_density: toAmount(computeBuildingDensity(drawn), areaM2),
    green_ratio: toAmount(computeGreenRatio(drawn), areaM2),
    investment_intensity: toAmount(computeInvestmentIntensity(drawn), areaM2 / 10_000),
  };
}

/** Floor area of a parcel alone, counted by another rule. */
export function computeFloorAmount(facts: ParcelFacts, floorArea: FloorAreaRule): ParcelAmount {
  return toAmount(computeFarRatio(overDrawn(facts), floorArea), facts.areaM2.ellipsoidal);
}

/** What the numerators are asked of. Written out: a copy of all facts is made for nothing. */
function overDrawn(facts: ParcelFacts): SiteFacts {
  const { parcel, siteArea, areaM2, buildings, footprintUnionM2, structureUnionM2, enterprises } = facts;
  return {
    parcel,
    siteArea: { valueM2: areaM2.ellipsoidal, name: "geometry", from: siteArea.from, date: null },
    buildings,
    footprintUnionM2,
    structureUnionM2,
    enterprises,
    parcelCountByEnterprise: facts.parcelCountByEnterprise,
  };
}

function toAmount(figure: Figure, divisor: number): ParcelAmount {
  const { value, lower, upper } = figure;
  const bound = upper ?? value ?? undefined;
  return {
    value: value === null ? null : value * divisor,
    lower: (lower ?? value ?? 0) * divisor,
    ...(bound === undefined ? {} : { upper: bound * divisor }),
    isEstimated: figure.state === "estimated",
    missing: figure.missing,
  };
}
