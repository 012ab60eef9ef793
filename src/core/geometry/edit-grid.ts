import type { LngLat } from "../model/coordinates.ts";
import type { CrsTable } from "./crs-table.ts";
import { createTransform } from "./find-crs.ts";
import type { MeasuringPlane } from "./measuring-plane.ts";

/** Meters east and north in the grid of the park: where corners are placed and lengths are typed. */
export interface EditGrid {
  /** `EPSG:4547`, or the PROJ string of the measuring plane where the park has no grid. */
  readonly name: string;
  toGrid(position: LngLat): readonly [eastM: number, northM: number];
  toLngLat(eastNorthM: readonly [number, number]): LngLat;
  /** The position on whole tenths of a millimeter of the grid, as degrees: the same bits for the same place, however it was reached. */
  round(position: LngLat): LngLat;
}

/** Corners are placed on whole tenths of a millimeter. */
const stepsPerM = 10_000;

/**
 * Grid in which corners are placed: the projected system named, else (none, unknown, in degrees or only for display) the
 * measuring plane, as overlays are measured on it. Rounding twice gives the same bits as once, and what two sums of meters
 * bring to one place gets one position: both go by whole steps, which come back from degrees within a thousandth of a step.
 * What is no position on earth is handed back as it is, and outside the domain of the projection numbers are not finite: checkShape
 * refuses both.
 */
export function createEditGrid(gridCrs: string | null, crsTable: CrsTable, plane: MeasuringPlane): EditGrid {
  const transform = gridCrs === null ? undefined : createTransform(gridCrs, crsTable);
  if (transform?.ok !== true || transform.value.kind !== "plane") {
    return createRounding(plane.proj, plane.toPlane, plane.toLngLat);
  }
  const { crs, unitM, fromLngLat, toLngLat } = transform.value;
  return createRounding(
    crs.name,
    (position) => {
      const [x, y] = fromLngLat(position);
      return [x * unitM, y * unitM];
    },
    ([eastM, northM]) => toLngLat([eastM / unitM, northM / unitM]),
  );
}

function createRounding(name: string, toGrid: EditGrid["toGrid"], toLngLat: EditGrid["toLngLat"]): EditGrid {
  return {
    name,
    toGrid,
    toLngLat,
    round(position) {
      // Latitude and longitude the wrong way round would come back as another place on earth.
      if (!(Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90)) return position;
      const [eastM, northM] = toGrid(position);
      return toLngLat([Math.round(eastM * stepsPerM) / stepsPerM, Math.round(northM * stepsPerM) / stepsPerM]);
    },
  };
}
