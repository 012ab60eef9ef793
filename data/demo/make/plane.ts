import clipping from "polygon-clipping";

/** Metres in the plane of EPSG:4547: east, north. */
export type XY = readonly [number, number];
/** Open ring: the first point is not repeated. */
export type Ring = readonly XY[];
/** Shell, then holes. */
export type Shape = readonly Ring[];

export const add = (a: XY, b: XY): XY => [a[0] + b[0], a[1] + b[1]];
export const sub = (a: XY, b: XY): XY => [a[0] - b[0], a[1] - b[1]];
export const times = (a: XY, k: number): XY => [a[0] * k, a[1] * k];
export const dot = (a: XY, b: XY): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: XY, b: XY): number => a[0] * b[1] - a[1] * b[0];
export const distance = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const unit = (a: XY): XY => times(a, 1 / Math.hypot(a[0], a[1]));
/** A quarter turn to the left. */
export const left = (a: XY): XY => [-a[1], a[0]];
export const between = (a: XY, b: XY, t: number): XY => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Shoelace about the first point, so that large coordinates cost no digits. Counterclockwise is positive. */
export function signedArea(ring: Ring): number {
  const origin = ring[0]!;
  let sum = 0;
  for (let i = 1; i + 1 < ring.length; i++) sum += cross(sub(ring[i]!, origin), sub(ring[i + 1]!, origin));
  return sum / 2;
}

export function area(shape: Shape): number {
  return shape.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0);
}

export function centroid(ring: Ring): XY {
  const origin = ring[0]!;
  let sum = 0;
  let c: XY = [0, 0];
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = sub(ring[i]!, origin);
    const b = sub(ring[i + 1]!, origin);
    const w = cross(a, b);
    sum += w;
    c = add(c, times(add(a, b), w / 3));
  }
  return add(origin, times(c, 1 / sum));
}

export function inRing(p: XY, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export function inShape(p: XY, shape: Shape): boolean {
  return inRing(p, shape[0]!) && !shape.slice(1).some((hole) => inRing(p, hole));
}

export function distanceToSegment(p: XY, a: XY, b: XY): number {
  const ab = sub(b, a);
  const t = Math.max(0, Math.min(1, dot(sub(p, a), ab) / dot(ab, ab)));
  return distance(p, between(a, b, t));
}

/** Smooth line through the points (centripetal-like Catmull-Rom), sampled about every `step` metres. */
export function smooth(points: readonly XY[], step = 12): XY[] {
  const out: XY[] = [points[0]!];
  for (let i = 0; i + 1 < points.length; i++) {
    const b = points[i]!;
    const c = points[i + 1]!;
    const a = points[i - 1] ?? sub(times(b, 2), c);
    const d = points[i + 2] ?? sub(times(c, 2), b);
    const n = Math.max(1, Math.ceil(distance(b, c) / step));
    for (let k = 1; k <= n; k++) {
      const t = k / n;
      const axis = (j: 0 | 1): number =>
        0.5 *
        (2 * b[j] +
          (c[j] - a[j]) * t +
          (2 * a[j] - 5 * b[j] + 4 * c[j] - d[j]) * t * t +
          (3 * b[j] - a[j] - 3 * c[j] + d[j]) * t * t * t);
      out.push([axis(0), axis(1)]);
    }
  }
  return out;
}

/** Douglas-Peucker on an open line. */
export function simplify(line: readonly XY[], tolerance: number): XY[] {
  if (line.length < 3) return [...line];
  const a = line[0]!;
  const b = line[line.length - 1]!;
  let worst = 0;
  let at = 0;
  for (let i = 1; i + 1 < line.length; i++) {
    const d = distanceToSegment(line[i]!, a, b);
    if (d > worst) [worst, at] = [d, i];
  }
  if (worst <= tolerance) return [a, b];
  return [...simplify(line.slice(0, at + 1), tolerance).slice(0, -1), ...simplify(line.slice(at), tolerance)];
}

/** The line moved sideways: to the left for a positive distance. Fit for gentle curves only. */
export function offset(line: readonly XY[], by: number): XY[] {
  return line.map((p, i) => {
    const before = i > 0 ? unit(sub(p, line[i - 1]!)) : undefined;
    const after = i + 1 < line.length ? unit(sub(line[i + 1]!, p)) : undefined;
    const direction = unit(add(before ?? after!, after ?? before!));
    const stretch = before && after ? 1 / Math.max(0.5, dot(left(direction), left(after))) : 1;
    return add(p, times(left(direction), by * stretch));
  });
}

/** Band along a line, ends cut square. */
export function band(line: readonly XY[], widthM: number): Shape {
  const l = simplify(offset(line, widthM / 2), 0.2);
  const r = simplify(offset(line, -widthM / 2), 0.2);
  return [[...r, ...l.reverse()]];
}

export function circle(center: XY, radiusM: number, corners = 48): Ring {
  return Array.from({ length: corners }, (_, i): XY => {
    const angle = (2 * Math.PI * i) / corners;
    return add(center, [radiusM * Math.cos(angle), radiusM * Math.sin(angle)]);
  });
}

type Clip = clipping.MultiPolygon;
const toClip = (shapes: readonly Shape[]): Clip =>
  shapes.map((shape) => shape.map((ring) => [...ring, ring[0]!].map(([x, y]): [number, number] => [x, y])));
const fromClip = (result: Clip): Shape[] =>
  result.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map(([x, y]): XY => [x, y])));

const union = (shapes: readonly Shape[]): Shape[] =>
  fromClip(clipping.union(toClip(shapes.slice(0, 1)), ...shapes.slice(1).map((s) => toClip([s]))));
export const difference = (from: readonly Shape[], minus: readonly Shape[]): Shape[] =>
  minus.length === 0 ? [...from] : fromClip(clipping.difference(toClip(from), toClip(union(minus))));
export const intersection = (a: readonly Shape[], b: readonly Shape[]): Shape[] =>
  fromClip(clipping.intersection(toClip(a), toClip(b)));

/** The part of a ring on the left of the line from a to b: plain Sutherland-Hodgman, right for one straight cut of a convex-like ring. */
export function leftOf(ring: Ring, a: XY, b: XY): Ring {
  const side = (p: XY): number => cross(sub(b, a), sub(p, a));
  const out: XY[] = [];
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    const [sp, sq] = [side(p), side(q)];
    if (sp >= 0) out.push(p);
    if (sp * sq < 0) out.push(between(p, q, sp / (sp - sq)));
  });
  return out;
}
