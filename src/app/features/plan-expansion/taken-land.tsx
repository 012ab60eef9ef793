import surveyTable from "../../../../data/land-use/cn-survey.json";
import type { ImpactReport } from "../../../core/analysis/impact/impact-report.ts";
import { formatNumber } from "../../i18n/format-number.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { showImpactRow } from "../../state/plan-impact.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./impact-panel.module.css";

/** Rounds to nothing below this, m². */
const leastShownM2 = 0.5;
const names = new Map(surveyTable.classes.map(({ code, name }) => [code, name]));

/** Land the proposal takes, class by class of the survey; the rows add up to it. */
export function TakenLand({ report }: { readonly report: ImpactReport }) {
  const { t, area, text, word } = useFormat();
  const rows = report.taken.filter(({ areaM2 }) => areaM2 >= leastShownM2);
  const { areaM2: wholeM2 } = report.proposal;
  if (rows.length === 0) return null;
  const share = (partM2: number) => (wholeM2 > 0 ? `${formatNumber((100 * partM2) / wholeM2, 1)} %` : "");
  return (
    <Section level={2} title={t("expansion.impact.taken")} aside={t("expansion.impact.takenBy")}>
      <table className={styles.table}>
        <tbody>
          {rows.map(({ landUse, codeSystem, group, areaM2 }) => {
            const known = landUse === null ? undefined : names.get(landUse);
            const name =
              landUse === null ? t("expansion.impact.notCovered") : known === undefined ? landUse : text(known);
            return (
              <tr key={`${codeSystem} ${landUse}`}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.link}
                    title={t("expansion.impact.show", { name })}
                    onClick={() => void showImpactRow({ kind: "taken", landUse, codeSystem }, "pass")}
                  >
                    {landUse === null ? null : <span className={styles.code}>{landUse}</span>} {name}
                  </button>
                </th>
                <td className={styles.soft}>{word("legalGroup", group ?? "unknown")}</td>
                <td>{area(areaM2)}</td>
                <td className={styles.soft}>{share(areaM2)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("expansion.impact.sum")}</th>
            <td />
            <td>{area(wholeM2)}</td>
            <td>{share(wholeM2)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
