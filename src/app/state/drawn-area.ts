import type { AreaBasis } from "../../core/model/dataset.ts";
import type { ParcelRow } from "../../worker/messages.ts";

/** The drawn area every parcel has, m²: ellipsoidal, or grid where the park's basis says so. All sums use it. */
export function drawnM2(row: Pick<ParcelRow, "ellipsoidalM2" | "gridM2">, basis: AreaBasis): number {
  return basis === "grid" && row.gridM2 !== null ? row.gridM2 : row.ellipsoidalM2;
}

export function sumDrawnM2(rows: readonly ParcelRow[], basis: AreaBasis): number {
  let sum = 0;
  for (const row of rows) sum += drawnM2(row, basis);
  return sum;
}
