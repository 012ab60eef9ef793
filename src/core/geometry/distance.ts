import type { PlanBox, PlanXY } from "../model/coordinates.ts";

/**
 * A feature distances are measured from: its lines, points and outlines on the measuring plane. A closed outline has an
 * inside, an open line or a point has none.
 */
export interface Outline {
  readonly box: PlanBox;
  /** A ring, a line, or a single point. */
  readonly paths: readonly (readonly PlanXY[])[];
  /** Do the paths enclose land (even-odd over all rings)? */
  readonly isArea: boolean;
  readonly root: Run;
}

/** A run of segments with its box: two runs that are far apart need no look at their segments. */
interface Run extends Box {
  readonly segments: readonly Segment[];
  readonly left: Run | undefined;
  readonly right: Run | undefined;
}

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

type Segment = readonly [a: PlanXY, b: PlanXY];

/** The shortest way between two features. Touching or overlapping ones: 0, both ends in a point they share. */
export interface Span {
  readonly distanceM: number;
  readonly from: PlanXY;
  readonly to: PlanXY;
}

/** Segments a leaf holds: most parcels are one leaf. */
const leafSegments = 8;
/** Nearer than this is touching: rounding of the plane, m. */
const touchingM = 1e-6;

/** Undefined for a feature without any position. Cost: linear in the vertices. */
export function createOutline(paths: readonly (readonly PlanXY[])[], isArea: boolean): Outline | undefined {
  const segments: Segment[] = [];
  for (const path of paths) {
    const [only] = path;
    if (path.length === 1 && only !== undefined) segments.push([only, only]);
    for (let i = 1; i < path.length; i++) {
      const a = path[i - 1];
      const b = path[i];
      if (a !== undefined && b !== undefined) segments.push([a, b]);
    }
  }
  if (segments.length === 0) return undefined;
  const root = createRun(segments);
  return { box: [root.minX, root.minY, root.maxX, root.maxY], paths, isArea, root };
}

function createRun(segments: readonly Segment[]): Run {
  const half = segments.length >> 1;
  const isLeaf = segments.length <= leafSegments;
  const left = isLeaf ? undefined : createRun(segments.slice(0, half));
  const right = isLeaf ? undefined : createRun(segments.slice(half));
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (const [a, b] of segments) {
    minX = Math.min(minX, a[0], b[0]);
    minY = Math.min(minY, a[1], b[1]);
    maxX = Math.max(maxX, a[0], b[0]);
    maxY = Math.max(maxY, a[1], b[1]);
  }
  return { minX, minY, maxX, maxY, segments, left, right };
}

/** Distance between two boxes, m; 0 where they touch. Never more than the distance of what lies in them. */
export function boxGapM(a: PlanBox, b: PlanBox): number {
  return Math.hypot(Math.max(a[0] - b[2], b[0] - a[2], 0), Math.max(a[1] - b[3], b[1] - a[3], 0));
}

/**
 * How far are two features apart, edge to edge? m on the measuring plane, with the nearest point of each; 0 where they touch,
 * overlap or one lies inside the other. Undefined where they are farther apart than `withinM`.
 *
 * Straight edges on the plane; its distances are off by 1.3 ppm at 20 km from the center of the dataset (measuring-plane.ts),
 * a millimetre in a kilometre, far below what any map knows. Exact otherwise: every pair of runs whose boxes might hold a
 * shorter way is looked at. Cost: segments × segments at worst, near their sum for features that lie apart.
 */
export function findSpan(a: Outline, b: Outline, withinM = Number.POSITIVE_INFINITY): Span | undefined {
  if (boxGapM(a.box, b.box) > withinM) return undefined;
  const search: Search = { bestM: withinM, span: undefined };
  visit(a.root, b.root, search);
  if (search.span !== undefined && search.span.distanceM <= touchingM) {
    return { distanceM: 0, from: search.span.from, to: search.span.from };
  }
  const shared = findInside(a, b) ?? findInside(b, a);
  return shared === undefined ? search.span : { distanceM: 0, from: shared, to: shared };
}

interface Search {
  bestM: number;
  span: Span | undefined;
}

