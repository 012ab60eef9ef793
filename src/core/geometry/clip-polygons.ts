import * as clipping from "polygon-clipping";
import type { PlanBox, PlanMultiPolygon, PlanXY } from "../model/coordinates.ts";

type ClipOperation = "intersection" | "union" | "difference";
type Coordinates = [number, number][][][];
type Operations = Record<ClipOperation, (first: Coordinates, ...more: Coordinates[]) => Coordinates>;

// The package's types name its functions as exports, its module has them on the default export only.
const operations = (clipping as unknown as { default?: Operations }).default ?? (clipping as unknown as Operations);

/**
 * polygon-clipping with its coordinates moved from `origin` to zero, where doubles are finest and it fails least, and optionally
 * snapped to a grid. Give an origin that coordinates can be moved to and from without losing digits.
 *
 * `step` 0 leaves coordinates as they are; otherwise they are rounded to multiples of it first, which closes gaps and
 * overlaps thinner than that. Give powers of two: then the rounding is exact. The result is not checked here. May throw
 * ("Unable to complete output ring …") on nearly coincident edges.
 */
export function clipPolygons(
  operation: ClipOperation,
  first: PlanMultiPolygon,
  more: readonly PlanMultiPolygon[],
  origin: PlanXY,
  step: number,
): PlanMultiPolygon {
  const [originX, originY] = origin;
  const snap = (value: number): number => (step === 0 ? value : Math.round(value / step) * step);
  const toLocal = (polygons: PlanMultiPolygon): Coordinates =>
    polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [snap(x - originX), snap(y - originY)])));
  const result = operations[operation](toLocal(first), ...more.map(toLocal));
  return result.map((polygon) => polygon.map((ring) => ring.map(([x, y]): PlanXY => [x + originX, y + originY])));
}

/** Origin in a plane near the middle of a box: whole multiples of 1024 m, so that moving there and back loses no digits. */
export function findOrigin(box: PlanBox): PlanXY {
  return [Math.round((box[0] + box[2]) / 2048) * 1024, Math.round((box[1] + box[3]) / 2048) * 1024];
}
