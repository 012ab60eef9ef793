import type { AreaGeometry, LngLat, PlanMultiPolygon, PlanXY } from "../../model/coordinates.ts";
import type { EditGrid } from "../edit-grid.ts";
import { polygonsAreaM2, polygonsOf } from "../plan-shape.ts";

/**
 * A corner in meters of the park's grid with the degrees it stands for. Corners of one place are one object within an operation,
 * so that "the same corner" is `===`, and what comes back has the bits that went in.
 */
export interface GridCorner {
  readonly x: number;
  readonly y: number;
  readonly at: LngLat;
}

/** Corners in a row; the closing repeat is left out. */
export type GridRing = readonly GridCorner[];
/** Shell first, counterclockwise; then holes, clockwise. */
export type GridPolygon = readonly GridRing[];

/** Hands out corners: one object for one position in degrees, bit for bit. */
export interface CornerTable {
  readonly grid: EditGrid;
  /** The corner at a position as it is. */
  cornerAt(position: LngLat): GridCorner;
  /** The corner at a place of the grid, not rounded: for places on an edge, which rounding would take off it. */
  cornerOn(x: number, y: number): GridCorner;
}

/** A table of corners for one operation. */
export function createCornerTable(grid: EditGrid): CornerTable {
  const corners = new Map<string, GridCorner>();
  function cornerAt(at: LngLat): GridCorner {
    const key = `${at[0]},${at[1]}`;
    let corner = corners.get(key);
    if (corner === undefined) {
      const [x, y] = grid.toGrid(at);
      corner = { x, y, at };
      corners.set(key, corner);
    }
    return corner;
  }
  return { grid, cornerAt, cornerOn: (x, y) => cornerAt(grid.toLngLat([x, y])) };
}

/** Polygons of a geometry in the grid, wound the usual way whichever way they came. */
export function toGridPolygons(geometry: AreaGeometry, table: CornerTable): readonly GridPolygon[] {
  return polygonsOf(geometry).map((rings) =>
    rings.map((positions, index) => {
      const corners = positions.slice(0, -1).map((position) => table.cornerAt(position));
      return signedAreaM2(corners) > 0 === (index === 0) ? corners : corners.toReversed();
    }),
  );
}

/** Back to degrees: one polygon gives a Polygon unless `type` says otherwise, none or several a MultiPolygon. */
export function fromGridPolygons(
  polygons: readonly GridPolygon[],
  type: AreaGeometry["type"] = "Polygon",
): AreaGeometry {
  const coordinates = polygons.map((polygon) => polygon.map(closeCorners));
  const [only] = coordinates;
  return only !== undefined && coordinates.length === 1 && type === "Polygon"
    ? { type, coordinates: only }
    : { type: "MultiPolygon", coordinates };
}

/** Signed area of a ring of corners, m² of the grid: positive counterclockwise. */
export function signedAreaM2(ring: GridRing): number {
  const [first] = ring;
  if (first === undefined) return 0;
  let twice = 0;
  let previous = first;
  for (const corner of ring) {
    twice += (previous.x - first.x) * (corner.y - first.y) - (corner.x - first.x) * (previous.y - first.y);
    previous = corner;
  }
  return twice / 2;
}

/** Planar area in the grid, m². */
export function gridAreaM2(polygons: readonly GridPolygon[]): number {
  return polygonsAreaM2(toPlanPolygons(polygons));
}

/** The same polygons as closed rings of plain x and y, for engines that know the plane only. */
export function toPlanPolygons(polygons: readonly GridPolygon[]): PlanMultiPolygon {
  return polygons.map((polygon) =>
    polygon.map((ring) => {
      const closed = ring.map(({ x, y }): PlanXY => [x, y]);
      const [first] = closed;
      return first === undefined ? closed : [...closed, first];
    }),
  );
}

function closeCorners(ring: GridRing): LngLat[] {
  const positions = ring.map(({ at }) => at);
  const [first] = positions;
  return first === undefined ? [] : [...positions, first];
}
