import type { SiteIndicatorKey } from "../../../core/analysis/audit-report.ts";
import type { Check } from "../../../core/model/check.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { verdictLook } from "../../i18n/format-check.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { checksOf, worstCheck } from "../../marks/checks-of.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { VerdictMark, VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

const keys: readonly SiteIndicatorKey[] = [
  "far",
  "building_coefficient",
  "building_density",
  "green_ratio",
  "admin_land_share",
  "admin_gfa_share",
  "height_m",
];

/** What is built, against the limits of contract, plan and rules: value, limit with its direction, verdict, how. */
export function BuildingBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const { t } = useFormat();
  return (
    <Section title={t("card.building")}>
      <dl>
        {keys.map((key) => (
          <IndicatorRow key={key} indicator={key} card={card} asOf={asOf} />
        ))}
      </dl>
    </Section>
  );
}

interface IndicatorRowProps {
  readonly indicator: SiteIndicatorKey;
  readonly card: ParcelCard;
  readonly asOf: string;
}

export function IndicatorRow({ indicator, card, asOf }: IndicatorRowProps) {
  const formats = useFormat();
  const { t, word, measure } = formats;
  const figure = card.audit.indicators[indicator];
  const checks = checksOf(card.audit.checks, indicator);
  const worst = worstCheck(checks);
  const name = word("indicator", indicator);
  if (figure.state === "not_applicable" && checks.length === 0) return null;
  return (
    <ValueRow
      label={name}
      end={
        <>
          {worst !== undefined ? (
            <VerdictMark check={worst} formats={formats} />
          ) : figure.value === null ? (
            <VerdictSign look="unknown" />
          ) : null}
          <HowFigure
            name={name}
            symbol={word("indicatorShort", indicator)}
            figure={figure}
            checks={checks}
            asOf={asOf}
          />
        </>
      }
    >
      {figure.value !== null ? (
        measure(figure.value, figure.unit)
      ) : worst?.verdict === "not_applicable" ? (
        <span className={styles.soft}>{t("common.unknown")}</span>
      ) : (
        <b>{t("common.unknown")}</b>
      )}{" "}
      <Limits checks={checks} />
    </ValueRow>
  );
}

/** The deciding limits, one a direction. */
function Limits({ checks }: { readonly checks: readonly Check[] }) {
  const { t, limit } = useFormat();
  const applying = checks.filter((check) => check.verdict !== "not_applicable");
  const candidates = applying.length > 0 ? applying : checks;
  const shown = [">=", "<="].flatMap((op) => candidates.find((check) => check.op === op && check.limit !== null) ?? []);
  if (shown.length === 0) return null;
  const words = shown.map((check) => limit(check.op, check.limit ?? 0, check.unit)).join(" ");
  const isBroken = shown.some((check) => verdictLook(check) === "fail");
  return (
    <span className={styles.limits}>{isBroken || shown.length === 1 ? t("card.limit", { limit: words }) : words}</span>
  );
}
