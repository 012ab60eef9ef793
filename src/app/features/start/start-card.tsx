import { ClipboardCheck, Layers, Store, X } from "lucide-react";
import { Button } from "react-aria-components";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { closeStart, openWorkspace, setFilter, setNeed, updateSession } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./start-card.module.css";

/** Three things to do, one a role; blocks nothing and goes away for good. */
export function StartCard() {
  const { t, date } = useFormat();
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const files = useApp((state) => state.parkFiles);
  const count = useApp((state) => state.rows.length);
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
      <p className={styles.intro}>
        {files.length === 0
          ? t("start.intro")
          : t("start.introOwn", {
              files: listFiles(files, (more) => t("refusal.more", { count: more })),
              count,
              parcels: formatNumber(count, 0),
              date: date(asOf),
            })}
      </p>
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

/** The first names of a list of files; the others as a number. */
function listFiles(files: readonly string[], more: (count: number) => string): string {
  const shown = files.length > 3 ? [...files.slice(0, 2), more(files.length - 2)] : files;
  return shown.join(", ");
}
