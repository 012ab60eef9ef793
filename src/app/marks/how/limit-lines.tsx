import type { Check } from "../../../core/model/check.ts";
import type { Figure } from "../../../core/model/figure.ts";
import { opSign } from "../../i18n/format-figure.ts";
import { sourceText } from "../../i18n/source-words.ts";
import type { Formats } from "../../i18n/use-format.ts";
import { Meter } from "../../ui/meter.tsx";
import { VerdictMark } from "../verdict-mark.tsx";
import styles from "./figure-explanation.module.css";

interface LimitLinesProps {
  readonly figure: Figure;
  readonly checks: readonly Check[];
  readonly formats: Formats;
}

/** Each limit with its direction, how far the value is from it, and the paper it stands in. */
export function LimitLines({ figure, checks, formats }: LimitLinesProps) {
  const { t } = formats;
  const limits = checks.filter((check) => check.limit !== null);
  if (limits.length === 0) {
    return (
      <dl className={styles.facts}>
        <div>
          <dt>{t("explain.limit")}</dt>
          <dd>{t("explain.noLimit")}</dd>
        </div>
      </dl>
    );
  }
  const shown = limits.slice(0, shownLimits);
  const folded = limits.slice(shownLimits);
  return (
    <>
      <LimitList limits={shown} formats={formats} />
      {folded.length === 0 ? null : (
        <details className={styles.more}>
          <summary>{t("explain.moreLimits", { count: folded.length })}</summary>
          <LimitList limits={folded} formats={formats} />
        </details>
      )}
      <LimitBar figure={figure} checks={shown} formats={formats} />
    </>
  );
}

/** The deciding limits stand open, the rest is folded. */
const shownLimits = 2;

function LimitList({ limits, formats }: { readonly limits: readonly Check[]; readonly formats: Formats }) {
  const { t } = formats;
  return (
    <>
      {limits.map((check, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: checks of one figure never move
        <dl className={styles.facts} key={index}>
          <div>
            <dt>{t("explain.limit")}</dt>
            <dd>
              <b>{formats.limit(check.op, check.limit ?? 0, check.unit)}</b>,{" "}
              {t(check.op === ">=" || check.op === ">" ? "explain.minimum" : "explain.maximum")}{" "}
              {check.value === null ? null : <>· {gapWords(check, formats)} </>}·{" "}
              <VerdictMark check={check} formats={formats} />
            </dd>
          </div>
          <div>
            <dt>{t("explain.rule")}</dt>
            <dd>{ruleWords(check, formats)}</dd>
          </div>
          <div>
            <dt>{t("explain.pack")}</dt>
            <dd>{packWords(check, formats)}</dd>
          </div>
        </dl>
      ))}
    </>
  );
}

export function gapWords(check: Check, { t, measure }: Formats): string {
  if (check.value === null || check.limit === null) return "";
  const gap = check.value - check.limit;
  if (Math.abs(gap) < 1e-9) return t("explain.atLimit");
  return t(gap > 0 ? "explain.above" : "explain.below", { gap: measure(Math.abs(gap), check.unit) });
}

/** A number of a paper, or the property of the contract it stands in. */
function articleWords(article: string, { t, word }: Formats): string {
  if (/^[a-z]+\.\w+$/i.test(article)) return word("property", article);
  const number = article.replace(/^art\. /, "");
  return /^[\d(]/.test(number) ? t("explain.article", { article: number }) : article;
}

export function ruleWords(check: Check, formats: Formats): string {
  const { t, text, language } = formats;
  const parts = [
    check.title === undefined ? null : text(check.title),
    check.origin === null ? null : t(`origin.${check.origin}`),
    check.source === null ? null : sourceText(check.source, language),
    check.article === null ? null : articleWords(check.article, formats),
    check.year === null ? null : String(check.year),
  ];
  return parts.filter(Boolean).join(" · ");
}

export function packWords(check: Check, { t }: Formats): string {
  const pack =
    check.ruleSet ??
    t("explain.packNone", { origin: check.origin === null ? t("common.dash") : t(`origin.${check.origin}`) });
  return check.certainty === null
    ? pack
    : `${pack} · ${t("explain.certainty", { word: t(`certainty.${check.certainty}`) })}`;
}

/** Value and limits on one line from 0. */
function LimitBar({ figure, checks, formats }: LimitLinesProps) {
  const { measure } = formats;
  if (figure.value === null) return null;
  const limits = checks.map((check) => check.limit ?? 0);
  const highest = Math.max(figure.value, ...limits);
  if (!(highest > 0)) return null;
  const max = figure.unit === "fraction" ? Math.min(1, roundUp(highest * 1.25)) : roundUp(highest * 1.25);
  const isBroken = checks.some((check) => check.verdict === "fail");
  return (
    <div className={styles.bar}>
      <Meter
        value={figure.value}
        max={max}
        tone={isBroken ? "over" : "plain"}
        ticks={[...new Map(checks.map((check) => [check.limit, check])).values()].slice(0, 2).map((check) => ({
          at: check.limit ?? 0,
          text: `${opSign(check.op)} ${measure(check.limit ?? 0, check.unit)}`,
        }))}
        startText="0"
        endText={measure(max, figure.unit)}
        label={`${measure(figure.value, figure.unit)}; ${checks.map((check) => formats.limit(check.op, check.limit ?? 0, check.unit)).join("; ")}`}
      />
    </div>
  );
}

/** The next number that reads well: 1, 2, 2.5, 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 10].find((candidate) => candidate * power >= value - 1e-12) ?? 10;
  return step * power;
}
