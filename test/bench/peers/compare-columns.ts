import type { OverlayColumns } from "../../../src/core/analysis/overlay/audit-overlays.ts";
import type { PairTable } from "../../../src/core/analysis/overlay/pair-table.ts";

/** A pair or a parcel two audits differ about. */
export interface Difference {
  readonly where: string;
  readonly m2: number;
}

/** Where two audits of the same parcels differ most, pair by pair and parcel by parcel in every column. Cost: linear in the pairs. */
export function findLargestDifference(a: OverlayColumns, b: OverlayColumns): Difference {
  let largest: Difference = { where: "nowhere", m2: 0 };
  const offer = (where: string, m2: number): void => {
    // NaN is the largest of all.
    if (!(m2 <= largest.m2)) largest = { where, m2 };
  };
  for (const name of ["zones", "buildings", "neighbors", "controls"] as const) {
    const [tableA, tableB] = [a[name], b[name]];
    for (let i = 0; i < a.areaM2.length; i++) {
      const areas = rowOf(tableA, i);
      for (const [other, areaM2] of rowOf(tableB, i)) {
        offer(`${name}: parcel ${i} and ${other}`, Math.abs((areas.get(other) ?? 0) - areaM2));
        areas.delete(other);
      }
      for (const [other, areaM2] of areas) offer(`${name}: parcel ${i} and ${other}`, Math.abs(areaM2));
    }
  }
  for (const name of ["areaM2", "footprintM2"] as const) {
    for (let i = 0; i < a.areaM2.length; i++) {
      offer(`${name}: parcel ${i}`, Math.abs((a[name][i] ?? Number.NaN) - (b[name][i] ?? Number.NaN)));
    }
  }
  return largest;
}

function rowOf({ start, other, areaM2 }: PairTable, parcel: number): Map<number, number> {
  const row = new Map<number, number>();
  for (let k = start[parcel] ?? 0; k < (start[parcel + 1] ?? 0); k++) {
    const key = other[k] ?? -1;
    row.set(key, (row.get(key) ?? 0) + (areaM2[k] ?? Number.NaN));
  }
  return row;
}
