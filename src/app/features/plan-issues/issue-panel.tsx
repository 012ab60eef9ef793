import { findBroken } from "../../../core/analysis/live/compare-checks.ts";
import type { PlanProblem } from "../../../worker/plan/plan-facts.ts";
import type { LiveFigures } from "../../../worker/plan/plan-messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./issue-panel.module.css";
import { ProblemCard } from "./problem-card.tsx";

const mostShown = 20;

/** What is broken: by the change at hand, else new in the scenario before what was there. */
export function IssuePanel() {
  const { t } = useFormat();
  const live = usePlan((state) => state.live);
  const isBase = usePlan((state) => state.view?.activeId == null);
  const hasSelection = usePlan((state) => state.selection.length > 0);
  const facts = usePanels((state) => state.facts);
  if (live !== null) return <LiveIssues live={live} />;
  if (facts === null) return null;
  const { problems, newCount, oldCount } = facts;
  const fresh = problems.filter(({ isNew }) => isNew);
  const old = problems.filter(({ isNew }) => !isNew);
  return (
    <Section
      title={t("plan.issues.title")}
      aside={
        isBase
          ? t("plan.issues.countsBase", { old: newCount + oldCount })
          : t("plan.issues.counts", { fresh: newCount, old: oldCount })
      }
    >
      {problems.length === 0 ? <p className={styles.soft}>{t("plan.issues.none")}</p> : null}
      {fresh.length === 0 ? null : <h4 className={styles.head}>{t("plan.issues.fresh")}</h4>}
      <Problems problems={fresh} />
      {old.length === 0 ? null : (
        <details className={styles.old} open={fresh.length === 0 && hasSelection}>
          <summary className={styles.head}>{t("plan.issues.old")}</summary>
          <Problems problems={old} />
        </details>
      )}
    </Section>
  );
}

function Problems({ problems }: { readonly problems: readonly PlanProblem[] }) {
  const { t } = useFormat();
  const more = problems.length - mostShown;
  return (
    <ul className={styles.list}>
      {problems.slice(0, mostShown).map((problem) => (
        <ProblemCard key={keyOf(problem)} problem={problem} />
      ))}
      {more > 0 ? <li className={styles.soft}>{t("plan.issues.more", { count: more })}</li> : null}
    </ul>
  );
}

function keyOf(problem: PlanProblem): string {
  if (problem.kind === "issue") return problem.issue.message;
  // A parcel may miss the same limit of several papers.
  const { rule, key, ruleSet, op, limit, source, article } = problem.check;
  return [problem.parcelId, rule, key, ruleSet, op, limit, source, article].join(" ");
}

/** What the hand's change breaks and mends. */
function LiveIssues({ live }: { readonly live: LiveFigures }) {
  const { t } = useFormat();
  const proposed = usePanels((state) => state.proposed);
  const before = new Map(live.before.map((audit) => [audit.id, audit.checks]));
  const checks = live.parcels.flatMap(({ id, checks: now }) =>
    findBroken(before.get(id) ?? [], now).map((found): PlanProblem => ({ kind: "check", parcelId: id, ...found })),
  );
  // What has no place is told by the checks already.
  const issues = live.issues
    .filter(({ place }) => place !== null)
    .map(({ issue, isNew }): PlanProblem => ({ kind: "issue", issue, isNew }));
  const isPlaced = (problem: PlanProblem) => problem.kind === "check" && problem.check.place !== undefined;
  const problems = [...checks.filter(isPlaced), ...issues, ...checks.filter((check) => !isPlaced(check))].filter(
    ({ isNew }) => isNew,
  );
  return (
    <Section title={t("plan.issues.title")} aside={t("plan.issues.appears")}>
      {problems.length === 0 ? <p className={styles.soft}>{t("plan.issues.none")}</p> : null}
      <Problems problems={problems} />
      {live.vanished.length === 0 ? null : (
        <p className={styles.good}>✓ {t("plan.issues.vanish", { count: live.vanished.length })}</p>
      )}
      {proposed === null ? null : <p className={styles.soft}>{t("plan.issues.preview")}</p>}
    </Section>
  );
}
