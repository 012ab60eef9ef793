import { Check as CheckIcon } from "lucide-react";
import type { Check } from "../../../core/model/check.ts";
import type { Figure } from "../../../core/model/figure.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { VerdictSign } from "../verdict-mark.tsx";
import styles from "./figure-explanation.module.css";
import { inputName, inputValue } from "./input-table.tsx";

interface UnknownLinesProps {
  readonly figure: Figure;
  readonly checks: readonly Check[];
  readonly formats: Formats;
}

/** Why a figure is open: what is missing, what would settle it, and whether the limit lies within what is possible. */
export function UnknownLines({ figure, checks, formats }: UnknownLinesProps) {
  const { t, word } = formats;
  const known = figure.inputs
    .filter((input) => input.value !== null && !figure.missing.includes(input.name))
    .slice(0, 4);
  return (
    <div className={styles.open}>
      <p>
        {figure.missing.length > 0
          ? t("explain.missing", { count: figure.missing.length })
          : figure.reason === undefined
            ? ""
            : `${t("explain.reason")}: ${word("reason", figure.reason)}`}
      </p>
      <ul>
        {known.map((input, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: inputs of one figure never move
          <li key={index}>
            <CheckIcon size={14} strokeWidth={2.1} className={styles.good} aria-hidden="true" />
            {inputName(input, formats)}
            <b>{inputValue(input, formats)}</b>
          </li>
        ))}
        {figure.missing.map((name) => (
          <li key={name}>
            <VerdictSign look="unknown" />
            {inputName({ name }, formats)}
            <b>{t("explain.missingWord")}</b>
          </li>
        ))}
      </ul>
      <p>{boundWords(figure, checks, formats)}</p>
    </div>
  );
}

export function boundWords(
  figure: Figure,
  checks: readonly Check[],
  { t, measure, limit: limitText }: Formats,
): string {
  const { lower, upper } = figure;
  const write = (value: number) => measure(value, figure.unit);
  const bounds =
    lower !== undefined && upper !== undefined
      ? t("explain.bounds", { lower: write(lower), upper: write(upper) })
      : lower !== undefined && lower > 0
        ? t("explain.boundLower", { lower: write(lower) })
        : upper !== undefined
          ? t("explain.boundUpper", { upper: write(upper) })
          : t("explain.noBounds");
  const check = checks.find((candidate) => candidate.limit !== null);
  if (check === undefined || check.limit === null) return bounds;
  const isInside = check.limit >= (lower ?? 0) && check.limit <= (upper ?? Number.POSITIVE_INFINITY);
  const words = { limit: limitText(check.op, check.limit, check.unit) };
  return `${bounds} ${t(isInside ? "explain.limitInside" : "explain.limitOutside", words)}`;
}
