import { PlanGuide } from "../features/plan-guide/plan-guide.tsx";
import { HistoryPanel } from "../features/plan-history/history-panel.tsx";
import { IssuePanel } from "../features/plan-issues/issue-panel.tsx";
import { LivePanel } from "../features/plan-live/live-panel.tsx";
import { PlanMeter } from "../features/plan-meter/plan-meter.tsx";
import { useT } from "../i18n/use-t.ts";
import styles from "./panel.module.css";
import { useLayout } from "./use-layout.ts";

/** Right panel of Plan: what is at hand with its numbers, whether land is conserved, and what is broken. */
export function PlanRight() {
  const { t } = useT();
  const { isPhone } = useLayout();
  return (
    <>
      {isPhone ? <p className={styles.phoneNote}>{t("plan.phone")}</p> : null}
      <LivePanel />
      {isPhone ? null : <PlanGuide />}
      <HistoryPanel />
      <PlanMeter />
      <IssuePanel />
    </>
  );
}
