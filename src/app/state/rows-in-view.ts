import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { ParcelRow } from "../../worker/messages.ts";
import { rememberLast } from "./remember-last.ts";

/**
 * Rows whose box touches what the map shows; all of them until the map has said. Exact for lists, and cheaper than asking
 * what was drawn.
 */
export const rowsInView = rememberLast(
  (rows: readonly ParcelRow[], viewBox: LngLatBox | null): readonly ParcelRow[] => {
    if (viewBox === null) return rows;
    const [west, south, east, north] = viewBox;
    return rows.filter(({ box }) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south);
  },
);
