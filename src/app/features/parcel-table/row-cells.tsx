// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are placed by hand, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds focus and names the active row
import type { ParcelRow } from "../../../worker/messages.ts";
import { type Formats, useFormat } from "../../i18n/use-format.ts";
import { StatusMark } from "../../marks/status-mark.tsx";
import { VerdictSign } from "../../marks/verdict-mark.tsx";
import { useApp } from "../../state/use-app.ts";
import styles from "./parcel-table.module.css";
import { type Column, cellText } from "./table-columns.ts";

export function RowCells({ row, columns }: { readonly row: ParcelRow; readonly columns: readonly Column[] }) {
  const formats = useFormat();
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const asOf = useApp((state) => state.park?.asOf ?? "");
  return columns.map(({ key, isNumber }) => {
    const text = cellText(row, key, formats, basis);
    const isOverdue = key === "next" && row.nextDate !== null && row.nextDate < asOf;
    return (
      <div
        key={key}
        role="gridcell"
        className={styles.cell}
        data-number={isNumber || undefined}
        data-key={key}
        data-over={isOverdue || (key === "far" && row.failed.includes("far")) || undefined}
        title={key === "enterprise" || key === "status" ? text : undefined}
      >
        {key === "status" ? <StatusMark status={row.status} size={11} /> : null}
        {key === "verdict" ? (
          <Checks row={row} word={text} t={formats.t} />
        ) : (
          <span>
            {text}
            {isOverdue ? ` ${formats.t("table.overdue")}` : ""}
          </span>
        )}
      </div>
    );
  });
}

interface ChecksProps {
  readonly row: ParcelRow;
  readonly word: string;
  readonly t: Formats["t"];
}

/** `2 ✕ · 9 ?`, in words for readers; the plain verdict where nothing is broken or open. */
function Checks({ row, word, t }: ChecksProps) {
  const { fail, unknown } = row.checkCounts;
  if (fail + unknown === 0) {
    return (
      <>
        <VerdictSign look={row.verdict === "not_applicable" ? "none" : row.verdict} size={14} />
        <span>{word}</span>
      </>
    );
  }
  const words = [
    fail > 0 ? t("table.brokenCount", { count: fail }) : null,
    unknown > 0 ? t("table.unknownCount", { count: unknown }) : null,
  ].filter((part) => part !== null);
  return (
    <span className={styles.counts} title={words.join(t("common.listSeparator"))}>
      <span aria-hidden="true">
        {fail > 0 ? <b>{fail} ✕</b> : null}
        {fail > 0 && unknown > 0 ? " · " : ""}
        {unknown > 0 ? `${unknown} ?` : ""}
      </span>
      <span className="visually-hidden">{words.join(t("common.listSeparator"))}</span>
    </span>
  );
}
