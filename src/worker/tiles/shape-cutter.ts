import { ByteBuffer } from "./byte-buffer.ts";
import { clipRing, createClipBuffer, reserveValues } from "./clip-ring.ts";
import { leastUnit, mostUnit, type TileFrame, unitsPerPixel } from "./tile-frame.ts";
import type { WorldGeometry } from "./world-geometry.ts";

/** Commands of tile geometry: which, and how many times in a row. */
const moveTo = (1 & 7) | (1 << 3);
const lineTo = (times: number): number => 2 + times * 8;
const closePath = (7 & 7) | (1 << 3);

/**
 * Cuts shapes for one tile after the other: into the tile's whole units, clipped to the tile and its margin, vertices that
 * fall together once. Every vertex is rounded by itself, so neighbours keep the border they share. A shell without area
 * stays as the line it has become, or as a pixel where it is a point. Scratch arrays are kept between shapes.
 */
export class ShapeCutter {
  /** Geometry of the shape cut last. */
  readonly geometry = new ByteBuffer(4096);
  #points = new Int32Array(256);
  readonly #ring = createClipBuffer();
  readonly #spare = createClipBuffer();
  #penX = 0;
  #penY = 0;

  /** False where nothing of the shape lies in the tile. */
  cut(layer: WorldGeometry, shape: number, frame: TileFrame): boolean {
    const { shapeStart, polygonStart, ringStart, box } = layer;
    const { minX, minY, maxX, maxY } = frame.withMargin;
    const isInside =
      (box[4 * shape] as number) >= minX && // in range by the caller
      (box[4 * shape + 1] as number) >= minY &&
      (box[4 * shape + 2] as number) <= maxX &&
      (box[4 * shape + 3] as number) <= maxY;
    this.geometry.clear();
    this.#penX = 0;
    this.#penY = 0;
    for (let p = shapeStart[shape] as number; p < (shapeStart[shape + 1] as number); p++) {
      const shell = polygonStart[p] as number;
      for (let r = shell; r < (polygonStart[p + 1] as number); r++) {
        const count = this.#readRing(layer, ringStart[r] as number, ringStart[r + 1] as number, frame, isInside);
        const kept = this.#writeRing(count, r === shell);
        // Holes of a shell that is not there.
        if (!kept && r === shell) break;
      }
    }
    return this.geometry.length > 0;
  }

  /** Reads a closed ring into `#points`, clipped and rounded, without the repeated last vertex; how many vertices remain. */
  #readRing(layer: WorldGeometry, from: number, to: number, frame: TileFrame, isInside: boolean): number {
    const { world } = layer;
    const { originX, originY, scale } = frame;
    const ring = this.#ring;
    const values = 2 * Math.max(0, to - from - 1);
    reserveValues(ring, values);
    const xy = ring.values;
    for (let at = 0, v = 2 * from; at < values; at += 2, v += 2) {
      xy[at] = ((world[v] as number) - originX) / scale;
      xy[at + 1] = ((world[v + 1] as number) - originY) / scale;
    }
    ring.length = values;
    const clipped = isInside ? ring : clipRing(ring, this.#spare, leastUnit, mostUnit);
    return this.#round(clipped.values, clipped.length);
  }

  #round(values: Float64Array, length: number): number {
    if (this.#points.length < length) this.#points = new Int32Array(2 * length);
    const points = this.#points;
    let kept = 0;
    for (let at = 0; at < length; at += 2) {
      const x = Math.round(values[at] as number);
      const y = Math.round(values[at + 1] as number);
      if (kept > 0 && points[kept - 2] === x && points[kept - 1] === y) continue;
      points[kept++] = x;
      points[kept++] = y;
    }
    while (kept > 2 && points[kept - 2] === points[0] && points[kept - 1] === points[1]) kept -= 2;
    return kept / 2;
  }

  /** Shells run so that their area is positive with y downwards, holes the other way round, as the format wants it. */
  #writeRing(count: number, isShell: boolean): boolean {
    if (count === 1 && isShell) return this.#writeDot();
    const area = this.#twiceArea(count);
    if (count < 2 || (area === 0 && !isShell)) return false;
    const reversed = isShell ? area < 0 : area > 0;
    const { geometry } = this;
    geometry.varint(moveTo);
    this.#step(0);
    geometry.varint(lineTo(count - 1));
    for (let i = 1; i < count; i++) this.#step(reversed ? count - i : i);
    geometry.varint(closePath);
    return true;
  }

  /** A part of a shape that has shrunk to a point stays as a pixel. */
  #writeDot(): boolean {
    const [x, y] = [this.#points[0] as number, this.#points[1] as number];
    this.#points.set([x, y, x + unitsPerPixel, y, x + unitsPerPixel, y + unitsPerPixel, x, y + unitsPerPixel]);
    return this.#writeRing(4, true);
  }

  #step(index: number): void {
    const x = this.#points[2 * index] as number;
    const y = this.#points[2 * index + 1] as number;
    this.geometry.zigzag(x - this.#penX);
    this.geometry.zigzag(y - this.#penY);
    this.#penX = x;
    this.#penY = y;
  }

  #twiceArea(count: number): number {
    const points = this.#points;
    const x0 = points[0] as number;
    const y0 = points[1] as number;
    let twice = 0;
    for (let i = 2; i < count; i++) {
      const ax = (points[2 * i - 2] as number) - x0;
      const ay = (points[2 * i - 1] as number) - y0;
      twice += ax * ((points[2 * i + 1] as number) - y0) - ((points[2 * i] as number) - x0) * ay;
    }
    return twice;
  }
}
