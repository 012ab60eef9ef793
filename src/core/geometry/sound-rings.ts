/* Answers of `examineRings`. */
export const suspicious = 0;
export const sound = 1;
export const soundButTurned = 2;

/** Shapes with more vertices are left to the full check, which has an index for them. */
const maxVertices = 20_000;
/** Parts whose boxes meet are compared edge by edge up to so many vertices. */
const maxEntangledVertices = 2_000;
/** As in clean-ring: tips thinner than this, degrees, are spikes. */
const spikeDeg2 = (2 ** -44) ** 2;
/** As in orientation.ts, with room to spare: a sign is sure above this share of both products. */
const sureShare = 4e-16;
/** Products as small as this may have lost digits. */
const tiny = 1e-290;
/** Edges a run holds: runs whose boxes are apart need no look at their edges. */
const runEdges = 8;
/** Thinner than this, m, the full check measures; it leaves out what is below 1e-7. */
const thinM = 1e-6;
/** Least length of a degree, m, and most; latitudes up to `maxLatitude` only. */
const [leastDegreeM, mostDegreeM] = [110_500, 111_800];
const maxLatitude = 85;
const radians = Math.PI / 180;

/**
 * Are the polygons from `from` to `to` of flat arrays in degrees plainly what `repairAreaGeometry` calls sound? `sound`: it
 * would hand them back as they are. `soundButTurned`: it would only turn rings, which is done here, in place. `suspicious`:
 * anything else, or too close to tell: the full check has to look. Rings are whatever a file holds; coordinates are finite,
 * longitudes within ±180. A sound answer is sure: signs are taken only where rounding can't change them, and rings that
 * touch are suspicious. Cost: for parcels about 20 ns a vertex, all pairs of runs of eight edges above that.
 */
export function examineRings(
  lngLat: Float64Array,
  ringStart: Uint32Array,
  polygonStart: Uint32Array,
  from: number,
  to: number,
): number {
  const firstRing = polygonStart[from] as number; // in range, as all starts below
  const endRing = polygonStart[to] as number;
  const start = ringStart[firstRing] as number;
  const end = ringStart[endRing] as number;
  if (end - start > maxVertices) return suspicious;
  measureBox(lngLat, start, end);
  const minX = box[0] as number; // four numbers, just measured
  const minY = box[1] as number;
  const maxX = box[2] as number;
  const maxY = box[3] as number;
  if (!(maxX - minX < 180) || minY < -maxLatitude || maxY > maxLatitude) return suspicious;
  const widthOfLng = Math.cos(Math.max(-minY, maxY) * radians);
  let mustTurn = false;
  for (let polygon = from; polygon < to; polygon++) {
    const shell = polygonStart[polygon] as number;
    const stop = polygonStart[polygon + 1] as number;
    let areaDeg2 = 0;
    let aroundDeg = 0;
    for (let ring = shell; ring < stop; ring++) {
      const first = ringStart[ring] as number;
      const last = ringStart[ring + 1] as number;
      if (!isCleanRing(lngLat, first, last) || !isSimpleRing(lngLat, first, last)) return suspicious;
      const ringArea = ringAreaDeg2(lngLat, first, last);
      if (ringArea === 0) return suspicious;
      if (ringArea > 0 !== (ring === shell)) mustTurn = true;
      // A hole counts for more than it is, the shell for less: degrees are narrower near the poles and longer.
      areaDeg2 += ring === shell ? Math.abs(ringArea) * widthOfLng : -1.03 * Math.abs(ringArea);
      aroundDeg += aroundDegOf(lngLat, first, last);
    }
    const widthM = (2 * areaDeg2 * leastDegreeM * leastDegreeM) / (aroundDeg * mostDegreeM);
    if (!(widthM > thinM) || !areHolesInside(lngLat, ringStart, shell, stop)) return suspicious;
  }
  if (to - from > 1 && !arePartsApart(lngLat, ringStart, polygonStart, from, to)) return suspicious;
  if (!mustTurn) return sound;
  for (let polygon = from; polygon < to; polygon++) {
    const shell = polygonStart[polygon] as number;
    for (let ring = shell; ring < (polygonStart[polygon + 1] as number); ring++) {
      const [first, last] = [ringStart[ring] as number, ringStart[ring + 1] as number];
      if (ringAreaDeg2(lngLat, first, last) > 0 !== (ring === shell)) turnRing(lngLat, first, last);
    }
  }
  return soundButTurned;
}

