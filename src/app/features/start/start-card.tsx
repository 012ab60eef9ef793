import { ClipboardCheck, Layers, Store, X } from "lucide-react";
import { Button } from "react-aria-components";
import { useT } from "../../i18n/use-t.ts";
import { closeStart, openWorkspace, setFilter, setNeed, updateSession } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./start-card.module.css";

/** Three things to do, one a role; blocks nothing and goes away for good. */
export function StartCard() {
  const { t } = useT();
  const isClosed = useApp((state) => state.startClosed);
  if (isClosed) return null;
  const tasks = [
    {
      key: "planner",
      Icon: Layers,
      run: () => {
        openWorkspace("explore");
        updateSession({ leftOpen: true });
      },
    },
    {
      key: "official",
      Icon: ClipboardCheck,
      run: () => {
        openWorkspace("inspect");
        setFilter({ statuses: ["idle"] });
      },
    },
    {
      key: "investor",
      Icon: Store,
      run: () => {
        openWorkspace("invest");
        setNeed({ kind: "land", minAreaM2: 30_000, maxAreaM2: null });
      },
    },
  ] as const;
  return (
    <section className={styles.card} aria-label={t("start.title")}>
      <header className={styles.head}>
        <h2>{t("start.title")}</h2>
        <IconButton size="small" label={t("start.dismiss")} onPress={() => closeStart(true)}>
          <X size={16} strokeWidth={1.9} />
        </IconButton>
      </header>
      <p className={styles.intro}>{t("start.intro")}</p>
      <ul>
        {tasks.map(({ key, Icon, run }) => (
          <li key={key}>
            <Button className={styles.task ?? ""} onPress={run}>
              <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
              <span>
                <small>{t(`start.${key}`)}</small>
                <strong>{t(`start.${key}Task`)}</strong>
                <em>{t(`start.${key}Hint`)}</em>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
