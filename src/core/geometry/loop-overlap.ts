/**
 * By how much the overlap of a shape with another one changes, m², when the other's outline is changed along `loop`: the new
 * stretch of the outline, then the old one backwards. Positive where the overlap grows.
 *
 * The overlay integral (overlap-area.ts) is linear in the edges of either shape, so new edges count plus, old ones minus; what
 * did not move cancels and is not looked at. New and old stretch meet at both ends, so the loop is closed: no level to count
 * heights from enters the result, and edges of the shape below the whole loop add nothing. The loop may cross itself.
 *
 * `xy` from vertex `from` to vertex `to` is one closed ring of the shape; hand in each of its rings. Rounding leaves some 1e-16
 * of the loop's box area. Cost: edges of the ring, times edges of the loop for those in the loop's x range.
 */
export function loopOverlapM2(loop: EdgeLoop, xy: Float64Array, from: number, to: number): number {
  const { points, box } = loop;
  const [minX, minY, maxX] = box;
  let sum = 0;
  for (let v = 2 * from; v < 2 * to - 2; v += 2) {
    const ax1 = xy[v] as number; // in range by the loop
    const ax2 = xy[v + 2] as number; // in range by the loop
    if ((ax1 <= minX && ax2 <= minX) || (ax1 >= maxX && ax2 >= maxX) || ax1 === ax2) continue;
    const ay1 = (xy[v + 1] as number) - minY; // in range by the loop
    const ay2 = (xy[v + 3] as number) - minY; // in range by the loop
    if (ay1 <= 0 && ay2 <= 0) continue;
    const under = areaUnder(points, minY, ax1, ay1, ax2, ay2);
    sum += ax2 > ax1 ? under : -under;
  }
  return sum;
}

/** A closed line of changed edges: x and y of each vertex, m, the first repeated as last. */
export interface EdgeLoop {
  readonly points: Float64Array;
  /** minX, minY, maxX, maxY of the points, m. */
  readonly box: readonly [number, number, number, number];
  /** Signed area within, m²: what the changed shape gains. */
  readonly areaM2: number;
}

/** A loop through these points, the first repeated as last. Counterclockwise it adds to a shape, clockwise it takes away. */
export function createEdgeLoop(points: Float64Array): EdgeLoop {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  const x0 = points[0] ?? 0;
  const y0 = points[1] ?? 0;
  let twice = 0;
  let beforeX = 0;
  let beforeY = 0;
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] as number; // in range by the loop
    const y = points[at + 1] as number; // in range by the loop
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    twice += beforeX * (y - y0) - (x - x0) * beforeY;
    beforeX = x - x0;
    beforeY = y - y0;
  }
  return { points, box: [minX, minY, maxX, maxY], areaM2: twice / 2 };
}

/** Σ over the edges of the loop of their sign × ∫ min(edge, the shape's edge), heights from `base`. */
function areaUnder(points: Float64Array, base: number, ax1: number, ay1: number, ax2: number, ay2: number): number {
  const aLo = Math.min(ax1, ax2);
  const aHi = Math.max(ax1, ax2);
  const slope = (ay2 - ay1) / (ax2 - ax1);
  let sum = 0;
  for (let at = 0; at < points.length - 2; at += 2) {
    const bx1 = points[at] as number; // in range by the loop
    const bx2 = points[at + 2] as number; // in range by the loop
    const lo = Math.max(aLo, Math.min(bx1, bx2));
    const hi = Math.min(aHi, Math.max(bx1, bx2));
    if (lo >= hi) continue;
    const by1 = (points[at + 1] as number) - base; // in range by the loop
    const bSlope = ((points[at + 3] as number) - base - by1) / (bx2 - bx1); // in range by the loop
    const eLo = ay1 + slope * (lo - ax1);
    const eHi = ay1 + slope * (hi - ax1);
    const fLo = by1 + bSlope * (lo - bx1);
    const fHi = by1 + bSlope * (hi - bx1);
    const area = belowBoth(eLo, eHi, fLo, fHi) * (hi - lo);
    sum += bx2 > bx1 ? area : -area;
  }
  return sum;
}

/** Mean height of the lower of two edges over a width of 1, from their heights at its two ends. */
function belowBoth(eLo: number, eHi: number, fLo: number, fHi: number): number {
  const atLo = fLo - eLo;
  const atHi = fHi - eHi;
  if (atLo >= 0 && atHi >= 0) return (eLo + eHi) / 2;
  if (atLo <= 0 && atHi <= 0) return (fLo + fHi) / 2;
  const share = atLo / (atLo - atHi);
  const crossing = eLo + share * (eHi - eLo);
  return atLo > 0
    ? ((eLo + crossing) / 2) * share + ((crossing + fHi) / 2) * (1 - share)
    : ((fLo + crossing) / 2) * share + ((crossing + eHi) / 2) * (1 - share);
}
