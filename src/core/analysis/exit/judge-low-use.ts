import type { Check } from "../../model/check.ts";
import type { LoadedRulePack, ProjectDefaults } from "../../model/rule-pack.ts";
import { combineCriteria, leaveOpen, screenShare } from "../../rules/inefficient-land.ts";
import type { ParcelStage } from "../../rules/parcel-stage.ts";
import type { SiteIndicators } from "../audit-report.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { builtLandMissing, findBuiltLand, isLandOfUse } from "./built-land.ts";
import { createCriterion, doesNotApply, type LowUseRule } from "./criterion.ts";
import { screenDensities } from "./density-criteria.ts";
import { type LowUseAudit, type LowUseCriterion, lowUseKeys } from "./exit-audit.ts";
import { type FirmsOfPark, screenFirms } from "./firm-criteria.ts";
import { computeVacancy } from "./vacancy.ts";

export interface LowUseContext extends FirmsOfPark {
  readonly asOf: string;
  readonly packs: readonly LoadedRulePack[];
  readonly defaults: ProjectDefaults;
}

/**
 * Is built land used inefficiently (低效用地)? Seven criteria in a fixed order, by the first pack that has them; any one is
 * enough. Land that is not supplied or not built does not use its site yet: not applicable. Where it is not recorded whether
 * something stands there, poor densities and vacancy are open; what is known of the firms speaks all the same. Without such a
 * pack: unknown, `no_rule_pack`.
 *
 * Source: domain §5.4; thresholds in the pack's `inefficient` section, each with its own clause.
 */
export function judgeLowUse(
  facts: ParcelFacts,
  stage: ParcelStage,
  indicators: SiteIndicators,
  limitChecks: () => readonly Check[],
  context: LowUseContext,
): LowUseAudit {
  const { packs, asOf } = context;
  const { built, reason } = findBuiltLand(facts, stage, asOf);
  if (built === "no") {
    return { class: "not_applicable", criteria: [], ...(reason === undefined ? {} : { reason }) };
  }
  if (!isLandOfUse(facts, packs)) return { class: "not_applicable", reason: "use_not_concerned", criteria: [] };
  const pack = packs.find((one) => one.pack.inefficient !== undefined)?.pack;
  if (pack?.inefficient === undefined) return { class: "unknown", reason: "no_rule_pack", criteria: [] };
  const rule: LowUseRule = { section: pack.inefficient, packId: pack.id };
  const found = [
    ...screenFirms(facts, pack, rule, context, asOf),
    ...screenDensities(indicators, limitChecks(), rule, built),
    screenVacancy(facts, rule, context, built),
  ];
  const criteria = found.toSorted((a, b) => lowUseKeys.indexOf(a.key) - lowUseKeys.indexOf(b.key));
  return { class: combineCriteria(criteria), criteria };
}

function screenVacancy(
  facts: ParcelFacts,
  rule: LowUseRule,
  { packs, defaults, asOf }: LowUseContext,
  built: "yes" | "open",
): LowUseCriterion {
  const { vacancy } = rule.section;
  if (vacancy === undefined) return doesNotApply(rule, "vacant", "no_limit");
  const floorArea = packs.find(({ pack }) => pack.floor_area !== undefined)?.pack.floor_area ?? defaults.floor_area;
  const found = computeVacancy(facts, vacancy.months, floorArea, asOf);
  const parts = { value: found.value, limit: vacancy.share, unit: "fraction", details: { months: vacancy.months } };
  if (found.reason === "no_building" && built === "yes") return doesNotApply(rule, "vacant", "no_building", parts);
  const finding = found.reason === "no_building" ? ({ class: "unknown" } as const) : screenShare(found, vacancy.share);
  const isOpen = built === "open";
  const reason = isOpen ? "construction_state_unknown" : found.reason;
  return createCriterion(rule, "vacant", isOpen ? leaveOpen(finding) : finding, {
    ...parts,
    ...(reason === undefined ? {} : { reason }),
    missing: isOpen ? [...builtLandMissing, ...found.missing] : found.missing,
  });
}
