import type { GridCorner, GridRing } from "./grid-shape.ts";
import { footOnSegment } from "./segment-contact.ts";

/**
 * Corners of a ring that can go without the outline moving by more than the tolerance (Douglas and Peucker 1973). Fixed corners stay; a
 * ring without two of them is held at its westernmost corner and the one farthest from it. Three corners stay at least. Cost:
 * corners squared at worst.
 */
export function findSpareCorners(
  ring: GridRing,
  isFixed: (corner: GridCorner) => boolean,
  toleranceM: number,
): readonly GridCorner[] {
  const kept = new Set(ring.filter(isFixed));
  const [west] = ring.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (west === undefined || ring.length <= 3) return [];
  if (kept.size === 0) kept.add(west);
  if (kept.size === 1) {
    const [only = west] = kept;
    kept.add(farthestFrom(ring, (corner) => Math.hypot(corner.x - only.x, corner.y - only.y)));
  }
  const anchors = ring.flatMap((corner, place) => (kept.has(corner) ? [place] : []));
  anchors.forEach((from, index) => {
    const next = anchors[index + 1] ?? (anchors[0] as number) + ring.length; // there are two at least
    keepBetween(ring, from, next, toleranceM, kept);
  });
  if (kept.size === 2) {
    const [a, b] = [...kept];
    if (a !== undefined && b !== undefined) kept.add(farthestFrom(ring, (corner) => footOnSegment(corner, a, b).offM));
  }
  return ring.filter((corner) => !kept.has(corner));
}

/** Keeps the corner farthest from the straight way where it is too far, and looks at both halves. */
function keepBetween(ring: GridRing, from: number, to: number, toleranceM: number, kept: Set<GridCorner>): void {
  const at = (place: number): GridCorner => ring[place % ring.length] as GridCorner; // in range
  const open: (readonly [number, number])[] = [[from, to]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [start, end] = part;
    let farthest = start;
    let farthestM = toleranceM;
    for (let place = start + 1; place < end; place++) {
      const { offM } = footOnSegment(at(place), at(start), at(end));
      if (offM > farthestM) [farthest, farthestM] = [place, offM];
    }
    if (farthest === start) continue;
    kept.add(at(farthest));
    open.push([start, farthest], [farthest, end]);
  }
}

function farthestFrom(ring: GridRing, distanceM: (corner: GridCorner) => number): GridCorner {
  return ring.reduce((best, corner) => (distanceM(corner) > distanceM(best) ? corner : best));
}
