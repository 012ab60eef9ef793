import { type EdgeRuns, edgeRunsOf } from "./edge-runs.ts";
import type { PlanLayer } from "./plan-layer.ts";
import { collectEdges, EdgeList, edgeSize } from "./window-edges.ts";

/** Area common to shape `i` of one layer and shape `j` of another, m². */
export type OverlapKernel = (i: number, j: number) => number;

/**
 * The area two shapes have in common, m²: 0 where they only touch, at most the smaller one's area, NaN where rings break the terms
 * (crossing themselves, wound the wrong way): then only clipping can tell (kernel-engine). No shape is built; docs/kernel.md has the
 * derivation. `a` and `b` may be the same layer; which of the two comes first does not matter. Of two shapes with the very same
 * rings it is their area, without an integral.
 */
export function createOverlapKernel(a: PlanLayer, b: PlanLayer): OverlapKernel {
  const runsA = edgeRunsOf(a);
  const runsB = edgeRunsOf(b);
  const areasA = a.areaM2;
  const areasB = b.areaM2;
  return (i, j) => {
    const areaA = areasA[i] as number; // the caller's index
    const areaB = areasB[j] as number; // likewise
    return areaA <= areaB
      ? clampOverlapM2(a, i, areaA, measureOverlapM2(a, runsA, i, b, runsB, j))
      : clampOverlapM2(b, j, areaB, measureOverlapM2(b, runsB, j, a, runsA, i));
  };
}

/** What rounding may leave of an area that is nothing, as a share of the smaller shape's box. */
export const noiseShare = 1e-13;

function clampOverlapM2({ box }: PlanLayer, index: number, areaM2: number, overlapM2: number): number {
  if (overlapM2 === 0 || overlapM2 === areaM2) return overlapM2;
  const at = 4 * index;
  const noiseM2 =
    noiseShare * ((box[at + 2] as number) - (box[at] as number)) * ((box[at + 3] as number) - (box[at + 1] as number)); // the caller's index
  if (overlapM2 <= noiseM2 && overlapM2 >= -noiseM2) return 0;
  if (overlapM2 > 0 && overlapM2 <= areaM2 + noiseM2) return Math.min(overlapM2, areaM2);
  return Number.NaN;
}

/** Both shapes in the window, at each depth of halving. */
const listsP: EdgeList[] = [new EdgeList()];
const listsQ: EdgeList[] = [new EdgeList()];

/** The overlap as the integral gives it, m²: rounding may leave some 1e-16 of the box, of either sign. Hand in the smaller shape first. */
export function measureOverlapM2(
  p: PlanLayer,
  runsP: EdgeRuns,
  i: number,
  q: PlanLayer,
  runsQ: EdgeRuns,
  j: number,
): number {
  const boxP = p.box;
  const boxQ = q.box;
  const atP = 4 * i;
  const atQ = 4 * j;
  const minXP = boxP[atP] as number; // the caller's index
  const minYP = boxP[atP + 1] as number; // likewise
  const maxXP = boxP[atP + 2] as number; // likewise
  const maxYP = boxP[atP + 3] as number; // likewise
  const minXQ = boxQ[atQ] as number; // likewise
  const minYQ = boxQ[atQ + 1] as number; // likewise
  const maxXQ = boxQ[atQ + 2] as number; // likewise
  const maxYQ = boxQ[atQ + 3] as number; // likewise
  const minX = Math.max(minXP, minXQ);
  const minY = Math.max(minYP, minYQ);
  const width = Math.min(maxXP, maxXQ) - minX;
  const height = Math.min(maxYP, maxYQ) - minY;
  if (!(width > 0 && height > 0)) return 0;
  if (minXP === minXQ && minYP === minYQ && maxXP === maxXQ && maxYP === maxYQ && haveSameRings(p, i, q, j)) {
    return p.areaM2[i] as number; // likewise
  }
  // Along the shorter side fewer edges pass through the window.
  const axis = width <= height ? 0 : 1;
  const u0 = axis === 0 ? minX : minY;
  const v0 = axis === 0 ? minY : minX;
  const spanU = axis === 0 ? width : height;
  const spanV = axis === 0 ? height : width;
  const listQ = listsQ[0] as EdgeList; // made above
  collectEdges(listQ, q, runsQ, j, axis, u0, v0, spanU, spanV);
  if (listQ.used === 0) return 0;
  const isAllOfP = minXP >= minXQ && minYP >= minYQ && maxXP <= maxXQ && maxYP <= maxYQ;
  if (isAllOfP && listQ.used === edgeSize && isCeiling(listQ.values, spanU, spanV)) return p.areaM2[i] as number; // likewise
  const listP = listsP[0] as EdgeList; // made above
  collectEdges(listP, p, runsP, i, axis, u0, v0, spanU, spanV);
  return areaOfLists(listP, listQ, spanU, spanV, 0);
}

