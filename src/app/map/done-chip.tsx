import { useEffect } from "react";
import { formatNumber, formatSigned } from "../i18n/format-number.ts";
import type { Translate } from "../i18n/messages.ts";
import { refusalText } from "../i18n/refusal-text.ts";
import { useT } from "../i18n/use-t.ts";
import { dismissDone, dismissFailure, undoPlan } from "../state/plan-actions.ts";
import type { DoneNotice, PlanFailure } from "../state/plan-store.ts";
import { usePlan } from "../state/use-plan.ts";
import styles from "./edit-overlay.module.css";

/** ux §4: how long the chip after a change stays. */
const shownMs = 8_000;

/** What was done last, with its Undo; or why something was not done. */
export function DoneChip() {
  const { t } = useT();
  const done = usePlan((state) => state.done);
  const failure = usePlan((state) => state.failure);
  useEffect(() => {
    if (done === null && failure === null) return;
    const timer = setTimeout(() => {
      dismissDone();
      dismissFailure();
    }, shownMs);
    return () => clearTimeout(timer);
  }, [done, failure]);
  if (failure !== null) {
    return (
      <div className={styles.chip} data-tone="over" role="alert">
        {failureText(failure, t)}
      </div>
    );
  }
  if (done === null) return null;
  return (
    <div className={styles.chip} role="status" data-testid="done-chip">
      <span>{doneText(done, t)}</span>
      <button type="button" onClick={() => void undoPlan()}>
        {t("edit.done.undo")}
      </button>
    </div>
  );
}

function failureText(failure: PlanFailure, t: Translate): string {
  return failure.kind === "refused" ? refusalText(failure.refusal, t) : t(`edit.refusal.${failure.kind}`);
}

/** How many names the chip has room for. */
const mostNames = 3;

/** Less than this is no change of area worth a word, m². */
const leastChangeM2 = 0.05;

function doneText({ command, movedM, changeM2, refs }: DoneNotice, t: Translate): string {
  const names = refs.slice(0, mostNames).map(({ id }) => id);
  const id = refs.length > mostNames ? `${names.join(", ")} …` : names.join(", ");
  const what = t(`edit.done.${command.type}`, { id });
  const moved = movedM === null ? what : t("edit.done.by", { what, length: `${formatNumber(movedM, 1)} m` });
  if (changeM2 === null || Math.abs(changeM2) < leastChangeM2) return moved;
  return `${moved} · ${formatSigned(changeM2, Math.abs(changeM2) < 10 ? 1 : 0)} m²`;
}
