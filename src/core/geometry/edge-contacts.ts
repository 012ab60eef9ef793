import Flatbush from "flatbush";
import type { LngLat, LngLatRing } from "../model/coordinates.ts";
import { orientationOf } from "./orientation.ts";

/** A place where rings break the rule that they may touch each other in points, and themselves not at all. */
interface EdgeContact {
  /** `cross`: go through each other; `overlap`: run along each other; `touch`: one ring meets itself in a point. */
  readonly kind: "cross" | "overlap" | "touch";
  readonly ringA: number;
  readonly ringB: number;
  readonly place: LngLat;
}

export interface ContactSearch {
  readonly contacts: readonly EdgeContact[];
  /** False where the search stopped at a limit. */
  readonly complete: boolean;
}

const runEdges = 8;
/** Enough for any drawing slip; a shape with more is no parcel, and repairing it would take minutes. */
export const maxContacts = 20_000;
/** Pairs of edges looked at: about a second. Bounds shapes whose boxes all overlap without a crossing. */
const maxPairs = 300_000_000;

interface Run {
  readonly ring: number;
  readonly start: number;
  readonly end: number;
  readonly box: readonly [number, number, number, number];
}

/**
 * Finds where closed, cleaned rings (no repeats, no spikes) cross or run along each other, and where a ring meets itself.
 * Different rings that touch in a point without passing through are fine. Decided by exact orientation, also at shared
 * vertices. Cost: O(n log n) for parcels and coast lines; stops after 20,000 contacts or 300 million pairs of edges.
 */
export function findEdgeContacts(rings: readonly LngLatRing[]): ContactSearch {
  const runs = cutRuns(rings);
  const contacts: EdgeContact[] = [];
  let pairs = 0;

  function compareRuns(p: Run, q: Run): boolean {
    const ringP = rings[p.ring];
    const ringQ = rings[q.ring];
    if (ringP === undefined || ringQ === undefined) return true;
    for (let i = p.start; i < p.end; i++) {
      if (p !== q && !edgeMeetsBox(ringP, i, q.box)) continue;
      for (let j = p === q ? i + 1 : q.start; j < q.end; j++) {
        pairs++;
        const contact = compareEdges(rings, p.ring, i, q.ring, j);
        if (contact !== undefined) contacts.push(contact);
      }
    }
    return contacts.length <= maxContacts && pairs <= maxPairs;
  }

  const complete = forEachRunPair(runs, compareRuns);
  return { contacts, complete };
}

/** Few runs are compared one by one; an index pays only above some dozens. */
function forEachRunPair(runs: readonly Run[], visit: (p: Run, q: Run) => boolean): boolean {
  const tree = runs.length > 24 ? new Flatbush(runs.length) : undefined;
  for (const { box } of runs) tree?.add(box[0], box[1], box[2], box[3]);
  tree?.finish();
  for (let i = 0; i < runs.length; i++) {
    const p = runs[i];
    if (p === undefined) continue;
    if (tree === undefined) {
      for (let j = i; j < runs.length; j++) {
        const q = runs[j];
        if (q !== undefined && boxesMeet(p.box, q.box) && !visit(p, q)) return false;
      }
      continue;
    }
    for (const j of tree.search(p.box[0], p.box[1], p.box[2], p.box[3])) {
      const q = runs[j];
      if (j >= i && q !== undefined && !visit(p, q)) return false;
    }
  }
  return true;
}

