import type { ReactNode } from "react";
import type { Figure } from "../../../core/model/figure.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { boundsWords, joinRange, readOpenParcels } from "../../i18n/format-range.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { ValueRow } from "../../ui/section.tsx";
import styles from "./park-summary.module.css";

interface HowRowProps {
  readonly label: string;
  readonly symbol?: string;
  readonly figure: Figure;
  readonly asOf: string;
  readonly children: ReactNode;
}

/** A value with its “how”. */
export function HowRow({ label, symbol, figure, asOf, children }: HowRowProps) {
  return (
    <ValueRow
      label={label}
      end={
        <HowFigure name={label} figure={figure} checks={[]} asOf={asOf} {...(symbol === undefined ? {} : { symbol })} />
      }
    >
      {children}
    </ValueRow>
  );
}

/** What is known of a figure comes first; an open one then says how many parcels keep it open, or why. */
export function FigureValue({ figure, formats }: { readonly figure: Figure; readonly formats: Formats }) {
  const { t, word, measure } = formats;
  if (figure.value !== null) {
    return (
      <b>
        {figure.unit === "years"
          ? t("unit.years", { count: Math.round(figure.value * 10) / 10 })
          : measure(figure.value, figure.unit)}
      </b>
    );
  }
  const open = readOpenParcels(figure.missing[0] ?? "");
  return (
    <>
      <b>
        {figure.state === "not_applicable"
          ? t("verdict.not_applicable")
          : (boundsWords(figure, formats) ?? t("common.unknown"))}
      </b>
      <small className={styles.open}>
        {figure.state === "not_applicable" || (figure.reason !== undefined && open === undefined)
          ? word("reason", figure.reason ?? "")
          : open === undefined
            ? t("park.notSettledPlain")
            : t("park.notSettled", { count: open.more + 1 })}
      </small>
    </>
  );
}

/** An area in ha as it is, or what is known of it, in the unit chosen. */
export function LandValue({ figure }: { readonly figure: Figure }) {
  const formats = useFormat();
  const { t, settings, unitName } = formats;
  const { value, lower, upper } = figure;
  const write = (ha: number) =>
    `${settings.unit === "mu" ? formatNumber(ha * 15, 1) : settings.unit === "m2" ? formatNumber(ha * 1e4, 0) : formatNumber(ha, 2)} ${unitName}`;
  if (value !== null) return <b>{write(value)}</b>;
  if (figure.state === "not_applicable") return t("common.dash");
  if (lower !== undefined && upper !== undefined) return <b>{joinRange(write(lower), write(upper))}</b>;
  return <b>{lower === undefined ? t("common.unknown") : `≥ ${write(lower)}`}</b>;
}
