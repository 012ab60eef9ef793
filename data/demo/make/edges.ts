import { add, between, distance, left, type Ring, type Shape, sub, times, unit, type XY } from "./plane.ts";
import type { Face, Net } from "./topology.ts";

/** A straight piece of a counterclockwise boundary from a to b: inside on its left, outside on its right. */
export interface Edge {
  readonly a: XY;
  readonly b: XY;
  readonly lengthM: number;
}

const keysOf = (face: Face): Set<string> =>
  new Set(face.flatMap((ring) => ring.map((k, i) => `${k}>${ring[(i + 1) % ring.length]}`)));

/** The longest straight piece of a face's boundary that `wanted` accepts, given the corner numbers of its ends. */
function longestEdge(net: Net, face: Face, wanted: (k: number, l: number) => boolean): Edge {
  let best: Edge | undefined;
  for (const ring of face)
    ring.forEach((k, i) => {
      const l = ring[(i + 1) % ring.length]!;
      if (!wanted(k, l)) return;
      const [a, b] = [net.points[k]!, net.points[l]!];
      const lengthM = distance(a, b);
      if (!best || lengthM > best.lengthM) best = { a, b, lengthM };
    });
  if (!best) throw new Error("no such edge");
  return best;
}

/** Longest straight piece of the boundary between two faces that lie side by side. */
export function sharedEdge(net: Net, face: Face, neighbor: Face): Edge {
  const theirs = keysOf(neighbor);
  return longestEdge(net, face, (k, l) => theirs.has(`${l}>${k}`));
}

/** Longest straight piece a face has in common with the boundary of one that contains it. */
export function outerEdge(net: Net, face: Face, container: Face): Edge {
  const theirs = keysOf(container);
  return longestEdge(net, face, (k, l) => theirs.has(`${k}>${l}`));
}

/**
 * A rectangle along an edge: it begins `fromM` after a, is `lengthM` long and reaches from `insideM` inside the face to
 * `outsideM` outside of it. Negative: that far on the other side of the edge.
 */
export function along(edge: Edge, fromM: number, lengthM: number, insideM: number, outsideM: number): Ring {
  const u = unit(sub(edge.b, edge.a));
  const n = left(u);
  const p = (s: number, t: number): XY => add(edge.a, add(times(u, s), times(n, t)));
  return [p(fromM, -outsideM), p(fromM + lengthM, -outsideM), p(fromM + lengthM, insideM), p(fromM, insideM)];
}

/** The middle stretch of an edge, as distances from a. */
export const middle = (edge: Edge, lengthM: number): number => {
  if (edge.lengthM < lengthM + 2) throw new Error(`edge of ${edge.lengthM.toFixed(1)} m is too short for ${lengthM} m`);
  return (edge.lengthM - lengthM) / 2;
};

/** The stretch of an edge that begins `fromM` after a. */
export function stretch(edge: Edge, fromM: number, lengthM: number): Edge {
  const a = between(edge.a, edge.b, fromM / edge.lengthM);
  const b = between(edge.a, edge.b, (fromM + lengthM) / edge.lengthM);
  return { a, b, lengthM };
}

/**
 * The shape with its boundary pushed `byM` to the right of a -> b (to the left where negative). The shape runs through
 * a -> b or b -> a. Done to both neighbours, the same land changes hands exactly.
 */
export function pushEdge(shape: Shape, edge: Edge, byM: number): Shape {
  const right = times(left(unit(sub(edge.b, edge.a))), -byM);
  const detour = [add(edge.a, right), add(edge.b, right)];
  const same = (p: XY, q: XY): boolean => p[0] === q[0] && p[1] === q[1];
  let found = false;
  const out = shape.map((ring) =>
    ring.flatMap((p, i) => {
      const q = ring[(i + 1) % ring.length]!;
      if (same(p, edge.a) && same(q, edge.b)) {
        found = true;
        return [p, ...detour];
      }
      if (same(p, edge.b) && same(q, edge.a)) {
        found = true;
        return [p, ...[...detour].reverse()];
      }
      return [p];
    }),
  );
  if (!found) throw new Error("the shape has no such edge");
  return out;
}
