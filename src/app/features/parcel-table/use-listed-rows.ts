import { useMemo } from "react";
import type { ParcelRow } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { filterRows } from "../../state/filter-rows.ts";
import { createNameOrder } from "../../state/natural-order.ts";
import { rowsInView } from "../../state/rows-in-view.ts";
import { useApp } from "../../state/use-app.ts";
import { type Sort, sortRows } from "./table-columns.ts";

export interface ListedRows {
  /** The filtered set: same as map, legend and totals. */
  readonly filtered: readonly ParcelRow[];
  /** What the table lists: the same, only what is in view if asked; in order where the table is open. */
  readonly listed: readonly ParcelRow[];
}

export function useListedRows(sort: Sort, isOpen: boolean): ListedRows {
  const { text, language } = useFormat();
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const viewBox = useApp((state) => (state.session.onlyInView ? state.viewBox : null));
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const filtered = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const listed = useMemo(() => {
    const shown = rowsInView(filtered, viewBox);
    // Nobody sees the order of a closed table, and putting 100,000 rows in order takes a tenth of a second.
    if (!isOpen) return shown;
    const nameOf = (row: ParcelRow) => row.enterpriseNames.map(text).join();
    return sortRows(shown, sort, basis, nameOf, createNameOrder(language));
  }, [filtered, viewBox, isOpen, sort, basis, text, language]);
  return { filtered, listed };
}
