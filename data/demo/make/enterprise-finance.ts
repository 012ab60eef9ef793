import type { Plot } from "./plots.ts";
import type { Random } from "./random.ts";
import type { Role } from "./roles.ts";
import type { Properties } from "./write.ts";

/** What the books of a running firm say, before anything is planted in them. */
export interface Books {
  /** Years with figures, oldest first. */
  readonly years: readonly number[];
  readonly revenueWan: readonly number[];
  readonly taxWan: readonly number[];
  readonly investmentWan: number;
  readonly jobs: number;
}

/** Years in which the class of the per-mu evaluation has been published. */
const evaluated = ["2024", "2025"] as const;

/**
 * Figures of a running firm from which its health and its yield are judged. Plain firms earn, owe less than they own and
 * use the electricity they should; what is planted changes only the fields it is about.
 */
export function financeOf(plot: Plot, books: Books, random: Random): Properties {
  const { years, revenueWan, taxWan, investmentWan, jobs } = books;
  const byYear = (value: (i: number) => number): Properties =>
    Object.fromEntries(years.map((year, i) => [String(year), value(i)]));
  const round = Math.round;
  const assets = round(investmentWan * random.between(1.15, 1.5));
  const plain = {
    netProfitWan: byYear((i) => round((revenueWan[i] ?? 0) * random.between(0.03, 0.09))),
    totalAssetsWan: assets,
    totalDebtWan: round(assets * random.between(0.3, 0.62)),
    taxPaid12mWan: taxWan.at(-1),
    electricityRatio12m: round(random.between(0.78, 1.12) * 100) / 100,
    subsidyWan: round(random.between(0, 40)),
    rolloverWan: 0,
    perMuClasses: /^(1001|1101)/.test(plot.lot.landUse)
      ? Object.fromEntries(evaluated.map((year) => [year, random.next() < 0.28 ? "A" : "B"]))
      : undefined,
    valueAddedWan: byYear((i) => round((revenueWan[i] ?? 0) * random.between(0.21, 0.29))),
    energyTce: byYear((i) => round((revenueWan[i] ?? 0) * random.between(0.03, 0.09))),
    emissionT: byYear((i) => round((revenueWan[i] ?? 0) * random.between(0.0004, 0.0012) * 100) / 100),
    rdWan: byYear((i) => round((revenueWan[i] ?? 0) * random.between(0.012, 0.042))),
    jobs,
  };
  return { ...plain, ...planted(plot.role, years, plain) };
}

function planted(
  role: Role,
  years: readonly number[],
  { totalAssetsWan }: { readonly totalAssetsWan: number },
): Properties {
  const losses = Object.fromEntries(years.map((year, i) => [String(year), -(180 + 45 * i)]));
  switch (role) {
    case "zombie_suspected":
      return {
        netProfitWan: losses,
        totalDebtWan: Math.round(totalAssetsWan * 1.18),
        electricityRatio12m: 0.12,
        perMuClasses: { "2024": "C", "2025": "B" },
      };
    case "zombie_open":
      return { netProfitWan: losses, totalAssetsWan: undefined, totalDebtWan: undefined };
    case "production_stopped":
      return { stoppedSince: "2024-12-15", electricityRatio12m: 0.31 };
    case "industry_eliminated":
      return { eliminated: true };
    case "per_mu_d":
      return { perMuClasses: { "2024": "D", "2025": "D" } };
    case "per_mu_c":
      return { perMuClasses: { "2024": "C", "2025": "C" } };
    case "per_mu_open":
      return { perMuClasses: { "2024": null, "2025": "D" } };
    default:
      return {};
  }
}
