import type { ImpactReport, StockKind } from "../../../core/analysis/impact/impact-report.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { showImpactRow } from "../../state/plan-impact.ts";
import { Section } from "../../ui/section.tsx";
import styles from "./impact-panel.module.css";
import { figureWords } from "./line-words.ts";

const kinds: readonly StockKind[] = ["idle", "surplus", "reserve"];

/** Do you need it? Demand that is signed against what the present park still holds; each kind of stock shows its parcels. */
export function ImpactLedger({ report }: { readonly report: ImpactReport }) {
  const formats = useFormat();
  const { t } = formats;
  const { figures, stock, demand } = report.ledger;
  return (
    <Section level={2} title={t("expansion.impact.need")} aside={t("expansion.impact.ownFirst")}>
      <div className={styles.tiles}>
        <Tile label={t("expansion.impact.netNeed")} value={figureWords(figures.netNeed, formats)} />
        <Tile label={t("expansion.impact.excess")} value={figureWords(figures.excess, formats)} />
      </div>
      <table className={styles.table}>
        <tbody>
          <tr>
            <th scope="row">{t("expansion.impact.demand")}</th>
            <td className={styles.soft}>{demand.length}</td>
            <td>{figureWords(figures.demand, formats)}</td>
          </tr>
          {kinds.map((kind) => {
            const name = t(`expansion.impact.${kind}`);
            const count = stock.filter((entry) => entry.kind === kind).length;
            return (
              <tr key={kind}>
                <th scope="row">
                  {count === 0 ? (
                    name
                  ) : (
                    <button
                      type="button"
                      className={styles.link}
                      title={t("expansion.impact.show", { name })}
                      onClick={() => void showImpactRow({ kind: "stock", stock: kind }, "pass")}
                    >
                      {name}
                    </button>
                  )}
                </th>
                <td className={styles.soft}>{t("expansion.impact.parcels", { count })}</td>
                <td>{figureWords(figures[kind], formats)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Tile({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <p className={styles.tile}>
      <span>{label}</span>
      <b>{value}</b>
    </p>
  );
}
