import type { ImpactReport, IndicatorChange } from "../../../core/analysis/impact/impact-report.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./impact-panel.module.css";
import { figureWords, valueWords } from "./line-words.ts";

/** Every indicator of the parks that change, before and after; what stays as it is is folded away. */
export function ImpactIndicators({ report }: { readonly report: ImpactReport }) {
  const formats = useFormat();
  const { t } = formats;
  const isChanged = ({ before, after }: IndicatorChange) =>
    figureWords(before, formats) !== figureWords(after, formats) || before?.value !== after?.value;
  const changed = report.indicators.filter(isChanged);
  const same = report.indicators.filter((one) => !isChanged(one));
  if (report.indicators.length === 0) return null;
  const hasSeveral = report.proposal.parkIds.length > 1;
  return (
    <Section level={2} title={t("expansion.impact.indicators")} aside={t("expansion.impact.beforeAfter")}>
      <IndicatorTable rows={changed} hasSeveral={hasSeveral} formats={formats} />
      {same.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{t("expansion.impact.same", { count: same.length })}</summary>
          <IndicatorTable rows={same} hasSeveral={hasSeveral} formats={formats} />
        </details>
      )}
    </Section>
  );
}

interface TableProps {
  readonly rows: readonly IndicatorChange[];
  readonly hasSeveral: boolean;
  readonly formats: Formats;
}

function IndicatorTable({ rows, hasSeveral, formats }: TableProps) {
  const { t } = formats;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("expansion.impact.indicator")}</th>
          <th scope="col">{t("expansion.impact.before")}</th>
          <th scope="col">{t("expansion.impact.after")}</th>
          <th scope="col">{t("expansion.impact.change")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.parkId} ${row.key}`}>
            <th scope="row">
              {nameOf(row.key, formats)}
              {hasSeveral ? <small> {row.parkId}</small> : null}
            </th>
            <td className={styles.soft}>{figureWords(row.before, formats)}</td>
            <td>{figureWords(row.after, formats)}</td>
            <td className={styles.soft}>{changeWords(row, formats)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function nameOf(key: string, { t, word }: Formats): string {
  if (key === "area_m2") return t("expansion.impact.area");
  return key.startsWith("account.") ? word("landAccount", key.slice("account.".length)) : word("indicator", key);
}

function changeWords({ before, after }: IndicatorChange, formats: Formats): string {
  if (before?.value == null || after?.value == null) return "";
  const change = after.value - before.value;
  if (change === 0) return "";
  return `${change > 0 ? "+" : "−"}${valueWords(Math.abs(change), after.unit, formats)}`;
}
