import { AlarmClock, Calendar, CalendarClock, ChevronDown, ChevronUp } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { ParcelRow } from "../../../worker/messages.ts";
import { daysBetween } from "../../i18n/format-date.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { selectParcels } from "../../state/actions.ts";
import { type DueGroups, groupByDue } from "../../state/due-dates.ts";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./due-list.module.css";

const groups = [
  { key: "overdue", Icon: AlarmClock },
  { key: "soon", Icon: CalendarClock },
  { key: "later", Icon: Calendar },
] as const;
const shownRows = 12;

/** Next dates of the idle-land clock: overdue, within 30 days, later. */
export function DueList() {
  const { t } = useFormat();
  const rows = useApp((state) => state.rows);
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const due = useMemo(() => groupByDue(rows, asOf), [rows, asOf]);
  const [open, setOpen] = useState<keyof DueGroups | null>(null);
  const isEmpty = groups.every(({ key }) => due[key].length === 0);
  return (
    <Section level={2} title={t("inspect.due")}>
      {isEmpty ? <p className={styles.none}>{t("inspect.nothingDue")}</p> : null}
      {isEmpty
        ? null
        : groups.map(({ key, Icon }) => (
            <div key={key}>
              <Button
                className={styles.group ?? ""}
                data-key={due[key].length > 0 ? key : undefined}
                aria-expanded={open === key}
                isDisabled={due[key].length === 0}
                onPress={() => setOpen(open === key ? null : key)}
              >
                <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
                <span>{t(`inspect.${key}`)}</span>
                <b>{due[key].length}</b>
                {open === key ? (
                  <ChevronUp size={14} aria-hidden="true" />
                ) : (
                  <ChevronDown size={14} aria-hidden="true" />
                )}
              </Button>
              {open === key ? <DueRows rows={due[key]} asOf={asOf} /> : null}
            </div>
          ))}
    </Section>
  );
}

function DueRows({ rows, asOf }: { readonly rows: readonly ParcelRow[]; readonly asOf: string }) {
  const { t } = useFormat();
  return (
    <ul className={styles.rows}>
      {rows.slice(0, shownRows).map((row) => {
        const days = daysBetween(asOf, row.nextDate ?? asOf);
        return (
          <li key={row.id}>
            <Button className={styles.row ?? ""} onPress={() => selectParcels([row.id])}>
              <b>{row.id}</b>
              <span>{row.nextDate}</span>
              <small>{days < 0 ? t("card.daysOver", { count: -days }) : t("card.inDays", { count: days })}</small>
            </Button>
          </li>
        );
      })}
      {rows.length > shownRows ? (
        <li className={styles.none}>{t("refusal.more", { count: rows.length - shownRows })}</li>
      ) : null}
    </ul>
  );
}
