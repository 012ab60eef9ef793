import type { FlatGeometry } from "../../core/geometry/flat-layer.ts";
import type { LngLat } from "../../core/model/coordinates.ts";

/**
 * A layer laid out for drawing: web Mercator in whole world units, 2^32 around the equator (1 cm), y downwards as in
 * tiles. Never used to measure. Boxes (minX, minY, maxX, maxY) are of each shape and of each block of shapes in a row.
 */
export interface WorldGeometry extends Pick<FlatGeometry, "count" | "shapeStart" | "polygonStart" | "ringStart"> {
  /** x and y of each vertex. */
  readonly world: Uint32Array;
  readonly box: Uint32Array;
  /** Boxes of shapes 0 to 255, 256 to 511 …: files list neighbours together, so most blocks are skipped whole. */
  readonly blockBox: Uint32Array;
}

/** World units around the equator. */
export const worldSize = 2 ** 32;
const largestUnit = worldSize - 1;
const blockSize = 256;

export function toWorldX(lng: number): number {
  return clampUnit(((lng + 180) / 360) * worldSize);
}

/** Latitudes nearer to a pole than the square of web Mercator reaches lie on its edge. */
export function toWorldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return clampUnit((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * worldSize);
}

function clampUnit(value: number): number {
  return Math.min(largestUnit, Math.max(0, Math.round(value)));
}

/** Degrees of a place in world units. */
export function toLngLat(x: number, y: number): LngLat {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / worldSize))) * 180) / Math.PI;
  return [(x / worldSize) * 360 - 180, lat];
}

/** Metres a world unit at a latitude. */
export function metersPerUnit(latDeg: number): number {
  return (40_075_016.686 / worldSize) * Math.cos((latDeg * Math.PI) / 180);
}

/** Projects a layer once. Cost: linear in the vertices. */
export function toWorldGeometry({ count, shapeStart, polygonStart, ringStart, lngLat }: FlatGeometry): WorldGeometry {
  const world = new Uint32Array(lngLat.length);
  for (let at = 0; at < lngLat.length; at += 2) {
    world[at] = toWorldX(lngLat[at] as number); // in range by the loop
    world[at + 1] = toWorldY(lngLat[at + 1] as number);
  }
  const box = new Uint32Array(4 * count);
  const blockBox = new Uint32Array(4 * Math.ceil(count / blockSize));
  for (let at = 0; at < box.length; at += 4) clearBox(box, at);
  for (let at = 0; at < blockBox.length; at += 4) clearBox(blockBox, at);
  for (let shape = 0; shape < count; shape++) {
    const from = ringStart[polygonStart[shapeStart[shape] as number] as number] as number;
    const to = ringStart[polygonStart[shapeStart[shape + 1] as number] as number] as number;
    for (let v = from; v < to; v++) growBox(box, 4 * shape, world[2 * v] as number, world[2 * v + 1] as number);
    if (from === to) continue;
    const block = 4 * Math.floor(shape / blockSize);
    growBox(blockBox, block, box[4 * shape] as number, box[4 * shape + 1] as number);
    growBox(blockBox, block, box[4 * shape + 2] as number, box[4 * shape + 3] as number);
  }
  return { count, shapeStart, polygonStart, ringStart, world, box, blockBox };
}

/** Inverted, so that it touches nothing. */
function clearBox(boxes: Uint32Array, at: number): void {
  boxes[at] = boxes[at + 1] = largestUnit;
  boxes[at + 2] = boxes[at + 3] = 0;
}

function growBox(boxes: Uint32Array, at: number, x: number, y: number): void {
  if (x < (boxes[at] as number)) boxes[at] = x;
  if (y < (boxes[at + 1] as number)) boxes[at + 1] = y;
  if (x > (boxes[at + 2] as number)) boxes[at + 2] = x;
  if (y > (boxes[at + 3] as number)) boxes[at + 3] = y;
}

export interface WorldBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * Shapes whose box touches this one, ascending, written into `found` (as long as the layer has shapes). Returns how many.
 * Cost: one comparison a block and one a shape of the blocks touched: 3 ms for a million shapes in no order at all.
 */
export function findShapes({ count, box, blockBox }: WorldGeometry, within: WorldBox, found: Uint32Array): number {
  let length = 0;
  for (let block = 0; block * blockSize < count; block++) {
    if (!touches(blockBox, 4 * block, within)) continue;
    const end = Math.min(count, (block + 1) * blockSize);
    for (let shape = block * blockSize; shape < end; shape++) {
      if (touches(box, 4 * shape, within)) found[length++] = shape;
    }
  }
  return length;
}

function touches(boxes: Uint32Array, at: number, { minX, minY, maxX, maxY }: WorldBox): boolean {
  return (
    (boxes[at] as number) <= maxX &&
    (boxes[at + 2] as number) >= minX &&
    (boxes[at + 1] as number) <= maxY &&
    (boxes[at + 3] as number) >= minY
  );
}
