import type { AreaGeometry, LngLat, PlanXY } from "../model/coordinates.ts";
import { fail, type Result, succeed } from "../model/result.ts";
import type { CrsTable } from "./crs-table.ts";
import { createTransform } from "./find-crs.ts";
import { findGaussKrugerZone } from "./gauss-kruger-zones.ts";
import { polygonsAreaM2, polygonsOf } from "./plan-shape.ts";

/**
 * Planar areas in the projected system cadastral parcels and contracts are stated in (domain §8). Up to 590 ppm larger than
 * ellipsoidal ones at the edge of a zone. For areas only; overlays are measured on the measuring plane.
 */
export interface GridMeasure {
  /** `EPSG:4547`, or the PROJ string of a local grid. */
  readonly code: string;
  /** Planar area, m² whatever the unit of the system. Vertices are projected, edges are straight on the grid. */
  areaM2(geometry: AreaGeometry): number;
  /** Meters east and north in the grid. */
  toGrid(p: LngLat): PlanXY;
}

/**
 * Measure in a system named as in findCrs. Failures: `unknown-crs`; `not-for-areas` with `got` and `kind` for degrees and for
 * display planes such as Web Mercator.
 */
export function createGridMeasure(crs: string, table: CrsTable): Result<GridMeasure> {
  const transform = createTransform(crs, table);
  if (!transform.ok) return transform;
  const { kind, unitM, fromLngLat } = transform.value;
  if (kind !== "plane") return fail({ code: "not-for-areas", params: { got: crs, kind } });
  const toGrid = (p: LngLat): PlanXY => {
    const [x, y] = fromLngLat(p);
    return [x * unitM, y * unitM];
  };
  return succeed({
    code: transform.value.crs.name,
    toGrid,
    areaM2: (geometry) => polygonsAreaM2(polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(toGrid)))),
  });
}

/**
 * Grid a park is measured in unless told otherwise: the plain 3-degree zone of its centroid. One zone serves the whole park
 * even where it crosses a border; the exact border goes east. Outside zones 25 to 45: undefined, no guess.
 */
export function findDefaultGridCrs(centroid: LngLat): string | undefined {
  const { epsgPlain } = findGaussKrugerZone(centroid[0]);
  return epsgPlain === null ? undefined : `EPSG:${epsgPlain}`;
}
