import { Button } from "react-aria-components";
import { useFormat } from "../../i18n/use-format.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { statusWord } from "../../marks/status-word.ts";
import { selectParcels } from "../../state/actions.ts";
import { drawnM2, sumDrawnM2 } from "../../state/drawn-area.ts";
import { useApp } from "../../state/use-app.ts";
import { EmptyList } from "./empty-list.tsx";
import styles from "./short-list.module.css";
import { useListedRows } from "./use-listed-rows.ts";

const shownRows = 60;
const byNumber = { key: "parcel", descending: false } as const;

/** The ledger on a phone: the same filtered set, a line a parcel. */
export function ShortList() {
  const { t, area } = useFormat();
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const { filtered, listed } = useListedRows(byNumber, true);
  if (listed.length === 0) return <EmptyList isOnlyView={filtered.length > 0} />;
  return (
    <section aria-label={t("table.title")}>
      <p className={styles.sum}>
        <strong>{t("table.count", { count: listed.length })}</strong> {area(sumDrawnM2(listed, basis), "list")}
      </p>
      <ul>
        {listed.slice(0, shownRows).map((row) => (
          <li key={row.id}>
            <Button className={styles.row ?? ""} onPress={() => selectParcels([row.id])}>
              <StatusMark status={row.status} />
              <b>{row.id}</b>
              <span>{statusWord(row.status, row.tags, t)}</span>
              <em>{area(drawnM2(row, basis), "list")}</em>
            </Button>
          </li>
        ))}
      </ul>
      {listed.length > shownRows ? (
        <p className={styles.sum}>{t("refusal.more", { count: listed.length - shownRows })}</p>
      ) : null}
    </section>
  );
}
