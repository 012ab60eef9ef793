import { createGridMeasure } from "../../core/geometry/grid-measure.ts";
import { addAllProjections } from "../../worker/all-projections.ts";
import { crsTable } from "../state/crs-table.ts";
import type { Grid } from "./use-grid.ts";

/** Grid by its code; null for one that is not in the table. */
export function loadGrid(code: string): Grid | null {
  addAllProjections();
  const measure = createGridMeasure(code, crsTable);
  if (!measure.ok) return null;
  const entry = crsTable.entries.find((row) => row.code === code);
  // Screens print the zone, so that a northing is never read in the wrong one (contracts §2).
  const name = entry?.zone === undefined ? code : `CGCS2000 3° z${entry.zone}`;
  return { name, toGrid: measure.value.toGrid };
}
