import { sumOrdered } from "../../indicators/ratio.ts";
import type { Figure } from "../../model/figure.ts";
import { findIndustryDivision } from "../../model/industry-division.ts";
import type { Enterprise } from "../../model/records.ts";
import type { Bounded } from "../../model/verdict.ts";

/** A firm and the land it uses. */
export interface FirmOnLand {
  readonly enterprise: Enterprise;
  readonly landMu: Figure;
}

/** Tax per mu of all firms of one industry together, 10 000 CNY a mu. */
interface IndustryMean extends Bounded {
  /** Two digits and their edition. */
  readonly industry: string;
  readonly year: number;
  readonly firms: number;
  /** Firms of which tax or land of the year is not recorded: they leave the mean open. */
  readonly openFirms: number;
}

export interface IndustryMeans {
  /** The latest year up to `last` of which any firm records tax; null where none does. */
  taxYear(last: number): number | null;
  /** Undefined where the firm's industry is not recorded. */
  find(enterprise: Enterprise, year: number): IndustryMean | undefined;
}

/**
 * Tax per mu of the firms of each 2-digit industry of the park: sum of taxes over sum of land, never a mean of ratios.
 *
 * A firm whose tax is not recorded may have paid nothing or any amount, so its land counts and the mean has no upper bound; one
 * whose land is not known leaves no lower bound but 0. Codes of different editions are different industries. A firm that is
 * still in its agreed building period in that year is not evaluated and left out (domain §9.1).
 *
 * Cost: linear in the firms for each industry and year asked for, once.
 */
export function createIndustryMeans(firms: readonly FirmOnLand[]): IndustryMeans {
  const byIndustry = new Map<string, FirmOnLand[]>();
  for (const firm of firms) {
    const industry = industryOf(firm.enterprise);
    if (industry === undefined) continue;
    byIndustry.set(industry, [...(byIndustry.get(industry) ?? []), firm]);
  }
  const years = [...new Set(firms.flatMap(({ enterprise }) => recordedYears(enterprise)))].sort((a, b) => b - a);
  const known = new Map<string, IndustryMean>();
  return {
    taxYear: (last) => years.find((year) => year <= last) ?? null,
    find(enterprise, year) {
      const industry = industryOf(enterprise);
      if (industry === undefined) return undefined;
      const name = `${year} ${industry}`;
      const mean = known.get(name) ?? computeMean(industry, byIndustry.get(industry) ?? [], year);
      known.set(name, mean);
      return mean;
    },
  };
}

/** Firms with the land somebody worked out for them, in id order. */
export function listFirms(
  enterprises: ReadonlyMap<string, Enterprise> | undefined,
  judged: ReadonlyMap<string, { readonly landMu: Figure }>,
): readonly FirmOnLand[] {
  return [...judged].flatMap(([id, { landMu }]) => {
    const enterprise = enterprises?.get(id);
    return enterprise === undefined ? [] : [{ enterprise, landMu }];
  });
}

/** Years of which a firm's tax is recorded. */
export function recordedYears({ taxPaidWan }: Enterprise): readonly number[] {
  return Object.entries(taxPaidWan ?? {}).flatMap(([year, wan]) => (wan === null ? [] : [Number(year)]));
}

/** The industry whose firms are compared with each other: two digits and their edition. */
export function industryOf(enterprise: Enterprise): string | undefined {
  const division = findIndustryDivision(enterprise);
  return division === undefined ? undefined : `${division.code} (${division.edition})`;
}

function computeMean(industry: string, all: readonly FirmOnLand[], year: number): IndustryMean {
  const firms = all.filter(({ enterprise }) => !isInBuildingPeriod(enterprise, year));
  const taxes = firms.map(({ enterprise }) => enterprise.taxPaidWan?.[String(year)] ?? null);
  const lands = firms.map(({ landMu }) => landMu.value);
  const openFirms = firms.filter((_, index) => taxes[index] === null || lands[index] === null).length;
  const taxWan = sumOrdered(taxes.map((wan) => wan ?? 0));
  const landMu = sumOrdered(lands.map((mu) => mu ?? 0));
  const isTaxKnown = !taxes.includes(null);
  const isLandKnown = !lands.includes(null);
  const mean = landMu > 0 ? taxWan / landMu : null;
  return {
    industry,
    year,
    firms: firms.length,
    openFirms,
    value: isTaxKnown && isLandKnown ? mean : null,
    lower: isLandKnown ? (mean ?? 0) : 0,
    upper: isTaxKnown ? (mean ?? undefined) : undefined,
  };
}

/** Was a firm in its agreed building period in that year, or part of it? */
export function isInBuildingPeriod({ buildingPeriodUntil }: Enterprise, year: number): boolean {
  return buildingPeriodUntil !== null && Number(buildingPeriodUntil.slice(0, 4)) >= year;
}
