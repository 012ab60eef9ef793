import type { CornerTable, GridCorner } from "./grid-shape.ts";
import { findSegmentCrossing, footOnSegment, type RingEdge, segmentsAreNear } from "./segment-contact.ts";

/** Corners that lines put on edges, in the order of the edge. */
export type EdgeNodes = Map<RingEdge, { readonly share: number; readonly corner: GridCorner }[]>;

/**
 * A line with a corner wherever it meets the edges: corners of the edges it passes within `joinM`, places it crosses them, and its
 * own corners, which lie on an edge if they are within `joinM` of it (its ends: `reachM`). New places on edges are added to
 * `onEdges`. The parts between two corners of what comes back meet no edge.
 */
export function nodeLine(
  line: readonly GridCorner[],
  edges: readonly RingEdge[],
  onEdges: EdgeNodes,
  table: CornerTable,
  joinM: number,
  reachM: number,
): readonly GridCorner[] {
  const placed = line.map((corner, index) => {
    const isEnd = index === 0 || index === line.length - 1;
    return placeOnBorder(corner, edges, onEdges, table, joinM, isEnd ? reachM : joinM);
  });
  const noded: GridCorner[] = [];
  placed.forEach((to, index) => {
    const from = placed[index - 1];
    if (from !== undefined && from !== to) {
      for (const corner of listContacts(from, to, edges, onEdges, table, joinM)) addOnce(noded, corner);
    }
    addOnce(noded, to);
  });
  return noded;
}

function addOnce(corners: GridCorner[], corner: GridCorner): void {
  if (corners.at(-1) !== corner) corners.push(corner);
}

/** The corner, or place on an edge, that a corner of the line stands for. */
function placeOnBorder(
  corner: GridCorner,
  edges: readonly RingEdge[],
  onEdges: EdgeNodes,
  table: CornerTable,
  joinM: number,
  reachM: number,
): GridCorner {
  let nearest: { readonly edge: RingEdge; readonly foot: ReturnType<typeof footOnSegment> } | undefined;
  for (const edge of edges) {
    if (edge.a === corner) return corner;
    if (!segmentsAreNear(corner, corner, edge.a, edge.b, reachM)) continue;
    const foot = footOnSegment(corner, edge.a, edge.b);
    if (foot.offM <= reachM && foot.offM < (nearest?.foot.offM ?? Number.POSITIVE_INFINITY)) nearest = { edge, foot };
  }
  return nearest === undefined
    ? corner
    : nodeOnEdge(nearest.edge, nearest.foot.x, nearest.foot.y, onEdges, table, joinM);
}

/** The corner at a place of an edge: an end or an earlier node of it within `joinM`, else a new one. */
function nodeOnEdge(
  edge: RingEdge,
  x: number,
  y: number,
  onEdges: EdgeNodes,
  table: CornerTable,
  joinM: number,
): GridCorner {
  const nodes = onEdges.get(edge) ?? [];
  const known = [edge.a, edge.b, ...nodes.map(({ corner }) => corner)].find(
    (corner) => Math.hypot(corner.x - x, corner.y - y) <= joinM,
  );
  if (known !== undefined) return known;
  const corner = table.cornerOn(x, y);
  nodes.push({ share: footOnSegment(corner, edge.a, edge.b).share, corner });
  nodes.sort((a, b) => a.share - b.share);
  onEdges.set(edge, nodes);
  return corner;
}

/** A corner on a straight part of the line, and how far along it is, 0 to 1. */
interface Contact {
  readonly share: number;
  readonly corner: GridCorner;
}

/** Where a straight part of the line meets edges between its ends, in its own order. */
function listContacts(
  from: GridCorner,
  to: GridCorner,
  edges: readonly RingEdge[],
  onEdges: EdgeNodes,
  table: CornerTable,
  joinM: number,
): readonly GridCorner[] {
  const found: Contact[] = [];
  for (const edge of edges) {
    const { a, b } = edge;
    if (!segmentsAreNear(from, to, a, b, joinM)) continue;
    for (const corner of [a, b, ...(onEdges.get(edge) ?? []).map((node) => node.corner)]) {
      if (corner === from || corner === to) continue;
      const { share, offM } = footOnSegment(corner, from, to);
      if (offM <= joinM && share > 0 && share < 1) found.push({ share, corner });
    }
    const crossing = findSegmentCrossing(from, to, a, b);
    if (crossing === undefined || touches(from, edge, onEdges) || touches(to, edge, onEdges)) continue;
    const corner = nodeOnEdge(edge, crossing.x, crossing.y, onEdges, table, joinM);
    if (corner !== from && corner !== to) found.push({ share: crossing.shareAB, corner });
  }
  found.push(...listBends(from, to, edges, found, table, joinM));
  found.sort((p, q) => p.share - q.share);
  return found.map(({ corner }) => corner);
}

/** How far a side straight in the grid strays from one straight in degrees, m for each square meter of length squared: up to 60° of latitude. */
const bendPerM2 = 4e-8;
/** So near a corner of the line, m, it does not stray by the step of the grid. */
const steadyM = 0.5;

/**
 * Corners the line needs on its straight way so that it passes corners of the edges on the same side in degrees, in which shapes are
 * kept, as in the grid: beside those it comes so near to that straying would matter.
 */
function listBends(
  from: GridCorner,
  to: GridCorner,
  edges: readonly RingEdge[],
  contacts: readonly Contact[],
  table: CornerTable,
  joinM: number,
): readonly Contact[] {
  const lengthM = Math.hypot(to.x - from.x, to.y - from.y);
  const strayM = bendPerM2 * lengthM * lengthM;
  const bends: Contact[] = [];
  const isSteady = (share: number): boolean =>
    [0, 1, ...contacts.map((one) => one.share), ...bends.map((one) => one.share)].some(
      (other) => Math.abs(other - share) * lengthM <= steadyM,
    );
  for (const { a } of edges) {
    if (strayM <= joinM || !segmentsAreNear(from, to, a, a, strayM)) continue;
    const { share, x, y, offM } = footOnSegment(a, from, to);
    if (offM > joinM && offM <= strayM && !isSteady(share)) bends.push({ share, corner: table.cornerOn(x, y) });
  }
  return bends;
}

/** Is a corner an end of an edge, or put on it? */
function touches(corner: GridCorner, edge: RingEdge, onEdges: EdgeNodes): boolean {
  return corner === edge.a || corner === edge.b || (onEdges.get(edge) ?? []).some((node) => node.corner === corner);
}
