import type { LngLat } from "../../../src/core/model/coordinates.ts";

/*
 * Where the borders of the made city run: rows of cells of 100 m by 100 m laid like bricks, every other row half a cell further
 * east. A border vertex (row, half) lies near 50 m x half, 100 m x row; it is a corner of the parcels of one row and lies within the border of
 * those of the next. All of it follows from the seed and the place, in any order.
 */

const cityWest = 114.1;
const citySouth = 32.1;
const metersPerDegreeEast = 94_400;
const metersPerDegreeNorth = 110_900;

/** A number from 0 to 1 that depends on the place alone (an integer hash after Wang, three rounds). */
export function hashAt(seed: number, a: number, b: number, channel: number): number {
  let h = Math.imul(seed + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(a + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39) ^ Math.imul(channel + 0x1b873593, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** Meters from the south-west corner as degrees with eight decimals, as a survey would deliver them. */
function toLngLat(xM: number, yM: number): LngLat {
  return [
    Math.round((cityWest + xM / metersPerDegreeEast) * 1e8) / 1e8,
    Math.round((citySouth + yM / metersPerDegreeNorth) * 1e8) / 1e8,
  ];
}

export interface CityGrid {
  readonly seed: number;
  /** Rows of cells, and cells a row. */
  readonly side: number;
}

type PointM = readonly [xM: number, yM: number];

/** Is this border vertex left out by the parcels it is no corner of (a T-junction without a common vertex)? */
export function isUnsharedJunction({ seed }: CityGrid, row: number, half: number): boolean {
  return half % 2 === 1 && hashAt(seed, row, half, 3) < 0.1;
}

/** Border vertex between two rows, m. */
export function rowVertexM(grid: CityGrid, row: number, half: number): PointM {
  const own: PointM = [
    50 * half + 20 * (hashAt(grid.seed, row, half, 1) - 0.5),
    100 * row + 20 * (hashAt(grid.seed, row, half, 2) - 0.5),
  ];
  if (!isUnsharedJunction(grid, row, half)) return own;
  // On the straight line between its neighbors, which have even numbers and so lie where they lie.
  const [ax, ay] = rowVertexM(grid, row, half - 1);
  const [bx, by] = rowVertexM(grid, row, half + 1);
  return [(ax + bx) / 2, (ay + by) / 2];
}

/** Vertex halfway up the side between two parcels of a row, m. */
export function sideVertexM({ seed }: CityGrid, row: number, half: number): PointM {
  return [
    50 * half + 12 * (hashAt(seed, row, half, 4) - 0.5),
    100 * row + 50 + 12 * (hashAt(seed, row, half, 5) - 0.5),
  ];
}

/** West side of a cell in halves: odd rows begin half a cell further east. */
export function westHalf(row: number, column: number): number {
  return 2 * column + (row & 1);
}

export function toRing(pointsM: readonly PointM[]): LngLat[] {
  const ring = pointsM.map(([x, y]) => toLngLat(x, y));
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
}
