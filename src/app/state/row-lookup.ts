import type { ParcelRow } from "../../worker/messages.ts";

/** Finds rows by id. */
export type RowLookup = Pick<ReadonlyMap<string, ParcelRow>, "get" | "has">;

/**
 * Rows by id, without an index: they come in the order of their ids (by code units, each once), so that halving finds one.
 * Cost: nothing to make, 20 comparisons a question for a million rows.
 */
export function createRowLookup(rows: readonly ParcelRow[]): RowLookup {
  const get = (id: string): ParcelRow | undefined => {
    let from = 0;
    let to = rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((rows[middle]?.id ?? "") < id) from = middle + 1;
      else to = middle;
    }
    const row = rows[from];
    return row?.id === id ? row : undefined;
  };
  return { get, has: (id) => get(id) !== undefined };
}
