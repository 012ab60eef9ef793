import type { ParcelRow } from "../../worker/messages.ts";
import { rememberLast } from "./remember-last.ts";
import type { ParcelFilter } from "./session.ts";

export function isFilterEmpty(filter: ParcelFilter): boolean {
  return (
    filter.statuses.length === 0 &&
    filter.useKeys.length === 0 &&
    filter.minAreaM2 === null &&
    filter.maxAreaM2 === null &&
    filter.verdict === null
  );
}

/** Does the row pass? Areas compare by the drawn (ellipsoidal) area, which every parcel has. Unknown class is key `?`. */
function matchesFilter(row: ParcelRow, filter: ParcelFilter): boolean {
  if (filter.statuses.length > 0 && !filter.statuses.includes(row.status)) return false;
  if (filter.useKeys.length > 0 && !filter.useKeys.includes(row.useKey ?? "?")) return false;
  if (filter.minAreaM2 !== null && row.ellipsoidalM2 < filter.minAreaM2) return false;
  if (filter.maxAreaM2 !== null && row.ellipsoidalM2 > filter.maxAreaM2) return false;
  if (filter.verdict !== null && row.verdict !== filter.verdict) return false;
  return true;
}

/** The one filtered set behind map, list, legend, totals and export. */
export const filterRows = rememberLast((rows: readonly ParcelRow[], filter: ParcelFilter): readonly ParcelRow[] =>
  isFilterEmpty(filter) ? rows : rows.filter((row) => matchesFilter(row, filter)),
);
