import { ImpactPanel } from "../features/plan-expansion/impact-panel.tsx";
import { PlanGuide } from "../features/plan-guide/plan-guide.tsx";
import { HistoryPanel } from "../features/plan-history/history-panel.tsx";
import { IssuePanel } from "../features/plan-issues/issue-panel.tsx";
import { LivePanel } from "../features/plan-live/live-panel.tsx";
import { PlanMeter } from "../features/plan-meter/plan-meter.tsx";
import { useT } from "../i18n/use-t.ts";
import { useImpact } from "../state/plan-impact.ts";
import styles from "./panel.module.css";
import { useLayout } from "./use-layout.ts";

/** Right panel of Plan: what is at hand with its numbers, whether land is conserved, and what is broken. */
export function PlanRight() {
  const { t } = useT();
  const { isPhone } = useLayout();
  const isImpact = useImpact((state) => state.ids.length > 0);
  return (
    <>
      {isPhone ? <p className={styles.phoneNote}>{t("plan.phone")}</p> : null}
      {isImpact ? <ImpactPanel /> : <LivePanel />}
      {isPhone || isImpact ? null : <PlanGuide />}
      <HistoryPanel />
      <PlanMeter />
      <IssuePanel />
    </>
  );
}
