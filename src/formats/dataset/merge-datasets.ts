import { type LayerKind, layerKinds, type ParkDataset } from "../../core/model/dataset.ts";
import { toFeature } from "./format-dataset.ts";

interface LayerChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface Merge {
  readonly dataset: ParkDataset;
  readonly changes: ReadonlyMap<LayerKind, LayerChanges>;
}

/**
 * The dataset with the layers of `incoming` in place of its own: a layer that comes in is the new version of that layer,
 * compared by id. Layers that did not come, `park.json` and attachments stay; lists of records come in where given.
 */
export function mergeDatasets(base: ParkDataset, incoming: ParkDataset): Merge {
  const changes = new Map<LayerKind, LayerChanges>();
  for (const kind of layerKinds) {
    const next = incoming.layers[kind];
    if (next === undefined) continue;
    const before = base.layers[kind];
    let added = 0;
    let changed = 0;
    for (const [id, record] of next) {
      const old = before?.get(id);
      if (old === undefined) added++;
      else if (JSON.stringify(toFeature(old)) !== JSON.stringify(toFeature(record))) changed++;
    }
    let removed = 0;
    for (const id of before?.keys() ?? []) if (!next.has(id)) removed++;
    changes.set(kind, { added, changed, removed });
  }
  return {
    dataset: {
      meta: base.meta,
      layers: { ...base.layers, ...incoming.layers },
      enterprises: incoming.enterprises ?? base.enterprises,
      projects: incoming.projects ?? base.projects,
      quotas: incoming.quotas ?? base.quotas,
      chains: incoming.chains ?? base.chains,
      attachments: new Map([...base.attachments, ...incoming.attachments]),
    },
    changes,
  };
}
