import { ClipboardPaste } from "lucide-react";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { zoomToBox } from "../../state/actions.ts";
import { selectFeatures } from "../../state/plan-actions.ts";
import { mostAlternatives, useImpact } from "../../state/plan-impact.ts";
import { setPanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Button } from "../../ui/button.tsx";
import { CheckBox } from "../../ui/check-box.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./expansion-list.module.css";

/** Expansions of the shown scenario: one is looked at, two or three are compared. */
export function ExpansionList() {
  const formats = useFormat();
  const { t, area } = formats;
  const proposals = useImpact((state) => state.expansions.proposals);
  const tool = usePlan((state) => state.tool);
  const selection = usePlan((state) => state.selection);
  if (proposals.length === 0 && tool !== "expansion") return null;
  const picked = selection.flatMap(({ kind, id }) => (kind === "proposals" ? [id] : []));
  return (
    <Section level={2} title={t("expansion.list")}>
      {proposals.length === 0 ? <p className={styles.note}>{t("expansion.none")}</p> : null}
      <ul className={styles.list}>
        {proposals.map((proposal) => {
          const { id, areaM2, box, action } = proposal;
          const name = nameOf(proposal, formats);
          const isPicked = picked.includes(id);
          return (
            <li key={id} className={styles.row} data-shown={isPicked || undefined}>
              {proposals.length < 2 ? null : (
                <CheckBox
                  isSelected={isPicked}
                  isDisabled={!isPicked && picked.length >= mostAlternatives}
                  onChange={() => selectFeatures([{ kind: "proposals", id }], true)}
                >
                  <span className={styles.hidden}>{t("expansion.pick", { name })}</span>
                </CheckBox>
              )}
              <button
                type="button"
                className={styles.show}
                title={t("expansion.select", { name })}
                aria-current={isPicked || undefined}
                onClick={() => {
                  selectFeatures([{ kind: "proposals", id }]);
                  zoomToBox(box);
                }}
              >
                <span className={styles.name}>
                  {action === "add" ? "+" : "−"} {name}
                </span>
                <span className={styles.aside}>{area(areaM2)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {proposals.length > 1 ? <p className={styles.note}>{t("expansion.compareHint")}</p> : null}
      <Button
        size="small"
        icon={<ClipboardPaste size={14} strokeWidth={1.9} aria-hidden="true" />}
        onPress={() => setPanels({ dialog: { kind: "coordinates", text: "" } })}
      >
        {t("expansion.paste")}
      </Button>
    </Section>
  );
}

function nameOf(
  { id, name }: { readonly id: string; readonly name: Parameters<Formats["text"]>[0] },
  { text }: Formats,
) {
  return name === null ? id : text(name);
}
