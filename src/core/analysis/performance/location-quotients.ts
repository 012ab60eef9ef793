import type { FigureKind } from "../../indicators/amount.ts";
import { computeLocationQuotient } from "../../indicators/location-quotient.ts";
import { sumOrdered } from "../../indicators/ratio.ts";
import type { ParkFile } from "../../model/dataset.ts";
import type { Figure } from "../../model/figure.ts";
import { compareIds } from "../../model/ids.ts";
import { findIndustryDivision } from "../../model/industry-division.ts";
import type { ClusterRule } from "../../model/park-rules.ts";
import type { Ternary } from "../../model/verdict.ts";
import { computedInput, nameMissing, openFigure } from "./park-figure.ts";
import type { ParkFirm, ParkFirms } from "./park-firms.ts";

type Region = NonNullable<ParkFile["region"]>;

export interface IndustryQuotient {
  /** 2-digit code. */
  readonly industry: string;
  readonly measure: Region["measure"];
  readonly quotient: Figure;
  readonly specialised: Ternary;
  readonly strong: Ternary;
}

const kind: FigureKind = {
  unit: "ratio",
  formula: "(local_industry / local_total) / (region_industry / region_total)",
  source: "location quotient (区位商)",
};

/**
 * How much more of each industry a park has than the region around (区位商), for every 2-digit industry that operates in it, in
 * the measure of the regional statistics: jobs, firms or output of their year.
 *
 * Firms that do not operate do not count. One operating firm without the number, without an industry code of the statistics'
 * edition, without a status, or that also stands elsewhere leaves every quotient open: it may belong to any of them.
 */
export function computeQuotients(
  park: ParkFirms,
  region: ParkFile["region"],
  rule: ClusterRule | undefined,
): readonly IndustryQuotient[] {
  const counted = park.firms.filter(({ operating }) => operating !== false);
  const codes = new Set(counted.flatMap(({ enterprise }) => findIndustryDivision(enterprise)?.code ?? []));
  const gaps = findGaps(park, counted, region, rule);
  return [...codes].sort(compareIds).map((industry): IndustryQuotient => {
    const measure = region?.measure ?? "jobs";
    if (gaps.missing.length > 0 || gaps.reason !== undefined || region === null || rule === undefined) {
      const quotient = openFigure(kind, gaps.reason ?? "missing_input", gaps.missing);
      return { industry, measure, quotient, specialised: null, strong: null };
    }
    return { industry, measure, ...quotientOf(industry, counted, region, rule) };
  });
}

function quotientOf(industry: string, counted: readonly ParkFirm[], region: Region, rule: ClusterRule) {
  const sumOf = (firms: readonly ParkFirm[]): number => sumOrdered(firms.map((firm) => amountOf(firm, region) ?? 0));
  const unit = { jobs: "persons", firms: "count", output: "wan" }[region.measure];
  const localIndustry = sumOf(counted.filter((firm) => findIndustryDivision(firm.enterprise)?.code === industry));
  const terms = {
    localIndustry,
    localTotal: sumOf(counted),
    regionIndustry: region.byIndustry[industry] ?? null,
    regionTotal: region.total,
  };
  const { value, state, reason, specialised, strong } = computeLocationQuotient(terms, rule);
  const inputs = [
    computedInput("local_industry", terms.localIndustry, unit, `enterprises (${counted.length})`),
    computedInput("local_total", terms.localTotal, unit, `enterprises (${counted.length})`),
    computedInput("region_industry", terms.regionIndustry, unit, "park.json/region"),
    computedInput("region_total", terms.regionTotal, unit, "park.json/region"),
  ];
  const missing = [
    ...(terms.regionIndustry === null ? [`region.byIndustry.${industry}`] : []),
    ...(terms.regionTotal === null ? ["region.total"] : []),
  ];
  if (value === null) {
    const quotient = { ...openFigure(kind, reason ?? "missing_input", missing, inputs), state };
    return { quotient, specialised, strong };
  }
  const { formula, source } = kind;
  const quotient: Figure = { value, unit: kind.unit, state, missing: [], inputs, formula, source };
  return { quotient, specialised, strong };
}

function amountOf({ enterprise }: ParkFirm, { measure, year }: Region): number | null {
  if (measure === "firms") return 1;
  return measure === "jobs" ? enterprise.jobs : (enterprise.revenueWan?.[String(year)] ?? null);
}

function findGaps(
  park: ParkFirms,
  counted: readonly ParkFirm[],
  region: ParkFile["region"],
  rule: ClusterRule | undefined,
): { readonly missing: readonly string[]; readonly reason?: string } {
  if (rule === undefined) return { missing: [], reason: "no_rule_pack" };
  if (region === null) return { missing: ["region"], reason: "no_region_statistics" };
  const without = (has: (firm: ParkFirm) => boolean): readonly ParkFirm[] => counted.filter((firm) => !has(firm));
  const edition = rule.industry_edition;
  const property = region.measure === "jobs" ? "jobs" : `revenueWan.${region.year}`;
  const missing = [
    ...park.missing,
    ...(region.measure === "output" && region.year === null ? ["region.year"] : []),
    ...nameMissing(
      without(({ operating }) => operating !== null),
      "status",
    ),
    ...nameMissing(
      without((firm) => amountOf(firm, region) !== null),
      property,
    ),
    ...nameMissing(
      without(({ enterprise }) => enterprise.industryCode !== null),
      "industryCode",
    ),
    ...nameMissing(
      without(({ enterprise }) => edition === undefined || findIndustryDivision(enterprise)?.edition === edition),
      "industryCodeVersion",
    ),
  ];
  if (missing.length > 0) return { missing };
  return counted.some(({ isElsewhere }) => isElsewhere)
    ? { missing: [], reason: "enterprise_in_several_parks" }
    : { missing: [] };
}
