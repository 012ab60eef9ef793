import { extendBox } from "../../core/analysis/lng-lat-box.ts";
import { type BoxIndex, createBoxIndex } from "../../core/geometry/box-index.ts";
import type { Overlay } from "../../core/history/overlay.ts";
import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import { type LayerKind, layerKinds, type ParkDataset } from "../../core/model/dataset.ts";
import { type FeatureKind, proposalKind } from "../../core/model/record-kinds.ts";
import { layerBoxes } from "../../formats/dataset/layer-boxes.ts";
import type { PlanState } from "./plan-states.ts";

/** Kinds that are drawn. */
export const featureKinds: readonly FeatureKind[] = [...layerKinds, proposalKind];

/** Which features of the opened park may touch a box: indexes are made once, when first asked for. */
export class FeatureFinder {
  readonly #opened: ParkDataset;
  readonly #indexes = new Map<LayerKind, { readonly ids: readonly string[]; readonly index: BoxIndex }>();

  constructor(opened: ParkDataset) {
    this.#opened = opened;
  }

  /**
   * Ids of a kind in a state whose boxes touch a box, each once. What the state has otherwise than the opened park is looked
   * through one by one.
   */
  *near(state: PlanState, kind: FeatureKind, box: LngLatBox): Generator<string, void, void> {
    const edited = new Set<string>();
    for (const overlay of state.overlays) for (const id of editedIds(overlay, kind)) edited.add(id);
    if (kind !== proposalKind) {
      const { ids, index } = this.#indexOf(kind);
      const found: string[] = [];
      index.search(box, (place) => found.push(ids[place] ?? ""));
      for (const id of found) if (!edited.has(id)) yield id;
    }
    const records: ReadonlyMap<string, { readonly geometry: AnyGeometry }> | undefined =
      kind === proposalKind ? state.dataset.proposals : state.dataset.layers[kind];
    for (const id of edited) {
      const record = records?.get(id);
      if (record !== undefined && boxesTouch(boxOf(record.geometry), box)) yield id;
    }
  }

  #indexOf(kind: LayerKind) {
    const known = this.#indexes.get(kind);
    if (known !== undefined) return known;
    const boxes = [...layerBoxes(this.#opened.layers[kind])];
    const made = { ids: boxes.map(([id]) => id), index: createBoxIndex(boxes.map(([, box]) => box)) };
    this.#indexes.set(kind, made);
    return made;
  }
}

const idsByKind = new WeakMap<Overlay, ReadonlyMap<string, readonly string[]>>();

function editedIds(overlay: Overlay, kind: FeatureKind): readonly string[] {
  let known = idsByKind.get(overlay);
  if (known === undefined) {
    const lists = new Map<string, string[]>();
    for (const entry of overlay.values()) {
      const list = lists.get(entry.kind);
      if (list === undefined) lists.set(entry.kind, [entry.id]);
      else list.push(entry.id);
    }
    known = lists;
    idsByKind.set(overlay, known);
  }
  return known.get(kind) ?? [];
}

const boxes = new WeakMap<AnyGeometry, LngLatBox>();

/** Box of a geometry, degrees; kept with it. */
export function boxOf(geometry: AnyGeometry): LngLatBox {
  const known = boxes.get(geometry);
  if (known !== undefined) return known;
  const box = extendBox(undefined, geometry);
  boxes.set(geometry, box);
  return box;
}

/** Do two boxes have a point in common? Edges count. */
export function boxesTouch(a: LngLatBox, b: LngLatBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
