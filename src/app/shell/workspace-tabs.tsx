import { Button, TooltipTrigger } from "react-aria-components";
import { useT } from "../i18n/use-t.ts";
import { openWorkspace } from "../state/actions.ts";
import { openWorkspaces, type Workspace, workspaces } from "../state/session.ts";
import { useApp } from "../state/use-app.ts";
import { Tip } from "../ui/tip.tsx";
import styles from "./workspace-tabs.module.css";

const isOpen = (workspace: Workspace) => openWorkspaces.some((candidate) => candidate === workspace);

/** Places of the app. Those that are still to come stay in sight, say so, and can be reached by keyboard. */
export function WorkspaceTabs() {
  const { t } = useT();
  const current = useApp((state) => state.session.workspace);
  return (
    <nav aria-label={t("bar.workspaces")} className={styles.tabs}>
      {workspaces.map((workspace, index) => {
        const name = t(`workspace.${workspace}`);
        const later = !isOpen(workspace);
        return (
          <TooltipTrigger key={workspace} delay={later ? 100 : 700}>
            <Button
              className={styles.tab ?? ""}
              {...(workspace === current ? { "aria-current": "page" as const } : {})}
              {...(later ? { "aria-disabled": "true" as const } : {})}
              onPress={() => {
                if (!later) openWorkspace(workspace);
              }}
            >
              {name}
            </Button>
            <Tip shortcut={later ? undefined : String(index + 1)}>{later ? t("later", { name }) : name}</Tip>
          </TooltipTrigger>
        );
      })}
    </nav>
  );
}
