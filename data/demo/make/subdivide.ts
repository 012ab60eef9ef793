import { toSketch } from "./frame.ts";
import {
  add,
  area,
  between,
  centroid,
  distance,
  dot,
  intersection,
  left,
  type Ring,
  type Shape,
  sub,
  times,
  unit,
  type XY,
} from "./plane.ts";
import type { Random } from "./random.ts";

/** How a block is cut: rows from north to south, in each row the widths of its parcels from west to east, in parts. */
export type Rows = readonly {
  readonly depth: number;
  readonly widths: readonly number[];
}[];

/** The four corners of a block that is more or less four-sided: north-west, north-east, south-east, south-west. */
function cornersOf(ring: Ring): readonly [XY, XY, XY, XY] {
  let best: { u: XY; size: number } = { u: [1, 0], size: Infinity };
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    if (distance(p, q) < 25) return;
    const u = unit(sub(q, p));
    const size = extent(ring, u) * extent(ring, left(u));
    if (size < best.size) best = { u, size };
  });
  // The axis that points most to the east.
  const axes = [best.u, left(best.u), times(best.u, -1), times(left(best.u), -1)];
  const u = axes.reduce((a, b) => (b[0] > a[0] ? b : a));
  const v = left(u);
  const pick = (su: number, sv: number): XY =>
    ring.reduce((a, b) => (su * dot(b, u) + sv * dot(b, v) > su * dot(a, u) + sv * dot(a, v) ? b : a));
  return [pick(-1, 1), pick(1, 1), pick(1, -1), pick(-1, -1)];
}

function extent(ring: Ring, u: XY): number {
  const values = ring.map((p) => dot(sub(p, ring[0]!), u));
  return Math.max(...values) - Math.min(...values);
}

/** The part of a shape on the left of the line through a and b. */
function leftPart(shape: Shape, a: XY, b: XY): Shape | undefined {
  const u = unit(sub(b, a));
  const far = 5000;
  const [s, e] = [add(a, times(u, -far)), add(a, times(u, far))];
  const half: Shape = [[s, e, add(e, times(left(u), far)), add(s, times(left(u), far))]];
  const parts = intersection([shape], [half]).sort((p, q) => area(q) - area(p));
  return parts[0];
}

/** Cuts a block into rows and columns along its own sides. */
export function subdivide(block: Shape, rows: Rows): Shape[] {
  const [nw, ne, se, sw] = cornersOf(block[0]!);
  const at = (s: number, t: number): XY => between(between(nw, ne, s), between(sw, se, s), t);
  const out: Shape[] = [];
  const total = rows.reduce((sum, row) => sum + row.depth, 0);
  let rest: Shape | undefined = block;
  let t = 0;
  rows.forEach((row, i) => {
    t += row.depth / total;
    if (!rest) return;
    const last = i === rows.length - 1;
    // Walking from east to west the south is on the left.
    let strip: Shape | undefined = last ? rest : leftPart(rest, at(0, t), at(1, t));
    if (!last) rest = leftPart(rest, at(1, t), at(0, t));
    const t0 = t - row.depth / total;
    const widths = row.widths.reduce((sum, w) => sum + w, 0);
    let s = 0;
    row.widths.forEach((w, k) => {
      s += w / widths;
      if (!strip) return;
      if (k === row.widths.length - 1) {
        out.push(strip);
        return;
      }
      const [north, south] = [at(s, t0), at(s, t)];
      const piece = leftPart(strip, north, south);
      const other = leftPart(strip, south, north);
      // West of the cut: right of the walk from north to south.
      if (other) out.push(other);
      strip = piece;
    });
  });
  return out.filter((shape) => area(shape) > 300);
}

/** Rows for a block nobody drew rows for: parcels near the wanted size, never quite regular. */
export function rowsFor(block: Shape, wantedM2: number, random: Random): Rows {
  const [nw, ne, se, sw] = cornersOf(block[0]!);
  const depth = (distance(nw, sw) + distance(ne, se)) / 2;
  const n = Math.max(1, Math.round(area(block) / wantedM2));
  const rowCount = n === 1 ? 1 : Math.max(1, Math.min(n, Math.round(depth / Math.sqrt(wantedM2 * 0.85))));
  const bent = (): number => random.between(0.82, 1.22);
  const perRow = Array.from(
    { length: rowCount },
    (_, i) => Math.floor(((i + 1) * n) / rowCount) - Math.floor((i * n) / rowCount),
  );
  if (random.next() < 0.5) perRow.reverse();
  return perRow.map((count) => ({
    depth: bent() * (count > n / rowCount ? 0.92 : 1.06),
    widths: Array.from({ length: count }, bent),
  }));
}

export const sketchOf = (shape: Shape): XY => toSketch(centroid(shape[0]!));
