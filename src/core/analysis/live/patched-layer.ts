import { type BoxIndex, createBoxIndex } from "../../geometry/box-index.ts";
import type { PlanShape } from "../../geometry/overlay-engine.ts";
import { boxesTouch } from "../../geometry/plan-shape.ts";
import type { PlanBox } from "../../model/coordinates.ts";
import { compareIds } from "../../model/ids.ts";
import type { MeasuredLayer } from "../measured-layers.ts";
import { PatchedMap } from "./patched-map.ts";

/** Moved boxes an index carries along before it is made again. */
const mostMoved = 256;

/**
 * A layer with some of its shapes changed, added or removed (undefined). Where shapes only change, the index stays and the
 * changed ones are looked at besides; else it is made again. Cost: a copy of the list, n log n where shapes come or go.
 */
export function patchLayer(layer: MeasuredLayer, changes: ReadonlyMap<string, PlanShape | undefined>): MeasuredLayer {
  if (changes.size === 0) return layer;
  const byId = PatchedMap.of(layer.byId, changes);
  const staysInPlace = [...changes].every(([id, shape]) => shape !== undefined && layer.byId.has(id));
  if (!staysInPlace) {
    const kept = layer.shapes.filter(({ id }) => !changes.has(id));
    const fresh = [...changes.values()].filter((shape) => shape !== undefined);
    const shapes = [...kept, ...fresh].sort((a, b) => compareIds(a.id, b.id));
    return { shapes, byId, index: createBoxIndex(shapes.map(({ box }) => box)) };
  }
  const shapes = [...layer.shapes];
  const moved = new Map<number, PlanBox>();
  for (const [id, shape] of changes) {
    const position = findPosition(shapes, id);
    if (shape === undefined) continue;
    shapes[position] = shape;
    moved.set(position, shape.box);
  }
  return { shapes, byId, index: patchIndex(layer.index, moved, shapes) };
}

function findPosition(shapes: readonly PlanShape[], id: string): number {
  let from = 0;
  let to = shapes.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareIds(shapes[middle]?.id ?? "", id) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

type Index = Pick<BoxIndex, "search">;

function patchIndex(index: Index, moved: ReadonlyMap<number, PlanBox>, shapes: readonly PlanShape[]): Index {
  const isPatched = index instanceof PatchedIndex;
  const all = new Map([...(isPatched ? index.moved : []), ...moved]);
  if (all.size > mostMoved) return createBoxIndex(shapes.map(({ box }) => box));
  return new PatchedIndex(isPatched ? index.base : index, all);
}

class PatchedIndex implements Index {
  readonly base: Index;
  readonly moved: ReadonlyMap<number, PlanBox>;

  constructor(base: Index, moved: ReadonlyMap<number, PlanBox>) {
    this.base = base;
    this.moved = moved;
  }

  search(box: PlanBox, visit: (index: number) => void): void {
    const found: number[] = [];
    this.base.search(box, (position) => {
      if (!this.moved.has(position)) found.push(position);
    });
    for (const [position, own] of this.moved) if (boxesTouch(own, box)) found.push(position);
    for (const position of found.sort((a, b) => a - b)) visit(position);
  }
}
