import type { Figure } from "../../model/figure.ts";
import type { Enterprise } from "../../model/records.ts";
import type { RulePack } from "../../model/rule-pack.ts";
import { combineFirms, type LowUseFinding, leaveOpen, screenMonths, screenTax } from "../../rules/inefficient-land.ts";
import { screenByPerMuClass } from "../../rules/inefficient-per-mu.ts";
import { countStoppedMonths, lastFullYear } from "../enterprises/judge-zombie.ts";
import type { ParcelFacts } from "../parcel-facts.ts";
import { createCriterion, doesNotApply, type LowUseRule } from "./criterion.ts";
import type { LowUseCriterion, LowUseKey } from "./exit-audit.ts";
import { type IndustryMeans, isInBuildingPeriod } from "./industry-means.ts";
import { findConcern, type LandConcern } from "./land-concern.ts";

/** What is known of the firms of the park besides their records. */
export interface FirmsOfPark {
  readonly enterprises?: ReadonlyMap<string, { readonly landMu: Figure }> | undefined;
  readonly industryMeans?: IndustryMeans | undefined;
}

/** What one firm shows for one criterion. */
interface FirmFinding extends LowUseFinding {
  readonly value?: number | null;
  readonly limit?: number;
  readonly unit?: string;
  readonly missing: readonly string[];
  readonly reason?: string;
  readonly details?: LowUseCriterion["details"];
}

type ScreenFirm = (enterprise: Enterprise) => FirmFinding;

/**
 * The criteria of inefficient land that look at the firms on a parcel (domain §5.4): per-mu class, tax per mu, production
 * stopped, industry to be eliminated. Several firms are taken together (combineFirms); the value shown is that of the worst.
 *
 * Land whose use the pack does not name among `firm_uses` has no firms to judge: not applicable, `use_not_concerned`. Built
 * land without a firm on record: unknown.
 */
export function screenFirms(
  facts: Pick<ParcelFacts, "parcel" | "enterprises">,
  pack: Pick<RulePack, "code_system">,
  rule: LowUseRule,
  park: FirmsOfPark,
  asOf: string,
): readonly LowUseCriterion[] {
  const { section } = rule;
  const screens: readonly (readonly [LowUseKey, ScreenFirm | undefined])[] = [
    ["per_mu_class", (firm) => screenPerMu(firm, rule, asOf)],
    ["tax_per_mu", section.tax_below_share === undefined ? undefined : (firm) => screenTaxOf(firm, rule, park, asOf)],
    [
      "production_stopped",
      section.stopped_months === undefined
        ? undefined
        : (firm) => screenStopped(firm, section.stopped_months ?? 0, asOf),
    ],
    ["eliminated_industry", section.eliminated_industry ? screenEliminated : undefined],
  ];
  const concern = findConcern(facts.parcel, pack.code_system, section.firm_uses);
  return screens.map(([key, screen]) => {
    if (screen === undefined) return doesNotApply(rule, key, "no_limit");
    if (concern === "no") return doesNotApply(rule, key, "use_not_concerned");
    return judge(facts, key, screen, rule, concern);
  });
}

function judge(
  { parcel, enterprises }: Pick<ParcelFacts, "parcel" | "enterprises">,
  key: LowUseKey,
  screen: ScreenFirm,
  rule: LowUseRule,
  concern: Exclude<LandConcern, "no">,
): LowUseCriterion {
  if (enterprises === null) {
    return createCriterion(rule, key, { class: "unknown" }, { reason: "layer_missing", missing: ["enterprises"] });
  }
  const unlisted = new Set(parcel.enterpriseIds).size - enterprises.length;
  const found = enterprises.map(screen);
  const nobody: FirmFinding = { class: "unknown", missing: ["enterpriseIds"] };
  const findings = unlisted > 0 || found.length === 0 ? [...found, nobody] : found;
  const together = combineFirms(findings);
  const finding = concern === "yes" ? together : leaveOpen(together);
  const shown = findings.find((one) => one.class === together.class) ?? findings[0] ?? nobody;
  const reason = concern === "yes" || finding.class !== "unknown" ? shown.reason : concern.reason;
  const missing = findings.flatMap((one) => (one.class === "unknown" ? one.missing : []));
  return createCriterion(rule, key, finding, {
    value: shown.value ?? null,
    limit: shown.limit ?? null,
    unit: shown.unit ?? "",
    subjects: enterprises.map(({ id }) => `enterprises/${id}`),
    missing: concern === "yes" ? missing : [...concern.missing, ...missing],
    ...(reason === undefined ? {} : { reason }),
    ...(shown.details === undefined ? {} : { details: shown.details }),
  });
}

