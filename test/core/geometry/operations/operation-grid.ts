import { createEditGrid, type EditGrid } from "../../../../src/core/geometry/edit-grid.ts";
import { createMeasuringPlane } from "../../../../src/core/geometry/measuring-plane.ts";
import {
  type CornerTable,
  createCornerTable,
  type GridCorner,
  type GridPolygon,
  toPlanPolygons,
} from "../../../../src/core/geometry/operations/grid-shape.ts";
import type { PlanShape } from "../../../../src/core/geometry/overlay-engine.ts";
import { createPlanShape } from "../../../../src/core/geometry/plan-shape.ts";
import { crsTable } from "../../../support/audit-layers.ts";

/*
 * Shapes drawn in meters east and north of a corner of the grid EPSG:4547 near 114.1 E 32.1 N, so that every figure can be
 * checked by hand.
 */

export const plane = createMeasuringPlane([114.1, 32.1, 114.1, 32.1]);
export const grid: EditGrid = createEditGrid("EPSG:4547", crsTable, plane);
const [east0, north0] = grid.toGrid([114.1, 32.1]).map(Math.round) as [number, number]; // two numbers

export type Meters = readonly [eastM: number, northM: number];

export function aTable(): CornerTable {
  return createCornerTable(grid);
}

/** A corner as a person places it: on 0.1 mm. */
export function cornerAt(table: CornerTable, [eastM, northM]: Meters): GridCorner {
  return table.cornerAt(grid.round(grid.toLngLat([east0 + eastM, north0 + northM])));
}

export function aPolygon(table: CornerTable, ...rings: readonly (readonly Meters[])[]): GridPolygon {
  return rings.map((ring) => ring.map((meters) => cornerAt(table, meters)));
}

export function aLine(table: CornerTable, ...corners: readonly Meters[]): readonly GridCorner[] {
  return corners.map((meters) => cornerAt(table, meters));
}

export function toMeters({ x, y }: { readonly x: number; readonly y: number }): Meters {
  return [x - east0, y - north0];
}

/** A shape overlaps can be measured with, in meters from the corner. */
export function shapeOf(polygons: readonly GridPolygon[]): PlanShape {
  const moved = toPlanPolygons(polygons).map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]) => [x - east0, y - north0] as const)),
  );
  return createPlanShape("shape", moved);
}
