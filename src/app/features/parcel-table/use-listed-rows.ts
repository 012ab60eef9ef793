import { useMemo } from "react";
import type { ParcelRow } from "../../../worker/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { filterRows } from "../../state/filter-rows.ts";
import { createNameOrder } from "../../state/natural-order.ts";
import { useApp } from "../../state/use-app.ts";
import { type Sort, sortRows } from "./table-columns.ts";

export interface ListedRows {
  /** The filtered set: same as map, legend and totals. */
  readonly filtered: readonly ParcelRow[];
  /** What the table lists: the same, in order, and only what is in view if asked. */
  readonly listed: readonly ParcelRow[];
}

export function useListedRows(sort: Sort): ListedRows {
  const { text, language } = useFormat();
  const rows = useApp((state) => state.rows);
  const filter = useApp((state) => state.session.filter);
  const onlyInView = useApp((state) => state.session.onlyInView);
  const inViewIds = useApp((state) => (state.session.onlyInView ? state.inViewIds : null));
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const filtered = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const listed = useMemo(() => {
    const shown = onlyInView && inViewIds !== null ? filtered.filter((row) => inViewIds.has(row.id)) : filtered;
    const nameOf = (row: ParcelRow) => row.enterpriseNames.map(text).join();
    return sortRows(shown, sort, basis, nameOf, createNameOrder(language));
  }, [filtered, onlyInView, inViewIds, sort, basis, text, language]);
  return { filtered, listed };
}
