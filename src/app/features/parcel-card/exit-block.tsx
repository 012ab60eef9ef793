import type { ContractShortfall } from "../../../core/analysis/exit/exit-audit.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatPercent } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { inputName } from "../../marks/how/input-table.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import { classSourceRows, Origin } from "./origin.tsx";
import styles from "./parcel-card.module.css";

/** Enclosed and not built, built late, under-built: what was agreed, what there is, how late, and what the contract asks for. */
export function ExitBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const formats = useFormat();
  const { t, word, date } = formats;
  const { exit, surplus } = card.audit;
  if (exit.class === "not_applicable" && surplus.state === "not_applicable") return null;
  const name = t("judged.exit");
  return (
    <Section title={name} aside={exit.class === "not_applicable" ? undefined : word("exitClass", exit.class)}>
      <dl>
        {exit.effectiveStart === null ? null : (
          <ValueRow label={t("judged.start")}>{date(exit.effectiveStart)}</ValueRow>
        )}
        {exit.due === null ? null : (
          <ValueRow
            label={t("judged.completion")}
            end={
              exit.daysLate === null ? null : (
                <span className={exit.daysLate > 0 ? styles.late : styles.soft}>
                  {exit.daysLate > 0 ? t("judged.daysLate", { count: exit.daysLate }) : t("judged.inTime")}
                </span>
              )
            }
          >
            {date(exit.due)}
          </ValueRow>
        )}
        {surplus.state === "not_applicable" ? null : (
          <ValueRow
            label={t("judged.surplus")}
            end={<HowFigure name={t("judged.surplus")} figure={surplus} checks={[]} asOf={asOf} />}
          >
            {surplus.value === null ? <b>{t("common.unknown")}</b> : formats.area(surplus.value, "list")}
          </ValueRow>
        )}
      </dl>
      {exit.shortfalls.length > 0 ? (
        <Shortfalls shortfalls={exit.shortfalls} asOf={asOf} formats={formats} />
      ) : exit.class === "none" ? (
        <p className={styles.note}>{t("judged.atContract")}</p>
      ) : null}
      {exit.missing.length === 0 ? null : (
        <p className={styles.note}>
          {t("explain.missingWord")}:{" "}
          {exit.missing.map((missing) => inputName({ name: missing }, formats)).join(t("common.listSeparator"))}
        </p>
      )}
      {exit.flags.map((flag) => (
        <p key={flag} className={styles.note}>
          {word("flag", flag)}
        </p>
      ))}
      {exit.source === null ? null : <Origin label={t("card.howOf", { name })} rows={classSourceRows(exit, formats)} />}
      {exit.class === "none" || exit.class === "not_applicable" ? null : (
        <p className={styles.note}>{t("card.screening")}</p>
      )}
    </Section>
  );
}

interface ShortfallsProps {
  readonly shortfalls: readonly ContractShortfall[];
  readonly asOf: string;
  readonly formats: Formats;
}

/** Agreed minimums that are not reached: how far, and what the contract asks for it. */
function Shortfalls({ shortfalls, asOf, formats }: ShortfallsProps) {
  const { t, word, measure } = formats;
  return (
    <table className={styles.evidence}>
      <thead>
        <tr>
          <th scope="col">{t("judged.criterion")}</th>
          <th scope="col" className={styles.number}>
            {t("judged.actual")}
          </th>
          <th scope="col" className={styles.number}>
            {t("judged.agreed")}
          </th>
          <th scope="col" className={styles.number}>
            {t("judged.short")}
          </th>
        </tr>
      </thead>
      {shortfalls.map((shortfall) => {
        const { key, actual, agreed, unit, share, penaltyWan } = shortfall;
        const penalty = t("judged.penalty");
        return (
          <tbody key={key}>
            <tr>
              <th scope="row">{word("shortfall", key)}</th>
              <td className={`${styles.number} ${styles.bold}`}>
                {actual === null ? `? ${t("common.unknown")}` : measure(actual, unit)}
              </td>
              <td className={styles.number}>≥ {measure(agreed, unit)}</td>
              <td className={`${styles.number} ${styles.over}`}>
                {share === null ? t("common.dash") : `− ${formatPercent(share)}`}
              </td>
            </tr>
            <tr className={styles.origin}>
              <td colSpan={4}>
                <span className={styles.penalty}>
                  {penalty}:{" "}
                  {penaltyWan.value === null ? t("common.unknown") : measure(penaltyWan.value, penaltyWan.unit)}
                  <HowFigure name={penalty} figure={penaltyWan} checks={[]} asOf={asOf} />
                </span>
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}