/** minX, minY, maxX, maxY of what `measureBox` looked at last. */
const box = new Float64Array(4);

function measureBox(lngLat: Float64Array, first: number, last: number): void {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let at = 2 * first; at < 2 * last; at += 2) {
    const x = lngLat[at] as number; // in range by the loop
    const y = lngLat[at + 1] as number; // in range by the loop
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  box[0] = minX;
  box[1] = minY;
  box[2] = maxX;
  box[3] = maxY;
}

/** Closed, three corners at least, no repeats, no spikes: nothing for clean-ring to do. */
function isCleanRing(lngLat: Float64Array, first: number, last: number): boolean {
  const corners = last - first - 1;
  if (corners < 3) return false;
  // All places are in range: corners first … last - 1, the last one repeating the first.
  let bx = lngLat[2 * last - 4] as number;
  let by = lngLat[2 * last - 3] as number;
  let cx = lngLat[2 * first] as number;
  let cy = lngLat[2 * first + 1] as number;
  if (lngLat[2 * last - 2] !== cx || lngLat[2 * last - 1] !== cy) return false;
  let ux = cx - bx;
  let uy = cy - by;
  if (ux === 0 && uy === 0) return false;
  for (let at = 2 * first + 2; at < 2 * last; at += 2) {
    bx = cx;
    by = cy;
    cx = lngLat[at] as number;
    cy = lngLat[at + 1] as number;
    const vx = cx - bx;
    const vy = cy - by;
    if (vx === 0 && vy === 0) return false;
    if (ux * vx + uy * vy < 0) {
      const offset = ux * vy - uy * vx;
      if (offset * offset <= spikeDeg2 * Math.max(ux * ux + uy * uy, vx * vx + vy * vy)) return false;
    }
    ux = vx;
    uy = vy;
  }
  return true;
}

/** As `ringAreaM2`, operation by operation, so that both see the same sign. */
function ringAreaDeg2(lngLat: Float64Array, first: number, last: number): number {
  const x0 = lngLat[2 * first] as number; // in range, as below
  const y0 = lngLat[2 * first + 1] as number;
  let twice = 0;
  let beforeX = 0;
  let beforeY = 0;
  for (let at = 2 * first; at < 2 * last; at += 2) {
    const x = (lngLat[at] as number) - x0;
    const y = (lngLat[at + 1] as number) - y0;
    twice += beforeX * y - x * beforeY;
    beforeX = x;
    beforeY = y;
  }
  return twice / 2;
}

/** More than the length of the outline, degrees: legs instead of hypotenuses. */
function aroundDegOf(lngLat: Float64Array, first: number, last: number): number {
  let length = 0;
  for (let at = 2 * first + 2; at < 2 * last; at += 2) {
    // In range by the loop.
    length += Math.abs((lngLat[at] as number) - (lngLat[at - 2] as number));
    length += Math.abs((lngLat[at + 1] as number) - (lngLat[at - 1] as number));
  }
  return length;
}

/** Boxes of the runs of one ring. */
let runBoxes = new Float64Array(4 * 64);

