import { createKernelEngine } from "../kernel-engine.ts";
import { polygonsPerimeterM } from "../plan-shape.ts";
import { clipShapes, isFaultless } from "./clip-shapes.ts";
import {
  type CornerTable,
  type GridCorner,
  type GridPolygon,
  type GridRing,
  gridAreaM2,
  signedAreaM2,
} from "./grid-shape.ts";
import { toLocalShape } from "./local-shape.ts";
import { type OffsetEdge, offsetCorner } from "./offset-corner.ts";

/** How far each edge is set off, m outward, by the edge's first corner and ring. */
export type EdgeDistance = (ring: GridRing, place: number) => number;

/**
 * Polygons with edges set off, outward where positive. Edges stay parallel to what they were; their ends run along the lines of
 * the edges beside them, sharp corners are blunted (offset-corner). Where edges vanish or run into others the strips between an
 * edge and its parallel are added or taken away instead, so that holes close and parts come apart or together as they should.
 * No polygon where nothing is left; undefined where no way gives a valid shape of the right area. Corners of edges that stay keep
 * their places; new ones are not rounded where they lie on an edge that stays.
 */
export function offsetPolygons(
  polygons: readonly GridPolygon[],
  distanceAt: EdgeDistance,
  table: CornerTable,
): readonly GridPolygon[] | undefined {
  return moveEdges(polygons, distanceAt, table) ?? clipStrips(polygons, distanceAt, table);
}

/** The plain way: every edge keeps its direction and none meets another one. */
function moveEdges(
  polygons: readonly GridPolygon[],
  distanceAt: EdgeDistance,
  table: CornerTable,
): readonly GridPolygon[] | undefined {
  const moved: GridPolygon[] = [];
  for (const polygon of polygons) {
    const rings: GridRing[] = [];
    for (const ring of polygon) {
      const corners = ring.map((_, place) => cornersAt(ring, place, distanceAt, table));
      const keepsDirections = ring.every((from, place) => {
        const to = ring[(place + 1) % ring.length];
        const start = corners[place]?.at(-1);
        const end = corners[(place + 1) % ring.length]?.[0];
        if (to === undefined || start === undefined || end === undefined) return false;
        return (to.x - from.x) * (end.x - start.x) + (to.y - from.y) * (end.y - start.y) > 0;
      });
      const outline = corners.flat().filter((corner, place, all) => corner !== all.at(place - 1));
      if (!keepsDirections || outline.length < 3) return undefined;
      if (signedAreaM2(outline) > 0 !== signedAreaM2(ring) > 0) return undefined;
      rings.push(outline);
    }
    moved.push(rings);
  }
  return isFaultless(moved) ? moved : undefined;
}

/** The robust way: strips of all edges set outward are added, then those of edges set inward taken away. */
function clipStrips(
  polygons: readonly GridPolygon[],
  distanceAt: EdgeDistance,
  table: CornerTable,
): readonly GridPolygon[] | undefined {
  const outward = listStrips(polygons, distanceAt, table, 1);
  const grown = outward.length === 0 ? polygons : clipBy("union", polygons, outward, table);
  const inward = listStrips(polygons, distanceAt, table, -1);
  return grown === undefined || inward.length === 0 ? grown : clipBy("difference", grown, inward, table);
}

/** The land between each edge of one sign and its parallel, and the wedges where two such strips gape at a corner. */
function listStrips(
  polygons: readonly GridPolygon[],
  distanceAt: EdgeDistance,
  table: CornerTable,
  sign: 1 | -1,
): readonly GridPolygon[] {
  const strips: GridRing[] = [];
  for (const ring of polygons.flat()) {
    ring.forEach((from, place) => {
      const edge = edgeAt(ring, place, distanceAt);
      if (edge.distanceM * sign <= 0) return;
      const { to, normalX, normalY, distanceM } = edge;
      const beside = ({ x, y }: GridCorner): GridCorner =>
        table.cornerOn(x + normalX * distanceM, y + normalY * distanceM);
      strips.push([from, to, beside(to), beside(from)]);
      const nextPlace = (place + 1) % ring.length;
      const next = edgeAt(ring, nextPlace, distanceAt);
      const isOpening = sign * (edge.alongX * next.alongY - edge.alongY * next.alongX) > 0;
      if (next.distanceM === 0) strips.push([to, beside(to), ...cornersAt(ring, nextPlace, distanceAt, table)]);
      else if (next.distanceM * sign > 0 && isOpening) {
        const end = table.cornerOn(to.x + next.normalX * next.distanceM, to.y + next.normalY * next.distanceM);
        strips.push([to, beside(to), ...cornersAt(ring, nextPlace, distanceAt, table), end]);
      }
      const before = edgeAt(ring, (place + ring.length - 1) % ring.length, distanceAt);
      if (before.distanceM === 0) strips.push([from, ...cornersAt(ring, place, distanceAt, table), beside(from)]);
    });
  }
  return strips
    .map((ring) => ring.filter((corner, place, all) => corner !== all.at(place - 1)))
    .filter((ring) => ring.length > 2 && isFaultless([[ring]]))
    .map((ring): GridPolygon => [signedAreaM2(ring) > 0 ? ring : ring.toReversed()]);
}

function clipBy(
  operation: "union" | "difference",
  polygons: readonly GridPolygon[],
  strips: readonly GridPolygon[],
  table: CornerTable,
): readonly GridPolygon[] | undefined {
  const engine = createKernelEngine();
  const whole = toLocalShape("whole", polygons, polygons);
  const shapes = strips.map((strip, place) => toLocalShape(`strip ${place}`, [strip], polygons));
  const wantedM2 =
    operation === "union"
      ? engine.unionAreaM2([whole, ...shapes])
      : gridAreaM2(polygons) - engine.unionAreaM2(shapes, whole);
  const aroundM = [whole, ...shapes].reduce((sum, shape) => sum + polygonsPerimeterM(shape.polygons), 0);
  const toleranceM2 = 1e-4 * (1 + aroundM);
  if (wantedM2 <= toleranceM2) return [];
  return clipShapes(
    operation,
    polygons,
    strips.map((strip) => [strip]),
    table,
    wantedM2 - toleranceM2,
    wantedM2 + toleranceM2,
  );
}

function cornersAt(ring: GridRing, place: number, distanceAt: EdgeDistance, table: CornerTable): readonly GridCorner[] {
  const corner = ring[place] as GridCorner; // places come from the ring
  const [before, after] = [
    edgeAt(ring, (place + ring.length - 1) % ring.length, distanceAt),
    edgeAt(ring, place, distanceAt),
  ];
  if (before.distanceM === 0 && after.distanceM === 0) return [corner];
  const isOnEdge = before.distanceM === 0 || after.distanceM === 0;
  return offsetCorner(corner, before, after).map(({ x, y }) => {
    if (x === corner.x && y === corner.y) return corner;
    return isOnEdge ? table.cornerOn(x, y) : table.cornerAt(table.grid.round(table.grid.toLngLat([x, y])));
  });
}

function edgeAt(ring: GridRing, place: number, distanceAt: EdgeDistance): OffsetEdge & { readonly to: GridCorner } {
  const from = ring[place] as GridCorner; // places come from the ring
  const to = ring[(place + 1) % ring.length] as GridCorner; // in range
  const lengthM = Math.hypot(to.x - from.x, to.y - from.y);
  const [alongX, alongY] = [(to.x - from.x) / lengthM, (to.y - from.y) / lengthM];
  // Land is on the left: outward is to the right.
  return { to, alongX, alongY, normalX: alongY, normalY: -alongX, distanceM: distanceAt(ring, place) };
}
