import type { Figure, FigureInput } from "../../../core/model/figure.ts";
import { formatPlainNumber } from "../../i18n/format-number.ts";
import { readOpenRecords } from "../../i18n/format-range.ts";
import type { Formats } from "../../i18n/use-format.ts";
import styles from "./figure-explanation.module.css";
import { groupInputs, type StoreyInputs } from "./group-inputs.ts";

/** What the figure was made of: name in words, value, where from, which day. */
export function InputTable({ figure, formats }: { readonly figure: Figure; readonly formats: Formats }) {
  const { t } = formats;
  if (figure.inputs.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table has to be reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("explain.input")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("explain.input")}</th>
            <th scope="col" className={styles.value}>
              {t("explain.value")}
            </th>
            <th scope="col">{t("explain.source")}</th>
            <th scope="col" className={styles.date}>
              {t("explain.date")}
            </th>
          </tr>
        </thead>
        <tbody>
          {groupInputs(figure.inputs).map((row, index) => {
            const input = row.kind === "single" ? row.input : row.area;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: inputs of one figure never move
              <tr key={index}>
                <th scope="row">{row.kind === "single" ? inputName(row.input, formats) : storeyName(row, formats)}</th>
                <td className={styles.value}>
                  {row.kind === "single" ? inputValue(row.input, formats) : storeyValue(row, formats)}
                </td>
                <td className={styles.soft}>
                  {sourceWords(row.kind === "single" ? row.input.from : row.from, formats)}
                </td>
                <td className={styles.date}>{input?.date ?? t("common.dash")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** `storeys[1].areaM2` -> Storey 2 · Area: the whole path if it has a word, else part by part. */
export function inputName({ name }: Pick<FigureInput, "name">, formats: Formats): string {
  const { word, t } = formats;
  const open = readOpenRecords(name);
  if (open !== undefined) {
    const { layer, first, more } = open;
    const others = layer === "parcels" ? "explain.openParcels" : "explain.openRecords";
    const where = more === 0 ? first : t(others, { first, count: more });
    return `${where}: ${inputName({ name: open.property }, formats)}`;
  }
  const whole = word("property", name);
  if (whole !== name.replaceAll("_", " ")) return whole;
  const term = word("term", name);
  if (term !== name.replaceAll("_", " ")) return term;
  return name
    .split(/[.[\]]+/)
    .filter(Boolean)
    .flatMap((part, index, parts) => {
      // A year after the amount of that year: `revenueWan.2025`.
      if (name.includes(`.${part}`) && /^\d{4}$/.test(part)) return part;
      // Records count from 0 in a path, people from 1; "storeys · 0" is the first storey.
      if (/^\d+$/.test(part)) {
        const n = Number(part) + 1;
        return parts[index - 1] === "storeys" ? t("explain.storey", { n }) : String(n);
      }
      return part === "storeys" && /^\d+$/.test(parts[index + 1] ?? "") ? [] : word("property", part);
    })
    .join(" · ");
}

export function inputValue({ value, unit }: FigureInput, formats: Formats): string {
  const { t, measure, word } = formats;
  if (value === null) return t("explain.missingWord");
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  return typeof value === "number" ? measure(value, unit) : word("reason", value);
}

/** `parcels/GY-0103` -> parcels GY-0103; a document stays as it is written. */
export function sourceWords(from: string, { word }: Formats): string {
  const [layer, ...rest] = from.split("/");
  const name = word("layer", layer ?? "");
  return rest.length === 0 ? name : `${name} ${rest.join("/")}`;
}

/** What the storeys add to the floor area: area × number of them × how often each counts. */
function storeyValue({ area, count, factor }: StoreyInputs, formats: Formats): string {
  if (area === undefined) return "";
  return inputValue(typeof area.value === "number" ? { ...area, value: area.value * count * factor } : area, formats);
}

/** `Storey 1, 9.2 m high: 8 420 m², counts 2 times`. */
function storeyName({ number, area, heightM, count, factor }: StoreyInputs, formats: Formats): string {
  const { t } = formats;
  const isMultiple = count !== 1 || factor !== 1;
  return [
    t("explain.storey", { n: number }),
    heightM === null ? null : t("explain.storeyHeight", { m: formatPlainNumber(heightM, 2) }),
    isMultiple && area !== undefined ? inputValue(area, formats) : null,
    count === 1 ? null : t("explain.times", { count }),
    factor === 1 ? null : t("explain.factor", { factor: formatPlainNumber(factor, 2) }),
  ]
    .filter(Boolean)
    .join(t("common.listSeparator"));
}
