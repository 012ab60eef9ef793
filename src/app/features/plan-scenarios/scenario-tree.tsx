import { Ellipsis, GitBranch, Lock, Plus } from "lucide-react";
import { Button } from "react-aria-components";
import type { ScenarioSummary } from "../../../worker/plan/plan-messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { getOperation } from "../../operations/all-operations.ts";
import { useOperationContext } from "../../operations/read-context.ts";
import { runOperation } from "../../operations/run-operation.ts";
import { changeScenario } from "../../state/plan-actions.ts";
import { setPanels } from "../../state/plan-panels.ts";
import { usePlan } from "../../state/use-plan.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Section } from "../../ui/section.tsx";
import styles from "./scenario-tree.module.css";

const branch = getOperation("scenario.branch");

/** The current state, locked, and the plans that branch from it; the one shown is edited. */
export function ScenarioTree() {
  const { t } = useFormat();
  const view = usePlan((state) => state.view);
  const context = useOperationContext();
  const reason = branch.disabledReason(context);
  const activeId = view?.activeId ?? null;
  return (
    <Section
      level={2}
      title={t("plan.scenarios.title")}
      aside={
        <IconButton
          label={reason === null ? t("plan.scenarios.branch") : t(`edit.reason.${reason}`)}
          size="small"
          isDisabled={reason !== null}
          onPress={() => runOperation(branch)}
        >
          <Plus size={18} strokeWidth={1.75} />
        </IconButton>
      }
    >
      <ul className={styles.tree}>
        <li>
          <div className={styles.row} data-shown={activeId === null || undefined}>
            <Button
              className={styles.show ?? ""}
              {...(activeId === null ? { "aria-current": "true" as const } : {})}
              onPress={() => {
                if (activeId !== null) void changeScenario({ type: "show", id: null });
              }}
            >
              <Lock size={15} strokeWidth={1.9} aria-hidden="true" />
              <span className={styles.name}>{t("plan.scenarios.base")}</span>
              <span className={styles.aside}>{t("plan.scenarios.locked")}</span>
            </Button>
          </div>
        </li>
        <Branches of={null} scenarios={view?.scenarios ?? []} activeId={activeId} />
      </ul>
      {activeId === null ? <p className={styles.hint}>{t("plan.scenarios.baseHint")}</p> : null}
    </Section>
  );
}

interface BranchesProps {
  readonly of: string | null;
  readonly scenarios: readonly ScenarioSummary[];
  readonly activeId: string | null;
}

/** Scenarios branched from one, each with its own below it. */
function Branches({ of, scenarios, activeId }: BranchesProps) {
  return scenarios
    .filter(({ parentId }) => parentId === of)
    .map((scenario) => (
      <li key={scenario.id}>
        <ScenarioRow scenario={scenario} isShown={scenario.id === activeId} />
        {scenarios.some(({ parentId }) => parentId === scenario.id) ? (
          <ul className={styles.children}>
            <Branches of={scenario.id} scenarios={scenarios} activeId={activeId} />
          </ul>
        ) : null}
      </li>
    ));
}

function ScenarioRow({ scenario, isShown }: { readonly scenario: ScenarioSummary; readonly isShown: boolean }) {
  const { t, text } = useFormat();
  const { id, isLocked, note, changeCount } = scenario;
  const name = text(scenario.name);
  const Sign = isLocked ? Lock : GitBranch;
  return (
    <>
      <div className={styles.row} data-shown={isShown || undefined}>
        <Button
          className={styles.show ?? ""}
          {...(isShown ? { "aria-current": "true" as const } : {})}
          onPress={() => {
            if (!isShown) void changeScenario({ type: "show", id });
          }}
        >
          <Sign size={15} strokeWidth={1.9} aria-hidden="true" />
          <span className={styles.name}>{name}</span>
          <span className={styles.aside}>
            {isLocked ? `${t("plan.scenarios.locked")} · ` : ""}
            {t("plan.scenarios.changes", { count: changeCount })}
          </span>
        </Button>
        <RowMenu scenario={scenario} name={name} />
      </div>
      {note === null || note === "" ? null : <p className={styles.note}>{note}</p>}
    </>
  );
}

function RowMenu({ scenario: { id, isLocked }, name }: { readonly scenario: ScenarioSummary; readonly name: string }) {
  const { t } = useFormat();
  const isFollowing = usePlan((state) => state.view?.saved.kind === "following");
  const reason = isFollowing ? "following" : isLocked ? "scenario-locked" : null;
  const entry = (
    key: "branch" | "rename" | "note" | "lock" | "unlock" | "merge-back" | "delete-scenario",
    stops: boolean,
  ) => ({
    key,
    text: t(`plan.operation.${key}`),
    ...(stops && reason !== null ? { isDisabled: true, detail: t(`edit.reason.${reason}`) } : {}),
  });
  const act = (key: string) => {
    if (key === "branch") setPanels({ dialog: { kind: "branch", fromId: id } });
    else if (key === "lock" || key === "unlock") void changeScenario({ type: "lock", id, isLocked: key === "lock" });
    else if (key === "delete-scenario") setPanels({ dialog: { kind: "delete", id } });
    else if (key === "rename" || key === "note" || key === "merge-back") setPanels({ dialog: { kind: key, id } });
  };
  return (
    <Menu
      label={t("plan.scenarios.more", { name })}
      name={t("plan.scenarios.more", { name })}
      triggerClass={styles.more}
      trigger={<Ellipsis size={16} strokeWidth={1.9} aria-hidden="true" />}
      groups={[
        { entries: [entry("branch", isFollowing)] },
        { entries: [entry("rename", true), entry("note", true), entry(isLocked ? "unlock" : "lock", isFollowing)] },
        { entries: [entry("merge-back", isFollowing), entry("delete-scenario", true)] },
      ]}
      onAction={act}
    />
  );
}
