import type { GridCorner, GridPolygon, GridRing } from "./grid-shape.ts";
import { edgesOf, type GridPlace, type RingEdge } from "./segment-contact.ts";

interface SquaredCorner extends GridPlace {
  readonly corner: GridCorner;
}

export type Squared =
  | { readonly kind: "squared"; readonly corners: readonly SquaredCorner[] }
  | { readonly kind: "off"; readonly edge: RingEdge; readonly offDeg: number };

const quarter = Math.PI / 2;

/**
 * Polygons with all edges turned into two directions at right angles. The directions are those that fit all edges best, long ones
 * most (least squares of the angles, weighed by length); edges in a row of one direction become one straight line through their
 * middles, and corners are where lines meet, so that they move least. `off`: the edge that misses both directions by more than
 * `toleranceDeg`, the worst one; also where a ring has edges of one direction only.
 */
export function squareRings(polygons: readonly GridPolygon[], toleranceDeg: number): Squared {
  const edges = polygons.flatMap(edgesOf);
  const turn = findDirection(edges);
  let worst: { readonly edge: RingEdge; readonly offDeg: number } | undefined;
  for (const edge of edges) {
    const angle = angleOf(edge) - turn;
    const offDeg = (Math.abs(angle - quarter * Math.round(angle / quarter)) * 180) / Math.PI;
    if (offDeg > (worst?.offDeg ?? toleranceDeg)) worst = { edge, offDeg };
  }
  if (worst !== undefined) return { kind: "off", ...worst };
  const corners: SquaredCorner[] = [];
  for (const ring of polygons.flat()) {
    const squared = squareRing(ring, turn);
    if (squared === undefined) return { kind: "off", edge: edgesOf([ring])[0] as RingEdge, offDeg: 90 }; // a ring has edges
    corners.push(...squared);
  }
  return { kind: "squared", corners };
}

/** The direction, 0 to a quarter turn, that angles of edges miss least when counted by quarter turns. */
function findDirection(edges: readonly RingEdge[]): number {
  let [cos, sin] = [0, 0];
  for (const edge of edges) {
    const lengthM = Math.hypot(edge.b.x - edge.a.x, edge.b.y - edge.a.y);
    cos += lengthM * Math.cos(4 * angleOf(edge));
    sin += lengthM * Math.sin(4 * angleOf(edge));
  }
  return Math.atan2(sin, cos) / 4;
}

function angleOf({ a, b }: RingEdge): number {
  return Math.atan2(b.y - a.y, b.x - a.x);
}

/** A run of edges in one direction: where its line lies, across that direction. */
interface Side {
  readonly isAlong: boolean;
  weightM: number;
  sum: number;
}

function squareRing(ring: GridRing, turn: number): readonly SquaredCorner[] | undefined {
  const [origin] = ring;
  if (origin === undefined) return undefined;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const turned = ring.map(({ x, y }) => ({
    along: cos * (x - origin.x) + sin * (y - origin.y),
    across: cos * (y - origin.y) - sin * (x - origin.x),
  }));
  // The side each edge belongs to, by the edge's first corner.
  const sides: Side[] = [];
  turned.forEach((from, index) => {
    const to = turned[(index + 1) % turned.length] as (typeof turned)[number]; // in range
    const [dAlong, dAcross] = [to.along - from.along, to.across - from.across];
    const isAlong = Math.abs(dAlong) >= Math.abs(dAcross);
    const before = sides.at(-1);
    const side = before?.isAlong === isAlong ? before : { isAlong, weightM: 0, sum: 0 };
    const lengthM = Math.hypot(dAlong, dAcross);
    side.weightM += lengthM;
    side.sum += (lengthM * (isAlong ? from.across + to.across : from.along + to.along)) / 2;
    sides.push(side);
  });
  const [first, last] = [sides[0], sides.at(-1)];
  if (first === undefined || last === undefined || sides.every((side) => side === first)) return undefined;
  // The last edges and the first ones may be one side.
  if (first !== last && first.isAlong === last.isAlong) {
    first.weightM += last.weightM;
    first.sum += last.sum;
    sides.forEach((side, index) => {
      if (side === last) sides[index] = first;
    });
  }
  return ring.map((corner, index) => {
    const own = turned[index] as (typeof turned)[number]; // in range
    let { along, across } = own;
    for (const side of [sides[index], sides.at(index - 1)]) {
      if (side === undefined) continue;
      const place = side.sum / side.weightM;
      if (side.isAlong) across = place;
      else along = place;
    }
    return { corner, x: origin.x + cos * along - sin * across, y: origin.y + sin * along + cos * across };
  });
}
