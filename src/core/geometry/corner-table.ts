import type { LngLat } from "../model/coordinates.ts";
import type { EditGrid } from "./edit-grid.ts";

/** One line of a table of corners, in the grid of the park as surveyors write it: X north, Y east. */
export interface CornerRow {
  readonly northM: number;
  readonly eastM: number;
  /** To the next corner, m of the grid. */
  readonly lengthM: number;
  /** Clockwise from grid north, 0 to 360°. */
  readonly bearingDeg: number;
  /** Between the edges that meet here, on the side of the land, 0 to 360°. */
  readonly innerDeg: number;
}

/** A ring as a table, with what a check of it by its own lengths and bearings gives. */
export interface CornerTable {
  readonly rows: readonly CornerRow[];
  readonly perimeterM: number;
  /**
   * How far from its first corner the ring ends when it is walked by lengths and bearings as they are printed (`lengthDecimals`,
   * `bearingDecimals`), m: what rounding leaves open.
   */
  readonly closingErrorM: number;
}

export interface CornerTablePrint {
  readonly lengthDecimals: number;
  readonly bearingDecimals: number;
}

/**
 * The table of one ring, without its closing repeat. `isHole`: the land lies outside. Angles follow the land whichever way the ring runs. Two
 * corners at one place give a length of 0 and a bearing of 0.
 */
export function listCorners(
  ring: readonly LngLat[],
  isHole: boolean,
  grid: Pick<EditGrid, "toGrid">,
  print: CornerTablePrint,
): CornerTable {
  const places = ring.map((position) => grid.toGrid(position));
  const count = places.length;
  const at = (index: number) => places[(index + count) % count] as readonly [number, number]; // in range
  const edges = places.map((_, index) => measure(at(index), at(index + 1)));
  // Left of the edges of a counterclockwise ring lies what it encloses.
  const isLandLeft = signedAreaM2(places) > 0 !== isHole;
  const rows = places.map(([eastM, northM], index): CornerRow => {
    const edge = edges[index] as Edge; // one for each corner
    const before = edges[(index + count - 1) % count] as Edge; // in range
    // From the edge ahead to the one behind, turning over the land.
    const backDeg = before.bearingDeg + halfTurnDeg;
    const innerDeg = wrap(isLandLeft ? edge.bearingDeg - backDeg : backDeg - edge.bearingDeg);
    return { northM, eastM, ...edge, innerDeg };
  });
  return {
    rows,
    perimeterM: edges.reduce((sum, { lengthM }) => sum + lengthM, 0),
    closingErrorM: findClosingErrorM(edges, print),
  };
}

const halfTurnDeg = 180;
const fullTurnDeg = 2 * halfTurnDeg;

interface Edge {
  readonly lengthM: number;
  readonly bearingDeg: number;
}

function wrap(deg: number): number {
  return ((deg % fullTurnDeg) + fullTurnDeg) % fullTurnDeg;
}

function measure([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): Edge {
  const bearingDeg = (Math.atan2(x1 - x0, y1 - y0) * halfTurnDeg) / Math.PI;
  return { lengthM: Math.hypot(x1 - x0, y1 - y0), bearingDeg: wrap(bearingDeg) };
}

function signedAreaM2(places: readonly (readonly [number, number])[]): number {
  const [first] = places;
  if (first === undefined) return 0;
  let double = 0;
  for (let index = 0; index < places.length; index++) {
    const [x0, y0] = places[index] as readonly [number, number]; // in range by the loop
    const [x1, y1] = places[(index + 1) % places.length] as readonly [number, number]; // in range
    double += (x0 - first[0]) * (y1 - first[1]) - (x1 - first[0]) * (y0 - first[1]);
  }
  return double / 2;
}

function findClosingErrorM(edges: readonly Edge[], { lengthDecimals, bearingDecimals }: CornerTablePrint): number {
  let eastM = 0;
  let northM = 0;
  for (const { lengthM, bearingDeg } of edges) {
    const length = Number(lengthM.toFixed(lengthDecimals));
    const bearing = (Number(bearingDeg.toFixed(bearingDecimals)) * Math.PI) / halfTurnDeg;
    eastM += Math.sin(bearing) * length;
    northM += Math.cos(bearing) * length;
  }
  return Math.hypot(eastM, northM);
}
