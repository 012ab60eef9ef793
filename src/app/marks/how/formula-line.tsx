import type { Figure } from "../../../core/model/figure.ts";
import type { Formats } from "../../i18n/use-format.ts";
import styles from "./figure-explanation.module.css";
import { fillFormula, readFormula } from "./fill-formula.ts";

export interface FormulaLineProps {
  readonly name: string;
  readonly figure: Figure;
  readonly formats: Formats;
}

/** FAR = countable floor area / site area = 16 840 m² / 45 399 m² = 1.06 */
export function FormulaLine({ name, figure, formats }: FormulaLineProps) {
  const { measure, t } = formats;
  const parts = readFormula(figure.formula);
  const filled = fillFormula(figure);
  const top = formulaWords(parts.top, formats);
  return (
    <p className={styles.formula}>
      <span className={styles.words}>{name} =</span>
      {parts.bottom === null ? (
        <span className={styles.words}>{top}</span>
      ) : (
        <span className={`${styles.fraction} ${styles.words}`}>
          <span>{top}</span>
          <span>{formulaWords(parts.bottom, formats)}</span>
        </span>
      )}
      {filled === undefined || parts.bottom === null ? null : (
        <span className={styles.term}>
          =
          <span className={styles.fraction}>
            <span>{sumWords(filled.top, filled.topUnit, formats)}</span>
            <span>{measure(filled.bottom, filled.bottomUnit)}</span>
          </span>
        </span>
      )}
      <span className={styles.result}>
        = <strong>{figure.value === null ? "?" : measure(figure.value, figure.unit)}</strong>
        {figure.state === "estimated" ? <span className={styles.words}> ({t("explain.estimated")})</span> : null}
      </span>
    </p>
  );
}

/** `16 840 + 26 760 m²`: one unit for the whole sum where every part is written in it. */
function sumWords(values: readonly number[], unit: string, { measure }: Formats): string {
  const parts = values.map((value) => measure(value, unit));
  const ending = unit === "m2" ? " m²" : "";
  const isShared = ending !== "" && parts.every((part) => part.endsWith(ending));
  return isShared ? `${parts.map((part) => part.slice(0, -ending.length)).join(" + ")}${ending}` : parts.join(" + ");
}

export function formulaWords(tokens: readonly string[], { word }: Formats): string {
  return tokens
    .map((token) => (/[a-z]/i.test(token) ? word("term", token) : token))
    .join(" ")
    .replaceAll(/([(（]) | ([)）])/g, "$1$2");
}
