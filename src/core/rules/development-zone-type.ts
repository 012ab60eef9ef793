import { listMissing } from "../indicators/ratio.ts";
import type { IntensiveUseRule } from "../model/park-rules.ts";
import { isAbove, isBelow } from "../model/verdict.ts";

export interface DevelopmentZoneType {
  /** Null: not to be said. */
  readonly type: "industry_led" | "city_integrated" | "other" | null;
  readonly state: "known" | "unknown" | "not_applicable";
  readonly reason?: "invalid_denominator";
  readonly missing: readonly string[];
}

/**
 * Is a development zone led by industry or integrated with a city? Industry-led: industry takes more than the pack's share of
 * the built urban land and housing less than its; city-integrated: industry not more, housing that share or more; else other.
 * Land in ha.
 *
 * Anything not recorded: unknown. No built land: not applicable, the type comes with the buildings.
 *
 * Source: monitoring rules of intensive use (K~), domain §4.2; shares in the pack's `intensive_use` section.
 */
export function classifyDevelopmentZone(
  facts: {
    readonly builtUrbanHa: number | null;
    readonly housingHa: number | null;
    readonly industryHa: number | null;
  },
  rule: Pick<IntensiveUseRule, "industry_over" | "housing_from">,
): DevelopmentZoneType {
  const { builtUrbanHa, housingHa, industryHa } = facts;
  if (builtUrbanHa === null || housingHa === null || industryHa === null) {
    return { type: null, state: "unknown", missing: listMissing({ builtUrbanHa, housingHa, industryHa }) };
  }
  if (builtUrbanHa === 0) return { type: null, state: "not_applicable", missing: [] };
  if (builtUrbanHa < 0) return { type: null, state: "unknown", reason: "invalid_denominator", missing: [] };
  const isIndustrial = isAbove(industryHa / builtUrbanHa, rule.industry_over);
  const isHousing = !isBelow(housingHa / builtUrbanHa, rule.housing_from);
  const type = isIndustrial === isHousing ? "other" : isIndustrial ? "industry_led" : "city_integrated";
  return { type, state: "known", missing: [] };
}