function visit(a: Run, b: Run, search: Search): void {
  const gapM = runGapM(a, b);
  // Equal is looked at only while nothing is found: what lies just at `withinM` counts.
  if (gapM > search.bestM || (gapM === search.bestM && search.span !== undefined)) return;
  if (a.left === undefined && b.left === undefined) {
    compareLeaves(a, b, search);
    return;
  }
  const pairs =
    b.left === undefined || (a.left !== undefined && a.segments.length >= b.segments.length)
      ? childrenOf(a).map((child): readonly [Run, Run] => [child, b])
      : childrenOf(b).map((child): readonly [Run, Run] => [a, child]);
  const [first, second] = pairs;
  const isSwapped = first !== undefined && second !== undefined && runGapM(...second) < runGapM(...first);
  for (const [one, other] of isSwapped ? pairs.toReversed() : pairs) visit(one, other, search);
}

function childrenOf({ left, right }: Run): readonly Run[] {
  return left === undefined || right === undefined ? [] : [left, right];
}

function runGapM(a: Box, b: Box): number {
  return Math.hypot(Math.max(a.minX - b.maxX, b.minX - a.maxX, 0), Math.max(a.minY - b.maxY, b.minY - a.maxY, 0));
}

function compareLeaves(a: Run, b: Run, search: Search): void {
  for (const first of a.segments) {
    for (const second of b.segments) {
      const span = spanOfSegments(first, second);
      if (span.distanceM < search.bestM || (search.span === undefined && span.distanceM <= search.bestM)) {
        search.bestM = span.distanceM;
        search.span = span;
      }
    }
  }
}

/** Segments that cross are 0 apart; otherwise an end of one is the nearest point of its own. */
function spanOfSegments([a, b]: Segment, [c, d]: Segment): Span {
  const crossing = findCrossing(a, b, c, d);
  if (crossing !== undefined) return { distanceM: 0, from: crossing, to: crossing };
  const ways: readonly Span[] = [
    spanToSegment(a, c, d),
    spanToSegment(b, c, d),
    turn(spanToSegment(c, a, b)),
    turn(spanToSegment(d, a, b)),
  ];
  return ways.reduce((best, way) => (way.distanceM < best.distanceM ? way : best));
}

function turn({ distanceM, from, to }: Span): Span {
  return { distanceM, from: to, to: from };
}

function spanToSegment(p: PlanXY, a: PlanXY, b: PlanXY): Span {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const along = length2 > 0 ? ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2 : 0;
  const to: PlanXY = along <= 0 ? a : along >= 1 ? b : [a[0] + along * dx, a[1] + along * dy];
  return { distanceM: Math.hypot(p[0] - to[0], p[1] - to[1]), from: p, to };
}

function findCrossing(a: PlanXY, b: PlanXY, c: PlanXY, d: PlanXY): PlanXY | undefined {
  const sideC = sideOf(a, b, c);
  const sideD = sideOf(a, b, d);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0) || sideC === sideD) return undefined;
  const sideA = sideOf(c, d, a);
  const sideB = sideOf(c, d, b);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return undefined;
  const share = sideC / (sideC - sideD);
  return [c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])];
}

function sideOf(a: PlanXY, b: PlanXY, p: PlanXY): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

/** A point of `inner` inside `outer`. Their outlines do not meet, so one point of each path speaks for all of it. */
function findInside(inner: Outline, outer: Outline): PlanXY | undefined {
  if (!outer.isArea || boxGapM(inner.box, outer.box) > 0) return undefined;
  return inner.paths.flatMap((path) => path.slice(0, 1)).find((point) => isInside(outer, point));
}

/** Inside by even-odd over all rings. */
function isInside({ paths }: Outline, [x, y]: PlanXY): boolean {
  let inside = false;
  for (const ring of paths) {
    for (let i = 1; i < ring.length; i++) {
      const a = ring[i - 1];
      const b = ring[i];
      if (a === undefined || b === undefined || a[1] > y === b[1] > y) continue;
      if (x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
    }
  }
  return inside;
}

/** The longest way from a corner of `a` to `point`, m: nothing of `a` is farther from it. */
export function farthestM(a: Outline, point: PlanXY): number {
  let farthest = 0;
  for (const path of a.paths) {
    for (const [x, y] of path) farthest = Math.max(farthest, Math.hypot(x - point[0], y - point[1]));
  }
  return farthest;
}