/** Surely no two edges of a clean ring meet but neighbors at their corner. */
function isSimpleRing(lngLat: Float64Array, first: number, last: number): boolean {
  const edges = last - first - 1;
  if (edges <= 3) return true;
  if (edges <= 2 * runEdges) return areEdgesApart(lngLat, first, edges, 0, edges, 0, edges);
  const runs = Math.ceil(edges / runEdges);
  if (runBoxes.length < 4 * runs) runBoxes = new Float64Array(8 * runs);
  for (let run = 0; run < runs; run++) {
    measureBox(lngLat, first + run * runEdges, first + Math.min((run + 1) * runEdges, edges) + 1);
    runBoxes.set(box, 4 * run);
  }
  for (let p = 0; p < runs; p++) {
    const minX = runBoxes[4 * p] as number; // in range by the loops, as below
    const minY = runBoxes[4 * p + 1] as number;
    const maxX = runBoxes[4 * p + 2] as number;
    const maxY = runBoxes[4 * p + 3] as number;
    for (let q = p; q < runs; q++) {
      if ((runBoxes[4 * q] as number) > maxX || (runBoxes[4 * q + 2] as number) < minX) continue;
      if ((runBoxes[4 * q + 1] as number) > maxY || (runBoxes[4 * q + 3] as number) < minY) continue;
      const endP = Math.min((p + 1) * runEdges, edges);
      const endQ = Math.min((q + 1) * runEdges, edges);
      if (!areEdgesApart(lngLat, first, edges, p * runEdges, endP, q * runEdges, endQ)) return false;
    }
  }
  return true;
}

/** Surely no edge of one range of a ring meets one of another range, or of the same, but neighbors. */
function areEdgesApart(
  lngLat: Float64Array,
  first: number,
  edges: number,
  fromP: number,
  toP: number,
  fromQ: number,
  toQ: number,
): boolean {
  for (let i = fromP; i < toP; i++) {
    const at = 2 * (first + i);
    const ax = lngLat[at] as number; // edges are inside the ring, as below
    const ay = lngLat[at + 1] as number;
    const bx = lngLat[at + 2] as number;
    const by = lngLat[at + 3] as number;
    const minX = Math.min(ax, bx);
    const maxX = Math.max(ax, bx);
    const minY = Math.min(ay, by);
    const maxY = Math.max(ay, by);
    // The neighbors are i + 1 and, of the first edge, the last.
    const to = i === 0 && toQ === edges ? toQ - 1 : toQ;
    for (let j = Math.max(fromQ, i + 2); j < to; j++) {
      const other = 2 * (first + j);
      const cx = lngLat[other] as number;
      const dx = lngLat[other + 2] as number;
      if ((cx > maxX && dx > maxX) || (cx < minX && dx < minX)) continue;
      const cy = lngLat[other + 1] as number;
      const dy = lngLat[other + 3] as number;
      if ((cy > maxY && dy > maxY) || (cy < minY && dy < minY)) continue;
      if (!isSurelyApart(ax, ay, bx, by, cx, cy, dx, dy)) return false;
    }
  }
  return true;
}

/** Do both ends of one edge surely lie on one side of the other? */
function isSurelyApart(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  return (
    sideOf(ax, ay, bx, by, cx, cy) * sideOf(ax, ay, bx, by, dx, dy) > 0 ||
    sideOf(cx, cy, dx, dy, ax, ay) * sideOf(cx, cy, dx, dy, bx, by) > 0
  );
}

/** 1: c is surely left of a → b; -1: surely right; 0: on it, or too close to tell. */
function sideOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const slack = sureShare * (Math.abs(left) + Math.abs(right)) + tiny;
  const difference = left - right;
  return difference > slack ? 1 : difference < -slack ? -1 : 0;
}

/** Every hole surely inside its shell, and apart from the other holes by their boxes. */
function areHolesInside(lngLat: Float64Array, ringStart: Uint32Array, shell: number, stop: number): boolean {
  const shellFirst = ringStart[shell] as number; // in range, as below
  const shellLast = ringStart[shell + 1] as number;
  for (let hole = shell + 1; hole < stop; hole++) {
    const [first, last] = [ringStart[hole] as number, ringStart[hole + 1] as number];
    if (sideOfRing(lngLat, first, last, shellFirst, shellLast) !== 1) return false;
  }
  return stop - shell <= 2 || areBoxesApart(lngLat, ringStart, shell + 1, stop);
}

/**
 * 1: the ring lies surely inside the shell, -1: surely outside; 0: they may touch. Surely no contact of their edges, and the
 * ring's first corner surely on that side.
 */
