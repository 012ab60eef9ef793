import { ShapeCutter } from "./shape-cutter.ts";
import { cellUnits, TileCells, writeRects } from "./tile-cells.ts";
import { groupByLook, type LookGroups, type TileColumn, tagShape } from "./tile-columns.ts";
import { createTileFrame, type TileFrame, unitsPerPixel } from "./tile-frame.ts";
import { polygonType, TileWriter } from "./tile-writer.ts";
import { findShapes, type WorldGeometry } from "./world-geometry.ts";

/** Shapes with both sides shorter than this get no outline: lines a pixel wide would hide what they surround. */
const outlinedPx = 4;

/** Property of shapes, and groups of shapes, that are drawn without an outline. */
const fineKey = "fine";

/** A layer of area shapes ready to be cut: its geometry once, its columns as often as they change. */
export class TileLayer {
  readonly geometry: WorldGeometry;
  readonly #name: string;
  #columns: readonly TileColumn[];
  #groups: LookGroups | undefined;
  readonly #found: Uint32Array;

  constructor(name: string, geometry: WorldGeometry, columns: readonly TileColumn[]) {
    this.#name = name;
    this.geometry = geometry;
    this.#columns = columns;
    this.#found = new Uint32Array(geometry.count);
  }

  get columns(): readonly TileColumn[] {
    return this.#columns;
  }

  /** New properties for the same shapes. */
  setColumns(columns: readonly TileColumn[]): void {
    this.#columns = columns;
    this.#groups = undefined;
  }

  /** Shapes that may lie in a tile, in the order of the layer; holds until the next call. */
  find({ withMargin }: TileFrame): Uint32Array {
    return this.#found.subarray(0, findShapes(this.geometry, withMargin, this.#found));
  }

  /**
   * One tile of this layer, encoded; no byte where nothing lies in it. Shapes under two pixels come as cells
   * (tile-cells.ts), the others one by one in the order of the layer.
   */
  cut(z: number, x: number, y: number): Uint8Array<ArrayBuffer> {
    const { geometry } = this;
    const frame = createTileFrame(z, x, y);
    const writer = new TileWriter(this.#name);
    const cell = cellUnits * frame.scale;
    const outlined = outlinedPx * unitsPerPixel * frame.scale;
    for (const shape of this.find(frame)) {
      if (isSmaller(geometry, shape, cell)) {
        cells.add(geometry, shape, frame);
        continue;
      }
      if (!cutter.cut(geometry, shape, frame)) continue;
      tagShape(writer, this.#columns, shape);
      if (isSmaller(geometry, shape, outlined)) writer.tag(fineKey, true);
      writer.addFeature(polygonType, cutter.geometry);
    }
    this.#writeCells(writer);
    return writer.finish();
  }

  #writeCells(writer: TileWriter): void {
    if (!cells.used) return;
    this.#groups ??= groupByLook(this.#columns, this.geometry.count);
    const { group, tags } = this.#groups;
    for (const [number, rects] of cells.takeRects(group)) {
      for (const [key, value] of tags[number] ?? []) writer.tag(key, value);
      writer.tag(fineKey, true);
      writeRects(rects, cutter.geometry);
      writer.addFeature(polygonType, cutter.geometry);
    }
  }
}

/** Scratch of every cut: tiles are cut one after the other. */
const cutter = new ShapeCutter();
const cells = new TileCells();

/** Are both sides of a shape's box shorter than this, world units? */
function isSmaller({ box }: WorldGeometry, shape: number, least: number): boolean {
  return (
    (box[4 * shape + 2] as number) - (box[4 * shape] as number) < least && // in range by the caller
    (box[4 * shape + 3] as number) - (box[4 * shape + 1] as number) < least
  );
}
