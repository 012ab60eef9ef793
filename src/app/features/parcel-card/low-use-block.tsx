import type { LowUseCriterion } from "../../../core/analysis/exit/exit-audit.ts";
import type { LowUseClass } from "../../../core/rules/inefficient-land.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { inSentence } from "../../i18n/in-sentence.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { inputName } from "../../marks/how/input-table.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { Section } from "../../ui/section.tsx";
import { classSourceRows, Origin } from "./origin.tsx";
import styles from "./parcel-card.module.css";

const looks = {
  inefficient: "fail",
  review: "conditional",
  none: "pass",
  unknown: "unknown",
  not_applicable: "none",
} as const satisfies Record<LowUseClass, string>;

/** Is the land used inefficiently: each criterion with value, limit and source; what raises no concern is folded. */
export function LowUseBlock({ card }: { readonly card: ParcelCard }) {
  const { t, word } = useFormat();
  const { class: found, criteria, reason } = card.audit.lowUse;
  if (found === "not_applicable") return null;
  const of = (...classes: readonly LowUseClass[]) => criteria.filter((criterion) => classes.includes(criterion.class));
  const concerns = of("inefficient", "review");
  const open = of("unknown");
  const clear = of("none");
  return (
    <Section title={t("judged.lowUse")} aside={word("lowUseClass", found)}>
      {reason === undefined ? null : <p className={styles.note}>{word("reason", reason)}</p>}
      <CriterionList criteria={concerns} />
      {open.length === 0 ? null : (
        <details className={styles.folded}>
          <summary>? {t("judged.othersOpen", { count: open.length })}</summary>
          <CriterionList criteria={open} />
        </details>
      )}
      {clear.length === 0 ? null : (
        <details className={styles.folded}>
          <summary>✓ {t("judged.othersClear", { count: clear.length })}</summary>
          <CriterionList criteria={clear} />
        </details>
      )}
      {concerns.length === 0 ? null : <p className={styles.note}>{t("card.screening")}</p>}
    </Section>
  );
}

function CriterionList({ criteria }: { readonly criteria: readonly LowUseCriterion[] }) {
  const formats = useFormat();
  return (
    <ul>
      {criteria.map((criterion) => (
        <CriterionLine key={`${criterion.key} ${criterion.subjects.join()}`} criterion={criterion} formats={formats} />
      ))}
    </ul>
  );
}

function CriterionLine({ criterion, formats }: { readonly criterion: LowUseCriterion; readonly formats: Formats }) {
  const { t, word } = formats;
  const name = word("lowUseKey", criterion.key);
  const missing = criterion.missing.map((path) => inputName({ name: path }, formats)).join(t("common.listSeparator"));
  const facts = [
    numbers(criterion, formats),
    criterion.reason === undefined ? null : word("reason", criterion.reason),
    missing === "" ? null : `${t("explain.missingWord")}: ${missing}`,
  ].filter(Boolean);
  return (
    <li className={styles.check} data-broken={criterion.class === "inefficient" || undefined}>
      <span>{name}</span>
      <span className={styles.found}>
        <VerdictSign look={looks[criterion.class]} size={14} />
        {criterion.class === "none" ? t("verdict.pass") : word("lowUseClass", criterion.class)}
      </span>
      {facts.length === 0 ? null : <small>{facts.join(" · ")}</small>}
      <Origin label={t("card.howOf", { name: inSentence(name) })} rows={classSourceRows(criterion, formats)} />
    </li>
  );
}

/** `0.62, limit ≥ 1.00`: only what is recorded. */
function numbers({ key, value, limit, unit }: LowUseCriterion, { t, measure }: Formats): string | null {
  if (key === "eliminated_industry" || key === "per_mu_class") return null;
  const write = (number: number) => (unit === "months" ? t("packs.months", { count: number }) : measure(number, unit));
  const parts = [
    value === null ? null : write(value),
    limit === null ? null : t("card.limit", { limit: `${isMinimum(key) ? "≥" : "<"} ${write(limit)}` }),
  ].filter(Boolean);
  return parts.length === 0 ? null : parts.join(t("common.listSeparator"));
}

function isMinimum(key: LowUseCriterion["key"]): boolean {
  return key === "far" || key === "building_coefficient" || key === "tax_per_mu";
}
