import {
  area,
  cross,
  distance,
  distanceToSegment,
  dot,
  inRing,
  type Ring,
  type Shape,
  signedArea,
  sub,
  type XY,
} from "./plane.ts";

/** A shape as numbers of shared corners; shells run counterclockwise, holes clockwise. */
export type Face = readonly (readonly number[])[];

/**
 * The plan as one net of corners. Whatever is put in shares its corners: points closer than `snapM` become one, and a
 * corner that lies on somebody else's edge is put into that edge too. So two neighbours have exactly the same
 * coordinates along their common boundary, and uniting or subtracting them is bookkeeping on edges, without arithmetic.
 */
export interface Net {
  readonly points: readonly XY[];
  readonly faces: readonly Face[];
}

const snapM = 0.02;
const onEdgeM = 0.03;

export function buildNet(shapes: readonly Shape[], joints: readonly XY[] = []): Net {
  const points: XY[] = [];
  const cells = new Map<string, number[]>();
  const key = (x: number, y: number): string => `${x},${y}`;
  const corner = (p: XY): number => {
    const [cx, cy] = [Math.floor(p[0] / snapM), Math.floor(p[1] / snapM)];
    for (let x = cx - 1; x <= cx + 1; x++)
      for (let y = cy - 1; y <= cy + 1; y++)
        for (const i of cells.get(key(x, y)) ?? []) if (distance(points[i]!, p) < snapM) return i;
    points.push(p);
    const cell = cells.get(key(cx, cy));
    if (cell) cell.push(points.length - 1);
    else cells.set(key(cx, cy), [points.length - 1]);
    return points.length - 1;
  };
  // Registered first, so that they keep their exact place; every edge they lie on takes them in.
  joints.forEach(corner);
  let faces: number[][][] = shapes.map((shape) =>
    shape.map((ring, i) => {
      const turned = signedArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse();
      return withoutSpikes(turned.map(corner));
    }),
  );
  const near = gridOf(points, 40);
  for (let round = 0; round < 4; round++) {
    let inserted = 0;
    faces = faces.map((face) =>
      face.map((ring) => {
        const out: number[] = [];
        ring.forEach((a, i) => {
          const b = ring[(i + 1) % ring.length]!;
          out.push(a);
          const on = near(points[a]!, points[b]!).filter(
            (k) => k !== a && k !== b && isBetween(points[k]!, points[a]!, points[b]!),
          );
          on.sort((k, l) => distance(points[a]!, points[k]!) - distance(points[a]!, points[l]!));
          inserted += on.length;
          out.push(...on);
        });
        return withoutSpikes(out);
      }),
    );
    if (inserted === 0) break;
  }
  return {
    points,
    faces: faces.map((face) => face.filter((ring) => ring.length > 2)),
  };
}

function isBetween(p: XY, a: XY, b: XY): boolean {
  const ab = sub(b, a);
  const t = dot(sub(p, a), ab) / dot(ab, ab);
  return t > 0 && t < 1 && distanceToSegment(p, a, b) < onEdgeM;
}

function withoutSpikes(ring: readonly number[]): number[] {
  const out: number[] = [];
  for (const k of ring) {
    if (out[out.length - 1] === k) continue;
    if (out.length > 1 && out[out.length - 2] === k) out.pop();
    else out.push(k);
  }
  while (out.length > 1 && out[0] === out[out.length - 1]) out.pop();
  while (out.length > 3 && out[1] === out[out.length - 1]) out.splice(0, 1);
  return out;
}

