import type { IdleTest } from "../../../core/rules/idle-land.ts";
import type { ParcelCard } from "../../../worker/messages.ts";
import { opSign } from "../../i18n/format-figure.ts";
import { formatSigned } from "../../i18n/format-number.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { inputName } from "../../marks/how/input-table.tsx";
import { statusWord } from "../../marks/status-word.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./parcel-card.module.css";

/** Why a parcel has its status: the tests of the idle-land rule with value, limit, gap, source and date. */
export function StatusBlock({ card }: { readonly card: ParcelCard }) {
  const formats = useFormat();
  const { t, word, date } = formats;
  const { idle, status, tags } = card.audit;
  const isJudged = idle.tests.length > 0;
  return (
    <Section
      title={t("card.status")}
      aside={
        <>
          {statusWord(status, tags, t)}
          {idle.since === null ? "" : ` ${t("card.since", { date: date(idle.since) })}`}
        </>
      }
    >
      {tags.length === 0 ? null : (
        <ul className={styles.tags}>
          {tags.map((tag) => (
            <li key={tag}>{word("tag", tag)}</li>
          ))}
        </ul>
      )}
      {isJudged ? (
        // Nobody asks why land that is in use is not idle: the tests are there, folded.
        idle.class === "not_idle" ? (
          <details className={styles.folded}>
            <summary>
              ✓ {word("changeTopic", "idle")}: {word("idleClass", idle.class)}
            </summary>
            <Evidence tests={idle.tests} formats={formats} />
          </details>
        ) : (
          <Evidence tests={idle.tests} formats={formats} />
        )
      ) : (
        <p className={styles.soft}>{t("card.notJudged")}</p>
      )}
      {idle.measure === null ? null : (
        <p className={styles.note}>
          {t("card.measure")}: {word("idleMeasure", idle.measure)}
        </p>
      )}
      {idle.flags.map((flag) => (
        <p key={flag} className={styles.note}>
          {word("flag", flag)}
        </p>
      ))}
      {isJudged ? <p className={styles.note}>{t("card.screening")}</p> : null}
    </Section>
  );
}

function Evidence({ tests, formats }: { readonly tests: readonly IdleTest[]; readonly formats: Formats }) {
  const { t, word } = formats;
  return (
    <table className={styles.evidence}>
      <thead>
        <tr>
          <th scope="col">{t("card.test")}</th>
          <th scope="col" className={styles.number}>
            {t("card.value")}
          </th>
          <th scope="col" className={styles.number}>
            {t("explain.limit")}
          </th>
          <th scope="col" className={styles.number}>
            {t("card.gap")}
          </th>
        </tr>
      </thead>
      {tests.map((test) => (
        <tbody key={test.key}>
          <tr>
            <th scope="row">{word("idleTest", test.key)}</th>
            <td className={`${styles.number} ${styles.bold}`}>{testValue(test, formats)}</td>
            <td className={styles.number}>{testLimit(test, formats)}</td>
            <td className={`${styles.number} ${test.met === true ? styles.over : ""}`}>{testGap(test, formats)}</td>
          </tr>
          <tr className={styles.origin}>
            <td colSpan={4}>
              {test.value === null && test.missing.length > 0 ? (
                <Action missing={test.missing} formats={formats} />
              ) : (
                [
                  inputName({ name: test.source }, formats),
                  test.clause === null ? null : clauseWords(test.clause, formats),
                  test.date,
                ]
                  .filter(Boolean)
                  .join(" · ")
              )}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** What is not recorded, and who could say. */
function Action({ missing, formats }: { readonly missing: readonly string[]; readonly formats: Formats }) {
  const { t, word } = formats;
  const first = missing[0] ?? "";
  const known = word("missingAction", first);
  const action = known === first.replaceAll("_", " ") ? t("missingAction.other") : known;
  return (
    <>
      {missing.map((name) => inputName({ name }, formats)).join(t("common.listSeparator"))}
      <span className={styles.action}>→ {action}</span>
    </>
  );
}

function testValue({ value, unit }: IdleTest, formats: Formats): string {
  const { t, measure } = formats;
  if (value === null) return `? ${t("common.unknown")}`;
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "string") return value;
  return measure(value, unit === "date" || unit === "none" ? null : unit);
}

function testLimit({ limit, op, unit }: IdleTest, formats: Formats): string {
  if (limit === null) return formats.t("common.dash");
  const text =
    typeof limit === "string" ? limit : formats.measure(limit, unit === "date" || unit === "none" ? null : unit);
  return `${opSign(op)} ${text}`.trim();
}

/** How far the value is from its limit; where there is no distance, which way the test speaks. */
function testGap({ value, limit, unit, met }: IdleTest, { t }: Formats): string {
  const sign = met === true ? "✕ " : "";
  if (typeof value !== "number" || typeof limit !== "number")
    return met === true ? t("card.speaksFor") : t("common.dash");
  const gap = value - limit;
  return unit === "fraction" ? `${sign}${formatSigned(gap * 100, 1)} %` : `${sign}${formatSigned(gap, 0)}`;
}

/** `… art. 5-9`: the word for the article in the language shown. */
function clauseWords(clause: string, { t }: Formats): string {
  return clause.replace(/\bart\. ([\d()-]+)/, (_, article: string) => t("explain.article", { article }));
}
