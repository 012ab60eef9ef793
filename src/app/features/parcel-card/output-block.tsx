import type { Enterprise } from "../../../core/model/records.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Section, ValueRow } from "../../ui/section.tsx";
import { IndicatorRow } from "./building-block.tsx";
import styles from "./parcel-card.module.css";
import { Sparkline } from "./sparkline.tsx";

/** Investment with its limit; output and tax of the enterprises on the parcel, the last year and the years before. */
export function OutputBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const { t, measure } = useFormat();
  const invested = card.parcel.construction?.investedWan ?? null;
  const jobs = sumKnown(card.enterprises.map((enterprise) => enterprise.jobs));
  return (
    <Section title={t("card.output")}>
      <dl>
        <IndicatorRow indicator="investment_intensity" card={card} asOf={asOf} />
        {invested === null ? null : <ValueRow label={t("card.invested")}>{measure(invested, "wan")}</ValueRow>}
        <YearRow labelKey="card.revenue" series={sumByYear(card.enterprises, "revenueWan")} />
        <YearRow labelKey="card.tax" series={sumByYear(card.enterprises, "taxPaidWan")} />
        {jobs === null ? null : <ValueRow label={t("card.jobs")}>{formatNumber(jobs, 0)}</ValueRow>}
      </dl>
    </Section>
  );
}

interface YearRowProps {
  readonly labelKey: "card.revenue" | "card.tax";
  readonly series: readonly (readonly [year: string, wan: number])[];
}

function YearRow({ labelKey, series }: YearRowProps) {
  const { t, measure } = useFormat();
  const last = series.at(-1);
  if (last === undefined) {
    return (
      <ValueRow label={t(labelKey, { year: "" })}>
        <span className={styles.soft}>{t("common.unknown")}</span>
      </ValueRow>
    );
  }
  return (
    <ValueRow label={t(labelKey, { year: last[0] })} end={<Sparkline values={series.map(([, wan]) => wan)} />}>
      {measure(last[1], "wan")}
    </ValueRow>
  );
}

function sumByYear(
  enterprises: readonly Enterprise[],
  key: "revenueWan" | "taxPaidWan",
): readonly (readonly [string, number])[] {
  const years = new Map<string, number>();
  const open = new Set<string>();
  for (const enterprise of enterprises) {
    for (const [year, wan] of Object.entries(enterprise[key] ?? {})) {
      if (wan === null) open.add(year);
      else years.set(year, (years.get(year) ?? 0) + wan);
    }
  }
  return [...years].filter(([year]) => !open.has(year)).sort(([a], [b]) => a.localeCompare(b));
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
