import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { type CityGrid, hashAt, rowVertexM, sideVertexM, toRing } from "./city-grid.ts";

type PointM = readonly [xM: number, yM: number];

/** Cells along a side of a zone: even, so that all zones begin in rows of the same kind. */
const zoneCells = 12;
const verticesPerCutCell = 10;
/** Share of parcels to cut by stretches; the ends of borders between rows cut some more. */
const cutShare = 0.075;
const marginM = 60;

/**
 * Zones of 12 by 12 cells and some 300 vertices that cover the city and share their borders. A border runs along those of
 * parcels, vertex by vertex, or winds through the middle of a stretch of cells; the stretches cut 8 % of the parcels.
 */
export function* zonesOf(grid: CityGrid): Generator<readonly LngLat[]> {
  const lines = Math.max(1, Math.round(grid.side / zoneCells));
  const at = (line: number): number => (line === lines ? grid.side : line * zoneCells);
  const innerBorders = 2 * lines * (lines - 1);
  const cutsPerBorder = innerBorders === 0 ? 0 : (cutShare * grid.side * grid.side) / innerBorders;
  /** Cells this border cuts: whole numbers that add up over all borders. */
  const cuts = (border: number): number =>
    Math.floor((border + 1) * cutsPerBorder) - Math.floor(border * cutsPerBorder);
  const east = (row: number, column: number): PointM[] =>
    row === 0 || row === lines
      ? outerBorder(outerM(grid, at(column), at(row)), outerM(grid, at(column + 1), at(row)), grid.seed + row)
      : eastward(grid, at(row), at(column), at(column + 1), cuts((row - 1) * lines + column));
  const north = (row: number, column: number): PointM[] =>
    column === 0 || column === lines
      ? outerBorder(outerM(grid, at(column), at(row)), outerM(grid, at(column), at(row + 1)), grid.seed + column)
      : northward(grid, at(column), at(row), at(row + 1), cuts(innerBorders / 2 + (column - 1) * lines + row));
  for (let row = 0; row < lines; row++) {
    for (let column = 0; column < lines; column++) {
      const ring = [
        ...east(row, column),
        ...north(row, column + 1).slice(1),
        ...east(row + 1, column)
          .toReversed()
          .slice(1),
        ...north(row, column).toReversed().slice(1, -1),
      ];
      yield toRing(ring);
    }
  }
}

/** Where zone borders meet: a border vertex of parcels, or a point outside where the city ends. */
function outerM(grid: CityGrid, column: number, row: number): PointM {
  const isOutside = column === 0 || row === 0 || column === grid.side || row === grid.side;
  if (!isOutside) return rowVertexM(grid, row, 2 * column);
  const x = column === 0 ? -marginM : column === grid.side ? 100 * column + 50 + marginM : 100 * column;
  const y = row === 0 ? -marginM : row === grid.side ? 100 * row + marginM : 100 * row;
  return [x, y];
}

/** A stretch outside the city: 75 vertices that waver by 10 m. */
function outerBorder(from: PointM, to: PointM, seed: number): PointM[] {
  const steps = 75;
  return Array.from({ length: steps + 1 }, (_, i): PointM => {
    const waver = i === 0 || i === steps ? 0 : 20 * (hashAt(seed, i, Math.round(from[0] + 3 * from[1]), 20) - 0.5);
    const share = i / steps;
    const isLevel = from[1] === to[1];
    return [
      from[0] + share * (to[0] - from[0]) + (isLevel ? 0 : waver),
      from[1] + share * (to[1] - from[1]) + (isLevel ? waver : 0),
    ];
  });
}

function eastward(grid: CityGrid, row: number, from: number, to: number, cutCells: number): PointM[] {
  const points = [outerM(grid, from, row)];
  // Not the first and last cell: borders from south to north end there.
  const cutStart = from + 1;
  const cutEnd = cutStart + Math.max(0, Math.min(cutCells, to - from - 2));
  for (let half = from === 0 ? 0 : 2 * from + 1; half <= 2 * cutStart; half++) points.push(rowVertexM(grid, row, half));
  for (let i = 1; i < verticesPerCutCell * (cutEnd - cutStart); i++) {
    const x = 100 * (cutStart + i / verticesPerCutCell);
    points.push([x, 100 * row + 50 + 50 * (hashAt(grid.seed, row, 16 * from + i, 21) - 0.5)]);
  }
  const lastHalf = to === grid.side ? 2 * to : 2 * to - 1;
  for (let half = 2 * cutEnd; half <= lastHalf; half++) points.push(rowVertexM(grid, row, half));
  points.push(outerM(grid, to, row));
  return withoutRepeats(points);
}

function northward(grid: CityGrid, column: number, from: number, to: number, cutCells: number): PointM[] {
  const points = [outerM(grid, column, from)];
  const cutEnd = from + Math.min(cutCells, to - from);
  // 20 m off both ends: clear of the borders between rows that meet there.
  for (let i = 2; i <= verticesPerCutCell * (cutEnd - from) - 2; i++) {
    const y = 100 * (from + i / verticesPerCutCell);
    // Between the western sides of even rows and of odd ones, half a cell apart: within a parcel of each.
    points.push([100 * column + 25 + 18 * (hashAt(grid.seed, column, 16 * from + i, 22) - 0.5), y]);
  }
  for (let row = cutEnd; row < to; row++) {
    const half = 2 * column + (row & 1);
    points.push(row === from && from > 0 ? outerM(grid, column, from) : rowVertexM(grid, row, half));
    points.push(sideVertexM(grid, row, half));
    // The last corner lies on the border between rows, so this one cuts across to where they meet.
    if (row + 1 < to || to === grid.side) points.push(rowVertexM(grid, row + 1, half));
  }
  points.push(outerM(grid, column, to));
  return withoutRepeats(points);
}

function withoutRepeats(points: readonly PointM[]): PointM[] {
  return points.filter(([x, y], i) => {
    const before = points[i - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}
