import type { Figure } from "../model/figure.ts";
import { computeAdminGfaShare, type FloorUseRule } from "./admin-gfa-share.ts";
import { computeAdminLandShare } from "./admin-land-share.ts";
import { computeBuildingCoefficient } from "./building-coefficient.ts";
import { computeBuildingDensity } from "./building-density.ts";
import { computeFar } from "./far.ts";
import { computeGreenRatio } from "./green-ratio.ts";
import { computeHeight } from "./height.ts";
import { computeInvestmentIntensity } from "./investment-intensity.ts";
import type { SiteFacts } from "./site-facts.ts";

/** Every indicator of a parcel, by its key in reports and limits. */
const siteIndicators = {
  far: (facts: SiteFacts, rule: FloorUseRule) => computeFar(facts, rule.floorArea),
  building_coefficient: computeBuildingCoefficient,
  building_density: computeBuildingDensity,
  green_ratio: computeGreenRatio,
  admin_land_share: computeAdminLandShare,
  admin_gfa_share: computeAdminGfaShare,
  investment_intensity: computeInvestmentIntensity,
  height_m: computeHeight,
} as const satisfies Record<string, (facts: SiteFacts, rule: FloorUseRule) => Figure>;

export type SiteIndicator = keyof typeof siteIndicators;

/** All indicators of one parcel. */
export function computeSiteIndicators(facts: SiteFacts, rule: FloorUseRule): Readonly<Record<SiteIndicator, Figure>> {
  return {
    far: siteIndicators.far(facts, rule),
    building_coefficient: siteIndicators.building_coefficient(facts),
    building_density: siteIndicators.building_density(facts),
    green_ratio: siteIndicators.green_ratio(facts),
    admin_land_share: siteIndicators.admin_land_share(facts, rule),
    admin_gfa_share: siteIndicators.admin_gfa_share(facts, rule),
    investment_intensity: siteIndicators.investment_intensity(facts),
    height_m: siteIndicators.height_m(facts),
  };
}
