import * as clipping from "polygon-clipping";
import type { PlanBox, PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";

type ClipOperation = "intersection" | "union" | "difference";
type Coordinates = [number, number][][][];
type Operations = Record<ClipOperation, (first: Coordinates, ...more: Coordinates[]) => Coordinates>;

// The package's types name its functions as exports, its module has them on the default export only.
const operations = (clipping as unknown as { default?: Operations }).default ?? (clipping as unknown as Operations);

/**
 * polygon-clipping with its coordinates moved near zero, where doubles are finest, and optionally snapped to a grid.
 *
 * `step` 0 leaves coordinates as they are; otherwise they are rounded to multiples of it first, which closes gaps and
 * overlaps thinner than that. Give powers of two: then the rounding is exact. The result is not checked here. May throw
 * ("Unable to complete output ring …") on nearly coincident edges.
 */
export function clipPolygons(
  operation: ClipOperation,
  first: PlanMultiPolygon,
  more: readonly PlanMultiPolygon[],
  near: PlanBox,
  step: number,
): PlanMultiPolygon {
  // Whole multiples of 1024 m, so that moving there and back loses no digits.
  const originX = Math.round((near[0] + near[2]) / 2048) * 1024;
  const originY = Math.round((near[1] + near[3]) / 2048) * 1024;
  const snap = (value: number): number => (step === 0 ? value : Math.round(value / step) * step);
  const toLocal = (polygons: PlanMultiPolygon): Coordinates =>
    polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [snap(x - originX), snap(y - originY)])));
  const result = operations[operation](toLocal(first), ...more.map(toLocal));
  return result.map((polygon) => polygon.map((ring) => ring.map(([x, y]): PlanXY => [x + originX, y + originY])));
}
