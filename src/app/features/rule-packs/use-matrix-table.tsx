import { compareIds } from "../../../core/model/ids.ts";
import type { UseMatrix } from "../../../core/model/rule-pack.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { readSource } from "./pack-settings.ts";
import styles from "./rule-packs.module.css";
import { SourceCell } from "./source-cell.tsx";

const looks = { P: "pass", C: "conditional", X: "fail" } as const;

/** Which use is permitted in which class: mark and letter in every cell, so that it reads without colour. */
export function UseMatrixTable({ matrix }: { readonly matrix: UseMatrix }) {
  const { t, word } = useFormat();
  const uses = [...new Set(Object.values(matrix.rows).flatMap((row) => Object.keys(row)))];
  // Codes that look like numbers come first in an object, whatever order the pack has.
  const codes = Object.keys(matrix.rows).sort(compareIds);
  const source = readSource(matrix);
  return (
    <>
      <p className={styles.legend}>
        {(["P", "C", "X"] as const).map((cell) => (
          <span key={cell}>
            <VerdictSign look={looks[cell]} size={13} /> {cell} {t(`packs.cell.${cell}`)}
          </span>
        ))}
      </p>
      {source === undefined ? null : <SourceCell {...source} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table has to be reached by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={t("packSection.use_matrix")}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t("packs.code")}</th>
              {uses.map((use) => (
                <th key={use} scope="col">
                  <span>{word("packWord", use)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {codes.map((code) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                {uses.map((use) => {
                  const cell = matrix.rows[code]?.[use];
                  return (
                    <td key={use} data-cell={cell}>
                      {cell === undefined ? (
                        "–"
                      ) : (
                        <span title={t(`packs.cell.${cell}`)}>
                          <VerdictSign look={looks[cell]} size={12} />
                          {cell}
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
