import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { type CityGrid, hashAt, toRing, westHalf } from "./city-grid.ts";

type PointM = readonly [xM: number, yM: number];

/** Where buildings stand in a cell, m from its corner: clear of borders, encroachments, courtyards and roads. */
const places: readonly PointM[] = [
  [32, 31],
  [70, 69],
  [31, 69],
];

/**
 * Building number `index` of the city, the `place`th of its cell: a slightly turned rectangle, three in ten in the form of
 * an L. Every tenth stands over the cell's eastern border, one in forty over the building before it.
 */
export function buildingAt(
  grid: CityGrid,
  row: number,
  column: number,
  place: number,
  index: number,
): readonly LngLat[] {
  const isStraddling = index % 10 === 3;
  const isStacked = !isStraddling && place > 0 && index % 40 === 7;
  const [dx, dy] = isStraddling ? [100, 50 - 8 * place] : (places[isStacked ? place - 1 : place] ?? [32, 31]);
  const chance = (channel: number): number => hashAt(grid.seed, row, 4 * column + place, channel);
  const shift = isStacked ? 5 : 0;
  const x = 50 * westHalf(row, column) + dx + shift;
  const y = 100 * row + dy + shift;
  // Over a border a building is longer than all its bends, so that it always stands on both sides.
  const halfLength = isStraddling ? 17 + 3 * chance(30) : 8 + 2 * chance(30);
  const halfDepth = 6 + 3 * chance(31);
  const turn = 0.2 * (chance(32) - 0.5);
  const corners = chance(33) < 0.3 ? ellM(halfLength, halfDepth) : rectangleM(halfLength, halfDepth);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return toRing(corners.map(([u, v]): PointM => [x + u * cos - v * sin, y + u * sin + v * cos]));
}

function rectangleM(a: number, b: number): PointM[] {
  return [
    [-a, -b],
    [a, -b],
    [a, b],
    [-a, b],
  ];
}

function ellM(a: number, b: number): PointM[] {
  return [
    [-a, -b],
    [a, -b],
    [a, 0],
    [-a / 3, 0],
    [-a / 3, b],
    [-a, b],
  ];
}
