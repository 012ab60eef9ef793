import type { GridCorner, GridPolygon } from "./grid-shape.ts";
import { edgesOf } from "./segment-contact.ts";
import { type DirectedEdge, toPolygons, traceWalks } from "./trace-faces.ts";

/** Edges without those that are there in both directions: borders between two faces. */
export function cancelOpposite(edges: readonly DirectedEdge[]): readonly DirectedEdge[] {
  const open = new Map<GridCorner, DirectedEdge[]>();
  for (const edge of edges) {
    const against = open.get(edge.to);
    const place = against?.findIndex(({ to }) => to === edge.from) ?? -1;
    if (place >= 0) {
      against?.splice(place, 1);
      continue;
    }
    const list = open.get(edge.from);
    if (list === undefined) open.set(edge.from, [edge]);
    else list.push(edge);
  }
  return [...open.values()].flat();
}

/**
 * Faces of one cutting made one again where they lie side by side. Their borders have to have the same corners. Corners not among
 * those to `keep` are taken out: cut ends that nothing uses any more.
 */
export function uniteFaces(faces: readonly GridPolygon[], keep: ReadonlySet<GridCorner>): readonly GridPolygon[] {
  const edges = faces.flatMap((face) => edgesOf(face).map(({ a, b }): DirectedEdge => ({ from: a, to: b })));
  return toPolygons(traceWalks(cancelOpposite(edges))).map((polygon) =>
    polygon.map((ring) =>
      ring.every((corner) => keep.has(corner)) ? ring : ring.filter((corner) => keep.has(corner)),
    ),
  );
}
