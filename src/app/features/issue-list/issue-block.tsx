import { ChevronRight, CircleX, Database } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Button } from "react-aria-components";
import { useT } from "../../i18n/use-t.ts";
import { setFilter, showIssueList } from "../../state/actions.ts";
import { countIssues } from "../../state/count-issues.ts";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./issue-list.module.css";

/** Rule breaks and unknown checks filter the parcels; data issues open their list. */
export function IssueBlock() {
  const { t } = useT();
  const rows = useApp((state) => state.rows);
  const issues = useApp(countIssues);
  const verdict = useApp((state) => state.session.filter.verdict);
  const counts = useMemo(() => {
    const count = (wanted: "fail" | "unknown") => rows.filter((row) => row.verdict === wanted).length;
    return { fail: count("fail"), unknown: count("unknown") };
  }, [rows]);
  const line = (icon: ReactNode, text: string, n: number, isOn: boolean, run: () => void, opens = false) => (
    <Button className={styles.line ?? ""} {...(opens ? {} : { "aria-pressed": isOn })} onPress={run}>
      {icon}
      <span>{text}</span>
      <b>{n}</b>
      {opens ? <ChevronRight size={16} strokeWidth={1.75} aria-hidden="true" /> : null}
    </Button>
  );
  return (
    <Section level={2} title={t("inspect.issues")} aside={t("inspect.wholePark")}>
      {line(
        <CircleX size={18} strokeWidth={1.75} className={styles.error} aria-hidden="true" />,
        t("inspect.broken"),
        counts.fail,
        verdict === "fail",
        () => setFilter({ verdict: verdict === "fail" ? null : "fail" }),
      )}
      {line(
        <span className={styles.question} aria-hidden="true">
          ?
        </span>,
        t("inspect.unknown"),
        counts.unknown,
        verdict === "unknown",
        () => setFilter({ verdict: verdict === "unknown" ? null : "unknown" }),
      )}
      {line(
        <Database size={18} strokeWidth={1.75} aria-hidden="true" />,
        t("inspect.data"),
        issues,
        false,
        () => showIssueList(true),
        true,
      )}
    </Section>
  );
}
