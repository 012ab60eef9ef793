import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { type CityGrid, hashAt, isUnsharedJunction, rowVertexM, sideVertexM, toRing, westHalf } from "./city-grid.ts";

type PointM = readonly [xM: number, yM: number];
type Polygons = readonly (readonly (readonly LngLat[])[])[];

/**
 * The parcels of one cell, the main one first: as a rule one of about 1 ha that shares all borders; 5 % reach 1 to 8 m over their eastern
 * neighbor, 5 % a few centimeters; 2 % have a courtyard, in half of them with a parcel of its own; 1 % give up a strip of 0.4 m as a
 * parcel; 1 % lie on both sides of a road.
 */
export function parcelsOfCell(grid: CityGrid, row: number, column: number): readonly Polygons[] {
  const kind = hashAt(grid.seed, row, column, 10);
  if (kind < 0.01) return [cutByRoad(grid, row, column)];
  if (kind < 0.02) return withStrip(grid, row, column);
  const shell = toRing(outlineM(grid, row, column));
  if (kind < 0.04) {
    const yard = yardM(row, column);
    const parcel = [shell, toRing(yard.toReversed())];
    return kind < 0.03 ? [[parcel], [[toRing(yard)]]] : [[parcel]];
  }
  return [[[shell]]];
}

/** How far the parcel's eastern side lies inside its neighbor, m. */
function encroachmentM({ seed }: CityGrid, row: number, column: number): number {
  const kind = hashAt(seed, row, column, 11);
  if (kind < 0.05) return 1 + 140 * kind;
  return kind < 0.1 ? 0.01 + 6 * (kind - 0.05) : 0;
}

function outlineM(grid: CityGrid, row: number, column: number): PointM[] {
  const west = westHalf(row, column);
  const [sideX, sideY] = sideVertexM(grid, row, west + 2);
  return [
    ...southM(grid, row, west),
    [sideX + encroachmentM(grid, row, column), sideY],
    ...southM(grid, row + 1, west).toReversed(),
    sideVertexM(grid, row, west),
  ];
}

/** The border below a cell from west to east, without a junction only the other row knows. */
function southM(grid: CityGrid, row: number, west: number): PointM[] {
  const middle = isUnsharedJunction(grid, row, west + 1) ? [] : [rowVertexM(grid, row, west + 1)];
  return [rowVertexM(grid, row, west), ...middle, rowVertexM(grid, row, west + 2)];
}

function yardM(row: number, column: number): PointM[] {
  const x = 50 * westHalf(row, column) + 46;
  const y = 100 * row + 42;
  return [
    [x, y],
    [x + 10, y],
    [x + 10, y + 16],
    [x, y + 16],
  ];
}

function cutByRoad(grid: CityGrid, row: number, column: number): Polygons {
  const west = westHalf(row, column);
  const [a, b, c] = [0, 1, 2].map((k) => rowVertexM(grid, row, west + k)) as [PointM, PointM, PointM];
  const [d, e, f] = [0, 1, 2].map((k) => rowVertexM(grid, row + 1, west + k)) as [PointM, PointM, PointM];
  return [
    [toRing([a, between(a, b, 0.92), between(d, e, 0.92), d, sideVertexM(grid, row, west)])],
    [toRing([between(b, c, 0.08), c, sideVertexM(grid, row, west + 2), f, between(e, f, 0.08)])],
  ];
}

function withStrip(grid: CityGrid, row: number, column: number): readonly Polygons[] {
  const west = westHalf(row, column);
  const south = rowVertexM(grid, row, west);
  const north = rowVertexM(grid, row + 1, west);
  const side = sideVertexM(grid, row, west);
  const innerSouth = between(south, rowVertexM(grid, row, west + 1), 0.008);
  const innerNorth = between(north, rowVertexM(grid, row + 1, west + 1), 0.008);
  const inner: PointM = [side[0] + 0.4, side[1]];
  const outline = outlineM(grid, row, column);
  const main = [innerSouth, ...outline.slice(1, -2), innerNorth, inner];
  return [[[toRing(main)]], [[toRing([south, innerSouth, inner, innerNorth, north, side])]]];
}

function between(a: PointM, b: PointM, share: number): PointM {
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}