/** Are the rings of both the very same vertices in the same order? Asked only where the boxes are the same. */
function haveSameRings(p: PlanLayer, i: number, q: PlanLayer, j: number): boolean {
  const polygonP = p.shapeStart[i] as number; // the caller's index
  const polygonQ = q.shapeStart[j] as number; // likewise
  const polygons = (p.shapeStart[i + 1] as number) - polygonP; // likewise
  if (polygons !== (q.shapeStart[j + 1] as number) - polygonQ) return false; // likewise
  const ringP = p.polygonStart[polygonP] as number; // a polygon of the shape
  const ringQ = q.polygonStart[polygonQ] as number; // likewise
  if (!haveSameSteps(p.polygonStart, polygonP, q.polygonStart, polygonQ, polygons)) return false;
  const rings = (p.polygonStart[polygonP + polygons] as number) - ringP; // likewise
  if (!haveSameSteps(p.ringStart, ringP, q.ringStart, ringQ, rings)) return false;
  const fromP = 2 * (p.ringStart[ringP] as number); // a ring of the shape
  const fromQ = 2 * (q.ringStart[ringQ] as number); // likewise
  const values = 2 * (p.ringStart[ringP + rings] as number) - fromP; // likewise
  for (let at = 0; at < values; at++) if (p.xy[fromP + at] !== q.xy[fromQ + at]) return false;
  return true;
}

/** Do `count` parts begin equally far from the first of them? */
function haveSameSteps(a: Uint32Array, fromA: number, b: Uint32Array, fromB: number, count: number): boolean {
  const shift = (a[fromA] as number) - (b[fromB] as number); // parts of a shape
  for (let at = 1; at <= count; at++) {
    if ((a[fromA + at] as number) - (b[fromB + at] as number) !== shift) return false; // likewise
  }
  return true;
}

/** One edge along the whole ceiling: no edge of the shape enters the window, and the window lies inside. */
function isCeiling(values: Float64Array, width: number, height: number): boolean {
  return values[0] === 0 && values[1] === width && values[2] === height && values[4] === 0;
}

/** So many pairs of edges are looked at one by one; above that it pays to halve the window. */
const mostPairs = 4096;

function areaOfLists(listP: EdgeList, listQ: EdgeList, width: number, height: number, depth: number): number {
  const pairs = (listP.used / edgeSize) * (listQ.used / edgeSize);
  if (pairs > mostPairs && depth < 60) {
    const area =
      areaOfHalves(listP, listQ, width, height, depth, pairs, width >= height) ??
      areaOfHalves(listP, listQ, width, height, depth, pairs, width < height);
    if (area !== undefined) return area;
  }
  return areaOfPairs(listP.values, listP.used, listQ.values, listQ.used);
}

/** Undefined where halving leaves about as many pairs. */
function areaOfHalves(
  listP: EdgeList,
  listQ: EdgeList,
  width: number,
  height: number,
  depth: number,
  pairs: number,
  isUpright: boolean,
): number | undefined {
  const halfU = isUpright ? width / 2 : width;
  const halfV = isUpright ? height : height / 2;
  const restU = isUpright ? halfU : 0;
  const restV = isUpright ? 0 : halfV;
  const p = listAt(listsP, depth + 1);
  const q = listAt(listsQ, depth + 1);
  narrow(listP, p, restU, restV, width - restU, height - restV);
  narrow(listQ, q, restU, restV, width - restU, height - restV);
  const second = (p.used / edgeSize) * (q.used / edgeSize);
  if (second > 0.7 * pairs) return undefined;
  narrow(listP, p, 0, 0, halfU, halfV);
  narrow(listQ, q, 0, 0, halfU, halfV);
  if (second + (p.used / edgeSize) * (q.used / edgeSize) > 0.7 * pairs) return undefined;
  const area = areaOfLists(p, q, halfU, halfV, depth + 1);
  narrow(listP, p, restU, restV, width - restU, height - restV);
  narrow(listQ, q, restU, restV, width - restU, height - restV);
  return area + areaOfLists(p, q, width - restU, height - restV, depth + 1);
}

