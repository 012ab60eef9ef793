import { useState } from "react";
import type { ChangeConflict } from "../../../core/history/apply-changes.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { addToast } from "../../state/actions.ts";
import { changeScenario, dismissFailure } from "../../state/plan-actions.ts";
import { setPanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./merge-back-dialog.module.css";

type Choice = "mine" | "theirs";

const keyOf = ({ layer, id }: ChangeConflict) => `${layer}/${id}`;

/** Lays a scenario over the current state; what has moved on there since is asked about one by one. */
export function MergeBackDialog({ id }: { readonly id: string }) {
  const formats = useFormat();
  const { t, text } = formats;
  const scenario = usePlan((state) => state.view?.scenarios.find((candidate) => candidate.id === id));
  const [conflicts, setConflicts] = useState<readonly ChangeConflict[]>([]);
  const [choose, setChoose] = useState<Readonly<Record<string, Choice>>>({});
  if (scenario === undefined) return null;
  const name = text(scenario.name);
  const isReady = conflicts.every((conflict) => choose[keyOf(conflict)] !== undefined);
  const close = () => setPanels({ dialog: null });
  const merge = async () => {
    const outcome = await changeScenario({ type: "merge", id, choose });
    if (outcome?.kind === "conflict") {
      dismissFailure();
      setConflicts([
        ...conflicts,
        ...outcome.conflicts.filter((one) => !conflicts.some((old) => keyOf(old) === keyOf(one))),
      ]);
      return;
    }
    close();
    if (outcome?.kind === "done") addToast({ kind: "good", key: "plan.mergeBack.done", params: { name } });
  };
  return (
    <Dialog
      title={t("plan.mergeBack.title", { name })}
      closeLabel={t("common.close")}
      isOpen
      onClose={close}
      footer={
        <>
          <Button kind="primary" isDisabled={!isReady} onPress={() => void merge()}>
            {t("plan.mergeBack.merge")}
          </Button>
          <Button onPress={close}>{t("plan.dialog.cancel")}</Button>
        </>
      }
    >
      <p>{t("plan.mergeBack.body", { count: scenario.changeCount })}</p>
      {conflicts.length === 0 ? null : (
        <Conflicts
          conflicts={conflicts}
          choose={choose}
          onChoose={(key, choice) => setChoose({ ...choose, [key]: choice })}
          formats={formats}
        />
      )}
    </Dialog>
  );
}

interface ConflictsProps {
  readonly conflicts: readonly ChangeConflict[];
  readonly choose: Readonly<Record<string, Choice>>;
  readonly onChoose: (key: string, choice: Choice) => void;
  readonly formats: Formats;
}

function Conflicts({ conflicts, choose, onChoose, formats }: ConflictsProps) {
  const { t, word } = formats;
  return (
    <>
      <p className={styles.count} role="status">
        {t("plan.mergeBack.conflicts", { count: conflicts.length })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("plan.mergeBack.feature")}</th>
            <th scope="col">{t("plan.mergeBack.why")}</th>
            <th scope="col">{t("plan.mergeBack.whose")}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => {
            const key = keyOf(conflict);
            return (
              <tr key={key}>
                <th scope="row">
                  {conflict.id} <small>{word("layer", conflict.layer)}</small>
                </th>
                <td>{whyWords(conflict, formats)}</td>
                <td>
                  <Segmented<Choice | "">
                    label={`${t("plan.mergeBack.whose")}: ${conflict.id}`}
                    value={choose[key] ?? ""}
                    options={[
                      { key: "mine", text: t("plan.mergeBack.mine") },
                      { key: "theirs", text: t("plan.mergeBack.theirs") },
                    ]}
                    onChange={(choice) => {
                      if (choice !== "") onChoose(key, choice);
                    }}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function whyWords({ reason, property }: ChangeConflict, { t, word }: Formats): string {
  if (reason !== "differs") return t(`plan.mergeBack.${reason}`);
  return property === null || property.startsWith("geometry") ? t("plan.corners.shape") : word("property", property);
}