function gridOf(points: readonly XY[], sizeM: number): (a: XY, b: XY) => number[] {
  const cells = new Map<string, number[]>();
  points.forEach((p, i) => {
    const k = `${Math.floor(p[0] / sizeM)},${Math.floor(p[1] / sizeM)}`;
    const cell = cells.get(k);
    if (cell) cell.push(i);
    else cells.set(k, [i]);
  });
  return (a, b) => {
    const out: number[] = [];
    const range = (j: 0 | 1): [number, number] => [
      Math.floor((Math.min(a[j], b[j]) - onEdgeM) / sizeM),
      Math.floor((Math.max(a[j], b[j]) + onEdgeM) / sizeM),
    ];
    const [x0, x1] = range(0);
    const [y0, y1] = range(1);
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) out.push(...(cells.get(`${x},${y}`) ?? []));
    return out;
  };
}

/** What the faces cover together (`plus`), less what the others cover (`minus`), by cancelling shared edges. */
export function dissolve(net: Net, plus: readonly Face[], minus: readonly Face[] = []): Face[] {
  const edges = new Map<string, readonly [number, number]>();
  const put = (a: number, b: number): void => {
    if (edges.delete(`${b}>${a}`)) return;
    if (edges.has(`${a}>${b}`)) throw new Error(`edge ${a}>${b} twice: faces overlap`);
    edges.set(`${a}>${b}`, [a, b]);
  };
  const each = (face: Face, visit: (a: number, b: number) => void): void => {
    for (const ring of face) for (let i = 0; i < ring.length; i++) visit(ring[i]!, ring[(i + 1) % ring.length]!);
  };
  for (const face of plus) each(face, put);
  for (const face of minus) each(face, (a, b) => put(b, a));
  return assemble(net, [...edges.values()]);
}

function assemble(net: Net, edges: readonly (readonly [number, number])[]): Face[] {
  const from = new Map<number, number[]>();
  for (const [a, b] of edges) from.set(a, [...(from.get(a) ?? []), b]);
  const rings: number[][] = [];
  for (const [start] of edges) {
    while ((from.get(start) ?? []).length > 0) {
      const ring: number[] = [start];
      let before = -1;
      let here = start;
      do {
        const outs = from.get(here)!;
        let take = 0;
        if (outs.length > 1 && before >= 0) {
          const back = sub(net.points[before]!, net.points[here]!);
          // The sharpest left turn keeps rings that only touch in one corner apart.
          const turn = (k: number): number => {
            const d = sub(net.points[k]!, net.points[here]!);
            const angle = Math.atan2(cross(back, d), dot(back, d));
            return angle <= 0 ? angle + 2 * Math.PI : angle;
          };
          take = outs.reduce((best, k, i) => (turn(k) > turn(outs[best]!) ? i : best), 0);
        }
        before = here;
        here = outs.splice(take, 1)[0]!;
        ring.push(here);
      } while (here !== start);
      ring.pop();
      rings.push(ring);
    }
  }
  const xy = (ring: readonly number[]): Ring => ring.map((k) => net.points[k]!);
  const shells = rings.filter((ring) => signedArea(xy(ring)) > 0);
  const holes = rings.filter((ring) => signedArea(xy(ring)) <= 0);
  const faces: number[][][] = shells.map((ring) => [ring]);
  for (const hole of holes) {
    const owners = faces.filter((face) => inRing(insideOf(xy(hole)), xy(face[0]!)));
    owners.sort((a, b) => signedArea(xy(a[0]!)) - signedArea(xy(b[0]!)));
    owners[0]?.push(hole);
  }
  return faces;
}

/** Some point just inside a ring. */
function insideOf(ring: Ring): XY {
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const d = sub(b, a);
    const length = Math.hypot(d[0], d[1]);
    if (length < 0.5) continue;
    for (const side of [0.05, -0.05]) {
      const p: XY = [(a[0] + b[0]) / 2 - (d[1] / length) * side, (a[1] + b[1]) / 2 + (d[0] / length) * side];
      if (inRing(p, ring)) return p;
    }
  }
  return ring[0]!;
}

export const toShape = (net: Net, face: Face): Shape => face.map((ring) => ring.map((k) => net.points[k]!));
export const faceArea = (net: Net, face: Face): number => area(toShape(net, face));
