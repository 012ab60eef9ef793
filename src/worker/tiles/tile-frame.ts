import { type WorldBox, worldSize } from "./world-geometry.ts";

/** Units along a tile's side, as tile formats count; 8 to a pixel of a 512-pixel tile. */
export const tileExtent = 4096;
export const unitsPerPixel = tileExtent / 512;

/**
 * How far shapes reach over a tile's edge, units: more than half of the widest line drawn along a border (7 px), so that no
 * clipped edge is ever seen.
 */
const bufferUnits = 12 * unitsPerPixel;

/** Where a tile lies in the world, and with its margin. */
export interface TileFrame {
  readonly z: number;
  readonly originX: number;
  readonly originY: number;
  /** World units a tile unit. */
  readonly scale: number;
  readonly withMargin: WorldBox;
}

/** Smallest and largest tile coordinate that is kept. */
export const leastUnit = -bufferUnits;
export const mostUnit = tileExtent + bufferUnits;

export function createTileFrame(z: number, x: number, y: number): TileFrame {
  const side = worldSize / 2 ** z;
  const scale = side / tileExtent;
  const margin = bufferUnits * scale;
  const [originX, originY] = [x * side, y * side];
  const withMargin = {
    minX: originX - margin,
    minY: originY - margin,
    maxX: originX + side + margin,
    maxY: originY + side + margin,
  };
  return { z, originX, originY, scale, withMargin };
}
