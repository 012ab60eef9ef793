import { CircleQuestionMark } from "lucide-react";
import { Suspense } from "react";
import { ParkMenu } from "../features/open-park/park-menu.tsx";
import { SearchBox } from "../features/search/search-box.tsx";
import { useT } from "../i18n/use-t.ts";
import { showDialog } from "../state/actions.ts";
import { useApp } from "../state/use-app.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { PlanChips, SearchWithCommands } from "./lazy-plan.ts";
import { PageTitle } from "./page-title.tsx";
import { LanguageMenu, ThemeMenu, UnitMenu } from "./settings-menus.tsx";
import styles from "./top-bar.module.css";
import { searchInputId } from "./use-keys.ts";
import { WorkspaceTabs } from "./workspace-tabs.tsx";

export function TopBar() {
  const { t } = useT();
  const isPlan = useApp((state) => state.session.workspace === "plan" && state.park !== null);
  return (
    <header className={styles.bar} id="region-top">
      <PageTitle />
      <ParkMenu />
      <WorkspaceTabs />
      <div className={styles.search}>
        {isPlan ? (
          <Suspense fallback={<SearchBox inputId={searchInputId} />}>
            <SearchWithCommands inputId={searchInputId} />
          </Suspense>
        ) : (
          <SearchBox inputId={searchInputId} />
        )}
      </div>
      {isPlan ? (
        <Suspense>
          <PlanChips />
        </Suspense>
      ) : null}
      <div className={styles.tools}>
        <UnitMenu />
        <LanguageMenu />
        <ThemeMenu />
        <IconButton label={t("bar.help")} shortcut="?" onPress={() => showDialog("help")}>
          <CircleQuestionMark size={20} strokeWidth={1.75} />
        </IconButton>
      </div>
    </header>
  );
}
