import type { XY } from "./plane.ts";

/** Status a parcel is designed to have (contracts §8). */
export type DesignedStatus = "built" | "building" | "idle" | "notstarted" | "unsupplied" | "unknown";

/** What is special about a parcel. `plain` is nothing. */
export type Role =
  | "plain"
  // Idle land, domain §5.3
  | "idle_a_second_year"
  | "idle_a_after_two_years"
  | "idle_a_from_delivery"
  | "idle_a_two_years_today"
  | "idle_government_cause"
  | "idle_b_area"
  | "idle_b_investment"
  | "idle_confirmed_not_started"
  | "idle_confirmed_second"
  | "idle_confirmed_suspended"
  // Not started
  | "late_start"
  | "late_start_idle_soon"
  | "not_due"
  // Unknown
  | "permit_not_recorded"
  | "foundation_not_recorded"
  // Under construction
  | "suspended_watch"
  | "suspended_ratios_unknown"
  | "built_late"
  | "building"
  // Not supplied
  | "reserved"
  | "approved_not_supplied"
  | "unsupplied"
  | "reclaimed"
  // Built, with something to find
  | "far_below_contract"
  | "far_above_plan"
  | "hall_over_8m"
  | "height_unknown_passes"
  | "height_unknown_open"
  | "coefficient_low"
  | "coefficient_low_old_contract"
  | "coefficient_unknown"
  | "no_buildings_mapped"
  | "green_high"
  | "admin_high"
  | "admin_relaxed"
  | "investment_low"
  | "class_3_in_class_1"
  | "pollution_unknown"
  | "pollution_indicative"
  | "dormitory"
  | "deed_missing"
  | "deed_differs_04"
  | "deed_differs_3"
  | "no_code_system"
  | "unknown_code"
  | "standard_factory"
  | "standard_factory_vacant"
  // Firms, domain §5.4, §5.5
  | "zombie_suspected"
  | "zombie_open"
  | "production_stopped"
  | "industry_eliminated"
  | "per_mu_d"
  | "per_mu_c"
  | "per_mu_open"
  | "tax_low"
  // Protective distances, domain §6.2
  | "eia_missing"
  | "separation_short";

/** A point of the sketch inside the parcel, and its role. */
export const roles: readonly (readonly [Role, XY])[] = [
  ["idle_a_second_year", [841, 341]],
  ["idle_a_after_two_years", [503, 202]],
  ["idle_a_from_delivery", [760, 128]],
  ["idle_a_two_years_today", [688, 235]],
  ["idle_government_cause", [691, 200]],
  ["idle_b_area", [433, 320]],
  ["idle_b_investment", [780, 571]],
  ["idle_confirmed_not_started", [449, 242]],
  ["idle_confirmed_second", [644, 537]],
  ["idle_confirmed_suspended", [905, 338]],
  ["late_start", [608, 156]],
  ["late_start_idle_soon", [518, 432]],
  ["not_due", [546, 518]],
  ["not_due", [856, 530]],
  ["not_due", [453, 211]],
  ["permit_not_recorded", [595, 571]],
  ["foundation_not_recorded", [443, 404]],
  ["suspended_watch", [629, 125]],
  ["suspended_ratios_unknown", [715, 519]],
  ["built_late", [501, 232]],
  ["building", [495, 391]],
  ["building", [559, 195]],
  ["building", [851, 140]],
  ["building", [917, 147]],
  ["building", [735, 373]],
  ["building", [616, 426]],
  ["building", [778, 456]],
  ["building", [971, 443]],
  ["building", [521, 471]],
  ["building", [718, 554]],
  ["building", [433, 527]],
  ["building", [411, 288]],
  ["reserved", [398, 172]],
  ["reserved", [398, 225]],
  ["reserved", [392, 256]],
  ["reserved", [732, 589]],
  ["reserved", [723, 445]],
  ["approved_not_supplied", [536, 161]],
  ["approved_not_supplied", [363, 461]],
  ["approved_not_supplied", [975, 522]],
  ["approved_not_supplied", [900, 192]],
  ["approved_not_supplied", [967, 244]],
  ["unsupplied", [435, 163]],
  ["unsupplied", [469, 157]],
  ["unsupplied", [409, 521]],
  ["unsupplied", [793, 132]],
  ["unsupplied", [380, 335]],
  ["unsupplied", [905, 462]],
  ["reclaimed", [649, 567]],
  ["far_below_contract", [763, 297]],
  ["far_above_plan", [541, 271]],
  ["hall_over_8m", [775, 165]],
  ["height_unknown_passes", [642, 155]],
  ["height_unknown_open", [722, 161]],
  ["coefficient_low", [845, 179]],
  ["coefficient_low_old_contract", [754, 414]],
  ["coefficient_unknown", [707, 126]],
  ["no_buildings_mapped", [688, 158]],
  ["green_high", [642, 194]],
  ["admin_high", [608, 193]],
  ["admin_relaxed", [555, 227]],
  ["investment_low", [620, 227]],
  ["class_3_in_class_1", [561, 461]],
  ["pollution_indicative", [559, 424]],
  ["pollution_unknown", [887, 553]],
  ["dormitory", [399, 421]],
  ["deed_missing", [679, 433]],
  ["deed_differs_04", [423, 462]],
  ["deed_differs_3", [450, 464]],
  ["no_code_system", [397, 461]],
  ["unknown_code", [480, 465]],
  ["standard_factory", [661, 387]],
  ["standard_factory_vacant", [638, 503]],
  ["zombie_suspected", [551, 315]],
  ["zombie_open", [384, 485]],
  ["production_stopped", [839, 297]],
  ["industry_eliminated", [449, 270]],
  ["per_mu_d", [911, 380]],
  ["per_mu_c", [917, 427]],
  ["per_mu_open", [773, 493]],
  ["tax_low", [480, 534]],
  ["eia_missing", [924, 292]],
  ["separation_short", [988, 326]],
];

export const isStandardFactory = (role: Role): boolean => role.startsWith("standard_factory");

export function statusOf(role: Role): DesignedStatus {
  if (role.startsWith("idle_")) return "idle";
  if (role === "late_start" || role === "late_start_idle_soon" || role === "not_due") return "notstarted";
  if (role === "permit_not_recorded" || role === "foundation_not_recorded") return "unknown";
  if (role === "suspended_watch" || role === "suspended_ratios_unknown" || role === "built_late" || role === "building")
    return "building";
  if (role === "reserved" || role === "approved_not_supplied" || role === "unsupplied" || role === "reclaimed")
    return "unsupplied";
  return "built";
}
