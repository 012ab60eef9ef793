import type { ParcelRow } from "../../worker/messages.ts";
import { filterRows } from "./filter-rows.ts";
import type { ParcelFilter } from "./session.ts";

/** One wish of the filter that can be taken away by itself. */
export type FilterPart = "status" | "use" | "area" | "verdict";

export const cleared: Readonly<Record<FilterPart, Partial<ParcelFilter>>> = {
  status: { statuses: [] },
  use: { useKeys: [] },
  area: { minAreaM2: null, maxAreaM2: null },
  verdict: { verdict: null },
};

export function listFilterParts(filter: ParcelFilter): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.statuses.length > 0) parts.push("status");
  if (filter.useKeys.length > 0) parts.push("use");
  if (filter.minAreaM2 !== null || filter.maxAreaM2 !== null) parts.push("area");
  if (filter.verdict !== null) parts.push("verdict");
  return parts;
}

export interface Relaxation {
  readonly part: FilterPart;
  /** Parcels that remain without this part. */
  readonly count: number;
}

/** Which single part to take away when nothing matches: the one that brings back the fewest, but some. */
export function findRelaxation(rows: readonly ParcelRow[], filter: ParcelFilter): Relaxation | undefined {
  return listFilterParts(filter)
    .map((part) => ({ part, count: filterRows(rows, { ...filter, ...cleared[part] }).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count)[0];
}
