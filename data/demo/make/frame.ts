import proj4 from "proj4";
import { type Ring, signedArea, simplify, smooth, type XY } from "./plane.ts";

/*
 * The park is sketched on squared paper: units of about 4.3 m, x to the right, y downwards. The sketch is laid onto the
 * plane of EPSG:4547 (CGCS2000, 3° zone with the central meridian 114° E) so that the park measures `parkAreaM2`.
 */

export const gridCrs = "EPSG:4547";
proj4.defs(gridCrs, "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs");

const parkAreaM2 = 5_549_900;
const centerLngLat: readonly [number, number] = [114.1036, 32.0982];
const sketchCenter: XY = [660, 365];

/** Corner points of the park on the sketch, clockwise from the north-west; the south side is the river bank. */
const westNorthEast: readonly XY[] = [
  [311, 558],
  [318, 530],
  [334, 480],
  [347, 410],
  [357, 340],
  [364, 285],
  [371, 225],
  [381, 158],
  [396, 139],
  [480, 126],
  [590, 112],
  [675, 107],
  [760, 111],
  [850, 120],
  [976, 144],
  [983, 190],
  [995, 262],
  [1004, 330],
  [1005, 405],
  [1000, 470],
  [990, 559],
];
const southBank: readonly XY[] = [
  [990, 559],
  [930, 567],
  [865, 580],
  [800, 600],
  [745, 614],
  [680, 621],
  [620, 617],
  [560, 604],
  [500, 585],
  [440, 571],
  [380, 562],
  [325, 561],
  [311, 558],
];

const bankLine = simplify(smooth(southBank, 2), 0.06);
/** The park on the sketch. */
const outline: Ring = [...westNorthEast.slice(0, -1), ...bankLine.slice(0, -1)];
const metersPerUnit = Math.sqrt(parkAreaM2 / Math.abs(signedArea(outline)));
const origin = proj4(gridCrs, [...centerLngLat]) as [number, number];

export function toPlane(p: XY): XY {
  return [origin[0] + (p[0] - sketchCenter[0]) * metersPerUnit, origin[1] - (p[1] - sketchCenter[1]) * metersPerUnit];
}
export function toSketch(p: XY): XY {
  return [sketchCenter[0] + (p[0] - origin[0]) / metersPerUnit, sketchCenter[1] - (p[1] - origin[1]) / metersPerUnit];
}

export const parkRing: Ring = [...outline].reverse().map(toPlane);
export const bankRing: readonly XY[] = bankLine.map(toPlane);

/** A smooth line through sketch points, in metres. */
export const curve = (points: readonly XY[]): XY[] => simplify(smooth(points.map(toPlane), 12), 0.15);

const round9 = (n: number): number => Math.round(n * 1e9) / 1e9;
/** Degrees with nine decimals (0.1 mm). Rounded once: a shared corner gives the same digits wherever it is used. */
export function toLngLat(p: XY): [number, number] {
  const [lng, lat] = proj4(gridCrs, "EPSG:4326", [p[0], p[1]]) as [number, number];
  return [round9(lng), round9(lat)];
}
