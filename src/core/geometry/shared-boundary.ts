import type { PlanXY } from "../model/coordinates.ts";
import type { PlanShape } from "./overlay-engine.ts";

/**
 * Length of the outline of `a` that runs along the outline of `b`, m on the measuring plane. Outlines within `toleranceM` of
 * each other run together: the same line drawn twice is never quite the same. Shapes that meet in a corner share nothing, but for
 * at most some tolerances' length where edges meet at a sharp angle. Holes count. Cost: edges of `a` near `b` times edges of `b`.
 */
export function measureSharedBoundaryM(a: PlanShape, b: PlanShape, toleranceM: number): number {
  const others = edgesOf(b);
  const [minX, minY, maxX, maxY] = b.box;
  let sum = 0;
  for (const edge of edgesOf(a)) {
    const [p, q] = edge;
    const isFar =
      Math.max(p[0], q[0]) < minX - toleranceM ||
      Math.min(p[0], q[0]) > maxX + toleranceM ||
      Math.max(p[1], q[1]) < minY - toleranceM ||
      Math.min(p[1], q[1]) > maxY + toleranceM;
    if (!isFar) sum += sharedOfEdgeM(edge, others, toleranceM);
  }
  return sum;
}

type Edge = readonly [PlanXY, PlanXY];

function edgesOf({ polygons }: PlanShape): readonly Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygons.flat()) {
    ring.forEach((point, index) => {
      const previous = ring[index - 1];
      if (previous !== undefined) edges.push([previous, point]);
    });
  }
  return edges;
}

/** Parts of one edge that run along any of the others, each stretch once. */
function sharedOfEdgeM(edge: Edge, others: readonly Edge[], toleranceM: number): number {
  const stretches = others
    .map((other) => stretchAlong(edge, other, toleranceM))
    .filter((stretch) => stretch !== undefined);
  stretches.sort((a, b) => a[0] - b[0]);
  let sum = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of stretches) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}

/** Where `other`, cut to the extent of `edge`, lies within the tolerance at both its ends: from and to along the edge, m. */
function stretchAlong(edge: Edge, other: Edge, toleranceM: number): readonly [number, number] | undefined {
  const [[x0, y0], [x1, y1]] = edge;
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return undefined;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const along = ([x, y]: PlanXY): number => (x - x0) * ux + (y - y0) * uy;
  const aside = ([x, y]: PlanXY): number => (y - y0) * ux - (x - x0) * uy;
  const [s0, s1, d0, d1] = [along(other[0]), along(other[1]), aside(other[0]), aside(other[1])];
  const from = Math.max(0, Math.min(s0, s1));
  const to = Math.min(length, Math.max(s0, s1));
  if (to <= from) return undefined;
  const asideAt = (s: number): number => d0 + ((d1 - d0) * (s - s0)) / (s1 - s0);
  return Math.abs(asideAt(from)) <= toleranceM && Math.abs(asideAt(to)) <= toleranceM ? [from, to] : undefined;
}
