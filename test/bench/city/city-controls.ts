import type { LngLat } from "../../../src/core/model/coordinates.ts";
import { type CityGrid, hashAt, toRing } from "./city-grid.ts";

type PointM = readonly [xM: number, yM: number];

const vertexCount = 12_000;

/**
 * Control areas of 12,000 vertices, two at least, one more for each 40 cells along the city's side: in turn a corridor of
 * some 50 m across the city from west to east (a river), a compact area (an ecological red line) and a corridor from south to north.
 */
export function* controlsOf(grid: CityGrid): Generator<readonly LngLat[]> {
  const count = Math.max(2, Math.round(grid.side / 40));
  const extentM = 100 * grid.side;
  for (let i = 0; i < count; i++) {
    const place = (i + 0.5) / count;
    if (i % 2 === 1)
      yield toRing(compactM(grid.seed + i, place * extentM, (0.2 + 0.6 * ((i * 0.37) % 1)) * extentM, extentM));
    else if (i % 4 === 0) yield toRing(corridorM(grid.seed + i, place * extentM, extentM));
    else
      yield toRing(
        corridorM(grid.seed + i, place * extentM, extentM)
          .map(([x, y]): PointM => [y, x])
          .toReversed(),
      );
  }
}

/** Two banks over the same steps in x, so that they never meet. */
function corridorM(seed: number, level: number, extentM: number): PointM[] {
  const steps = vertexCount / 2;
  const bank = (i: number, side: -1 | 1): PointM => {
    const share = i / (steps - 1);
    const center =
      level + 0.08 * extentM * Math.sin(7 * share + seed) + 0.01 * extentM * Math.sin(61 * share + 2 * seed);
    return [share * extentM, center + side * (25 + 8 * Math.sin(95 * share + side)) + hashAt(seed, i, side, 40) - 0.5];
  };
  const south = Array.from({ length: steps }, (_, i) => bank(i, -1));
  return [...south, ...Array.from({ length: steps }, (_, i) => bank(steps - 1 - i, 1))];
}

/** One distance for each direction from the middle, so that the outline never meets itself. */
function compactM(seed: number, x: number, y: number, extentM: number): PointM[] {
  return Array.from({ length: vertexCount }, (_, i): PointM => {
    const turn = (2 * Math.PI * i) / vertexCount;
    const bays = 1 + 0.25 * Math.sin(3 * turn + seed) + 0.1 * Math.sin(17 * turn) + 0.03 * Math.sin(90 * turn + seed);
    const distance = 0.08 * extentM * bays + 0.4 * (hashAt(seed, i, 0, 41) - 0.5);
    return [x + distance * Math.cos(turn), y + distance * Math.sin(turn)];
  });
}
