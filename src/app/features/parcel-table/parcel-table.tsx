import { lazy, Suspense, useState } from "react";
import { useFormat } from "../../i18n/use-format.ts";
import { addToast } from "../../state/actions.ts";
import { useApp } from "../../state/use-app.ts";
import { copyText } from "../../ui/copy-text.ts";
import { EmptyList } from "./empty-list.tsx";
import { type ColumnKey, listColumns, type Sort, toTsv } from "./table-columns.ts";
import { TableHead } from "./table-head.tsx";
import { useListedRows } from "./use-listed-rows.ts";

/** Rows that are only drawn where they are seen take a library; a closed table needs none. */
const RowGrid = lazy(() => import("./row-grid.tsx").then((part) => ({ default: part.RowGrid })));

/** The ledger under the map: the same filtered set as map, legend and totals. */
export function ParcelTable() {
  const formats = useFormat();
  const { t, unitName } = formats;
  const [sort, setSort] = useState<Sort>({ key: "parcel", descending: false });
  const workspace = useApp((state) => state.session.workspace);
  const isOpen = useApp((state) => state.session.drawer !== "closed");
  const basis = useApp((state) => state.park?.areaBasis ?? "ellipsoidal");
  const { filtered, listed } = useListedRows(sort, isOpen);
  const columns = listColumns(workspace);
  const headOf = (key: ColumnKey) => t(`table.${key}`, { unit: unitName });
  const copy = async () => {
    const tsv = toTsv(
      listed,
      columns,
      columns.map((column) => headOf(column.key)),
      formats,
      basis,
    );
    const done = await copyText(tsv);
    addToast(
      done
        ? { kind: "good", key: "table.copiedRows", params: { count: listed.length } }
        : { kind: "error", key: "common.copyFailed" },
    );
  };
  return (
    <>
      <TableHead filtered={filtered} listed={listed} onCopy={() => void copy()} />
      {isOpen ? (
        listed.length === 0 ? (
          <EmptyList isOnlyView={filtered.length > 0} />
        ) : (
          <Suspense>
            <RowGrid
              rows={listed}
              columns={columns}
              headOf={headOf}
              sort={sort}
              onSort={setSort}
              onCopy={() => void copy()}
            />
          </Suspense>
        )
      ) : null}
    </>
  );
}
