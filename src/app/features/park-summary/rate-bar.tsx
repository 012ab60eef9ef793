import type { Check } from "../../../core/model/check.ts";
import type { Figure } from "../../../core/model/figure.ts";
import { verdictLook } from "../../i18n/format-check.ts";
import { joinRange } from "../../i18n/format-range.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import styles from "./park-summary.module.css";

interface RateBarProps {
  readonly name: string;
  readonly figure: Figure;
  /** Check against the ideal value, where the pack has one. */
  readonly ideal: Check | undefined;
  readonly asOf: string;
}

const signs = {
  pass: "pass",
  near: "near",
  conditional: "fail",
  fail: "fail",
  unknown: "unknown",
  none: "none",
} as const;
const words = {
  pass: "intensive.reaches",
  near: "intensive.near",
  conditional: "intensive.misses",
  fail: "intensive.misses",
  unknown: "intensive.openWord",
  none: "verdict.not_applicable",
} as const;

/** One indicator: value over ideal, mark, how; below it the bar with the ideal as a line. What is not known is dotted. */
export function RateBar({ name, figure, ideal, asOf }: RateBarProps) {
  const formats = useFormat();
  const { t, measure } = formats;
  const goal = ideal?.limit ?? null;
  const look = ideal === undefined ? null : verdictLook(ideal);
  const goalWords = goal === null ? null : measure(goal, figure.unit);
  const value = valueWords(figure, goalWords, formats);
  return (
    <li className={styles.rate} data-open={figure.value === null || undefined}>
      <div className={styles.line}>
        <span className={styles.rateName}>{name}</span>
        <b>{value}</b>
        {goalWords === null ? null : <span className={styles.goal}>/ {goalWords}</span>}
        {look === null ? null : (
          <span title={t(words[look])}>
            <VerdictSign look={signs[look]} size={14} />
            <span className="visually-hidden">{t(words[look])}</span>
          </span>
        )}
        <HowFigure name={name} figure={figure} checks={ideal === undefined ? [] : [ideal]} asOf={asOf} />
      </div>
      <Bar figure={figure} goal={goal} />
    </li>
  );
}

/** The value, or between what it lies; the unit stands once where the ideal behind it has the same. */
function valueWords(
  { value, lower, upper, unit, state }: Figure,
  goal: string | null,
  { t, measure }: Formats,
): string {
  if (state === "not_applicable") return t("common.dash");
  const ending = goal === null ? undefined : /\s\S.*$/.exec(goal)?.[0];
  const write = (amount: number) => {
    const text = measure(amount, unit);
    return ending !== undefined && text.endsWith(ending) ? text.slice(0, -ending.length) : text;
  };
  if (value !== null) return write(value);
  if (lower !== undefined && upper !== undefined) return joinRange(write(lower), write(upper));
  if (lower !== undefined && lower > 0) return `≥ ${write(lower)}`;
  return upper === undefined ? t("common.unknown") : `≤ ${write(upper)}`;
}

/** Solid up to what is known, dotted up to what is possible. */
function Bar({ figure, goal }: { readonly figure: Figure; readonly goal: number | null }) {
  const { value, lower, upper, unit } = figure;
  if (figure.state === "not_applicable") return null;
  const known = value ?? lower ?? 0;
  const most = value ?? upper ?? null;
  const highest = Math.max(known, most ?? 0, goal ?? 0);
  const max = unit === "fraction" ? Math.max(1, highest) : Math.max(highest * 1.25, Number.MIN_VALUE);
  const at = (amount: number) => `${Math.min(1, Math.max(0, amount / max)) * 100}%`;
  return (
    <div className={styles.track} aria-hidden="true">
      {value === null ? (
        <i
          className={styles.possible}
          style={{ left: at(known), right: most === null ? 0 : `calc(100% - ${at(most)})` }}
        />
      ) : null}
      <i className={styles.known} style={{ width: at(known) }} />
      {goal === null ? null : <i className={styles.tick} style={{ left: at(goal) }} />}
    </div>
  );
}
