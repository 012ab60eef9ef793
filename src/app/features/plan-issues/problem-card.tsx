import { Crosshair } from "lucide-react";
import type { Check } from "../../../core/model/check.ts";
import type { Issue } from "../../../core/model/issue.ts";
import type { PlanProblem } from "../../../worker/plan/plan-facts.ts";
import { checkName, verdictWord } from "../../i18n/format-check.ts";
import { formatIssue, formatIssueNext } from "../../i18n/issue-sentences.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { packWords, ruleWords } from "../../marks/how/limit-lines.tsx";
import { createIssueOfCheck } from "../../marks/show-check.ts";
import { type Fix, listCheckFixes, listIssueFixes } from "../../operations/list-fixes.ts";
import { showIssue } from "../../state/actions.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { findGroundNow, runCommandNow } from "../../tools/current-session.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Popover } from "../../ui/popover.tsx";
import styles from "./issue-panel.module.css";

/** One problem: what, how much, why, and what would mend it. */
export function ProblemCard({ problem }: { readonly problem: PlanProblem }) {
  const formats = useFormat();
  const { language, word } = formats;
  if (problem.kind === "issue") {
    const { issue } = problem;
    return (
      <li className={styles.card} data-tone={issue.severity === "error" ? "over" : "near"}>
        <p>
          {issue.severity === "error" ? "✕" : "!"} {formatIssue(issue, language, word)}
        </p>
        <p className={styles.soft}>{formatIssueNext(issue, language, word)}</p>
        <Actions problem={problem} name={formatIssue(issue, language, word)} issue={issue} check={null} />
      </li>
    );
  }
  const { check, parcelId } = problem;
  const name = checkName(check, formats);
  return (
    <li className={styles.card} data-tone="over">
      <p className={styles.title}>
        <b>
          ✕ {name} <span className={styles.soft}>{parcelId}</span>
        </b>
        <b>{verdictWord(check, formats)}</b>
      </p>
      <Actions problem={problem} name={`${name} ${parcelId}`} issue={null} check={check} />
    </li>
  );
}

interface ActionsProps {
  readonly problem: PlanProblem;
  readonly name: string;
  readonly issue: Issue | null;
  readonly check: Check | null;
}

function Actions({ problem, name, issue, check }: ActionsProps) {
  const formats = useFormat();
  const { t } = formats;
  // What may mend it depends on what is known around the hand.
  usePlan((state) => state.window);
  const ground = findGroundNow();
  const fixes =
    problem.kind === "check"
      ? listCheckFixes(problem.parcelId, problem.check, ground)
      : listIssueFixes(problem.issue, ground);
  const shown = issue ?? (check?.place === undefined ? null : createIssueOfCheck(check));
  return (
    <div className={styles.actions}>
      {fixes.map((fix) => (
        <FixButton key={`${fix.how} ${fix.ref.id}`} fix={fix} name={name} hasSeveral={fixes.length > 1} />
      ))}
      {check === null ? null : (
        <Popover
          label={t("plan.issues.whyOf", { name })}
          trigger={
            <Button kind="text" size="small" aria-label={t("plan.issues.whyOf", { name })}>
              {t("plan.issues.why")}
            </Button>
          }
        >
          {() => <Why check={check} formats={formats} />}
        </Popover>
      )}
      {shown === null || shown.place === undefined ? null : (
        <IconButton size="small" label={t("plan.issues.show")} onPress={() => showIssue(shown)}>
          <Crosshair size={15} strokeWidth={1.9} />
        </IconButton>
      )}
    </div>
  );
}

/** Shows what a fix would do; a second press does it. */
function FixButton({
  fix,
  name,
  hasSeveral,
}: {
  readonly fix: Fix;
  readonly name: string;
  readonly hasSeveral: boolean;
}) {
  const { t } = useFormat();
  const proposed = usePanels((state) => state.proposed);
  const isShown = proposed !== null && JSON.stringify(proposed) === JSON.stringify(fix.command);
  const what = t(`plan.issues.fix.${fix.how}`);
  if (!isShown) {
    return (
      <Button
        size="small"
        aria-label={t("plan.issues.fixOf", { fix: what, name })}
        onPress={() => setPanels({ proposed: fix.command })}
      >
        {hasSeveral ? `${what}: ${fix.ref.id}` : what}
      </Button>
    );
  }
  return (
    <>
      <Button
        kind="primary"
        size="small"
        onPress={() => {
          setPanels({ proposed: null });
          runCommandNow(fix.command);
        }}
      >
        {t("plan.issues.apply")}
      </Button>
      <Button size="small" onPress={() => setPanels({ proposed: null })}>
        {t("plan.issues.cancel")}
      </Button>
    </>
  );
}

function Why({ check, formats }: { readonly check: Check; readonly formats: Formats }) {
  const { t, measure, limit } = formats;
  const rows: readonly (readonly [string, string])[] = [
    [t("explain.rule"), ruleWords(check, formats) || t("common.notRecorded")],
    ...(check.limit === null ? [] : [[t("explain.limit"), limit(check.op, check.limit, check.unit)] as const]),
    ...(check.value === null ? [] : [[t("plan.live.change"), measure(check.value, check.unit)] as const]),
    [t("explain.pack"), packWords(check, formats)],
  ];
  return (
    <dl className={styles.why}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
