import type { ByteBuffer } from "./byte-buffer.ts";
import { type TileFrame, tileExtent, unitsPerPixel } from "./tile-frame.ts";
import type { WorldGeometry } from "./world-geometry.ts";

/**
 * Side of a cell in tile units, and of the largest shape that goes into one: two pixels. With one, the map sends the graphics
 * card three times as much for a picture of 100,000 parcels that nobody can tell apart from it.
 */
export const cellUnits = 2 * unitsPerPixel;
const cellsAside = tileExtent / cellUnits;
const noShape = 0xffffffff;

/** Rectangles of cells of one group: column, row, width and height one after the other. */
export type CellRects = ReadonlyMap<number, readonly number[]>;

/**
 * Shapes smaller than a cell as the cells they lie in: none is left out, and ground they cover without a gap is covered
 * without a gap, since a cell is no smaller than they are. The largest shape of a cell says how it looks. A tile has at
 * most as many rectangles as cells, however many shapes there are.
 */
export class TileCells {
  readonly #shapes = new Uint32Array(cellsAside * cellsAside).fill(noShape);
  readonly #sizes = new Float64Array(cellsAside * cellsAside);
  #used = false;

  get used(): boolean {
    return this.#used;
  }

  add({ box }: WorldGeometry, shape: number, { originX, originY, scale }: TileFrame): void {
    const [minX, minY, maxX, maxY] = [box[4 * shape], box[4 * shape + 1], box[4 * shape + 2], box[4 * shape + 3]] as [
      number,
      number,
      number,
      number,
    ]; // in range by the caller
    const cell = scale * cellUnits;
    const column = Math.floor(((minX + maxX) / 2 - originX) / cell);
    const row = Math.floor(((minY + maxY) / 2 - originY) / cell);
    if (column < 0 || column >= cellsAside || row < 0 || row >= cellsAside) return;
    const at = row * cellsAside + column;
    // One more than the area, so that a shape of no area is not left out.
    const size = (maxX - minX) * (maxY - minY) + 1;
    if (size <= (this.#sizes[at] as number)) return;
    this.#sizes[at] = size;
    this.#shapes[at] = shape;
    this.#used = true;
  }

  /** Joins equal neighbours to rectangles, group by group, and begins anew. */
  takeRects(group: Uint32Array): CellRects {
    const rects = new Map<number, number[]>();
    let open: Run[] = [];
    for (let row = 0; row <= cellsAside; row++) {
      const runs = row < cellsAside ? this.#readRow(row, group) : [];
      let next = 0;
      for (const run of open) {
        while ((runs[next]?.from ?? cellsAside) < run.from) next++;
        const below = runs[next];
        if (below?.from === run.from && below.to === run.to && below.group === run.group) below.top = run.top;
        else addRect(rects, run, row);
      }
      open = runs;
    }
    this.#shapes.fill(noShape);
    this.#sizes.fill(0);
    this.#used = false;
    return rects;
  }

  /** Cells of one row that lie side by side and look alike. */
  #readRow(row: number, group: Uint32Array): Run[] {
    const runs: Run[] = [];
    let last: Run | undefined;
    for (let column = 0; column < cellsAside; column++) {
      const shape = this.#shapes[row * cellsAside + column] as number;
      if (shape === noShape) {
        last = undefined;
        continue;
      }
      const number = group[shape] ?? 0;
      if (last?.group === number) last.to = column + 1;
      else {
        last = { group: number, from: column, to: column + 1, top: row };
        runs.push(last);
      }
    }
    return runs;
  }
}

interface Run {
  readonly group: number;
  readonly from: number;
  to: number;
  top: number;
}

function addRect(rects: Map<number, number[]>, { group, from, to, top }: Run, bottom: number): void {
  let list = rects.get(group);
  if (list === undefined) {
    list = [];
    rects.set(group, list);
  }
  list.push(from, top, to - from, bottom - top);
}

/** Writes rectangles as one geometry of many polygons. */
export function writeRects(rects: readonly number[], geometry: ByteBuffer): void {
  geometry.clear();
  let penX = 0;
  let penY = 0;
  for (let at = 0; at < rects.length; at += 4) {
    const [x, y, width, height] = rects.slice(at, at + 4).map((cells) => cells * cellUnits) as [
      number,
      number,
      number,
      number,
    ]; // four values a rectangle
    geometry.varint(9);
    geometry.zigzag(x - penX);
    geometry.zigzag(y - penY);
    geometry.varint(26);
    for (const step of [width, 0, 0, height, -width, 0]) geometry.zigzag(step);
    geometry.varint(15);
    penX = x;
    penY = y + height;
  }
}
