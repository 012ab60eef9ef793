import { add, area, distance, dot, left, type Ring, sub, times, unit, type XY } from "./plane.ts";
import type { Random } from "./random.ts";

/** A rectangle set in a parcel. */
export interface Footprint {
  readonly ring: Ring;
  readonly lengthM: number;
  readonly depthM: number;
  readonly areaM2: number;
}

/** What to put on a parcel, in rows along its longest side. */
export interface Layout {
  readonly setbackM: number;
  /** Depth of the rows in metres, in order; the rows are stretched together to fill `fill` of the depth. */
  readonly rows: readonly number[];
  readonly fill: number;
  readonly gapM: number;
  readonly longestM: number;
  /** Rows run along the longest side, or across it. */
  readonly across: boolean;
  /** Metres between the houses of one row. */
  readonly sideGapM: number;
}

interface Axes {
  readonly u: XY;
  readonly v: XY;
  readonly origin: XY;
}

/** Direction of the longest nearly straight side. */
function longestSide(ring: Ring): {
  readonly from: XY;
  readonly to: XY;
} {
  const n = ring.length;
  let best = { from: ring[0]!, to: ring[1]! };
  for (let i = 0; i < n; i++) {
    let k = 1;
    const first = unit(sub(ring[(i + 1) % n]!, ring[i]!));
    while (k < n - 1) {
      const next = unit(sub(ring[(i + k + 1) % n]!, ring[(i + k) % n]!));
      if (dot(first, next) < 0.995) break;
      k++;
    }
    const to = ring[(i + k) % n]!;
    if (distance(ring[i]!, to) > distance(best.from, best.to)) best = { from: ring[i]!, to };
  }
  return best;
}

function axesOf(ring: Ring, across: boolean): Axes {
  const side = longestSide(ring);
  const along = unit(sub(side.to, side.from));
  return across
    ? { u: left(along), v: times(along, -1), origin: side.from }
    : { u: along, v: left(along), origin: side.from };
}

/** The stretch of the line v that lies inside the ring: the widest one. */
function stretchAt(local: readonly XY[], v: number): [number, number] | undefined {
  const cuts: number[] = [];
  local.forEach((a, i) => {
    const b = local[(i + 1) % local.length]!;
    if (a[1] > v !== b[1] > v) cuts.push(a[0] + ((v - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  });
  cuts.sort((a, b) => a - b);
  let best: [number, number] | undefined;
  for (let i = 0; i + 1 < cuts.length; i += 2)
    if (!best || cuts[i + 1]! - cuts[i]! > best[1] - best[0]) best = [cuts[i]!, cuts[i + 1]!];
  return best;
}

/** Places rows of rectangles inside a parcel; each keeps `setbackM` from the boundary as far as the sides are straight. */
export function placeRows(ring: Ring, layout: Layout, random: Random): Footprint[][] {
  const axes = axesOf(ring, layout.across);
  const local = ring.map((p): XY => {
    const d = sub(p, axes.origin);
    return [dot(d, axes.u), dot(d, axes.v)];
  });
  const low = Math.min(...local.map((p) => p[1])) + layout.setbackM;
  const high = Math.max(...local.map((p) => p[1])) - layout.setbackM;
  const room = high - low - layout.gapM * (layout.rows.length - 1);
  if (room < 12) return [];
  const wanted = layout.rows.reduce((sum, d) => sum + d, 0);
  const scale = (room * layout.fill) / wanted;
  const spare = (room * (1 - layout.fill)) / Math.max(1, layout.rows.length);
  let v = low + spare * random.between(0.15, 0.5);
  const world = (a: number, b: number): XY => add(axes.origin, add(times(axes.u, a), times(axes.v, b)));
  return layout.rows.map((rowDepth) => {
    const depth = Math.round(rowDepth * scale * 2) / 2;
    const from = v;
    v += depth + layout.gapM + spare * random.between(0.6, 0.95);
    let [a, b] = [-Infinity, Infinity];
    for (let k = 0; k <= 6; k++) {
      const s = stretchAt(local, from + (depth * k) / 6);
      if (!s) return [];
      a = Math.max(a, s[0]);
      b = Math.min(b, s[1]);
    }
    for (const p of local) {
      // A corner of the parcel that juts into the row.
      if (p[1] <= from || p[1] >= from + depth) continue;
      if (p[0] < (a + b) / 2) a = Math.max(a, p[0]);
      else b = Math.min(b, p[0]);
    }
    a += layout.setbackM * 1.05;
    b -= layout.setbackM * 1.05;
    if (b - a < 14) return [];
    const n = Math.max(1, Math.ceil((b - a + layout.sideGapM) / (layout.longestM + layout.sideGapM)));
    const each = (b - a - layout.sideGapM * (n - 1)) / n;
    return Array.from({ length: n }, (_, i): Footprint => {
      const s = a + i * (each + layout.sideGapM);
      const ringOut = [world(s, from), world(s + each, from), world(s + each, from + depth), world(s, from + depth)];
      return {
        ring: ringOut,
        lengthM: each,
        depthM: depth,
        areaM2: area([ringOut]),
      };
    });
  });
}
