import type { SiteIndicatorKey } from "../../../core/analysis/audit-report.ts";
import { findFloorAreaRange } from "../../../worker/floor-area-range.ts";
import { formatAreaValue } from "../../i18n/format-area.ts";
import { formatChange } from "../../i18n/format-change.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { joinRange } from "../../i18n/format-range.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { checksOf, worstCheck } from "../../marks/checks-of.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { VerdictMark, VerdictSign } from "../../marks/verdict-mark.tsx";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./live-panel.module.css";
import type { LiveFeature } from "./read-live.ts";

/** Limits every planner watches; those after the first three only where something limits them. */
const keys: readonly SiteIndicatorKey[] = [
  "building_coefficient",
  "green_ratio",
  "far",
  "building_density",
  "height_m",
  "admin_land_share",
];
const alwaysShown = 3;

/** Area, floor area and limits of one feature: value, change, verdict, and how it is computed. */
export function LiveNumbers({ feature }: { readonly feature: LiveFeature }) {
  const { t } = useFormat();
  const { audit, isLive } = feature;
  return (
    <Section title={t("plan.live.title")} aside={t(isLive ? "plan.live.follows" : "plan.live.against")}>
      <table className={styles.numbers}>
        <tbody>
          <AreaRow feature={feature} />
          {audit === null ? null : <FloorAreaRow feature={feature} />}
          {audit === null ? (
            <ZoneRows feature={feature} />
          ) : (
            keys.map((key, at) => (
              <IndicatorRow key={key} indicator={key} feature={feature} isFixed={at < alwaysShown} />
            ))
          )}
        </tbody>
      </table>
    </Section>
  );
}

function AreaRow({ feature: { areaM2, beforeM2 } }: { readonly feature: LiveFeature }) {
  const { t, area, settings } = useFormat();
  const other = settings.unit === "ha" ? "mu" : "ha";
  return (
    <tr>
      <th scope="row">{t("plan.live.area")}</th>
      <td>
        <b>{areaM2 === null ? t("plan.live.gone") : area(areaM2)}</b>{" "}
        {areaM2 === null ? null : (
          <span className={styles.soft}>
            {formatAreaValue(areaM2, other)} {t(`unit.${other}`)}
          </span>
        )}
      </td>
      <td className={styles.change}>
        {beforeM2 === null ? t("plan.live.isNew") : areaM2 === null ? "" : formatChange(areaM2 - beforeM2, "m2")}
      </td>
      <td />
    </tr>
  );
}

function FloorAreaRow({ feature: { audit, before } }: { readonly feature: LiveFeature }) {
  const { t } = useFormat();
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  if (audit === null) return null;
  const { minM2, maxM2 } = findFloorAreaRange(audit, basis);
  if (minM2 === null && maxM2 === null) return null;
  const stood = before === null ? null : findFloorAreaRange(before, basis);
  const number = (m2: number) => `${formatNumber(m2, 0)} m²`;
  const words =
    minM2 !== null && maxM2 !== null
      ? joinRange(number(minM2), number(maxM2))
      : maxM2 !== null
        ? `≤ ${number(maxM2)}`
        : `≥ ${number(minM2 ?? 0)}`;
  const now = maxM2 ?? minM2;
  const then = maxM2 === null ? stood?.minM2 : stood?.maxM2;
  return (
    <tr>
      <th scope="row">{t("plan.live.floorArea")}</th>
      <td>
        <b>{words}</b>
      </td>
      <td className={styles.change}>{now === null || then == null ? "" : formatChange(now - then, "m2")}</td>
      <td />
    </tr>
  );
}

interface IndicatorProps {
  readonly indicator: SiteIndicatorKey;
  readonly feature: LiveFeature;
  readonly isFixed: boolean;
}

function IndicatorRow({ indicator, feature: { audit, before }, isFixed }: IndicatorProps) {
  const formats = useFormat();
  const { t, word, measure, limit } = formats;
  const asOf = useApp((state) => state.park?.asOf ?? "");
  if (audit === null) return null;
  const figure = audit.indicators[indicator];
  const checks = checksOf(audit.checks, indicator);
  const applying = checks.filter(({ verdict }) => verdict !== "not_applicable");
  if (!isFixed && (applying.length === 0 || applying.every((check) => check.limit === null))) return null;
  const worst = worstCheck(checks);
  const stood = before?.indicators[indicator].value ?? null;
  const limits = [">=", "<="].flatMap((op) => applying.find((check) => check.op === op && check.limit !== null) ?? []);
  return (
    <tr>
      <th scope="row">{word("indicatorShort", indicator)}</th>
      <td>
        <b>{figure.value === null ? t("common.unknown") : measure(figure.value, figure.unit)}</b>{" "}
        <span className={styles.soft}>
          {limits.map((check) => limit(check.op, check.limit ?? 0, check.unit)).join(" ")}
        </span>
      </td>
      <td className={styles.change}>
        {figure.value === null || stood === null ? "" : formatChange(figure.value - stood, figure.unit)}
      </td>
      <td className={styles.verdict}>
        {worst !== undefined ? (
          <VerdictMark check={worst} formats={formats} />
        ) : figure.value === null ? (
          <VerdictSign look="unknown" />
        ) : null}
        <HowFigure
          name={word("indicator", indicator)}
          symbol={word("indicatorShort", indicator)}
          figure={figure}
          checks={checks}
          asOf={asOf}
        />
      </td>
    </tr>
  );
}

/** What a zone sums up of its parcels; it is reckoned anew when the hand lets go. */
function ZoneRows({ feature: { facts, isLive } }: { readonly feature: LiveFeature }) {
  const { t, word, measure } = useFormat();
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const zone = facts?.zone ?? null;
  if (zone === null || isLive) return null;
  return (["far", "building_coefficient", "green_ratio"] as const).map((key) => {
    const figure = zone.indicators[key];
    return (
      <tr key={key}>
        <th scope="row">{word("indicatorShort", key)}</th>
        <td>
          <b>{figure.value === null ? t("common.unknown") : measure(figure.value, figure.unit)}</b>
        </td>
        <td />
        <td className={styles.verdict}>
          <HowFigure
            name={word("indicator", key)}
            symbol={word("indicatorShort", key)}
            figure={figure}
            checks={[]}
            asOf={asOf}
          />
        </td>
      </tr>
    );
  });
}
