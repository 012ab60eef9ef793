import { ArrowLeft } from "lucide-react";
import { Button } from "react-aria-components";
import type { Issue } from "../../../core/model/issue.ts";
import { formatIssue, formatIssueNext } from "../../i18n/issue-sentences.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { selectParcels, showIssue, showIssueList } from "../../state/actions.ts";
import { store } from "../../state/store.ts";
import { useApp } from "../../state/use-app.ts";
import { Button as TextButton } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./issue-list.module.css";

const severities = ["error", "warning", "info"] as const;

/** What the data themselves say wrong; a click shows the place. */
export function IssueList() {
  const { t } = useFormat();
  const park = useApp((state) => state.park);
  const issues = park?.issues ?? [];
  const shown = useApp((state) => state.shownIssue);
  return (
    <>
      <div className={styles.head}>
        <TextButton kind="text" icon={<ArrowLeft size={16} strokeWidth={1.75} />} onPress={() => showIssueList(false)}>
          {t("common.back")}
        </TextButton>
      </div>
      {issues.length === 0 ? <p className={styles.empty}>{t("inspect.noIssues")}</p> : null}
      {severities.map((severity) => {
        const group = issues.filter((issue) => issue.severity === severity);
        const count = park?.issueCounts[severity] ?? 0;
        if (count === 0) return null;
        return (
          <Section key={severity} title={t(`inspect.severity.${severity}`)} aside={count}>
            <ul>
              {group.map((issue, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: issues have no id and their order is fixed
                <li key={index}>
                  <IssueLine issue={issue} isShown={issue === shown} />
                </li>
              ))}
            </ul>
            {count > group.length ? (
              <p className={styles.where}>{t("refusal.more", { count: count - group.length })}</p>
            ) : null}
          </Section>
        );
      })}
    </>
  );
}

function IssueLine({ issue, isShown }: { readonly issue: Issue; readonly isShown: boolean }) {
  const { t, word, language } = useFormat();
  const sentence = formatIssue(issue, language, word);
  const next = formatIssueNext(issue, language, word);
  const isPlaceSaid = issue.file !== undefined && sentence.includes(issue.file);
  return (
    <Button className={styles.issue ?? ""} aria-pressed={isShown} onPress={() => show(issue)}>
      <span>{sentence}</span>
      <small>
        {isPlaceSaid || issue.file === undefined || issue.row === undefined
          ? ""
          : `${t("inspect.row", { file: issue.file, row: issue.row })} · `}
        {next}
      </small>
    </Button>
  );
}

/** Select the parcel it is about, if it is one, and show the place. */
function show(issue: Issue): void {
  const parcel = issue.ids.find((id) => store.getState().rowsById.has(id));
  if (parcel !== undefined && issue.layer === "parcels") selectParcels([parcel]);
  showIssue(issue);
}
