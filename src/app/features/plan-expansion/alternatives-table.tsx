import type { ImpactLineKey, ImpactReport } from "../../../core/analysis/impact/impact-report.ts";
import { impactLineKeys } from "../../../core/analysis/impact/impact-report.ts";
import type { ImpactAnswer } from "../../../worker/plan/judge-proposals.ts";
import { verdictLook } from "../../i18n/format-check.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { useImpact } from "../../state/plan-impact.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./impact-panel.module.css";
import { figureWords, lineFigure } from "./line-words.ts";

interface AlternativesProps {
  readonly ids: readonly string[];
  readonly answers: readonly (ImpactAnswer | null)[];
}

/** Two or three proposals beside each other, each judged by itself. Where they differ the cells are bold and marked. */
export function AlternativesTable({ ids, answers }: AlternativesProps) {
  const formats = useFormat();
  const { t, area, text, word } = formats;
  const proposals = useImpact((state) => state.expansions.proposals);
  const reports = answers.map((answer) => answer?.report ?? null);
  const nameOf = (id: string) => {
    const name = proposals.find((one) => one.id === id)?.name ?? null;
    return name === null ? id : text(name);
  };
  return (
    <div className={styles.impact} data-impact="" data-testid="impact-alternatives">
      <Section level={2} title={t("expansion.alternatives.title")}>
        <p className={styles.note}>{t("expansion.alternatives.note")}</p>
        <table className={styles.table} data-kind="alternatives">
          <thead>
            <tr>
              <th scope="col">{t("expansion.alternatives.line")}</th>
              {ids.map((id) => (
                <th scope="col" key={id}>
                  {nameOf(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <CellRow
              name={t("expansion.alternatives.area")}
              cells={reports.map((report) => ({
                text: report === null ? "…" : area(report.proposal.areaM2),
                look: null,
              }))}
            />
            <CellRow
              name={t("expansion.alternatives.verdict")}
              cells={reports.map((report) => ({
                text: report === null ? "…" : t(`verdict.${report.verdict}`),
                look:
                  report === null ? null : verdictLook({ verdict: report.verdict, value: null, limit: null, op: null }),
              }))}
            />
            {impactLineKeys.map((key) => (
              <CellRow
                key={key}
                name={lineName(key, reports, word)}
                cells={reports.map((report) => toCell(key, report, formats))}
              />
            ))}
            <CellRow
              name={t("expansion.impact.netNeed")}
              cells={reports.map((report) => ({
                text: report === null ? "…" : figureWords(report.ledger.figures.netNeed, formats),
                look: null,
              }))}
            />
          </tbody>
        </table>
      </Section>
    </div>
  );
}

interface Cell {
  readonly text: string;
  readonly look: ReturnType<typeof verdictLook> | null;
}

function lineName(key: ImpactLineKey, reports: readonly (ImpactReport | null)[], word: Formats["word"]): string {
  const line = reports.find((report) => report !== null)?.lines.find((one) => one.key === key);
  return line === undefined ? key : word("rule", line.rule);
}

function toCell(key: ImpactLineKey, report: ImpactReport | null, formats: Formats): Cell {
  const line = report?.lines.find((one) => one.key === key);
  if (line === undefined) return { text: "…", look: null };
  const figure = lineFigure(line, formats);
  return { text: figure === "" ? formats.t(`verdict.${line.verdict}`) : figure, look: verdictLook(line) };
}

function CellRow({ name, cells }: { readonly name: string; readonly cells: readonly Cell[] }) {
  const { t } = useFormat();
  const differs = cells.some(({ text, look }) => text !== cells[0]?.text || look !== cells[0]?.look);
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">
        {name}
        {differs ? (
          <span className={styles.differs} title={t("expansion.alternatives.differs")}>
            {" "}
            ≠<span className={styles.hidden}> {t("expansion.alternatives.differs")}</span>
          </span>
        ) : null}
      </th>
      {cells.map(({ text, look }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column each
        <td key={at}>
          {look === null ? null : <VerdictSign look={look} size={13} />} {text}
        </td>
      ))}
    </tr>
  );
}