function listAt(lists: EdgeList[], depth: number): EdgeList {
  let list = lists[depth];
  if (list === undefined) {
    list = new EdgeList();
    lists[depth] = list;
  }
  return list;
}

/** The same shape in a part of its window. */
function narrow(from: EdgeList, to: EdgeList, u0: number, v0: number, width: number, height: number): void {
  const { values, used } = from;
  to.used = 0;
  let flatFrom = 0;
  let flatTo = 0;
  for (let at = 0; at < used; at += edgeSize) {
    let lo = (values[at] as number) - u0; // in range by the loop
    let hi = (values[at + 1] as number) - u0; // likewise
    if (hi <= 0 || lo >= width) continue;
    let atLo = (values[at + 2] as number) - v0; // likewise
    let atHi = (values[at + 3] as number) - v0; // likewise
    const slope = values[at + 4] as number; // likewise
    const direction = values[at + 5] as number; // likewise
    if (lo < 0) {
      atLo -= slope * lo;
      lo = 0;
    }
    if (hi > width) {
      atHi -= slope * (hi - width);
      hi = width;
    }
    if (atLo <= 0 && atHi <= 0) continue;
    if (atLo >= height && atHi >= height) {
      const a = direction > 0 ? lo : hi;
      const b = direction > 0 ? hi : lo;
      if (a === flatTo) flatTo = b;
      else {
        to.addFlat(flatFrom, flatTo, height);
        flatFrom = a;
        flatTo = b;
      }
    } else to.addClamped(lo, hi, atLo, atHi, slope, direction, height);
  }
  to.addFlat(flatFrom, flatTo, height);
}

/**
 * Sum over all pairs of edges of ∫ min of their heights over their common range, signed by their directions. The smaller of two
 * heights is half their sum less half of what they differ; written without a branch, since no processor guesses which edge is
 * the lower one.
 */
function areaOfPairs(p: Float64Array, usedP: number, q: Float64Array, usedQ: number): number {
  let sum = 0;
  for (let i = 0; i < usedP; i += edgeSize) {
    const loP = p[i] as number; // in range by the loop
    const hiP = p[i + 1] as number; // likewise
    const atLoP = p[i + 2] as number; // likewise
    const slopeP = p[i + 4] as number; // likewise
    let below = 0;
    for (let j = 0; j < usedQ; j += edgeSize) {
      const loQ = q[j] as number; // likewise
      const hiQ = q[j + 1] as number; // likewise
      const lo = Math.max(loP, loQ);
      const hi = Math.min(hiP, hiQ);
      const width = hi - lo;
      if (width <= 0) continue;
      const slopeQ = q[j + 4] as number; // likewise
      const p1 = atLoP + slopeP * (lo - loP);
      const p2 = p1 + slopeP * width;
      const q1 = (q[j + 2] as number) + slopeQ * (lo - loQ); // likewise
      const q2 = q1 + slopeQ * width;
      const d1 = q1 - p1;
      const d2 = q2 - p2;
      // Mean of the difference: half the sum of both ends, less a triangle on each side where the edges cross.
      const ends = Math.abs(d1) + Math.abs(d2);
      const across = Math.abs(d1 * d2) - d1 * d2;
      below += (q[j + 5] as number) * (p1 + p2 + q1 + q2 - ends + across / (ends + smallest)) * width; // likewise
    }
    sum += (p[i + 5] as number) * below; // likewise
  }
  return sum / 4;
}

/** Keeps nothing through nothing at nothing. */
const smallest = 1e-300;
