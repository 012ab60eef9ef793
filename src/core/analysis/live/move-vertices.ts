import { layOut } from "../../geometry/flat-layer.ts";
import type { LayerPlace, PlanLayer } from "../../geometry/plan-layer.ts";

/** A vertex and where it goes, m on the measuring plane. */
export interface PlanMove {
  /** Counted through the rings of the shape; the first and the last of a ring are one and go together. */
  readonly vertex: number;
  readonly x: number;
  readonly y: number;
}

/** One shape of a layer as a layer of its own. Cost: linear in its vertices. */
export function takeShape({ layer, index }: LayerPlace): PlanLayer {
  if (layer.count === 1) return layer;
  const { shapeStart, polygonStart, ringStart } = layer;
  const firstPolygon = shapeStart[index] as number; // one entry more than shapes
  const endPolygon = shapeStart[index + 1] as number; // likewise
  const firstRing = polygonStart[firstPolygon] as number; // one entry more than polygons
  const endRing = polygonStart[endPolygon] as number; // likewise
  const firstVertex = ringStart[firstRing] as number; // one entry more than rings
  const endVertex = ringStart[endRing] as number; // likewise
  return {
    count: 1,
    shapeStart: Uint32Array.of(0, endPolygon - firstPolygon),
    polygonStart: polygonStart.slice(firstPolygon, endPolygon + 1).map((ring) => ring - firstRing),
    ringStart: ringStart.slice(firstRing, endRing + 1).map((vertex) => vertex - firstVertex),
    xy: layer.xy.slice(2 * firstVertex, 2 * endVertex),
    box: layer.box.slice(4 * index, 4 * index + 4),
    areaM2: layer.areaM2.slice(index, index + 1),
  };
}

/** A shape with some of its vertices elsewhere, as a layer of its own. */
export function withMovedVertices(place: LayerPlace, moves: readonly PlanMove[]): PlanLayer {
  const shape = takeShape(place);
  const xy = shape.xy.slice();
  for (const { vertex, x, y } of moves) {
    for (const v of sameVertices(shape.ringStart, vertex)) {
      xy[2 * v] = x;
      xy[2 * v + 1] = y;
    }
  }
  return layOut(shape, xy);
}

function sameVertices(ringStart: Uint32Array, vertex: number): readonly number[] {
  for (let r = 1; r < ringStart.length; r++) {
    const from = ringStart[r - 1] as number; // in range by the loop
    const last = (ringStart[r] as number) - 1; // likewise
    if (vertex > last) continue;
    return vertex === from || vertex === last ? [from, last] : [vertex];
  }
  throw new RangeError(`got vertex ${vertex}, expected one of ${ringStart.at(-1) ?? 0}`);
}
