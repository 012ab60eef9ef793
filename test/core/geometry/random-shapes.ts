import { layOutShapes, type PlanLayer } from "../../../src/core/geometry/plan-layer.ts";
import { createPlanShape } from "../../../src/core/geometry/plan-shape.ts";
import type { PlanMultiPolygon, PlanRing, PlanXY } from "../../../src/core/model/coordinates.ts";

/** Numbers from 0 to 1 that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

export function rectangle(x: number, y: number, width: number, height: number): PlanRing {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}

/** A ring of `count` corners at random distances around a center: simple, with deep notches. */
export function star(
  random: () => number,
  x: number,
  y: number,
  count: number,
  inner: number,
  outer: number,
): PlanRing {
  const ring: PlanXY[] = [];
  for (let i = 0; i < count; i++) {
    const turn = (i / count) * 2 * Math.PI;
    const radius = inner + random() * (outer - inner);
    ring.push([x + radius * Math.cos(turn), y + radius * Math.sin(turn)]);
  }
  return [...ring, ring[0] as PlanXY];
}

/** Shapes on a small grid of whole numbers, where everything that can coincide does. */
export function gridShape(random: () => number): PlanMultiPolygon {
  const pick = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const [x, y, width, height] = [pick(0, 6), pick(0, 6), pick(1, 6), pick(1, 6)];
  const withHole = [rectangle(x, y, width + 2, height + 2), rectangle(x + 1, y + 1, width, height).toReversed()];
  const kind = pick(0, 5);
  if (kind <= 1) return [[rectangle(x, y, width, height)]];
  if (kind === 2) return [withHole];
  if (kind === 3) return [withHole, [rectangle(x + 1, y + 1, width, height)]];
  if (kind === 4) return [[rectangle(x, y, width, height)], [rectangle(x + width, y + height, 2, 1)]];
  return [[star(random, pick(0, 8), pick(0, 8), pick(40, 100), 1, 7)]];
}

/** Shapes as the kernel takes them. */
export function layerOf(shapes: readonly PlanMultiPolygon[]): PlanLayer {
  return layOutShapes(shapes.map((polygons, i) => createPlanShape(`${i}`, polygons)));
}
