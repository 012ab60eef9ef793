import type { LngLat, LngLatRing } from "../model/coordinates.ts";

/** A tip thinner than this is a spike: what rounding to doubles does to points meant to lie on one line, 6 nm. */
const roundingDeg = 2 ** -44;

export interface CleanRing {
  /** Closed; the very list that came in where nothing was to be done. Undefined where no area is left. */
  readonly ring: LngLatRing | undefined;
  readonly wasOpen: boolean;
  /** Repeated positions and tips of spikes taken out. */
  readonly removed: number;
}

/**
 * Closes a ring and takes out what adds no area: positions repeated in a row and spikes (out and straight back again, also over
 * several positions). Points on a straight side stay. A ring that folds to nothing has no `ring`. Cost: linear.
 */
export function cleanRing(positions: LngLatRing): CleanRing {
  const first = positions[0];
  const last = positions.at(-1);
  if (first === undefined || last === undefined) return { ring: undefined, wasOpen: false, removed: 0 };
  const wasOpen = !isSame(first, last);
  const count = wasOpen ? positions.length : positions.length - 1;
  if (!hasFold(positions, count)) {
    return { ring: wasOpen ? [...positions, first] : positions, wasOpen, removed: 0 };
  }
  const kept = foldAway(positions, count);
  const [start] = kept;
  return {
    ring: kept.length < 3 || start === undefined ? undefined : [...kept, start],
    wasOpen,
    removed: count - kept.length,
  };
}

/** Is anything to be taken out? Most rings are clean, and then they are handed back as they came. */
function hasFold(positions: LngLatRing, count: number): boolean {
  if (count < 3) return true;
  let a = positions[count - 2];
  let b = positions[count - 1];
  for (let i = 0; i < count; i++) {
    const c = positions[i];
    if (a === undefined || b === undefined || c === undefined) return true;
    if (isFold(a, b, c)) return true;
    a = b;
    b = c;
  }
  return false;
}

function foldAway(positions: LngLatRing, count: number): readonly LngLat[] {
  const kept: LngLat[] = [];
  for (let i = 0; i < count; i++) {
    const p = positions[i];
    if (p === undefined) continue;
    dropTail(kept, p);
    if (kept.length === 0 || !isSame(kept[kept.length - 1] as LngLat, p)) kept.push(p); // not empty
  }
  // The seam: folds that run over the first position.
  let start = 0;
  let end = kept.length;
  for (;;) {
    const [a, b, c, d] = [kept[end - 2], kept[end - 1], kept[start], kept[start + 1]];
    if (end - start < 3 || a === undefined || b === undefined || c === undefined || d === undefined) break;
    if (isSame(b, c) || isFold(a, b, c)) end--;
    else if (isFold(b, c, d)) start++;
    else break;
  }
  return kept.slice(start, end);
}

/** Takes tips off the end of the list that the next position would turn into spikes. */
function dropTail(kept: LngLat[], next: LngLat): void {
  for (;;) {
    const a = kept[kept.length - 2];
    const b = kept[kept.length - 1];
    if (a === undefined || b === undefined || !isFold(a, b, next)) return;
    kept.pop();
  }
}

/** Does the way a → b → c repeat a point or turn straight back? */
function isFold(a: LngLat, b: LngLat, c: LngLat): boolean {
  if (isSame(a, b) || isSame(b, c) || isSame(a, c)) return true;
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [c[0] - b[0], c[1] - b[1]];
  if (ux * vx + uy * vy >= 0) return false;
  const offset = ux * vy - uy * vx;
  return offset * offset <= roundingDeg * roundingDeg * Math.max(ux * ux + uy * uy, vx * vx + vy * vy);
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
