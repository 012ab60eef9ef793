import { ChevronDown, GitBranch, Lock } from "lucide-react";
import { useFormat } from "../../i18n/use-format.ts";
import { changeScenario } from "../../state/plan-actions.ts";
import { setPanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { Menu } from "../../ui/menu.tsx";
import styles from "./chips.module.css";

/** Menu keys that cannot be ids of scenarios. */
const base = " base";
const branch = " branch";

/** Which scenario is shown, and the way to the others. */
export function ScenarioChip() {
  const { t, text } = useFormat();
  const view = usePlan((state) => state.view);
  if (view === null) return null;
  const active = view.scenarios.find(({ id }) => id === view.activeId);
  const name = active === undefined ? t("plan.scenarios.base") : text(active.name);
  const Sign = active === undefined || active.isLocked ? Lock : GitBranch;
  return (
    <Menu
      label={t("plan.scenarios.choose")}
      name={t("plan.scenarios.choose")}
      triggerClass={styles.scenario}
      trigger={
        <>
          <Sign size={16} strokeWidth={1.9} aria-hidden="true" />
          <span className={styles.name}>{name}</span>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
        </>
      }
      groups={[
        {
          chosen: view.activeId ?? base,
          entries: [
            { key: base, text: t("plan.scenarios.base"), detail: t("plan.scenarios.locked") },
            ...view.scenarios.map((scenario) => ({
              key: scenario.id,
              text: text(scenario.name),
              detail: t("plan.scenarios.changes", { count: scenario.changeCount }),
            })),
          ],
        },
        { entries: [{ key: branch, text: t("plan.operation.branch"), icon: <GitBranch size={16} /> }] },
      ]}
      onAction={(key) => {
        if (key === branch) setPanels({ dialog: { kind: "branch", fromId: view.activeId } });
        else void changeScenario({ type: "show", id: key === base ? null : key });
      }}
    />
  );
}
