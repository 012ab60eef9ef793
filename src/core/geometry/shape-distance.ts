import { edgeRunsOf } from "./edge-runs.ts";
import type { PlanLayer } from "./plan-layer.ts";

/**
 * Square of the least distance of two shapes of flat layers, edge to edge, m²; 0 where they cross, touch or one holds the other; `limit2`
 * where it is no less than that. Rings need not be closed: a line is a shape without area, a point one of two equal vertices. Cost: edges
 * of runs whose boxes are near enough, times each other.
 */
export function distance2(p: PlanLayer, i: number, q: PlanLayer, j: number, limit2: number): number {
  const runsP = edgeRunsOf(p);
  const runsQ = edgeRunsOf(q);
  const endP = runsP.nodeStart[i + 1] as number; // the caller's index
  const endQ = runsQ.nodeStart[j + 1] as number; // likewise
  let best2 = limit2;
  let nodeP = runsP.nodeStart[i] as number; // likewise
  do {
    const hasNodeP = nodeP < endP;
    const boxP = hasNodeP ? runsP.nodeBox : p.box;
    const atP = 4 * (hasNodeP ? nodeP : i);
    const skipP = hasNodeP ? (runsP.nodeRange[3 * nodeP + 2] as number) : endP; // in range by the loop
    if (hasNodeP && boxGap2(boxP, atP, q.box, 4 * j) >= best2) {
      nodeP = skipP;
      continue;
    }
    if (hasNodeP && skipP > nodeP + 1) {
      nodeP++;
      continue;
    }
    const fromP = hasNodeP ? (runsP.nodeRange[3 * nodeP] as number) : (runsP.vertexStart[i] as number); // likewise
    const toP = hasNodeP ? (runsP.nodeRange[3 * nodeP + 1] as number) : (runsP.vertexStart[i + 1] as number) - 1; // likewise
    nodeP = skipP;
    let nodeQ = runsQ.nodeStart[j] as number; // likewise
    do {
      const hasNodeQ = nodeQ < endQ;
      const boxQ = hasNodeQ ? runsQ.nodeBox : q.box;
      const atQ = 4 * (hasNodeQ ? nodeQ : j);
      const skipQ = hasNodeQ ? (runsQ.nodeRange[3 * nodeQ + 2] as number) : endQ; // likewise
      const gap2 = boxGap2(boxP, atP, boxQ, atQ);
      if (gap2 < best2) {
        if (hasNodeQ && skipQ > nodeQ + 1) {
          nodeQ++;
          continue;
        }
        const fromQ = hasNodeQ ? (runsQ.nodeRange[3 * nodeQ] as number) : (runsQ.vertexStart[j] as number); // likewise
        const toQ = hasNodeQ ? (runsQ.nodeRange[3 * nodeQ + 1] as number) : (runsQ.vertexStart[j + 1] as number) - 1; // likewise
        if (gap2 === 0 && doPathsCross(p.xy, fromP, toP, q.xy, fromQ, toQ)) return 0;
        best2 = verticesToPath2(p.xy, fromP, toP, q.xy, fromQ, toQ, boxQ, atQ, best2);
        best2 = verticesToPath2(q.xy, fromQ, toQ, p.xy, fromP, toP, boxP, atP, best2);
      }
      nodeQ = skipQ;
    } while (nodeQ < endQ);
  } while (nodeP < endP);
  const isHeld = boxGap2(p.box, 4 * i, q.box, 4 * j) === 0 && (holds(p, i, q, j) || holds(q, j, p, i));
  return isHeld ? 0 : best2;
}

/** Square of the distance of two boxes in arrays, m²; 0 where they touch. */
export function boxGap2(a: Float64Array, atA: number, b: Float64Array, atB: number): number {
  const west = (a[atA] as number) - (b[atB + 2] as number); // the caller's place
  const east = (b[atB] as number) - (a[atA + 2] as number); // likewise
  const south = (a[atA + 1] as number) - (b[atB + 3] as number); // likewise
  const north = (b[atB + 1] as number) - (a[atA + 3] as number); // likewise
  const dx = Math.max(west, east, 0);
  const dy = Math.max(south, north, 0);
  return dx * dx + dy * dy;
}

