import type { PlanBox, PlanMultiPolygon, PlanRing, PlanXY } from "../model/coordinates.ts";

/** Air left around the window, m: what a cut adds lies outside everything that is asked about. */
const marginM = 1;

/**
 * The shape as it is within a box and a metre around it, for questions about the box only: an overlay of a district of thirty
 * thousand corners with a plot reads the few at the plot. Beyond the box the rings run along the edge of the window, back over
 * themselves where the shape leaves it in several parts: fit for clipping with what lies in the box, and for nothing else.
 * Cost: linear in the vertices.
 */
export function cutToWindow(polygons: PlanMultiPolygon, [minX, minY, maxX, maxY]: PlanBox): PlanMultiPolygon {
  const cutRing = (ring: PlanRing): PlanRing => {
    let corners: readonly PlanXY[] = ring.slice(1);
    corners = cutAt(corners, 0, minX - marginM, 1);
    corners = cutAt(corners, 0, maxX + marginM, -1);
    corners = cutAt(corners, 1, minY - marginM, 1);
    corners = cutAt(corners, 1, maxY + marginM, -1);
    const last = corners.at(-1);
    return last === undefined || corners.length < 3 ? [] : [last, ...corners];
  };
  const cut: PlanRing[][] = [];
  for (const polygon of polygons) {
    const [shell, ...holes] = polygon.map(cutRing);
    if (shell !== undefined && shell.length > 0) cut.push([shell, ...holes.filter((hole) => hole.length > 0)]);
  }
  return cut;
}

/** The corners on one side of an upright (axis 0) or level (axis 1) line, `side` 1 above it and -1 below, with those where it is crossed. */
function cutAt(corners: readonly PlanXY[], axis: 0 | 1, line: number, side: 1 | -1): readonly PlanXY[] {
  const isIn = (corner: PlanXY): boolean => side * (corner[axis] - line) >= 0;
  if (corners.every(isIn)) return corners;
  const kept: PlanXY[] = [];
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before !== undefined && isIn(before) !== isIn(corner)) kept.push(crossingOf(before, corner, axis, line));
    if (isIn(corner)) kept.push(corner);
    before = corner;
  }
  return kept;
}

function crossingOf(a: PlanXY, b: PlanXY, axis: 0 | 1, line: number): PlanXY {
  const share = (line - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [line, a[1] + share * (b[1] - a[1])] : [a[0] + share * (b[0] - a[0]), line];
}
