import type { LngLatBox } from "../model/coordinates.ts";
import { createMeasuringPlane, type MeasuringPlane } from "./measuring-plane.ts";

/** Fits lie on a graticule of 1/8 degree, so that a vertex gets the same x and y whatever else is in the dataset. */
const cellsPerDegree = 8;
/** Total degree of the polynomials: at 1/8 degree the terms left out are picometers. */
const degree = 4;
const nodes = degree + 1;
const terms = ((degree + 1) * (degree + 2)) / 2;
/** A fit farther from the formula than this, m, is not used: its cell is then projected by the formula. */
const largestErrorM = 1e-7;
/** Where a fit is tried, in halves of its cell from the middle: off the nodes, and at the corners, where it is worst. */
const trials: readonly (readonly [u: number, v: number])[] = [
  [-1, -1],
  [0.9999, -1],
  [-1, 0.9999],
  [0.9999, 0.9999],
  [0.3, -0.7],
  [-0.77, 0.21],
];

/** Polynomials of one cell: coefficients of x, then of y, by falling powers of u and within these of v. */
type CellFit = Float64Array | "formula";

/**
 * A measuring plane around a box in degrees that projects by polynomials, one pair for each cell of 1/8 degree that has a
 * vertex, within 1e-7 m of the plane's formula; about 1e-9 m, its rounding, where the plane is used. Cells are made when
 * first asked for and depend on the plane alone: the same vertex has the same x and y in every layer, alone or in a list,
 * before and after an edit. Near the poles and far around the globe, where a fit misses, the formula itself answers. A vertex
 * costs a fifteenth of proj4, a cell about forty vertices. Source: least squares on Chebyshev nodes; performance §6.
 */
export function createFittedPlane(box: LngLatBox): MeasuringPlane {
  const plane = createMeasuringPlane(box);
  const cells = new Map<number, CellFit>();

  function findFit(column: number, row: number): CellFit {
    const key = column * 4096 + row;
    let fit = cells.get(key);
    if (fit === undefined) {
      fit = fitCell(plane, column, row);
      cells.set(key, fit);
    }
    return fit;
  }

  function projectInto(lngLat: Float64Array, xy: Float64Array, from: number, to: number): void {
    let at = from;
    while (at < to) {
      const column = Math.floor((lngLat[at] as number) * cellsPerDegree); // in range by the loop
      const row = Math.floor((lngLat[at + 1] as number) * cellsPerDegree); // in range by the loop
      const fit = findFit(column, row);
      if (fit === "formula") {
        plane.projectInto(lngLat, xy, at, at + 2);
        at += 2;
      } else at = projectRun(fit, column, row, lngLat, xy, at, to);
    }
  }

  const oneLngLat = new Float64Array(2);
  const oneXY = new Float64Array(2);
  return {
    ...plane,
    toPlane([lng, lat]) {
      oneLngLat[0] = lng;
      oneLngLat[1] = lat;
      projectInto(oneLngLat, oneXY, 0, 2);
      return [oneXY[0] as number, oneXY[1] as number]; // two numbers, just written
    },
    projectInto,
  };
}

/**
 * Projects from place `from` while vertices stay in one cell, and returns the place it stopped at; one vertex at least. The
 * coefficients are held in locals: read from the array for each vertex they would cost as much as the sum.
 */
