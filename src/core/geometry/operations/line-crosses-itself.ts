import { findSegmentCrossing, footOnSegment, type GridPlace } from "./segment-contact.ts";
import type { DirectedEdge } from "./trace-faces.ts";

/** Where two parts of a line cross or touch other than at a corner they share; undefined where none do. Cost: parts squared. */
export function findLoopCrossing(parts: readonly DirectedEdge[]): GridPlace | undefined {
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i] as DirectedEdge; // in range by the loop
    for (let j = i + 1; j < parts.length; j++) {
      const other = parts[j] as DirectedEdge; // in range by the loop
      const crossing = findSegmentCrossing(one.from, one.to, other.from, other.to) ?? findTouch(one, other);
      if (crossing !== undefined) return crossing;
    }
  }
  return undefined;
}

/** Nearer than this, m, a corner lies on a part of the line: rounding of the grid. */
const touchingM = 1e-6;

function findTouch(one: DirectedEdge, other: DirectedEdge): GridPlace | undefined {
  for (const [corner, part] of [
    [one.from, other],
    [one.to, other],
    [other.from, one],
    [other.to, one],
  ] as const) {
    if (corner === part.from || corner === part.to) continue;
    if (footOnSegment(corner, part.from, part.to).offM <= touchingM) return corner;
  }
  return undefined;
}
