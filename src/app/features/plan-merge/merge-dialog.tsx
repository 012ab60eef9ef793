import { useEffect, useState } from "react";
import type { Command } from "../../../core/commands/command.ts";
import { type DifferingValue, listDifferingValues } from "../../../core/commands/merge-values.ts";
import type { FeatureRef } from "../../../core/model/record-kinds.ts";
import { refusalText } from "../../i18n/refusal-text.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { setPanels, usePanels } from "../../state/plan-panels.ts";
import { findGroundNow, focusMap, runCommandNow, tryCommandNow } from "../../tools/current-session.ts";
import { findFeature } from "../../tools/edit-ground.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SelectBox } from "../../ui/select-box.tsx";
import styles from "./merge-dialog.module.css";
import { valueText } from "./value-text.ts";

/** Asks which values a merged feature keeps, before anything is merged. */
export function MergeDialog() {
  const dialog = usePanels((state) => state.dialog);
  return dialog?.kind === "merge" ? <OpenDialog refs={dialog.refs} /> : null;
}

function close(): void {
  setPanels({ dialog: null, proposed: null });
  requestAnimationFrame(focusMap);
}

/** Stands for: the sum, or all of a list. */
const together = "\n";

function OpenDialog({ refs }: { readonly refs: readonly FeatureRef[] }) {
  const formats = useFormat();
  const { t } = formats;
  const [keep, setKeep] = useState(refs[0]?.id ?? "");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const differing = listDiffering(refs);
  const values = Object.fromEntries(
    differing.flatMap(({ path, how }) => {
      const id = chosen[path] ?? (how === "choose" ? keep : together);
      return id === together ? [] : [[path, id]];
    }),
  );
  const command: Command = { type: "merge-features", refs, keep, values };
  const outcome = tryCommandNow(command);
  const refusal = outcome?.ok === false ? outcome.failure : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape depends on nothing else
  useEffect(() => {
    setPanels({ proposed: command });
    return () => setPanels({ proposed: null });
  }, [keep, refs]);
  const merge = () => {
    if (refusal !== null) return;
    close();
    runCommandNow(command);
  };
  return (
    <Dialog
      title={t("plan.merge.title", { count: refs.length })}
      closeLabel={t("common.close")}
      isOpen
      onClose={close}
      footer={
        <>
          <Button kind="primary" autoFocus onPress={merge} isDisabled={refusal !== null}>
            {t("plan.merge.apply")}
          </Button>
          <Button onPress={close}>{t("plan.dialog.cancel")}</Button>
        </>
      }
    >
      {refusal === null ? null : (
        <p className={styles.refused} role="alert">
          {t("plan.merge.cannot")} {refusalText(refusal, t)}
        </p>
      )}
      <div className={styles.keep}>
        <span>{t("plan.merge.keep")}</span>
        <SelectBox
          label={t("plan.merge.keep")}
          value={keep}
          options={refs.map(({ id }) => ({ key: id, text: id }))}
          onChange={setKeep}
        />
      </div>
      <p className={styles.note}>{t(differing.length === 0 ? "plan.merge.same" : "plan.merge.differ")}</p>
      {differing.length === 0 ? null : (
        <ValueTable
          differing={differing}
          chosen={chosen}
          keep={keep}
          formats={formats}
          onChoose={(path, id) => setChosen({ ...chosen, [path]: id })}
        />
      )}
    </Dialog>
  );
}

function listDiffering(refs: readonly FeatureRef[]): readonly DifferingValue[] {
  const ground = findGroundNow();
  const [first] = refs;
  if (ground === null || first === undefined) return [];
  return listDifferingValues(
    first.kind,
    refs.flatMap((ref) => findFeature(ground, ref) ?? []),
  );
}

interface ValueTableProps {
  readonly differing: readonly DifferingValue[];
  readonly chosen: Readonly<Record<string, string>>;
  readonly keep: string;
  readonly formats: Formats;
  readonly onChoose: (path: string, id: string) => void;
}

function ValueTable({ differing, chosen, keep, formats, onChoose }: ValueTableProps) {
  const { t, word } = formats;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("plan.merge.property")}</th>
            {differing[0]?.values.map(({ id }) => (
              <th scope="col" key={id}>
                {id}
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {differing.map(({ path, how, values }) => {
            const name = word("property", path);
            const current = chosen[path] ?? (how === "choose" ? keep : together);
            return (
              <tr key={path}>
                <th scope="row">{name}</th>
                {values.map(({ id, value }) => (
                  <Choice
                    key={id}
                    group={path}
                    label={`${t("plan.merge.take", { property: name })} ${valueText(value, formats)} (${id})`}
                    isChosen={current === id}
                    text={valueText(value, formats)}
                    onChoose={() => onChoose(path, id)}
                  />
                ))}
                {how === "choose" ? (
                  <td />
                ) : (
                  <Choice
                    group={path}
                    label={`${t("plan.merge.take", { property: name })} ${t(`plan.merge.${how}`)}`}
                    isChosen={current === together}
                    text={t(`plan.merge.${how}`)}
                    onChoose={() => onChoose(path, together)}
                  />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ChoiceProps {
  readonly group: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly text: string;
  readonly onChoose: () => void;
}

function Choice({ group, label, isChosen, text, onChoose }: ChoiceProps) {
  return (
    <td>
      <label className={styles.choice} data-chosen={isChosen || undefined}>
        <input type="radio" name={group} aria-label={label} checked={isChosen} onChange={onChoose} />
        <span>{text}</span>
      </label>
    </td>
  );
}
