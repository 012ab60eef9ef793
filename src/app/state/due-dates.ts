import { findDueWithin } from "../../core/analysis/due-changes.ts";
import type { ParcelRow } from "../../worker/messages.ts";

/** How far ahead rows know what changes, days (messages.ts). */
const aheadDays = 365;

/** The next day on which something changes by itself, and on which parcel; undefined where nothing does within a year. */
export function findNextDue(rows: readonly ParcelRow[], asOf: string) {
  return asOf === "" ? undefined : findDueWithin(rows, asOf, aheadDays)[0];
}
