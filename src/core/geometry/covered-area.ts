import type { PlanMultiPolygon } from "../model/coordinates.ts";

/**
 * Area at least one of `shapes` covers, m², each overlap once; only the part within `within` where given. Nothing is clipped: the
 * plane is cut into upright strips at every corner and crossing, and in a strip the covered length changes evenly. A crossing of
 * two edges that nearly coincide may be found anywhere along them or not at all; the length is the same to the last digits, so
 * shapes drawn twice a nanometer apart are ordinary input, as are shared borders, holes and multipolygons.
 *
 * Rings simple, shells counterclockwise, holes clockwise. Rounding leaves some 1e-15 of the box.
 * Cost: strips times the edges that pass through one, plus the crossings: quick for parcels, footprints and parks; a strip of
 * thousands of edges is slow.
 */
export function coveredAreaM2(shapes: readonly PlanMultiPolygon[], within?: PlanMultiPolygon): number {
  const edges = collectEdges(shapes, within);
  const needsFrame = within !== undefined;
  const stops = Float64Array.from(edges.flatMap(({ x1, x2 }) => [x1, x2])).sort();
  let area = 0;
  let next = 0;
  let active: Edge[] = [];
  for (let i = 1; i < stops.length; i++) {
    const lo = stops[i - 1] as number; // in range by the loop
    const hi = stops[i] as number; // in range by the loop
    if (lo >= hi) continue;
    active = active.filter((edge) => edge.x2 > lo);
    for (let edge = edges[next]; edge !== undefined && edge.x1 <= lo; edge = edges[++next]) active.push(edge);
    area += areaOfStrip(active, lo, hi, needsFrame);
  }
  return area;
}

/** An edge from west to east. `step`: what passing it northward adds to the count of shapes one is in. */
interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly step: 1 | -1;
  /** Of `within`, not of a shape. */
  readonly isFrame: boolean;
  /** Where it meets the strip in hand. */
  atLo: number;
  atHi: number;
}

/** Sorted by their western end; upright edges bound no strip. Heights count from the first corner. */
function collectEdges(shapes: readonly PlanMultiPolygon[], within: PlanMultiPolygon | undefined): readonly Edge[] {
  const [baseX, baseY] = shapes[0]?.[0]?.[0]?.[0] ?? [0, 0];
  const edges: Edge[] = [];
  const add = (polygons: PlanMultiPolygon, isFrame: boolean): void => {
    for (const ring of polygons.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = [(ring[i - 1]?.[0] ?? 0) - baseX, (ring[i - 1]?.[1] ?? 0) - baseY];
        const [bx, by] = [(ring[i]?.[0] ?? 0) - baseX, (ring[i]?.[1] ?? 0) - baseY];
        // Land lies left of its edges: north of one that runs east.
        if (ax < bx) edges.push({ x1: ax, y1: ay, x2: bx, y2: by, step: 1, isFrame, atLo: 0, atHi: 0 });
        if (ax > bx) edges.push({ x1: bx, y1: by, x2: ax, y2: ay, step: -1, isFrame, atLo: 0, atHi: 0 });
      }
    }
  };
  for (const polygons of shapes) add(polygons, false);
  if (within !== undefined) add(within, true);
  return edges.sort((a, b) => a.x1 - b.x1);
}

/** Sorts `active` from south to north, in place: from strip to strip it stays nearly sorted. */
function areaOfStrip(active: Edge[], lo: number, hi: number, needsFrame: boolean): number {
  for (const edge of active) {
    edge.atLo = heightAt(edge, lo);
    edge.atHi = heightAt(edge, hi);
  }
  sortNearlySorted(active, (a, b) => a.atLo > b.atLo || (a.atLo === b.atLo && a.atHi > b.atHi));
  const width = hi - lo;
  const crossings: number[] = [];
  const swapped = [...active];
  sortNearlySorted(
    swapped,
    (a, b) => a.atHi > b.atHi,
    (a, b) => {
      const share = (b.atLo - a.atLo) / (b.atLo - a.atLo + (a.atHi - b.atHi));
      if (share > 0 && share < 1) crossings.push(share);
    },
  );
  if (crossings.length === 0) return width * coveredLengthM(active, 0.5, needsFrame);
  crossings.sort((a, b) => a - b);
  let area = 0;
  let from = 0;
  for (const to of [...crossings, 1]) {
    if (to <= from) continue;
    const middle = (from + to) / 2;
    sortNearlySorted(swapped, (a, b) => heightIn(a, middle) > heightIn(b, middle));
    area += width * (to - from) * coveredLengthM(swapped, middle, needsFrame);
    from = to;
  }
  return area;
}

/** Length covered along the upright line at `share` of the strip. */
function coveredLengthM(sorted: readonly Edge[], share: number, needsFrame: boolean): number {
  let shapes = 0;
  let frames = needsFrame ? 0 : 1;
  let length = 0;
  let since = 0;
  for (const edge of sorted) {
    const height = heightIn(edge, share);
    if (shapes > 0 && frames > 0) length += height - since;
    if (edge.isFrame) frames += edge.step;
    else shapes += edge.step;
    since = height;
  }
  return length;
}

function heightAt({ x1, y1, x2, y2 }: Edge, x: number): number {
  if (x <= x1) return y1;
  return x >= x2 ? y2 : y1 + (y2 - y1) * ((x - x1) / (x2 - x1));
}

function heightIn({ atLo, atHi }: Edge, share: number): number {
  return atLo + (atHi - atLo) * share;
}

/** Insertion sort: linear where little changed. Tells of each pair it turns round. */
function sortNearlySorted(
  edges: Edge[],
  isAbove: (a: Edge, b: Edge) => boolean,
  onSwap?: (a: Edge, b: Edge) => void,
): void {
  for (let i = 1; i < edges.length; i++) {
    const edge = edges[i] as Edge; // in range by the loop
    let at = i;
    for (let below = edges[at - 1]; below !== undefined && isAbove(below, edge); below = edges[at - 1]) {
      onSwap?.(below, edge);
      edges[at] = below;
      at--;
    }
    edges[at] = edge;
  }
}
