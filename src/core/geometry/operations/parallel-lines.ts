import type { CornerTable, GridCorner, GridPolygon } from "./grid-shape.ts";
import type { GridPlace, RingEdge } from "./segment-contact.ts";

/** Distances from the line an edge lies on, m: positive on the left of the edge, where its land is. */
export interface EdgeFrame {
  distanceM(place: GridPlace): number;
  /** The line parallel to the edge at a distance, longer than everything of the polygons on both sides. */
  lineAt(distanceM: number): readonly GridCorner[];
  /** Least and greatest distance of corners of polygons. */
  rangeM(polygons: readonly GridPolygon[]): readonly [leastM: number, greatestM: number];
}

/** Room beyond the polygons on both ends of a parallel, m. */
const overhangM = 10;

/** Distances from and parallels to an edge of polygons. */
export function createEdgeFrame(edge: RingEdge, polygons: readonly GridPolygon[], table: CornerTable): EdgeFrame {
  const { a, b } = edge;
  const lengthM = Math.hypot(b.x - a.x, b.y - a.y);
  const [ux, uy] = [(b.x - a.x) / lengthM, (b.y - a.y) / lengthM];
  const distanceM = ({ x, y }: GridPlace): number => ux * (y - a.y) - uy * (x - a.x);
  let [leastAlong, mostAlong] = [0, lengthM];
  for (const { x, y } of polygons.flat(2)) {
    const along = ux * (x - a.x) + uy * (y - a.y);
    leastAlong = Math.min(leastAlong, along);
    mostAlong = Math.max(mostAlong, along);
  }
  const cornerAt = (along: number, off: number): GridCorner =>
    table.cornerOn(a.x + along * ux - off * uy, a.y + along * uy + off * ux);
  return {
    distanceM,
    lineAt: (off) => [cornerAt(leastAlong - overhangM, off), cornerAt(mostAlong + overhangM, off)],
    rangeM(given) {
      let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const corner of given.flat(2)) {
        const off = distanceM(corner);
        least = Math.min(least, off);
        greatest = Math.max(greatest, off);
      }
      return [least, greatest];
    },
  };
}
