import type { CommandTools } from "../../src/core/commands/command-tools.ts";
import { createEditGrid } from "../../src/core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../src/core/geometry/measuring-plane.ts";
import type { LngLat } from "../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../src/core/model/dataset.ts";
import { recordsOf } from "../../src/core/model/record-kinds.ts";
import { crsTable } from "./audit-layers.ts";

/*
 * Tools for commands over parks drawn in meters east and north of 114.1 E 32.1 N (metric-park), whose edit grid is that
 * plane: corners typed in meters lie on it as they are.
 */

const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);
const grid = createEditGrid(null, crsTable, plane);

/** A position in meters of the drawn park, on the grid: the same bits as a corner a command puts there. */
export function at(eastM: number, northM: number): LngLat {
  return grid.round(grid.toLngLat([eastM, northM]));
}

/** Meters of a position, to a thousandth of a millimeter. */
export function metersOf(position: LngLat): readonly [number, number] {
  const [east, north] = grid.toGrid(position);
  return [Math.round(east * 1e6) / 1e6 + 0, Math.round(north * 1e6) / 1e6 + 0];
}

/** A grid of the land survey around the drawn park: CGCS2000, 3-degree zone of 114° E. */
export const surveyGrid = createEditGrid("EPSG:4547", crsTable, plane);

/** Tools over a dataset that look at every feature of a kind: the slowest index there is, and a right one. */
export function toolsFor(dataset: ParkDataset, editGrid = grid): CommandTools {
  return { grid: editGrid, plane, areaBasis: "grid", near: (kind) => recordsOf(dataset, kind)?.keys() ?? [] };
}
