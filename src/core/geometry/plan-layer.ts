import { type FlatLayer, placeInLayer } from "./flat-layer.ts";
import type { PlanShape } from "./overlay-engine.ts";

/** A flat layer of which only the plane matters. */
export type PlanLayer = Omit<FlatLayer, "lngLat">;

/** Where a shape lies in a flat layer. */
export interface LayerPlace {
  readonly layer: PlanLayer;
  readonly index: number;
}

/** Of shapes that lie in no layer; the others know their place themselves. */
const known = new WeakMap<PlanShape, LayerPlace>();

/** The flat layer of a shape, and its place there: the layer it was taken from, else one of its own, made once. */
export function layerPlaceOf(shape: PlanShape): LayerPlace {
  const own = placeInLayer(shape);
  if (own !== undefined) return own;
  let place = known.get(shape);
  if (place === undefined) {
    place = { layer: layOutShapes([shape]), index: 0 };
    known.set(shape, place);
  }
  return place;
}

/** Shapes side by side in flat arrays, in the order given; boxes and areas as they are. Cost: linear in the vertices. */
export function layOutShapes(shapes: readonly PlanShape[]): PlanLayer {
  const shapeStart = [0];
  const polygonStart = [0];
  const ringStart = [0];
  const xy: number[] = [];
  for (const { polygons } of shapes) {
    for (const polygon of polygons) {
      for (const ring of polygon) {
        for (const [x, y] of ring) xy.push(x, y);
        ringStart.push(xy.length / 2);
      }
      polygonStart.push(ringStart.length - 1);
    }
    shapeStart.push(polygonStart.length - 1);
  }
  return {
    count: shapes.length,
    shapeStart: Uint32Array.from(shapeStart),
    polygonStart: Uint32Array.from(polygonStart),
    ringStart: Uint32Array.from(ringStart),
    xy: Float64Array.from(xy),
    box: Float64Array.from(shapes.flatMap(({ box }) => box)),
    areaM2: Float64Array.from(shapes, ({ areaM2 }) => areaM2),
  };
}