function cutRuns(rings: readonly LngLatRing[]): readonly Run[] {
  const runs: Run[] = [];
  rings.forEach((ring, ringIndex) => {
    for (let start = 0; start < ring.length - 1; start += runEdges) {
      const end = Math.min(start + runEdges, ring.length - 1);
      const box: [number, number, number, number] = [
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ];
      for (let i = start; i <= end; i++) {
        const [x, y] = ring[i] as LngLat; // in range by the loop
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
      runs.push({ ring: ringIndex, start, end, box });
    }
  });
  return runs;
}

function boxesMeet(a: Run["box"], b: Run["box"]): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function edgeMeetsBox(ring: LngLatRing, index: number, box: Run["box"]): boolean {
  const a = ring[index] as LngLat; // in range: index is an edge of the ring
  const b = ring[index + 1] as LngLat; // in range: the ring is closed
  return !(
    (a[0] < box[0] && b[0] < box[0]) ||
    (a[0] > box[2] && b[0] > box[2]) ||
    (a[1] < box[1] && b[1] < box[1]) ||
    (a[1] > box[3] && b[1] > box[3])
  );
}

function compareEdges(
  rings: readonly LngLatRing[],
  ringA: number,
  i: number,
  ringB: number,
  j: number,
): EdgeContact | undefined {
  const first = rings[ringA] as LngLatRing; // both rings were just looked up
  const second = rings[ringB] as LngLatRing;
  const a = first[i] as LngLat; // edges are in range by their runs
  const b = first[i + 1] as LngLat;
  const c = second[j] as LngLat;
  const d = second[j + 1] as LngLat;
  if (
    (c[0] > a[0] && c[0] > b[0] && d[0] > a[0] && d[0] > b[0]) ||
    (c[0] < a[0] && c[0] < b[0] && d[0] < a[0] && d[0] < b[0]) ||
    (c[1] > a[1] && c[1] > b[1] && d[1] > a[1] && d[1] > b[1]) ||
    (c[1] < a[1] && c[1] < b[1] && d[1] < a[1] && d[1] < b[1])
  ) {
    return undefined;
  }
  const isSameRing = ringA === ringB;
  if (isSameRing && areNeighbors(i, j, first.length - 1)) return undefined;
  const sideC = orientationOf(a, b, c);
  const sideD = orientationOf(a, b, d);
  if (sideC !== 0 && sideC === sideD) return undefined;
  if (sideC === 0 && sideD === 0) return compareOnOneLine(a, b, c, d, ringA, ringB);
  const sideA = orientationOf(c, d, a);
  const sideB = orientationOf(c, d, b);
  if (sideA !== 0 && sideA === sideB) return undefined;
  if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
    return { kind: "cross", ringA, ringB, place: crossingOf(a, b, c, d) };
  }
  const place = sideA === 0 ? a : sideB === 0 ? b : sideC === 0 ? c : d;
  if (isSameRing) return { kind: "touch", ringA, ringB, place };
  return passesThrough(first, i, second, j, place) ? { kind: "cross", ringA, ringB, place } : undefined;
}

function areNeighbors(i: number, j: number, count: number): boolean {
  const apart = Math.abs(i - j);
  return apart <= 1 || apart === count - 1;
}

/** Two edges on one line: along each other, in one point, or apart. */
function compareOnOneLine(
  a: LngLat,
  b: LngLat,
  c: LngLat,
  d: LngLat,
  ringA: number,
  ringB: number,
): EdgeContact | undefined {
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
  const lo = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
  const hi = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
  if (lo > hi) return undefined;
  const place = a[axis] === lo ? a : b[axis] === lo ? b : c[axis] === lo ? c : d;
  if (lo < hi) return { kind: "overlap", ringA, ringB, place };
  // End to end: whether rings pass through each other there shows on the edges that leave the line.
  return ringA === ringB ? { kind: "touch", ringA, ringB, place } : undefined;
}

/** Two rings meet in a point: does the second come in on one side of the first and leave on the other? */
function passesThrough(first: LngLatRing, i: number, second: LngLatRing, j: number, place: LngLat): boolean {
  const [beforeA, afterA] = neighborsAt(first, i, place);
  const [beforeB, afterB] = neighborsAt(second, j, place);
  const isLeft = (q: LngLat): boolean => {
    const turn = orientationOf(beforeA, place, afterA);
    const leftOfFirst = orientationOf(beforeA, place, q) > 0;
    const leftOfSecond = orientationOf(place, afterA, q) > 0;
    return turn >= 0 ? leftOfFirst && leftOfSecond : leftOfFirst || leftOfSecond;
  };
  return isLeft(beforeB) !== isLeft(afterB);
}

/** The positions before and after a point that lies on edge `index` or at one of its ends. */
function neighborsAt(ring: LngLatRing, index: number, place: LngLat): readonly [LngLat, LngLat] {
  const count = ring.length - 1;
  const a = ring[index] as LngLat; // index is an edge of the ring
  const b = ring[index + 1] as LngLat; // the ring is closed
  if (place[0] === a[0] && place[1] === a[1]) return [ring[(index + count - 1) % count] as LngLat, b];
  if (place[0] === b[0] && place[1] === b[1]) return [a, ring[((index + 1) % count) + 1] as LngLat];
  return [a, b];
}

function crossingOf(a: LngLat, b: LngLat, c: LngLat, d: LngLat): LngLat {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]];
  const share = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / (ux * vy - uy * vx);
  return Number.isFinite(share) ? [a[0] + share * ux, a[1] + share * uy] : a;
}
