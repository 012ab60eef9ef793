import type { EnterpriseAudit } from "../../../core/analysis/enterprises/enterprise-audit.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { HowFigure } from "../../marks/how/how-figure.tsx";
import { inputName } from "../../marks/how/input-table.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section, ValueRow } from "../../ui/section.tsx";
import { classSourceRows, Origin } from "./origin.tsx";
import styles from "./parcel-card.module.css";

/** Each firm of the parcel: land used, tax on it, per-mu class, and whether it looks like a zombie enterprise. */
export function FirmBlock({ card, asOf }: { readonly card: ParcelCard; readonly asOf: string }) {
  const formats = useFormat();
  const { t, text } = formats;
  if (card.firms.length === 0) return null;
  return (
    <Section title={t("judged.firms")} aside={card.firms.length}>
      {card.firms.map((firm) => {
        const record = card.enterprises.find(({ id }) => id === firm.id);
        return <FirmLines key={firm.id} firm={firm} name={text(record?.name ?? null) || firm.id} asOf={asOf} />;
      })}
    </Section>
  );
}

interface FirmLinesProps {
  readonly firm: EnterpriseAudit;
  readonly name: string;
  readonly asOf: string;
}

function FirmLines({ firm, name, asOf }: FirmLinesProps) {
  const formats = useFormat();
  const { t, word } = formats;
  const { perMu, zombie } = firm;
  const figures = [
    [t("judged.landUsed"), firm.landMu],
    [word("indicator", "tax_per_mu"), firm.figures.tax_per_mu],
    [word("indicator", "per_mu_score"), perMu.score],
  ] as const;
  return (
    <div className={styles.firm}>
      <h4>{name}</h4>
      <dl>
        {figures.map(([label, figure]) => (
          <ValueRow
            key={label}
            label={label}
            end={<HowFigure name={`${name}: ${label}`} figure={figure} checks={[]} asOf={asOf} />}
          >
            {figure.value === null ? <b>{t("common.unknown")}</b> : formats.measure(figure.value, figure.unit)}
            {label === figures[2][0] && perMu.rank !== null && perMu.of !== null ? (
              <span className={styles.soft}>
                {" "}
                {t("judged.rank", { rank: formatNumber(perMu.rank, 0), of: formatNumber(perMu.of, 0) })}
              </span>
            ) : null}
          </ValueRow>
        ))}
        <ValueRow label={t("judged.perMu")}>
          <ClassWords firm={firm} formats={formats} />
        </ValueRow>
        <ValueRow
          label={t("judged.zombie")}
          end={
            <VerdictSign
              look={zombie.class === "suspected_zombie" ? "conditional" : zombie.class === "none" ? "pass" : "unknown"}
              size={14}
            />
          }
        >
          {word("zombieClass", zombie.class)}
        </ValueRow>
      </dl>
      {zombie.signals.length === 0 ? null : (
        <ul className={styles.tags}>
          {zombie.signals.map((signal) => (
            <li key={signal}>{word("zombieSignal", signal)}</li>
          ))}
        </ul>
      )}
      {zombie.missing.length === 0 ? null : (
        <p className={styles.note}>
          {t("explain.missingWord")}:{" "}
          {zombie.missing.map((path) => inputName({ name: path }, formats)).join(t("common.listSeparator"))}
        </p>
      )}
      <Origin
        label={t("card.howOf", { name: `${name}: ${t("judged.perMu")}` })}
        rows={classSourceRows(perMu.provenance, formats)}
      />
    </div>
  );
}

/** The class somebody published goes before the one worked out here; each says which it is. */
function ClassWords({ firm, formats }: { readonly firm: EnterpriseAudit; readonly formats: Formats }) {
  const { t, word } = formats;
  const { recorded, recordedYear, class: computed, year, reasons } = firm.perMu;
  const parts = [
    recorded === null
      ? null
      : `${word("perMuClass", recorded)} ${recordedYear === null ? "" : t("judged.published", { year: recordedYear })}`,
    `${word("perMuClass", computed)} ${t("judged.computed", { year })}`,
  ].filter(Boolean);
  return (
    <>
      {parts.join(" · ")}
      {reasons.length === 0 ? null : (
        <small className={styles.reasons}>
          {reasons.map((reason) => word("reason", reason)).join(t("common.listSeparator"))}
        </small>
      )}
    </>
  );
}
