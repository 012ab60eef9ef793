import type { Plot } from "./plots.ts";
import { createRandom } from "./random.ts";
import { known, type Properties } from "./write.ts";

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
    const firstYear = Math.max(2021, (facts.completedYear ?? 2026) + 1);
    const years = running ? [2021, 2022, 2023, 2024, 2025].filter((y) => y >= firstYear) : [];
    const revenue0 = ha * perHa * random.between(1.25, 2.3);
    const growth = random.between(0.98, 1.12);
    const taxShare = random.between(0.032, 0.062);
    const series = (value: (i: number) => number): Properties | undefined =>
      years.length === 0 ? undefined : Object.fromEntries(years.map((y, i) => [String(y), Math.round(value(i))]));
    const revenue = series((i) => revenue0 * growth ** i * random.between(0.95, 1.05));
    const tax = series((i) => revenue0 * taxShare * growth ** i * random.between(0.93, 1.07));
    return [
      known({
        id: company.id,
        name: company.name,
        creditCode: `91411599DM${String(plot.lot.serial * 7_654_321 + 1_000_003).slice(-7)}X`,
        industryCode: company.code,
        industryCodeVersion: "GB/T 4754-2017",
        pollutionClass: plot.role === "pollution_unknown" || !isIndustry ? undefined : company.pollutionClass,
        aboveScale: running ? revenue0 > 2000 : undefined,
        jobs: running ? Math.round(ha * random.between(38, 92)) : undefined,
        fixedAssetInvestmentWan: running ? investment : undefined,
        investmentIncludesLandPrice: running ? includesLand : undefined,
        revenueWan: revenue,
        taxPaidWan: tax,
        eiaDistanceM: company.pollutionClass === 3 ? 100 : undefined,
        status: running ? "operating" : facts.status === "idle" ? "not operating" : "building",
        published: false,
      }),
    ];
  });
}
