import { LoaderCircle } from "lucide-react";
import type { ImpactReport } from "../../../core/analysis/impact/impact-report.ts";
import { formatIssue } from "../../i18n/issue-sentences.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useImpact } from "../../state/plan-impact.ts";
import { Section } from "../../ui/section.tsx";
import { AlternativesTable } from "./alternatives-table.tsx";
import { ImpactIndicators } from "./impact-indicators.tsx";
import { ImpactLedger } from "./impact-ledger.tsx";
import { ImpactLines } from "./impact-lines.tsx";
import styles from "./impact-panel.module.css";
import { MeantFor } from "./meant-for.tsx";
import { TakenLand } from "./taken-land.tsx";

/** What the selected expansion, or the one being drawn, takes, breaks and yields; several beside each other. */
export function ImpactPanel() {
  const { t, language, word } = useFormat();
  const ids = useImpact((state) => state.ids);
  const answers = useImpact((state) => state.answers);
  if (ids.length === 0) return null;
  if (ids.length > 1) return <AlternativesTable ids={ids} answers={answers} />;
  const answer = answers[0] ?? null;
  return (
    <div className={styles.impact} data-impact="" data-testid="impact-panel">
      <Head id={ids[0] ?? ""} report={answer?.report ?? null} />
      {answer === null || answer.issues.length === 0 ? null : (
        <div className={styles.refused} role="alert">
          <p>{t("expansion.impact.refused")}</p>
          {answer.issues.map((issue) => (
            <p key={`${issue.code} ${issue.ids.join()}`}>{formatIssue(issue, language, word)}</p>
          ))}
        </div>
      )}
      {answer?.report == null ? null : <Told report={answer.report} />}
    </div>
  );
}

function Told({ report }: { readonly report: ImpactReport }) {
  const { t, language, word } = useFormat();
  // What two drawings of one line differ by is no more than information.
  const notes = report.issues.filter(({ severity }) => severity !== "info");
  return (
    <>
      {report.ruleSets.length === 0 ? <p className={styles.caution}>! {t("expansion.impact.noRules")}</p> : null}
      {notes.length === 0 ? null : (
        <Section level={2} title={t("expansion.impact.notes")}>
          {notes.map((issue) => (
            <p key={`${issue.code} ${issue.ids.join()}`} className={styles.note}>
              {formatIssue(issue, language, word)}
            </p>
          ))}
        </Section>
      )}
      <ImpactLines report={report} />
      <MeantFor id={report.proposal.features[0]?.id ?? ""} />
      <TakenLand report={report} />
      <ImpactIndicators report={report} />
      <ImpactLedger report={report} />
    </>
  );
}

function Head({ id, report }: { readonly id: string; readonly report: ImpactReport | null }) {
  const { t, area, text, measure, date } = useFormat();
  const isAsking = useImpact((state) => state.isAsking);
  const count = useImpact((state) => state.answerCount);
  const proposal = useImpact((state) => state.expansions.proposals.find((one) => one.id === id));
  const shape = report?.lines.find(({ key }) => key === "contiguity")?.items[0]?.details?.sharedBoundaryM;
  const drawnM2 = report?.proposal.features[0]?.drawnM2 ?? proposal?.areaM2 ?? null;
  return (
    <header className={styles.header} data-answers={count}>
      <h2>{t("expansion.impact.title")}</h2>
      <p>
        <b>{proposal?.name == null ? id : text(proposal.name)}</b> <b className={styles.area}>{area(drawnM2)}</b>
        {typeof shape === "number" && shape > 0 ? (
          <span> · {t("expansion.impact.shared", { length: measure(Math.round(shape), "m") })}</span>
        ) : null}
        {report === null ? null : <span> · {t("expansion.impact.asOf", { date: date(report.asOf) })}</span>}
      </p>
      <p className={styles.state} role="status">
        {isAsking ? (
          <>
            <LoaderCircle size={14} strokeWidth={1.9} aria-hidden="true" /> {t("expansion.impact.working")}
          </>
        ) : null}
      </p>
    </header>
  );
}
