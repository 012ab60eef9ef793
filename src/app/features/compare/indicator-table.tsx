import type { Figure } from "../../../core/model/figure.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { boundsWords } from "../../i18n/format-range.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import type { FoundComparison } from "../../state/compare-store.ts";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./compare.module.css";
import { formatDelta } from "./format-delta.ts";

type Indicator = FoundComparison["comparison"]["diff"]["indicators"][number];

interface IndicatorTableProps {
  readonly found: FoundComparison;
  readonly names: readonly [a: string, b: string];
}

/** Figures of the park in both states and by how much they differ; those that are the same are folded away. */
export function IndicatorTable({ found, names }: IndicatorTableProps) {
  const formats = useFormat();
  const { t, date } = formats;
  const { diff, broken } = found.comparison;
  const differing = diff.indicators.filter(differs);
  const same = diff.indicators.filter((one) => !differs(one));
  const brokenDelta = broken.b - broken.a;
  return (
    <Section title={t("compare.indicators")} aside={t("compare.context", { date: date(diff.asOf) })}>
      <table className={styles.figures} data-testid="compare-indicators">
        <thead>
          <tr>
            <th scope="col">{t("compare.indicator")}</th>
            <th scope="col">{names[0]}</th>
            <th scope="col">{names[1]}</th>
            <th scope="col">Δ</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {differing.map((one) => (
            <IndicatorRow key={`${one.parkId} ${one.key}`} one={one} asOf={diff.asOf} formats={formats} />
          ))}
          <tr data-key="broken" data-tone={brokenDelta > 0 ? "over" : undefined}>
            <th scope="row">{t("compare.broken")}</th>
            <td>{formatNumber(broken.a, 0)}</td>
            <td>
              <b>{formatNumber(broken.b, 0)}</b>
            </td>
            <td>
              {formatDelta(broken.a, broken.b, "count", formats.measure)}
              {brokenDelta > 0 ? " ✕" : ""}
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {differing.length === 0 ? <p className={styles.soft}>{t("compare.noIndicators")}</p> : null}
      {same.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t("compare.same", { count: same.length })}</summary>
          <table className={styles.figures}>
            <tbody>
              {same.map((one) => (
                <IndicatorRow key={`${one.parkId} ${one.key}`} one={one} asOf={diff.asOf} formats={formats} />
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Section>
  );
}

function differs({ before, after }: Indicator): boolean {
  const say = (figure: Figure | null) =>
    figure === null ? null : [figure.value, figure.lower, figure.upper, figure.state];
  return JSON.stringify(say(before)) !== JSON.stringify(say(after));
}

interface IndicatorRowProps {
  readonly one: Indicator;
  readonly asOf: string;
  readonly formats: Formats;
}

function IndicatorRow({ one: { parkId, key, before, after }, asOf, formats }: IndicatorRowProps) {
  const { word, measure, text } = formats;
  const parks = useApp((state) => state.park?.parks);
  const park = parks !== undefined && parks.length > 1 ? parks.find(({ id }) => id === parkId) : undefined;
  const name = park === undefined ? word("indicator", key) : `${word("indicator", key)} · ${text(park.name) || parkId}`;
  const figure = after ?? before;
  return (
    <tr data-key={key}>
      <th scope="row">{name}</th>
      <td>{write(before, formats)}</td>
      <td>
        <b>{write(after, formats)}</b>
      </td>
      <td>{formatDelta(before?.value ?? null, after?.value ?? null, figure?.unit ?? "", measure)}</td>
      <td>{figure === null ? null : <HowFigure name={name} figure={figure} checks={[]} asOf={asOf} />}</td>
    </tr>
  );
}

/** A figure as panels write it; of an open one what is known. */
function write(figure: Figure | null, formats: Formats): string {
  const { t, measure } = formats;
  if (figure === null) return t("common.dash");
  if (figure.value !== null) return measure(figure.value, figure.unit);
  if (figure.state === "not_applicable") return t("verdict.not_applicable");
  return boundsWords(figure, formats) ?? t("common.unknown");
}
