import { X } from "lucide-react";
import type { HistoryStep } from "../../../worker/plan/plan-messages.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { restorePlan } from "../../state/plan-actions.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./history-panel.module.css";

/** More steps than this are not listed; the latest are what one goes back to. */
const mostSteps = 200;

/** What was done in the state shown, the latest first, and the way back to each step. */
export function HistoryPanel() {
  const formats = useFormat();
  const { t } = formats;
  const isOpen = usePanels((state) => state.isHistoryOpen);
  const history = usePlan((state) => state.view?.history);
  if (!isOpen || history === undefined) return null;
  const { steps, done } = history;
  const listed = steps.map((step, at) => ({ step, at })).slice(-mostSteps);
  return (
    <Section
      title={t("plan.history.title")}
      aside={
        <IconButton size="small" label={t("common.close")} onPress={() => setPanels({ isHistoryOpen: false })}>
          <X size={16} strokeWidth={1.9} />
        </IconButton>
      }
    >
      {steps.length === 0 ? <p className={styles.soft}>{t("plan.history.none")}</p> : null}
      <ol className={styles.list} reversed>
        {listed.reverse().map(({ step, at }) => (
          <Step key={step.seq} step={step} isDone={at < done} isNow={at === done - 1} formats={formats} />
        ))}
        {steps.length === 0 ? null : (
          <li className={styles.step} data-now={done === 0 || undefined}>
            <span>{t("plan.history.begin")}</span>
            {done === 0 ? (
              <span className={styles.soft}>{t("plan.history.now")}</span>
            ) : (
              <RestoreButton seq={0} name={t("plan.history.begin")} />
            )}
          </li>
        )}
      </ol>
    </Section>
  );
}

interface StepProps {
  readonly step: HistoryStep;
  readonly isDone: boolean;
  readonly isNow: boolean;
  readonly formats: Formats;
}

function Step({ step, isDone, isNow, formats }: StepProps) {
  const { t, language } = formats;
  const name = stepWords(step, formats);
  return (
    <li className={styles.step} data-undone={!isDone || undefined} data-now={isNow || undefined}>
      <span>{name}</span>
      <time className={styles.soft} dateTime={new Date(step.atMs).toISOString()}>
        {new Date(step.atMs).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" })}
      </time>
      {isNow ? (
        <span className={styles.soft}>{t("plan.history.now")}</span>
      ) : isDone ? (
        <RestoreButton seq={step.seq} name={name} />
      ) : (
        <span className={styles.soft}>{t("plan.history.undone")}</span>
      )}
    </li>
  );
}

function RestoreButton({ seq, name }: { readonly seq: number; readonly name: string }) {
  const { t } = useFormat();
  return (
    <Button
      kind="text"
      size="small"
      aria-label={t("plan.history.restoreOf", { step: name })}
      onPress={() => void restorePlan(seq)}
    >
      {t("plan.history.restore")}
    </Button>
  );
}

/** How many names a line has room for. */
const mostNames = 2;

function stepWords({ command, refs, count }: HistoryStep, { t }: Pick<Formats, "t">): string {
  if (command === "restore") return t("plan.history.restored");
  if (command === "import" || command === "merge-scenario") return t(`plan.history.${command}`);
  const names = refs.slice(0, mostNames).map(({ id }) => id);
  const id =
    count > names.length
      ? t("plan.history.more", { names: names.join(", "), count: count - names.length })
      : names.join(", ");
  return t(`edit.done.${command}`, { id });
}
