import { CalendarClock } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { type DueChange, findDueWithin } from "../../../core/analysis/due-changes.ts";
import { daysBetween } from "../../i18n/format-date.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { changeFromWords, changeWords } from "../../marks/change-words.ts";
import { selectParcels } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./due-list.module.css";

const spans = ["30", "90", "365"] as const;
type Span = (typeof spans)[number];
/** What is shown before somebody asks for all. */
const shownRows = 6;

/** What changes by itself soon, by day: the parcel, from what to what; a click selects it. */
export function DueList() {
  const { t } = useFormat();
  const rows = useApp((state) => state.rows);
  const asOf = useApp((state) => state.park?.asOf ?? "");
  const [span, setSpan] = useState<Span>("90");
  const [isAll, setAll] = useState(false);
  const days = Number(span);
  const due = useMemo(() => (asOf === "" ? [] : findDueWithin(rows, asOf, days)), [rows, asOf, days]);
  const shown = isAll ? due : due.slice(0, shownRows);
  return (
    <Section
      level={2}
      title={
        <>
          {t("due.title", { count: days })} <span className={styles.count}>{due.length}</span>
        </>
      }
      aside={
        <span className={styles.spans}>
          <Segmented
            label={t("due.span")}
            value={span}
            options={spans.map((key) => ({ key, text: key, name: t("due.days", { count: Number(key) }) }))}
            onChange={setSpan}
          />
        </span>
      }
    >
      {due.length === 0 ? <p className={styles.none}>{t("due.none", { count: days })}</p> : null}
      <ul className={styles.rows} data-testid="due-list">
        {shown.map((change) => (
          <li key={`${change.parcelId} ${change.on} ${change.about}`}>
            <DueRow change={change} asOf={asOf} />
          </li>
        ))}
      </ul>
      {due.length > shown.length ? (
        <Button className={styles.more ?? ""} onPress={() => setAll(true)}>
          {t("due.more", { count: due.length })}
        </Button>
      ) : null}
    </Section>
  );
}

function DueRow({ change, asOf }: { readonly change: DueChange; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word } = formats;
  const isSelected = useApp((state) => state.session.selection[0] === change.parcelId);
  const isSame = change.from === change.to;
  return (
    <Button
      className={styles.row ?? ""}
      data-selected={isSelected || undefined}
      onPress={() => selectParcels([change.parcelId])}
    >
      <CalendarClock size={16} strokeWidth={1.75} aria-hidden="true" />
      <b>{change.parcelId}</b>
      <span>{change.on}</span>
      <small>{t("card.inDays", { count: daysBetween(asOf, change.on) })}</small>
      <em>
        {word("changeTopic", change.about)}: {isSame ? "" : `${changeFromWords(change, formats)} → `}
        {changeWords(change, formats)}
      </em>
    </Button>
  );
}
