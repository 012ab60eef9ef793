import { ClipboardCheck, Ellipsis, Map as MapIcon, Store } from "lucide-react";
import { Button } from "react-aria-components";
import { useT } from "../i18n/use-t.ts";
import { openWorkspace } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import styles from "./phone.module.css";
import { usePhone } from "./phone-state.ts";

const tabs = [
  { key: "explore", Icon: MapIcon },
  { key: "inspect", Icon: ClipboardCheck },
  { key: "invest", Icon: Store },
] as const;

export function BottomTabs() {
  const { t } = useT();
  const workspace = useApp((state) => state.session.workspace);
  const pane = usePhone((state) => state.pane);
  const showPane = usePhone((state) => state.showPane);
  return (
    <nav className={styles.tabs} aria-label={t("bar.workspaces")}>
      {tabs.map(({ key, Icon }) => (
        <Button
          key={key}
          className={styles.tab ?? ""}
          {...(workspace === key && pane !== "more" ? { "aria-current": "page" as const } : {})}
          onPress={() => {
            openWorkspace(key);
            showPane("place");
          }}
        >
          <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
          {t(`workspace.${key}`)}
        </Button>
      ))}
      <Button
        className={styles.tab ?? ""}
        {...(pane === "more" ? { "aria-current": "page" as const } : {})}
        onPress={() => showPane(pane === "more" ? "place" : "more")}
      >
        <Ellipsis size={22} strokeWidth={1.75} aria-hidden="true" />
        {t("workspace.more")}
      </Button>
    </nav>
  );
}
