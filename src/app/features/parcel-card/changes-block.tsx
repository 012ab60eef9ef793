import { addDays } from "../../../core/model/calendar.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { daysBetween } from "../../i18n/format-date.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { changeFromWords, changeWords } from "../../marks/change-words.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

/** What is listed openly, days; the end of a term in forty years is folded. */
const aheadDays = 730;

/** What changes about the parcel by itself if nothing is recorded: the day, what it was and what it becomes. */
export function ChangesBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const { t } = useFormat();
  const { changes } = card.audit;
  if (changes.length === 0) return null;
  const last = addDays(asOf, aheadDays);
  const near = changes.filter(({ on }) => on <= last);
  const later = changes.filter(({ on }) => on > last);
  return (
    <Section title={t("judged.changes")}>
      {near.length === 0 ? <p className={styles.soft}>{t("judged.noChanges")}</p> : null}
      <ChangeList changes={near} asOf={asOf} />
      {later.length === 0 ? null : (
        <details className={styles.folded}>
          <summary>{t("judged.laterChanges", { count: later.length })}</summary>
          <ChangeList changes={later} asOf={asOf} />
        </details>
      )}
    </Section>
  );
}

function ChangeList({ changes, asOf }: { readonly changes: ParcelCard["audit"]["changes"]; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word, date } = formats;
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={`${change.on} ${change.about} ${change.to}`}>
          <b>{date(change.on)}</b> <span>{t("card.inDays", { count: daysBetween(asOf, change.on) })}</span>
          <p>
            {word("changeTopic", change.about)}: {changeFromWords(change, formats)} →{" "}
            <b>{changeWords(change, formats)}</b>
            {change.measure === undefined || change.from === change.to ? null : (
              <small>{word("idleMeasure", change.measure)}</small>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