const notYetEvaluated: FirmFinding = { class: "not_applicable", missing: [], reason: "in_building_period" };

/** Classes as published; a year that is still to come on the day judged is not known on it. */
function screenPerMu(
  { perMuClasses, buildingPeriodUntil }: Enterprise,
  { section }: LowUseRule,
  asOf: string,
): FirmFinding {
  // A firm still in its agreed building period is not evaluated: a class nobody gave is not missing.
  if (perMuClasses === null && buildingPeriodUntil !== null && buildingPeriodUntil >= asOf) return notYetEvaluated;
  const until = Number(asOf.slice(0, 4));
  const classes = Object.fromEntries(Object.entries(perMuClasses ?? {}).filter(([year]) => Number(year) <= until));
  const result = screenByPerMuClass(classes, section);
  const missing = result.missing.map((year) => (year === "classes" ? "perMuClasses" : `perMuClasses.${year}`));
  return { class: result.class, missing, details: classes };
}

function screenTaxOf(enterprise: Enterprise, { section }: LowUseRule, park: FirmsOfPark, asOf: string): FirmFinding {
  const year = park.industryMeans?.taxYear(lastFullYear(asOf)) ?? lastFullYear(asOf);
  const name = `taxPaidWan.${year}`;
  if (isInBuildingPeriod(enterprise, year)) return notYetEvaluated;
  const taxWan = enterprise.taxPaidWan?.[String(year)] ?? null;
  const land = park.enterprises?.get(enterprise.id)?.landMu;
  const landMu = land?.value ?? null;
  const value = taxWan === null || landMu === null || !(landMu > 0) ? null : taxWan / landMu;
  const own = [...(taxWan === null ? [name] : []), ...(land?.missing ?? [])];
  const mean = park.industryMeans?.find(enterprise, year);
  const base = { value, unit: "wan_per_mu" } as const;
  if (mean === undefined) {
    const isCodeKnown = enterprise.industryCode !== null;
    const reason = isCodeKnown ? "edition_missing" : "industry_code_missing";
    const missing = [isCodeKnown ? "industryCodeVersion" : "industryCode", ...own];
    return { ...base, class: "unknown", missing, reason };
  }
  const { industry, firms, openFirms } = mean;
  const details = { industry, year, mean: mean.value, firms, openFirms };
  if (firms - 1 < section.tax_min_other_firms) {
    return { ...base, class: "not_applicable", missing: [], reason: "too_few_firms", details };
  }
  const share = section.tax_below_share ?? 0;
  const finding = screenTax(value, mean, share);
  const limit = mean.value === null ? {} : { limit: mean.value * share };
  const isMeanOpen = finding.class === "unknown" && value !== null;
  const missing = isMeanOpen ? [name, "landMu"] : own;
  return { ...base, ...finding, ...limit, missing, details, ...(isMeanOpen ? { reason: "industry_mean_open" } : {}) };
}

function screenStopped(enterprise: Enterprise, limit: number, asOf: string): FirmFinding {
  const months = countStoppedMonths(enterprise, asOf);
  const missing = months === null ? ["stoppedSince"] : [];
  const details = enterprise.stoppedSince === null ? {} : { details: { since: enterprise.stoppedSince } };
  return { ...screenMonths(months, limit), value: months, limit, unit: "months", missing, ...details };
}

function screenEliminated({ eliminated }: Enterprise): FirmFinding {
  if (eliminated === null) return { class: "unknown", missing: ["eliminated"] };
  return { class: eliminated ? "inefficient" : "none", missing: [], details: { eliminated } };
}
