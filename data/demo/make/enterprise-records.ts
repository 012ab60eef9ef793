import { linksOf, suppliersOf } from "./chains.ts";
import { financeOf } from "./enterprise-finance.ts";
import type { Plot } from "./plots.ts";
import { createRandom } from "./random.ts";
import { known, type Properties } from "./write.ts";

/** Firms that do not run yet: recorded as nothing, which is not the same as not recorded. */
const nothingYet = { "2024": 0, "2025": 0 };

/** Industries counted as high technology here. */
const hightechCodes = ["39", "40", "27"];

export function enterpriseRecords(plots: readonly Plot[]): Properties[] {
  return plots.flatMap((plot): Properties[] => {
    if (!plot.company) return [];
    const random = createRandom(9000 + plot.lot.serial * 15485863);
    const { company, facts } = plot;
    const ha = (plot.deedM2 ?? plot.gridM2) / 10_000;
    const isIndustry = plot.lot.landUse.startsWith("1001");
    const running = facts.status === "built";
    const perHa = (facts.contract?.investmentIntensityMinWanPerHa as number | undefined) ?? 2800;
    const factor = plot.role === "investment_low" ? 0.68 : random.between(1.03, 1.38);
    const includesLand = random.next() < 0.75 || plot.role === "investment_low";
    const investment = Math.round(ha * perHa * factor);
    // A factory accepted in 2025 has run most of that year.
    const firstYear = Math.min(2025, Math.max(2021, (facts.completedYear ?? 2026) + 1));
    const years = running ? [2021, 2022, 2023, 2024, 2025].filter((y) => y >= firstYear) : [];
    const revenue0 = ha * perHa * random.between(1.5, 2.1);
    const growth = random.between(1, 1.05);
    const taxShare = random.between(0.041, 0.055) * (plot.role === "tax_low" ? 0.35 : 1);
    const series = (value: (i: number) => number): number[] => years.map((_, i) => Math.round(value(i)));
    const revenue = series((i) => revenue0 * growth ** i * random.between(0.95, 1.05));
    const tax = series((i) => revenue0 * taxShare * growth ** i * random.between(0.95, 1.05));
    const jobs = Math.round(ha * random.between(38, 92));
    const byYear = (values: readonly number[]): Properties | undefined =>
      years.length === 0 ? undefined : Object.fromEntries(years.map((y, i) => [String(y), values[i]]));
    // Firms that build, or have not been open for a whole year, are not evaluated yet.
    const until =
      years.length > 0 || facts.status === "idle" ? undefined : `${(facts.completedYear ?? 2027) + 1}-12-31`;
    const books = { years, revenueWan: revenue, taxWan: tax, investmentWan: investment, jobs };
    return [
      known({
        id: company.id,
        name: company.name,
        creditCode: `91411599DM${String(plot.lot.serial * 7_654_321 + 1_000_003).slice(-7)}X`,
        industryCode: company.code,
        industryCodeVersion: "GB/T 4754-2017",
        pollutionClass: plot.role.startsWith("pollution_") || !isIndustry ? undefined : company.pollutionClass,
        aboveScale: running ? revenue0 > 2000 : undefined,
        hightech: hightechCodes.some((code) => company.code.startsWith(code)),
        jobs: running ? undefined : 0,
        fixedAssetInvestmentWan: running ? investment : undefined,
        investmentIncludesLandPrice: running ? includesLand : undefined,
        revenueWan: running ? byYear(revenue) : nothingYet,
        taxPaidWan: running ? byYear(tax) : nothingYet,
        eliminated: false,
        ...(years.length === 0 ? {} : known(financeOf(plot, books, random))),
        eiaDistanceM:
          company.pollutionClass === 3 && plot.role !== "eia_missing"
            ? plot.role === "separation_short"
              ? 1000
              : 100
            : undefined,
        chemicalProject: company.code.startsWith("26") ? "retrofit_chemical_same_capacity" : undefined,
        chainLinks: linksOf(company.code),
        partners: suppliersOf(plot, plots),
        productionStoppedMonths: running ? 0 : undefined,
        buildingPeriodUntil: until,
        ...(plot.role === "deed_missing" ? { ownLandM2: Math.round(plot.gridM2), leasedInM2: 0, leasedOutM2: 0 } : {}),
        status: running ? "operating" : facts.status === "idle" ? "not operating" : "building",
        published: false,
      }),
    ];
  });
}