/** From vertices of one path to the edges of another; vertices too far from its box are not looked at. */
function verticesToPath2(
  a: Float64Array,
  fromA: number,
  toA: number,
  b: Float64Array,
  fromB: number,
  toB: number,
  boxB: Float64Array,
  atBoxB: number,
  limit2: number,
): number {
  const minX = boxB[atBoxB] as number; // the caller's place
  const minY = boxB[atBoxB + 1] as number; // likewise
  const maxX = boxB[atBoxB + 2] as number; // likewise
  const maxY = boxB[atBoxB + 3] as number; // likewise
  let best2 = limit2;
  for (let v = 2 * fromA; v <= 2 * toA; v += 2) {
    const x = a[v] as number; // in range by the loop
    const y = a[v + 1] as number; // likewise
    const outX = x < minX ? minX - x : x > maxX ? x - maxX : 0;
    const outY = y < minY ? minY - y : y > maxY ? y - maxY : 0;
    if (outX * outX + outY * outY >= best2) continue;
    let ax = (b[2 * fromB] as number) - x; // likewise
    let ay = (b[2 * fromB + 1] as number) - y; // likewise
    for (let w = 2 * fromB + 2; w <= 2 * toB; w += 2) {
      const bx = (b[w] as number) - x; // likewise
      const by = (b[w + 1] as number) - y; // likewise
      const dx = bx - ax;
      const dy = by - ay;
      const along = -(ax * dx + ay * dy);
      const length2 = dx * dx + dy * dy;
      let d2: number;
      if (along <= 0) d2 = ax * ax + ay * ay;
      else if (along >= length2) d2 = bx * bx + by * by;
      else {
        const cross = ax * dy - ay * dx;
        d2 = (cross * cross) / length2;
      }
      if (d2 < best2) best2 = d2;
      ax = bx;
      ay = by;
    }
  }
  return best2;
}

/** Do two paths cross in the middle of edges? Where they only touch, a vertex lies on an edge. */
function doPathsCross(
  a: Float64Array,
  fromA: number,
  toA: number,
  b: Float64Array,
  fromB: number,
  toB: number,
): boolean {
  for (let v = 2 * fromA; v < 2 * toA; v += 2) {
    const x = a[v] as number; // in range by the loop
    const y = a[v + 1] as number; // likewise
    const dx = (a[v + 2] as number) - x; // likewise
    const dy = (a[v + 3] as number) - y; // likewise
    let before = dx * ((b[2 * fromB + 1] as number) - y) - dy * ((b[2 * fromB] as number) - x); // likewise
    for (let w = 2 * fromB; w < 2 * toB; w += 2) {
      const bx = b[w + 2] as number; // likewise
      const by = b[w + 3] as number; // likewise
      const after = dx * (by - y) - dy * (bx - x);
      if ((before < 0 && after > 0) || (before > 0 && after < 0)) {
        const ux = bx - (b[w] as number); // likewise
        const uy = by - (b[w + 1] as number); // likewise
        const one = ux * (y - by) - uy * (x - bx);
        const other = ux * (y + dy - by) - uy * (x + dx - bx);
        if ((one < 0 && other > 0) || (one > 0 && other < 0)) return true;
      }
      before = after;
    }
  }
  return false;
}

/** Does the land of a shape hold a part of another? Their edges do not cross, so one vertex of each ring speaks for all of it. */
function holds(outer: PlanLayer, o: number, inner: PlanLayer, i: number): boolean {
  if (!((outer.areaM2[o] as number) > 0)) return false; // the caller's index
  const { shapeStart, polygonStart, ringStart, xy } = inner;
  const from = polygonStart[shapeStart[i] as number] as number; // likewise
  const to = polygonStart[shapeStart[i + 1] as number] as number; // likewise
  for (let r = from; r < to; r++) {
    const v = ringStart[r] as number; // in range by the loop
    if (v < (ringStart[r + 1] as number) && isInside(outer, o, xy[2 * v] as number, xy[2 * v + 1] as number))
      return true; // likewise
  }
  return false;
}

/** Inside by even-odd over all rings. */
function isInside(
  { shapeStart, polygonStart, ringStart, xy }: PlanLayer,
  index: number,
  x: number,
  y: number,
): boolean {
  let inside = false;
  const from = polygonStart[shapeStart[index] as number] as number; // the caller's index
  const to = polygonStart[shapeStart[index + 1] as number] as number; // likewise
  for (let r = from; r < to; r++) {
    for (let v = 2 * (ringStart[r] as number); v < 2 * (ringStart[r + 1] as number) - 2; v += 2) {
      const ay = xy[v + 1] as number; // in range by the loop
      const by = xy[v + 3] as number; // likewise
      if (ay > y === by > y) continue;
      const ax = xy[v] as number; // likewise
      if (x < ax + ((y - ay) / (by - ay)) * ((xy[v + 2] as number) - ax)) inside = !inside; // likewise
    }
  }
  return inside;
}
