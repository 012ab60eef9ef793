import type { ParcelRow } from "../../worker/messages.ts";

/** Rows in the order of their ids (by code units) with some of them replaced, added and taken out. Cost: linear. */
export function mergeRows(
  rows: readonly ParcelRow[],
  put: readonly ParcelRow[],
  removedIds: readonly string[],
): readonly ParcelRow[] {
  if (put.length === 0 && removedIds.length === 0) return rows;
  const removed = new Set(removedIds);
  const replaced = new Map(put.map((row) => [row.id, row]));
  const merged = rows.filter(({ id }) => !removed.has(id)).map((row) => replaced.get(row.id) ?? row);
  for (const row of merged) replaced.delete(row.id);
  if (replaced.size === 0) return merged;
  return [...merged, ...replaced.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
