import type { OpenedPark } from "../../../worker/messages.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Section, ValueRow } from "../../ui/section.tsx";
import { FigureValue, HowRow } from "./figure-rows.tsx";
import styles from "./park-summary.module.css";
import { RateBar } from "./rate-bar.tsx";

export type SummaryPark = OpenedPark["parks"][number];
type IndicatorKey = keyof SummaryPark["indicators"];

/** What answers first how well the land is used: supplied, built, how densely, what it yields, what lies idle. */
const leadKeys: readonly IndicatorKey[] = [
  "supply_rate",
  "built_rate",
  "composite_far",
  "industrial_tax_per_area",
  "idle_rate_suspected",
];
const moreKeys: readonly IndicatorKey[] = [
  "development_rate",
  "industrial_land_rate",
  "hightech_land_rate",
  "building_density_built",
  "industrial_far",
  "industrial_building_coefficient",
  "fixed_investment_intensity",
  "output_intensity",
  "composite_tax_per_area",
  "hightech_output",
  "population_density",
  "idle_rate",
  "idle_disposal_rate",
  "expired_disposal_rate",
  "paid_use_rate",
  "auction_rate",
];

interface IntensiveSectionProps {
  readonly park: SummaryPark;
  readonly title: string;
  readonly asOf: string;
}

/** Intensive use of the land: five figures with their ideal values, then everything else, folded. */
export function IntensiveSection({ park, title, asOf }: IntensiveSectionProps) {
  const formats = useFormat();
  const { t, word, text, date } = formats;
  const { indicators, evaluation } = park;
  const bar = (key: IndicatorKey) => (
    <RateBar
      key={key}
      name={word("indicator", key)}
      figure={indicators[key]}
      ideal={evaluation.ideals.find((check) => check.key === key)}
      asOf={asOf}
    />
  );
  const { zoneType, score, parts } = evaluation;
  return (
    <Section title={title} aside={t("inspect.asOf", { date: date(asOf) })}>
      <ul className={styles.rates} data-testid="intensive-use">
        {leadKeys.map(bar)}
      </ul>
      <p className={styles.note}>
        {evaluation.ideals.length > 0
          ? t("intensive.ideal", { title: text(evaluation.idealsTitle) })
          : t(zoneType.type === null ? "intensive.noIdealType" : "intensive.noIdeal")}
      </p>
      <dl>
        <HowRow label={t("intensive.score")} figure={score} asOf={asOf}>
          <FigureValue figure={score} formats={formats} />
        </HowRow>
        <ValueRow label={t("intensive.zoneType")}>
          {zoneType.type === null ? <b>{t("common.unknown")}</b> : word("zoneType", zoneType.type)}
        </ValueRow>
        <HowRow label={t("intensive.yearsOfSupply")} figure={evaluation.yearsOfSupply} asOf={asOf}>
          <FigureValue figure={evaluation.yearsOfSupply} formats={formats} />
        </HowRow>
      </dl>
      {parts.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t("intensive.parts")}</summary>
          <dl>
            {parts.map(({ key, points, of }) => (
              <ValueRow key={key} label={word("indicator", key)}>
                {t("intensive.points", {
                  points: points === null ? "?" : formatNumber(points, 1),
                  of: formatNumber(of, 1),
                })}
              </ValueRow>
            ))}
          </dl>
        </details>
      )}
      <details className={styles.fold}>
        <summary>{t("intensive.all", { count: leadKeys.length + moreKeys.length })}</summary>
        <ul className={styles.rates}>{moreKeys.map(bar)}</ul>
      </details>
    </Section>
  );
}
