// biome-ignore-all lint/a11y/useSemanticElements: virtual rows are placed by hand, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds focus and names the active row
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from "react";
import type { ParcelRow } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { hoverParcel, selectParcels, zoomToBox } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { useElementWidth } from "../../ui/use-element-width.ts";
import styles from "./parcel-table.module.css";
import { RowCells } from "./row-cells.tsx";
import { type Column, type ColumnKey, fitColumns, type Sort, toTemplate } from "./table-columns.ts";

const rowHeightPx = 28;
/** The head sticks over the first rows, so rows begin below it. */
const headHeightPx = 30;
/** Left and right of a row. */
const paddingPx = 16;

export interface RowGridProps {
  readonly rows: readonly ParcelRow[];
  readonly columns: readonly Column[];
  readonly headOf: (key: ColumnKey) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onCopy: () => void;
}

/** Only the rows in sight are in the page. One tab stop; arrows move the selection, and with it the ring on the map. */
export function RowGrid({ rows, columns: wanted, headOf, sort, onSort, onCopy }: RowGridProps) {
  const { t } = useFormat();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(scroller);
  const columns = fitColumns(wanted, widthPx - paddingPx);
  const selection = useApp((state) => state.session.selection);
  const hoverId = useApp((state) => state.hoverId);
  const first = selection[0];
  const current = useMemo(() => (first === undefined ? -1 : rows.findIndex((row) => row.id === first)), [rows, first]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    paddingStart: headHeightPx,
    scrollPaddingStart: headHeightPx,
  });

  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: "auto" });
  }, [current, virtual]);

  const handleKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "c") {
      event.preventDefault();
      onCopy();
      return;
    }
    const chosen = rows[current];
    if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      zoomToBox(chosen.box);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 280) / rowHeightPx) - 1);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const target =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? rows.length - 1
          : steps[event.key] === undefined
            ? undefined
            : current + (steps[event.key] ?? 0);
    if (target === undefined) return;
    event.preventDefault();
    const row = rows[Math.max(0, Math.min(rows.length - 1, target))];
    if (row !== undefined) selectParcels([row.id]);
  };
  const template = toTemplate(columns);
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t("table.title")}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
      onKeyDown={handleKey}
      onPointerLeave={() => hoverParcel(null)}
    >
      <div className={styles.heads} role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const isSorted = sort.key === column.key;
          const Arrow = sort.descending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : "none"}
              className={styles.headCell}
              data-number={column.isNumber || undefined}
            >
              <button
                type="button"
                tabIndex={-1}
                className={styles.sort}
                title={t("table.sortBy", { column: headOf(column.key) })}
                onClick={() => onSort({ key: column.key, descending: isSorted && !sort.descending })}
              >
                {headOf(column.key)}
                {isSorted ? <Arrow size={13} strokeWidth={2} aria-hidden="true" /> : null}
              </button>
            </div>
          );
        })}
      </div>
      <div className={styles.rows} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selection.includes(row.id)}
              className={styles.row}
              data-hover={hoverId === row.id || undefined}
              style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
              onClick={(event) => selectParcels([row.id], event.shiftKey || event.ctrlKey || event.metaKey)}
              onKeyDown={undefined}
              onPointerEnter={() => hoverParcel(row.id)}
            >
              <RowCells row={row} columns={columns} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
