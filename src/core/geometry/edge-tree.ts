import type { PlanMultiPolygon, PlanRing } from "../model/coordinates.ts";

/** Edges a leaf holds. Small parcels are one leaf, so most pairs need no tree at all. */
const leafEdges = 8;

/**
 * A run of neighboring edges, or of whole rings, with its box and with what the overlay integral needs to take it as one.
 * Seen from far above, a run acts like one level edge from `firstX` to `lastX`; a closed ring like nothing (firstX = lastX).
 */
export interface EdgeRun {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly firstX: number;
  readonly lastX: number;
  /** Signed area between the edges and the level `minY`: ∫ (y - minY) dx along the run, m². */
  readonly integral: number;
  /** Range of edges in EdgeTree.edges; only leaves are read edge by edge. */
  readonly start: number;
  readonly end: number;
  readonly left: EdgeRun | undefined;
  readonly right: EdgeRun | undefined;
}

export interface EdgeTree {
  /** x1, y1, x2, y2 of each edge in ring order; upright edges are left out, they bound no area below them. */
  readonly edges: Float64Array;
  /** Undefined where there is no edge at all. */
  readonly root: EdgeRun | undefined;
}

/** Edges of closed rings as a tree of runs, left to right through rings and polygons. Cost: linear in the vertices. */
export function createEdgeTree(polygons: PlanMultiPolygon): EdgeTree {
  let count = 0;
  for (const polygon of polygons) for (const ring of polygon) count += Math.max(0, ring.length - 1);
  const edges = new Float64Array(4 * count);
  const rings: EdgeRun[] = [];
  let used = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const start = used;
      used = writeRing(ring, edges, used);
      if (used > start) rings.push(createRun(edges, start, used));
    }
  }
  // Rings from west to east, so that runs of rings have small boxes.
  rings.sort((a, b) => a.minX - b.minX);
  return { edges, root: joinRuns(rings, 0, rings.length) };
}

function writeRing(ring: PlanRing, edges: Float64Array, from: number): number {
  let used = from;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1];
    const b = ring[i];
    if (a === undefined || b === undefined || a[0] === b[0]) continue;
    edges[4 * used] = a[0];
    edges[4 * used + 1] = a[1];
    edges[4 * used + 2] = b[0];
    edges[4 * used + 3] = b[1];
    used++;
  }
  return used;
}

/** Halves a range until it fits a leaf: the depth is the logarithm of the vertices. */
function createRun(edges: Float64Array, start: number, end: number): EdgeRun {
  if (end - start > leafEdges) {
    const middle = (start + end) >> 1;
    return joinPair(createRun(edges, start, middle), createRun(edges, middle, end));
  }
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 4 * start; at < 4 * end; at += 2) {
    const x = edges[at] as number; // in range by the loop
    const y = edges[at + 1] as number; // in range by the loop
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  let integral = 0;
  for (let at = 4 * start; at < 4 * end; at += 4) {
    const x1 = edges[at] as number; // in range by the loop
    const y1 = edges[at + 1] as number; // in range by the loop
    const x2 = edges[at + 2] as number; // in range by the loop
    const y2 = edges[at + 3] as number; // in range by the loop
    integral += ((y1 - minY + (y2 - minY)) / 2) * (x2 - x1);
  }
  const firstX = edges[4 * start] as number; // a run holds at least one edge
  const lastX = edges[4 * end - 2] as number; // a run holds at least one edge
  return { minX, minY, maxX, maxY, firstX, lastX, integral, start, end, left: undefined, right: undefined };
}

function joinPair(left: EdgeRun, right: EdgeRun): EdgeRun {
  const minY = Math.min(left.minY, right.minY);
  return {
    minX: Math.min(left.minX, right.minX),
    minY,
    maxX: Math.max(left.maxX, right.maxX),
    maxY: Math.max(left.maxY, right.maxY),
    firstX: left.firstX,
    lastX: right.lastX,
    integral: left.integral + right.integral + liftOf(left, minY) + liftOf(right, minY),
    start: left.start,
    end: right.end,
    left,
    right,
  };
}

function liftOf(run: EdgeRun, level: number): number {
  return (run.minY - level) * (run.lastX - run.firstX);
}

/** Runs of closed rings: from above they act like nothing, whatever the rings hold. */
function joinRuns(rings: readonly EdgeRun[], start: number, end: number): EdgeRun | undefined {
  if (end - start <= 1) return rings[start];
  const middle = (start + end) >> 1;
  const left = joinRuns(rings, start, middle);
  const right = joinRuns(rings, middle, end);
  if (left === undefined || right === undefined) return left ?? right;
  return { ...joinPair(left, right), firstX: 0, lastX: 0 };
}
