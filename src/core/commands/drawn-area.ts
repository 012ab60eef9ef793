import { type GridPolygon, gridAreaM2 } from "../geometry/operations/grid-shape.ts";
import { polygonsAreaM2 } from "../geometry/plan-shape.ts";
import type { PlanXY } from "../model/coordinates.ts";
import type { CommandTools } from "./command-tools.ts";

/** How the dataset measures what is drawn, m²: planar in its grid, else on the measuring plane. Corners are projected once. */
export function createAreaMeasure({
  areaBasis,
  plane,
}: Pick<CommandTools, "areaBasis" | "plane">): (polygons: readonly GridPolygon[]) => number {
  if (areaBasis === "grid") return gridAreaM2;
  const projected = new WeakMap<object, PlanXY>();
  return (polygons) =>
    polygonsAreaM2(
      polygons.map((polygon) =>
        polygon.map((ring) => {
          const closed = ring.map((corner): PlanXY => {
            const known = projected.get(corner) ?? plane.toPlane(corner.at);
            projected.set(corner, known);
            return known;
          });
          const [first] = closed;
          return first === undefined ? closed : [...closed, first];
        }),
      ),
    );
}
