import { addDays } from "../model/calendar.ts";
import { compareIds } from "../model/ids.ts";
import type { ParcelChange } from "./exit/exit-audit.ts";

/** A change that is due, and on which parcel. */
export interface DueChange extends ParcelChange {
  readonly parcelId: string;
}

/**
 * What changes by itself on the parcels within so many days after the day judged, that last day included: by day, then by id,
 * then in the order the audit gives. Days that are past by then are no longer due: what became of them is the class.
 */
export function findDueWithin(
  parcels: Iterable<{ readonly id: string; readonly changes: readonly ParcelChange[] }>,
  asOf: string,
  days: number,
): readonly DueChange[] {
  const last = addDays(asOf, days);
  const due: DueChange[] = [];
  for (const { id, changes } of parcels) {
    for (const change of changes) if (change.on > asOf && change.on <= last) due.push({ parcelId: id, ...change });
  }
  return due.sort((a, b) => compareIds(a.on, b.on) || compareIds(a.parcelId, b.parcelId));
}
