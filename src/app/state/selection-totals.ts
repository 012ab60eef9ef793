import type { AreaBasis } from "../../core/model/dataset.ts";
import type { ParcelRow } from "../../worker/messages.ts";
import { drawnM2 } from "./drawn-area.ts";

export interface SelectionTotals {
  readonly count: number;
  readonly drawnM2: number;
  /** Sum of recorded deed areas; null where none is recorded. */
  readonly deedM2: number | null;
  readonly deedMissing: number;
  /** Sum over sum; null as soon as one floor or site area is open. */
  readonly far: number | null;
}

/** Totals of a set of parcels: sums over sums, never a mean of ratios. */
export function sumSelection(rows: readonly ParcelRow[], basis: AreaBasis): SelectionTotals {
  let drawn = 0;
  let deed = 0;
  let deedMissing = 0;
  let floor: number | null = 0;
  let site: number | null = 0;
  for (const row of rows) {
    drawn += drawnM2(row, basis);
    if (row.deedM2 === null) deedMissing += 1;
    else deed += row.deedM2;
    floor = floor === null || row.floorAreaM2 === null ? null : floor + row.floorAreaM2;
    site = site === null || row.siteAreaM2 === null ? null : site + row.siteAreaM2;
  }
  return {
    count: rows.length,
    drawnM2: drawn,
    deedM2: deedMissing === rows.length ? null : deed,
    deedMissing,
    far: floor !== null && site !== null && site > 0 ? floor / site : null,
  };
}

export interface SumCheck {
  readonly ok: boolean;
  readonly differenceM2: number;
}

/**
 * Does the list agree with the totals of the audit? Listed and left-out rows together must give the audited sum, and a
 * list filtered by status alone must give what the audit says for those statuses.
 */
export function checkSums(
  rows: readonly ParcelRow[],
  listed: readonly ParcelRow[],
  audited: { readonly parcels: number; readonly areaM2: number },
  auditedListed: { readonly parcels: number; readonly areaM2: number } | null,
  basis: AreaBasis,
): SumCheck {
  const all = sumAll(rows, basis);
  const part = sumAll(listed, basis);
  const rest = listed === rows ? 0 : sumAll(leaveOut(rows, listed), basis);
  const differences = [all - audited.areaM2, part + rest - all];
  if (auditedListed !== null) differences.push(part - auditedListed.areaM2);
  const differenceM2 = differences.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0);
  const countsAgree =
    rows.length === audited.parcels && (auditedListed === null || listed.length === auditedListed.parcels);
  return { ok: countsAgree && Math.abs(differenceM2) <= 1e-3 + 1e-9 * audited.areaM2, differenceM2 };
}

function leaveOut(rows: readonly ParcelRow[], listed: readonly ParcelRow[]): readonly ParcelRow[] {
  const isListed = new Set(listed);
  return rows.filter((row) => !isListed.has(row));
}

function sumAll(rows: readonly ParcelRow[], basis: AreaBasis): number {
  let total = 0;
  for (const row of rows) total += drawnM2(row, basis);
  return total;
}
