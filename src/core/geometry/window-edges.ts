import type { EdgeRuns } from "./edge-runs.ts";
import type { PlanLayer } from "./plan-layer.ts";

/** Numbers an edge takes in a list: from, to, height at both, slope, direction. */
export const edgeSize = 6;

/**
 * What a shape looks like in a window: its edges from left to right as they pass through, heights counted from the
 * window's floor. What lies below the floor is left out, what lies above the ceiling is level with it.
 */
export class EdgeList {
  /** From, to (m from the left side), height at from, height at to (m from the floor), slope, direction (1 to the right, -1 to the left). */
  values = new Float64Array(edgeSize * 256);
  /** Values used. */
  used = 0;

  /** Room for three more edges: no edge of a shape leaves more than three in a window. */
  reserve(): Float64Array {
    if (this.used + 3 * edgeSize > this.values.length) {
      const grown = new Float64Array(2 * this.values.length);
      grown.set(this.values);
      this.values = grown;
    }
    return this.values;
  }

  /** A level edge along the ceiling, from where to where as its ring runs. */
  addFlat(from: number, to: number, height: number): void {
    if (from < to) this.add(from, to, height, height, 0, 1);
    else if (to < from) this.add(to, from, height, height, 0, -1);
  }

  add(lo: number, hi: number, atLo: number, atHi: number, slope: number, direction: number): void {
    const values = this.reserve();
    const at = this.used;
    values[at] = lo;
    values[at + 1] = hi;
    values[at + 2] = atLo;
    values[at + 3] = atHi;
    values[at + 4] = slope;
    values[at + 5] = direction;
    this.used = at + edgeSize;
  }

  /** An edge within the sides of the window; what of it lies outside floor and ceiling is cut off or levelled. */
  addClamped(
    lo: number,
    hi: number,
    atLo: number,
    atHi: number,
    slope: number,
    direction: number,
    height: number,
  ): void {
    let fromU = lo;
    let toU = hi;
    let from = atLo;
    let to = atHi;
    if (from < 0) {
      fromU = Math.min(toU, fromU - from / slope);
      from = 0;
    } else if (from > height) {
      fromU = Math.min(toU, fromU + (height - from) / slope);
      from = height;
      if (fromU > lo) this.add(lo, fromU, height, height, 0, direction);
    }
    if (to < 0) {
      toU = Math.max(fromU, toU - to / slope);
      to = 0;
    } else if (to > height) {
      toU = Math.max(fromU, toU + (height - to) / slope);
      to = height;
      if (toU < hi) this.add(toU, hi, height, height, 0, direction);
    }
    if (toU > fromU) this.add(fromU, toU, from, to, slope, direction);
  }
}

/**
 * Fills `list` with what shape `index` looks like in the window that starts at (u0, v0) and is `width` by `height`. `axis` 0: u is x
 * and v is y; 1: the other way round. Edges that follow each other above the ceiling become one. Cost: the edges near the window,
 * the logarithm of the rest.
 */
export function collectEdges(
  list: EdgeList,
  { xy }: PlanLayer,
  { vertexStart, nodeStart, nodeBox, nodeRange }: EdgeRuns,
  index: number,
  axis: number,
  u0: number,
  v0: number,
  width: number,
  height: number,
): void {
  list.used = 0;
  let node = nodeStart[index] as number; // one entry more than shapes
  const end = nodeStart[index + 1] as number; // likewise
  let from = vertexStart[index] as number; // likewise
  let to = (vertexStart[index + 1] as number) - 1; // likewise
  const other = 1 - axis;
  // The level edge not yet added: from, to.
  let flatFrom = 0;
  let flatTo = 0;
  const u9 = u0 + width;
  const v9 = v0 + height;
  do {
    if (node < end) {
      const at = 4 * node;
      const skip = nodeRange[3 * node + 2] as number; // in range by the loop
      if (
        (nodeBox[at + axis] as number) >= u9 ||
        (nodeBox[at + 2 + axis] as number) <= u0 ||
        (nodeBox[at + 2 + other] as number) <= v0
      ) {
        node = skip;
        continue;
      }
      from = nodeRange[3 * node] as number;
      to = nodeRange[3 * node + 1] as number;
      if ((nodeBox[at + other] as number) >= v9) {
        node = skip;
        const a = clampTo((xy[2 * from + axis] as number) - u0, width);
        const b = clampTo((xy[2 * to + axis] as number) - u0, width);
        if (a === flatTo) flatTo = b;
        else {
          list.addFlat(flatFrom, flatTo, height);
          flatFrom = a;
          flatTo = b;
        }
        continue;
      }
      node++;
      if (node < skip) continue;
    }
    let u1 = (xy[2 * from + axis] as number) - u0;
    let v1 = (xy[2 * from + other] as number) - v0;
    for (let at = 2 * (from + 1); at <= 2 * to; at += 2) {
      const u2 = (xy[at + axis] as number) - u0; // in range by the loop
      const v2 = (xy[at + other] as number) - v0; // likewise
      if ((u1 > 0 || u2 > 0) && (u1 < width || u2 < width) && (v1 > 0 || v2 > 0) && u1 !== u2) {
        if (v1 >= height && v2 >= height) {
          const a = clampTo(u1, width);
          const b = clampTo(u2, width);
          if (a === flatTo) flatTo = b;
          else {
            list.addFlat(flatFrom, flatTo, height);
            flatFrom = a;
            flatTo = b;
          }
        } else {
          const slope = (v2 - v1) / (u2 - u1);
          const isRight = u1 < u2;
          let lo = isRight ? u1 : u2;
          let hi = isRight ? u2 : u1;
          let atLo = isRight ? v1 : v2;
          let atHi = isRight ? v2 : v1;
          if (lo < 0) {
            atLo -= slope * lo;
            lo = 0;
          }
          if (hi > width) {
            atHi -= slope * (hi - width);
            hi = width;
          }
          if (atLo > 0 || atHi > 0) {
            if (atLo >= 0 && atHi >= 0 && atLo <= height && atHi <= height) {
              list.add(lo, hi, atLo, atHi, slope, isRight ? 1 : -1);
            } else list.addClamped(lo, hi, atLo, atHi, slope, isRight ? 1 : -1, height);
          }
        }
      }
      u1 = u2;
      v1 = v2;
    }
  } while (node < end);
  list.addFlat(flatFrom, flatTo, height);
}

function clampTo(value: number, most: number): number {
  if (value <= 0) return 0;
  return Math.min(value, most);
}
