import { locateInRing } from "../containment.ts";
import { type GridCorner, type GridPolygon, type GridRing, signedAreaM2 } from "./grid-shape.ts";

/** An edge with land on its left. */
export interface DirectedEdge {
  readonly from: GridCorner;
  readonly to: GridCorner;
}

/** A round walk along edges, and which edges it took. */
interface Walk {
  readonly edges: readonly DirectedEdge[];
}

/**
 * Walks along edges, land always on the left, at every corner turning left as far as it goes: each edge is on one walk. Edges have
 * to meet in pairs: as many lead to a corner as from it. Where they do not the walk ends; what was walked is left out.
 */
export function traceWalks(edges: readonly DirectedEdge[]): readonly Walk[] {
  const leaving = new Map<GridCorner, DirectedEdge[]>();
  for (const edge of edges) {
    const list = leaving.get(edge.from);
    if (list === undefined) leaving.set(edge.from, [edge]);
    else list.push(edge);
  }
  const walked = new Set<DirectedEdge>();
  const walks: Walk[] = [];
  for (const start of edges) {
    if (walked.has(start)) continue;
    const walk: DirectedEdge[] = [];
    let edge: DirectedEdge | undefined = start;
    while (edge !== undefined && !walked.has(edge)) {
      walked.add(edge);
      walk.push(edge);
      edge = findNext(edge, leaving.get(edge.to) ?? []);
    }
    if (edge === start) walks.push({ edges: walk });
  }
  return walks;
}

/** Of the edges that leave a corner the first one clockwise from where the walk came from. */
function findNext(edge: DirectedEdge, leaving: readonly DirectedEdge[]): DirectedEdge | undefined {
  const [only] = leaving;
  if (leaving.length <= 1) return only;
  const { from, to } = edge;
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  let best: DirectedEdge | undefined;
  let bestTurn = Number.POSITIVE_INFINITY;
  for (const next of leaving) {
    // Straight back is the last resort: a full turn.
    const turn = next.to === from ? fullTurn : clockwiseFrom(back, Math.atan2(next.to.y - to.y, next.to.x - to.x));
    if (turn < bestTurn) [best, bestTurn] = [next, turn];
  }
  return best;
}

const fullTurn = 2 * Math.PI;

function clockwiseFrom(from: number, to: number): number {
  const turn = (from - to) % fullTurn;
  return turn <= 0 ? turn + fullTurn : turn;
}

/**
 * Polygons that walks enclose: loops run counterclockwise are shells, clockwise ones holes of the smallest shell around them.
 * A walk that comes by a corner twice is taken apart there, so no ring touches itself. Loops without area are left out.
 */
export function toPolygons(walks: readonly Walk[]): readonly GridPolygon[] {
  const shells: { readonly ring: GridRing; readonly areaM2: number; readonly holes: GridRing[] }[] = [];
  const holes: GridRing[] = [];
  for (const { edges } of walks) {
    for (const ring of splitAtRepeats(edges.map(({ from }) => from))) {
      const areaM2 = signedAreaM2(ring);
      if (areaM2 > 0) shells.push({ ring, areaM2, holes: [] });
      else if (areaM2 < 0) holes.push(ring);
    }
  }
  shells.sort((a, b) => a.areaM2 - b.areaM2);
  for (const hole of holes) {
    const areaM2 = -signedAreaM2(hole);
    shells.find((shell) => shell.areaM2 > areaM2 && isInside(hole, shell.ring))?.holes.push(hole);
  }
  return shells.map(({ ring, holes: inner }) => [ring, ...inner]);
}

/** A row of corners as loops in which each comes once. Loops of fewer than three corners enclose nothing. */
function splitAtRepeats(corners: readonly GridCorner[]): readonly GridRing[] {
  const loops: GridRing[] = [];
  const open: GridCorner[] = [];
  const placeOf = new Map<GridCorner, number>();
  for (const corner of corners) {
    const place = placeOf.get(corner);
    if (place !== undefined) {
      const loop = open.splice(place);
      for (const inLoop of loop) placeOf.delete(inLoop);
      loops.push(loop);
    }
    placeOf.set(corner, open.length);
    open.push(corner);
  }
  loops.push(open);
  return loops.filter((loop) => loop.length > 2);
}

/** Does a ring lie in another one it does not cross? Corners they share do not tell. */
function isInside(inner: GridRing, outer: GridRing): boolean {
  const positions = outer.map(({ x, y }): readonly [number, number] => [x, y]);
  const [first] = positions;
  if (first === undefined) return false;
  const closed = [...positions, first];
  const shared = new Set(outer);
  for (const corner of inner) {
    if (shared.has(corner)) continue;
    const place = locateInRing([corner.x, corner.y], closed);
    if (place !== "border") return place === "inside";
  }
  const [a, b] = inner;
  return a !== undefined && b !== undefined && locateInRing([(a.x + b.x) / 2, (a.y + b.y) / 2], closed) !== "outside";
}
