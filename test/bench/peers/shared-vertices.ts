import type { FlatLayer } from "../../../src/core/geometry/flat-layer.ts";

interface Vertex {
  readonly shape: number;
  /** Counted through the rings of the shape. */
  readonly vertex: number;
  readonly x: number;
  readonly y: number;
}

/** Vertices that lie in the very same place in two shapes of a layer or more, place by place in a fixed order. */
export function findSharedVertices({
  count,
  shapeStart,
  polygonStart,
  ringStart,
  xy,
}: FlatLayer): readonly (readonly Vertex[])[] {
  const places = new Map<string, Vertex[]>();
  const at = (starts: Uint32Array, i: number): number => starts[i] ?? 0;
  for (let shape = 0; shape < count; shape++) {
    const firstRing = at(polygonStart, at(shapeStart, shape));
    const endRing = at(polygonStart, at(shapeStart, shape + 1));
    const firstVertex = at(ringStart, firstRing);
    for (let r = firstRing; r < endRing; r++) {
      for (let v = at(ringStart, r); v < at(ringStart, r + 1) - 1; v++) {
        const [x = 0, y = 0] = [xy[2 * v], xy[2 * v + 1]];
        const key = `${x} ${y}`;
        const known = places.get(key) ?? [];
        places.set(key, known);
        known.push({ shape, vertex: v - firstVertex, x, y });
      }
    }
  }
  return [...places.values()].filter((vertices) => vertices.length > 1);
}