function sideOfRing(lngLat: Float64Array, first: number, last: number, shellFirst: number, shellLast: number): number {
  measureBox(lngLat, first, last);
  const [minX, minY, maxX, maxY] = [box[0] as number, box[1] as number, box[2] as number, box[3] as number];
  const px = lngLat[2 * first] as number; // in range, as below
  const py = lngLat[2 * first + 1] as number;
  let inside = false;
  for (let at = 2 * shellFirst; at < 2 * shellLast - 2; at += 2) {
    const ax = lngLat[at] as number;
    const ay = lngLat[at + 1] as number;
    const bx = lngLat[at + 2] as number;
    const by = lngLat[at + 3] as number;
    if (ay > py !== by > py) {
      const side = sideOf(ax, ay, bx, by, px, py);
      if (side === 0) return 0;
      if (side > 0 === by > ay) inside = !inside;
    }
    if ((ax > maxX && bx > maxX) || (ax < minX && bx < minX)) continue;
    if ((ay > maxY && by > maxY) || (ay < minY && by < minY)) continue;
    for (let other = 2 * first; other < 2 * last - 2; other += 2) {
      const cx = lngLat[other] as number;
      const cy = lngLat[other + 1] as number;
      const dx = lngLat[other + 2] as number;
      const dy = lngLat[other + 3] as number;
      if (!isSurelyApart(ax, ay, bx, by, cx, cy, dx, dy)) return 0;
    }
  }
  return inside ? 1 : -1;
}

function arePartsApart(
  lngLat: Float64Array,
  ringStart: Uint32Array,
  polygonStart: Uint32Array,
  from: number,
  to: number,
): boolean {
  if (to - from > 64) return false;
  const boxes = new Float64Array(4 * (to - from));
  for (let polygon = from; polygon < to; polygon++) {
    const shell = polygonStart[polygon] as number; // in range by the loop, as below
    measureBox(lngLat, ringStart[shell] as number, ringStart[shell + 1] as number);
    boxes.set(box, 4 * (polygon - from));
  }
  if (arePairwiseApart(boxes)) return true;
  const vertices =
    (ringStart[polygonStart[to] as number] as number) - (ringStart[polygonStart[from] as number] as number);
  if (vertices > maxEntangledVertices) return false;
  for (let a = from; a < to; a++) {
    for (let b = from; b < to; b++) {
      const [shell, other] = [polygonStart[a] as number, polygonStart[b] as number];
      const isOutside =
        a === b ||
        sideOfRing(
          lngLat,
          ringStart[shell] as number,
          ringStart[shell + 1] as number,
          ringStart[other] as number,
          ringStart[other + 1] as number,
        ) === -1;
      if (!isOutside) return false;
    }
  }
  return true;
}

function areBoxesApart(lngLat: Float64Array, ringStart: Uint32Array, from: number, to: number): boolean {
  if (to - from > 64) return false;
  const boxes = new Float64Array(4 * (to - from));
  for (let ring = from; ring < to; ring++) {
    measureBox(lngLat, ringStart[ring] as number, ringStart[ring + 1] as number); // in range by the loop
    boxes.set(box, 4 * (ring - from));
  }
  return arePairwiseApart(boxes);
}

function arePairwiseApart(boxes: Float64Array): boolean {
  for (let a = 0; a < boxes.length; a += 4) {
    for (let b = a + 4; b < boxes.length; b += 4) {
      const isApart =
        (boxes[a] as number) > (boxes[b + 2] as number) || // in range by the loops, as below
        (boxes[b] as number) > (boxes[a + 2] as number) ||
        (boxes[a + 1] as number) > (boxes[b + 3] as number) ||
        (boxes[b + 1] as number) > (boxes[a + 3] as number);
      if (!isApart) return false;
    }
  }
  return true;
}

function turnRing(lngLat: Float64Array, first: number, last: number): void {
  for (let low = 2 * first, high = 2 * last - 2; low < high; low += 2, high -= 2) {
    const x = lngLat[low] as number; // in range by the loop
    const y = lngLat[low + 1] as number; // in range by the loop
    lngLat[low] = lngLat[high] as number;
    lngLat[low + 1] = lngLat[high + 1] as number;
    lngLat[high] = x;
    lngLat[high + 1] = y;
  }
}
