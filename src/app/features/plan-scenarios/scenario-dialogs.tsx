import { useState } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { readContext } from "../../operations/read-context.ts";
import { changeScenario } from "../../state/plan-actions.ts";
import { type PlanDialog, setPanels, usePanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { MergeBackDialog } from "./merge-back-dialog.tsx";

const close = () => setPanels({ dialog: null });

/** The dialog about scenarios that is open, if one is. */
export function ScenarioDialogs() {
  const dialog = usePanels((state) => state.dialog);
  if (dialog === null) return null;
  switch (dialog.kind) {
    case "branch":
      return <BranchDialog fromId={dialog.fromId} />;
    case "rename":
    case "note":
    case "delete":
      return <HeadDialog kind={dialog.kind} id={dialog.id} key={dialog.id} />;
    case "merge-back":
      return <MergeBackDialog id={dialog.id} />;
    default:
      return null;
  }
}

function BranchDialog({ fromId }: { readonly fromId: string | null }) {
  const { t, text } = useFormat();
  const scenarios = usePlan((state) => state.view?.scenarios) ?? [];
  const from = scenarios.find(({ id }) => id === fromId);
  const names = scenarios.map((scenario) => text(scenario.name));
  const letter = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].find(
    (one) => !names.includes(t("plan.dialog.suggestion", { letter: one })),
  );
  const [name, setName] = useState(t("plan.dialog.suggestion", { letter: letter ?? String(names.length + 1) }));
  const isTaken = names.includes(name.trim());
  const isReady = name.trim() !== "" && !isTaken;
  const create = () => {
    if (!isReady) return;
    const id = readContext().freeScenarioId();
    void changeScenario({ type: "branch", id, fromId, name: name.trim() });
    close();
  };
  return (
    <NameDialog
      title={t("plan.dialog.branch")}
      note={t("plan.dialog.branchFrom", { name: from === undefined ? t("plan.scenarios.base") : text(from.name) })}
      label={t("plan.dialog.name")}
      value={name}
      error={isTaken ? t("plan.dialog.nameTaken") : null}
      apply={t("plan.dialog.create")}
      isReady={isReady}
      onChange={setName}
      onApply={create}
    />
  );
}

type HeadKind = Extract<PlanDialog, { readonly id: string }>["kind"];

function HeadDialog({ kind, id }: { readonly kind: Exclude<HeadKind, "merge-back">; readonly id: string }) {
  const { t, text } = useFormat();
  const scenarios = usePlan((state) => state.view?.scenarios) ?? [];
  const scenario = scenarios.find((candidate) => candidate.id === id);
  const [value, setValue] = useState(kind === "note" ? (scenario?.note ?? "") : text(scenario?.name ?? null));
  if (scenario === undefined) return null;
  const name = text(scenario.name);
  if (kind === "delete") {
    return (
      <Dialog
        role="alertdialog"
        title={t("plan.dialog.deleteTitle", { name })}
        closeLabel={t("common.close")}
        isOpen
        onClose={close}
        footer={
          <>
            <Button
              kind="primary"
              onPress={() => {
                void changeScenario({ type: "delete", id });
                close();
              }}
            >
              {t("plan.dialog.delete")}
            </Button>
            <Button onPress={close}>{t("plan.dialog.cancel")}</Button>
          </>
        }
      >
        <p>{t("plan.dialog.deleteBody", { count: scenario.changeCount })}</p>
      </Dialog>
    );
  }
  const typed = value.trim();
  const isTaken = kind === "rename" && scenarios.some((other) => other.id !== id && text(other.name) === typed);
  const isReady = !isTaken && (kind === "note" || typed !== "");
  const apply = () => {
    if (!isReady) return;
    if (kind === "note") void changeScenario({ type: "note", id, note: typed === "" ? null : typed });
    else void changeScenario({ type: "rename", id, name: typed });
    close();
  };
  return (
    <NameDialog
      title={kind === "note" ? t("plan.dialog.note", { name }) : t("plan.dialog.rename")}
      note={null}
      label={t(kind === "note" ? "plan.dialog.noteField" : "plan.dialog.name")}
      value={value}
      isLong={kind === "note"}
      error={isTaken ? t("plan.dialog.nameTaken") : null}
      apply={t("plan.dialog.save")}
      isReady={isReady}
      onChange={setValue}
      onApply={apply}
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly note: string | null;
  readonly label: string;
  readonly value: string;
  readonly isLong?: boolean;
  readonly error: string | null;
  readonly apply: string;
  readonly isReady: boolean;
  readonly onChange: (value: string) => void;
  readonly onApply: () => void;
}

/** One text and one button; Enter does the same. */
function NameDialog({ title, note, apply, isReady, onApply, ...field }: NameDialogProps) {
  const { t } = useFormat();
  return (
    <Dialog
      title={title}
      closeLabel={t("common.close")}
      isOpen
      onClose={close}
      footer={
        <>
          <Button kind="primary" onPress={onApply} isDisabled={!isReady}>
            {apply}
          </Button>
          <Button onPress={close}>{t("plan.dialog.cancel")}</Button>
        </>
      }
    >
      {note === null ? null : <p>{note}</p>}
      <TextField {...field} onEnter={onApply} hasFocus />
    </Dialog>
  );
}
