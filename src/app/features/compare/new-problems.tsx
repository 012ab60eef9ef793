import type { PlanProblem } from "../../../worker/plan/plan-facts.ts";
import { checkName, verdictWord } from "../../i18n/format-check.ts";
import { formatIssue } from "../../i18n/issue-sentences.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { createIssueOfCheck } from "../../marks/show-check.ts";
import { showIssue } from "../../state/actions.ts";
import type { FoundComparison } from "../../state/compare-store.ts";
import { Button } from "../../ui/button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./compare.module.css";

const mostShown = 12;

interface NewProblemsProps {
  readonly found: FoundComparison;
  readonly names: readonly [a: string, b: string];
}

/** What is wrong in the second state and was not in the first. */
export function NewProblems({ found, names: [other, name] }: NewProblemsProps) {
  const formats = useFormat();
  const { t } = formats;
  const { problems, problemCount } = found.comparison;
  const more = problemCount - Math.min(problems.length, mostShown);
  return (
    <Section title={t("compare.problems", { name })}>
      {problemCount === 0 ? <p className={styles.soft}>{t("compare.noProblems", { name, other })}</p> : null}
      <ul className={styles.problems}>
        {problems.slice(0, mostShown).map((problem) => {
          const [sign, subject, text] = wordsOf(problem, formats);
          return (
            <li key={`${subject} ${text}`} data-sign={sign}>
              <b aria-hidden="true">{sign}</b>
              <span>
                {subject === "" ? null : <strong>{subject} </strong>}
                {text}
              </span>
              <Button
                kind="text"
                size="small"
                aria-label={`${t("compare.show")}: ${subject} ${text}`}
                onPress={() => showIssue(problem.kind === "issue" ? problem.issue : createIssueOfCheck(problem.check))}
              >
                {t("compare.show")}
              </Button>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className={styles.soft}>{t("compare.more", { count: more })}</p> : null}
    </Section>
  );
}

function wordsOf(problem: PlanProblem, formats: Formats): readonly [sign: string, subject: string, text: string] {
  if (problem.kind === "issue") {
    const { issue } = problem;
    return [issue.severity === "error" ? "✕" : "!", "", formatIssue(issue, formats.language, formats.word)];
  }
  return ["✕", problem.parcelId, `${checkName(problem.check, formats)}: ${verdictWord(problem.check, formats)}`];
}
