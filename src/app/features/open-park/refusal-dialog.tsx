import { CircleX, Copy, FolderOpen, ShieldCheck } from "lucide-react";
import type { Issue } from "../../../core/model/issue.ts";
import { formatIssue, formatIssueNext } from "../../i18n/issue-sentences.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { addToast, dismissRefusal } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Button } from "../../ui/button.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { chooseFiles } from "./choose-files.ts";
import styles from "./refusal-dialog.module.css";

const shownIssues = 6;

/** Why a file was not opened: what happened, what is safe, what to do. */
export function RefusalDialog() {
  const formats = useFormat();
  const { t, word, language } = formats;
  const refusal = useApp((state) => state.refusal);
  const hasPark = useApp((state) => state.park !== null);
  const issues = [...(refusal?.issues ?? [])].sort((a, b) => rank(a) - rank(b));
  const first = issues[0];
  const copy = async () => {
    const done = await copyText(issues.map((issue) => `${issue.code}: ${issue.message}`).join("\n"));
    addToast({ kind: done ? "good" : "error", key: done ? "toast.textCopied" : "common.copyFailed" });
  };
  return (
    <Dialog
      role="alertdialog"
      isOpen={refusal !== null}
      onClose={dismissRefusal}
      closeLabel={t("common.close")}
      title={
        <span className={styles.title}>
          <CircleX size={20} strokeWidth={1.75} aria-hidden="true" />
          {t("refusal.title", { files: refusal?.files.join(", ") ?? "" })}
        </span>
      }
      footer={
        <>
          <Button
            kind="primary"
            icon={<FolderOpen size={16} strokeWidth={1.75} />}
            onPress={() => {
              dismissRefusal();
              chooseFiles();
            }}
          >
            {t("refusal.another")}
          </Button>
          <Button icon={<Copy size={16} strokeWidth={1.75} />} onPress={copy}>
            {t("refusal.copyDetails")}
          </Button>
        </>
      }
    >
      <ul className={styles.issues}>
        {issues.slice(0, shownIssues).map((issue, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the dialog is open
          <li key={index}>
            {formatIssue(issue, language, word)} <Where issue={issue} formats={formats} />
          </li>
        ))}
      </ul>
      {issues.length > shownIssues ? (
        <p className={styles.more}>{t("refusal.more", { count: issues.length - shownIssues })}</p>
      ) : null}
      <p className={styles.safe}>
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
        {t(hasPark ? "refusal.safe" : "refusal.safeNone")}
      </p>
      {first === undefined ? null : (
        <p className={styles.next}>
          <strong>{t("refusal.todo")}</strong> {formatIssueNext(first, language, word)}
        </p>
      )}
    </Dialog>
  );
}

/** File and row, where the sentence itself does not name them. */
function Where({ issue, formats }: { readonly issue: Issue; readonly formats: ReturnType<typeof useFormat> }) {
  const sentence = formatIssue(issue, formats.language, formats.word);
  const parts: string[] = [];
  if (issue.file !== undefined && !sentence.includes(issue.file)) parts.push(issue.file);
  if (issue.row !== undefined && !sentence.includes(String(issue.row)))
    parts.push(formats.t("refusal.row", { row: issue.row }));
  return parts.length === 0 ? null : <span className={styles.where}>({parts.join(", ")})</span>;
}

function rank(issue: Issue): number {
  return issue.severity === "error" ? 0 : issue.severity === "warning" ? 1 : 2;
}
