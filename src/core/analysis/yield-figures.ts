import { createSiteRatio, type FigureKind } from "../indicators/amount.ts";
import type { Figure } from "../model/figure.ts";
import type { Enterprise } from "../model/records.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

const kinds = {
  output_rate: {
    unit: "wan_per_ha",
    formula: "yearly revenue / site_area",
    source: "自然资发〔2023〕72号: land output rate",
    siteUnitM2: 10_000,
  },
  tax_rate: {
    unit: "wan_per_ha",
    formula: "yearly tax / site_area",
    source: "自然资发〔2023〕72号: land tax",
    siteUnitM2: 10_000,
  },
} as const satisfies Record<string, FigureKind>;

/**
 * Output and tax of a parcel a hectare, of the last full year before the day judged: sums of its firms over its site. Contracts
 * set minima on them. A firm without the number, or one the parcel names and no record explains, leaves the sum open above what
 * the others make; one that stands on other parcels too leaves it open as a whole.
 */
export function computeYieldFigures(facts: ParcelFacts, asOf: string): Readonly<Record<keyof typeof kinds, Figure>> {
  const year = String(Number(asOf.slice(0, 4)) - 1);
  return {
    output_rate: computeYield(facts, "output_rate", "revenueWan", year),
    tax_rate: computeYield(facts, "tax_rate", "taxPaidWan", year),
  };
}

function computeYield(
  { parcel, enterprises, parcelCountByEnterprise, siteArea }: ParcelFacts,
  key: keyof typeof kinds,
  field: "revenueWan" | "taxPaidWan",
  year: string,
): Figure {
  const name = `${field}.${year}`;
  const list: readonly Enterprise[] = enterprises ?? [];
  const inputs = list.map((enterprise) => {
    const value = enterprise[field]?.[year] ?? null;
    return { name, value, unit: "wan", from: `enterprises/${enterprise.id}`, date: null };
  });
  const several = list.some((enterprise) => (parcelCountByEnterprise.get(enterprise.id) ?? 1) > 1);
  const isEachListed = list.length > 0 && new Set(parcel.enterpriseIds).size === list.length;
  const isEachRecorded = inputs.every(({ value }) => value !== null);
  const lower = several ? 0 : inputs.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const isKnown = !several && isEachListed && isEachRecorded;
  const amount = isKnown
    ? { value: lower, lower, upper: lower, estimated: false, missing: [], inputs }
    : {
        value: null,
        lower,
        estimated: false,
        missing: several ? [] : [...(isEachListed ? [] : ["enterpriseIds"]), ...(isEachRecorded ? [] : [name])],
        inputs,
        ...(several ? { reason: "enterprise_on_several_parcels" } : {}),
      };
  return createSiteRatio(amount, siteArea, kinds[key]);
}
