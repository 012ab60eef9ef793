import { createFlatGrid, type FlatGrid } from "../../geometry/flat-grid.ts";
import { shapeAt } from "../../geometry/flat-layer.ts";
import { type EdgeLoop, loopOverlapM2 } from "../../geometry/loop-overlap.ts";
import { createOverlapKernel } from "../../geometry/overlap-kernel.ts";
import type { PlanShape } from "../../geometry/overlay-engine.ts";
import type { LayerPlace, PlanLayer } from "../../geometry/plan-layer.ts";

/**
 * A flat layer with a few shapes that differ from it: its arrays stay as they are, what was edited lies beside them, each shape a layer
 * of its own. Places of the layer stay what they were; an added shape gets the next one. Shapes on the measuring plane, m.
 */
export class EditedLayer {
  readonly #base: PlanLayer;
  readonly #grid: FlatGrid;
  /** Edited, added and removed (undefined) shapes. */
  readonly #edited = new Map<number, PlanLayer | undefined>();
  #count: number;
  /** Places of the last `query`. */
  found: Uint32Array;

  constructor(base: PlanLayer) {
    this.#base = base;
    this.#grid = createFlatGrid(base.box);
    this.#count = base.count;
    this.found = new Uint32Array(Math.max(64, base.count));
  }

  /** Places given out so far, removed shapes among them. */
  get count(): number {
    return this.#count;
  }

  /** Where the shape lies now; undefined: there is none. */
  placeOf(index: number): LayerPlace | undefined {
    if (!this.#edited.has(index)) return index < this.#base.count ? { layer: this.#base, index } : undefined;
    const layer = this.#edited.get(index);
    return layer === undefined ? undefined : { layer, index: 0 };
  }

  /** Puts a shape (a layer of one) in a place; undefined removes what is there. */
  put(index: number, shape: PlanLayer | undefined): void {
    this.#edited.set(index, shape);
    if (index < this.#count) return;
    this.#count = index + 1;
    if (this.found.length >= this.#count) return;
    this.found = new Uint32Array(2 * this.#count);
  }

  /** The shape in a place as the overlay engine takes it; the place must hold one. */
  shapeAt(index: number): PlanShape {
    const place = this.placeOf(index);
    if (place === undefined) throw new RangeError(`got place ${index}, expected one with a shape`);
    return shapeAt(place.layer, place.index, `shape ${index}`);
  }

  areaM2(index: number): number {
    const place = this.placeOf(index);
    return place === undefined ? 0 : (place.layer.areaM2[place.index] as number); // a place of the layer
  }

  /** Writes the places of shapes whose boxes touch this one into `found`; answers how many. Cost: those near, plus the edited ones. */
  query(minX: number, minY: number, maxX: number, maxY: number): number {
    const near = this.#grid.query(minX, minY, maxX, maxY);
    const { found: from } = this.#grid;
    let used = 0;
    for (let n = 0; n < near; n++) {
      const index = from[n] as number; // in range by the loop
      if (!this.#edited.has(index)) this.found[used++] = index;
    }
    for (const [index, shape] of this.#edited) {
      if (shape === undefined) continue;
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = shape.box;
      if (x1 <= maxX && x2 >= minX && y1 <= maxY && y2 >= minY) this.found[used++] = index;
    }
    return used;
  }

  /** The same for the box of a shape. */
  queryNear({ layer, index }: LayerPlace): number {
    const at = 4 * index;
    const { box } = layer;
    return this.query(box[at] as number, box[at + 1] as number, box[at + 2] as number, box[at + 3] as number); // a place of the layer
  }

  /** By how much the overlap with the shape in a place changes where another one changes along a loop, m². */
  changeM2(index: number, loop: EdgeLoop): number {
    const place = this.placeOf(index);
    if (place === undefined) return 0;
    const { xy, shapeStart, polygonStart, ringStart } = place.layer;
    const first = polygonStart[shapeStart[place.index] as number] as number; // one entry more than shapes, polygons
    const end = polygonStart[shapeStart[place.index + 1] as number] as number; // likewise
    let sum = 0;
    for (let r = first; r < end; r++)
      sum += loopOverlapM2(loop, xy, ringStart[r] as number, ringStart[r + 1] as number); // likewise
    return sum;
  }

  /** What the shape in a place has in common with another shape, measured in full, m²; NaN where rings break the kernel's terms. */
  overlapM2(index: number, other: LayerPlace | undefined): number {
    const place = this.placeOf(index);
    if (place === undefined || other === undefined) return 0;
    return createOverlapKernel(place.layer, other.layer)(place.index, other.index);
  }
}
