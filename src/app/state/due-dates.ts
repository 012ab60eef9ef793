import type { ParcelRow } from "../../worker/messages.ts";
import { compareIds } from "./natural-order.ts";

export interface DueGroups {
  readonly overdue: readonly ParcelRow[];
  readonly soon: readonly ParcelRow[];
  readonly later: readonly ParcelRow[];
}

/** Parcels with a date ahead, by how near it is; each group by date, then number. Dates on the day itself are not overdue. */
export function groupByDue(rows: readonly ParcelRow[], asOf: string, soonDays = 30): DueGroups {
  const border = addDays(asOf, soonDays);
  const dated = rows
    .filter((row) => row.nextDate !== null)
    .sort((a, b) => (a.nextDate ?? "").localeCompare(b.nextDate ?? "") || compareIds(a.id, b.id));
  return {
    overdue: dated.filter((row) => (row.nextDate ?? "") < asOf),
    soon: dated.filter((row) => (row.nextDate ?? "") >= asOf && (row.nextDate ?? "") <= border),
    later: dated.filter((row) => (row.nextDate ?? "") > border),
  };
}

function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The parcel with the nearest date: the one longest overdue, else the first ahead. */
export function findNextDue(rows: readonly ParcelRow[], asOf: string): ParcelRow | undefined {
  const { overdue, soon, later } = groupByDue(rows, asOf);
  return [...overdue, ...soon, ...later][0];
}