function projectRun(
  fit: Float64Array,
  column: number,
  row: number,
  lngLat: Float64Array,
  xy: Float64Array,
  from: number,
  to: number,
): number {
  const {
    0: x0 = 0,
    1: x1 = 0,
    2: x2 = 0,
    3: x3 = 0,
    4: x4 = 0,
    5: x5 = 0,
    6: x6 = 0,
    7: x7 = 0,
    8: x8 = 0,
    9: x9 = 0,
    10: x10 = 0,
    11: x11 = 0,
    12: x12 = 0,
    13: x13 = 0,
    14: x14 = 0,
  } = fit;
  const {
    15: y0 = 0,
    16: y1 = 0,
    17: y2 = 0,
    18: y3 = 0,
    19: y4 = 0,
    20: y5 = 0,
    21: y6 = 0,
    22: y7 = 0,
    23: y8 = 0,
    24: y9 = 0,
    25: y10 = 0,
    26: y11 = 0,
    27: y12 = 0,
    28: y13 = 0,
    29: y14 = 0,
  } = fit;
  for (let at = from; at < to; at += 2) {
    const east = (lngLat[at] as number) * cellsPerDegree - column; // in range by the loop
    const north = (lngLat[at + 1] as number) * cellsPerDegree - row; // in range by the loop
    if (!(east >= 0 && east < 1 && north >= 0 && north < 1)) return at;
    const u = 2 * east - 1;
    const v = 2 * north - 1;
    const x = ((x0 * u + (x1 * v + x2)) * u + ((x3 * v + x4) * v + x5)) * u + (((x6 * v + x7) * v + x8) * v + x9);
    const y = ((y0 * u + (y1 * v + y2)) * u + ((y3 * v + y4) * v + y5)) * u + (((y6 * v + y7) * v + y8) * v + y9);
    xy[at] = x * u + ((((x10 * v + x11) * v + x12) * v + x13) * v + x14);
    xy[at + 1] = y * u + ((((y10 * v + y11) * v + y12) * v + y13) * v + y14);
  }
  return to;
}
function fitCell(plane: MeasuringPlane, column: number, row: number): CellFit {
  const toLng = (u: number): number => (column + (u + 1) / 2) / cellsPerDegree;
  const toLat = (v: number): number => (row + (v + 1) / 2) / cellsPerDegree;
  const lngLat = new Float64Array(2 * nodes * nodes);
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) {
      lngLat[2 * (i * nodes + j)] = toLng(nodeAt(i));
      lngLat[2 * (i * nodes + j) + 1] = toLat(nodeAt(j));
    }
  }
  const xy = new Float64Array(lngLat.length);
  plane.projectInto(lngLat, xy, 0, lngLat.length);
  const fit = new Float64Array(2 * terms);
  for (let term = 0; term < terms; term++) {
    let x = 0;
    let y = 0;
    for (let node = 0; node < nodes * nodes; node++) {
      const weight = weights[term * nodes * nodes + node] as number; // both loops stay inside
      x += weight * (xy[2 * node] as number);
      y += weight * (xy[2 * node + 1] as number);
    }
    fit[term] = x;
    fit[terms + term] = y;
  }
  const got = new Float64Array(2);
  for (const [u, v] of trials) {
    const place = Float64Array.of(toLng(u), toLat(v));
    const [x, y] = plane.toPlane([place[0] as number, place[1] as number]); // two numbers, just written
    projectRun(fit, column, row, place, got, 0, 2);
    // Written so that a fit of no number fails too.
    if (!(Math.abs((got[0] as number) - x) + Math.abs((got[1] as number) - y) <= largestErrorM)) return "formula";
  }
  return fit;
}

function nodeAt(index: number): number {
  return Math.cos((Math.PI * (2 * index + 1)) / (2 * nodes));
}

/** Powers of the Chebyshev polynomials: row k holds T_k. */
const chebyshev: readonly (readonly number[])[] = [
  [1, 0, 0, 0, 0],
  [0, 1, 0, 0, 0],
  [-1, 0, 2, 0, 0],
  [0, -3, 0, 4, 0],
  [1, 0, -8, 0, 8],
];

/**
 * What each node adds to each coefficient: the Chebyshev sums of total degree 4 on the nodes, written out in powers. The
 * sums are orthogonal there, so leaving out the higher ones is the least squares fit.
 */
const weights = createWeights();

function createWeights(): Float64Array {
  const made = new Float64Array(terms * nodes * nodes);
  let term = 0;
  for (let powerU = degree; powerU >= 0; powerU--) {
    for (let powerV = degree - powerU; powerV >= 0; powerV--) {
      for (let i = 0; i < nodes; i++) {
        for (let j = 0; j < nodes; j++) {
          made[term * nodes * nodes + i * nodes + j] = weightOf(powerU, powerV, nodeAt(i), nodeAt(j));
        }
      }
      term++;
    }
  }
  return made;
}

function weightOf(powerU: number, powerV: number, u: number, v: number): number {
  let sum = 0;
  for (let k = 0; k < nodes; k++) {
    for (let l = 0; k + l <= degree; l++) {
      const norm = ((k === 0 ? 1 : 2) * (l === 0 ? 1 : 2)) / (nodes * nodes);
      const inPowers = (chebyshev[k]?.[powerU] ?? 0) * (chebyshev[l]?.[powerV] ?? 0);
      sum += norm * inPowers * Math.cos(k * Math.acos(u)) * Math.cos(l * Math.acos(v));
    }
  }
  return sum;
}
