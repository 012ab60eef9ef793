import type { PlanShape } from "../overlay-engine.ts";
import { createPlanShape } from "../plan-shape.ts";
import { type GridPolygon, toPlanPolygons } from "./grid-shape.ts";

/** A shape for the overlay kernel in meters from a whole meter amid `around`, where doubles are finest: the same for all of one operation. */
export function toLocalShape(id: string, shape: readonly GridPolygon[], around: readonly GridPolygon[]): PlanShape {
  const origin = around[0]?.[0]?.[0];
  const [x0, y0] = [Math.round(origin?.x ?? 0), Math.round(origin?.y ?? 0)];
  const polygons = toPlanPolygons(shape).map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]) => [x - x0, y - y0] as const)),
  );
  return createPlanShape(id, polygons);
}
