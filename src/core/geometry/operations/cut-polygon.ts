import { locateInPolygon } from "../containment.ts";
import { type CornerTable, type GridCorner, type GridPolygon, toPlanPolygons } from "./grid-shape.ts";
import { findLoopCrossing } from "./line-crosses-itself.ts";
import { type EdgeNodes, nodeLine } from "./node-line.ts";
import { edgesOf } from "./segment-contact.ts";
import { type DirectedEdge, toPolygons, traceWalks } from "./trace-faces.ts";

/** What a line does to a polygon it does not cut. */
export type NoCut =
  | { readonly kind: "misses" }
  | { readonly kind: "grazes"; readonly place: GridCorner }
  | { readonly kind: "ends-inside"; readonly place: GridCorner }
  | { readonly kind: "crosses-itself"; readonly place: GridCorner };

export type CutResult = { readonly kind: "cut"; readonly faces: readonly GridPolygon[] } | NoCut;

/**
 * A polygon cut along lines: its faces, smallest first, holes where they belong. Every cut runs from border to border (or hole);
 * several crossings give several faces. Cut ends lie on the edges they cut to the last digit and are not rounded, so that the faces
 * add up to the polygon; they are the same objects in both faces, as are the corners of the line inside.
 *
 * A corner within `joinM` of the line is taken for a corner of the cut, an end of a line within `reachM` of the border for
 * a point on it. What a line does outside or along the border does not matter. `ends-inside`: a line stops within the polygon or
 * in a hole of it without dividing it. Cost: corners × line segments.
 */
export function cutPolygon(
  polygon: GridPolygon,
  lines: readonly (readonly GridCorner[])[],
  table: CornerTable,
  joinM: number,
  reachM: number,
): CutResult {
  const edges = edgesOf(polygon);
  const onEdges: EdgeNodes = new Map();
  const noded = lines.map((line) => nodeLine(line, edges, onEdges, table, joinM, reachM));
  const isBorder = new Set<GridCorner>(polygon.flat());
  for (const nodes of onEdges.values()) for (const { corner } of nodes) isBorder.add(corner);

  const chains = keepInside(noded, polygon, edges, onEdges);
  const crossing = findLoopCrossing(chains);
  if (crossing !== undefined) return { kind: "crosses-itself", place: table.cornerOn(crossing.x, crossing.y) };
  const end = findEndInside(chains, isBorder) ?? findLineInside(noded, isBorder, polygon);
  if (end !== undefined) return { kind: "ends-inside", place: end };
  const faces = divide(edges, onEdges, chains);
  if (faces !== undefined) return { kind: "cut", faces };
  const [first] = chains;
  // A way from border to border that divides nothing leads into a hole.
  if (first !== undefined) return { kind: "ends-inside", place: findHoleEnd(noded, polygon) ?? first.to };
  const touched = noded.flat().find((corner) => isBorder.has(corner));
  return touched === undefined ? { kind: "misses" } : { kind: "grazes", place: touched };
}

/** The straight parts of lines that run through the inside, each once. */
function keepInside(
  lines: readonly (readonly GridCorner[])[],
  polygon: GridPolygon,
  edges: ReturnType<typeof edgesOf>,
  onEdges: EdgeNodes,
): readonly DirectedEdge[] {
  const [rings = []] = toPlanPolygons([polygon]);
  const neighbors = new Map<GridCorner, Set<GridCorner>>();
  const join = (a: GridCorner, b: GridCorner): void => {
    neighbors.set(a, (neighbors.get(a) ?? new Set()).add(b));
    neighbors.set(b, (neighbors.get(b) ?? new Set()).add(a));
  };
  for (const edge of edges) {
    let previous = edge.a;
    for (const { corner } of onEdges.get(edge) ?? []) {
      join(previous, corner);
      previous = corner;
    }
    join(previous, edge.b);
  }
  const kept: DirectedEdge[] = [];
  for (const line of lines) {
    line.forEach((to, index) => {
      const from = line[index - 1];
      if (from === undefined || from === to || neighbors.get(from)?.has(to)) return;
      if (locateInPolygon([(from.x + to.x) / 2, (from.y + to.y) / 2], rings) !== "inside") return;
      join(from, to);
      kept.push({ from, to });
    });
  }
  return kept;
}

/** A corner inside at which only one part of a line ends. */
function findEndInside(chains: readonly DirectedEdge[], isBorder: ReadonlySet<GridCorner>): GridCorner | undefined {
  const degree = new Map<GridCorner, number>();
  for (const { from, to } of chains) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  for (const [corner, count] of degree) if (count === 1 && !isBorder.has(corner)) return corner;
  return undefined;
}

/** An end of a line that lies inside though no part of it was kept: a line of one place. */
function findLineInside(
  lines: readonly (readonly GridCorner[])[],
  isBorder: ReadonlySet<GridCorner>,
  polygon: GridPolygon,
): GridCorner | undefined {
  const [rings = []] = toPlanPolygons([polygon]);
  return lines
    .filter((line) => line.every((corner) => corner === line[0]))
    .flatMap(([corner]) => corner ?? [])
    .find((corner) => !isBorder.has(corner) && locateInPolygon([corner.x, corner.y], rings) === "inside");
}

/** An end of a line in or on a hole. */
function findHoleEnd(lines: readonly (readonly GridCorner[])[], polygon: GridPolygon): GridCorner | undefined {
  const [shell] = toPlanPolygons([polygon])[0] ?? [];
  if (shell === undefined) return undefined;
  return lines
    .flatMap((line) => [line[0], line.at(-1)])
    .find((corner) => corner !== undefined && locateInPolygon([corner.x, corner.y], [shell]) === "inside");
}

/** Faces on both sides of the chains; undefined where nothing is divided. Chains with one face on both sides are left out. */
function divide(
  edges: ReturnType<typeof edgesOf>,
  onEdges: EdgeNodes,
  given: readonly DirectedEdge[],
): readonly GridPolygon[] | undefined {
  let chains = given;
  while (chains.length > 0) {
    const used = new Set(chains.flatMap(({ from, to }) => [from, to]));
    const there = chains.map(({ from, to }): DirectedEdge => ({ from, to }));
    const back = chains.map(({ from, to }): DirectedEdge => ({ from: to, to: from }));
    const walks = traceWalks([...nodeEdges(edges, onEdges, used), ...there, ...back]);
    const walkOf = new Map(walks.flatMap((walk) => walk.edges.map((edge) => [edge, walk] as const)));
    const dividing = chains.filter((_, index) => {
      const [one, other] = [there[index], back[index]];
      return one !== undefined && other !== undefined && walkOf.get(one) !== walkOf.get(other);
    });
    if (dividing.length === chains.length) return toPolygons(walks);
    chains = dividing;
  }
  return undefined;
}

/** Edges of the polygon with the cut ends in use put in. */
function nodeEdges(
  edges: ReturnType<typeof edgesOf>,
  onEdges: EdgeNodes,
  used: ReadonlySet<GridCorner>,
): readonly DirectedEdge[] {
  return edges.flatMap((edge) => {
    const between = (onEdges.get(edge) ?? []).map(({ corner }) => corner).filter((corner) => used.has(corner));
    const stops = [edge.a, ...between, edge.b];
    return stops.slice(1).map((to, index): DirectedEdge => ({ from: stops[index] as GridCorner, to })); // one before each
  });
}
