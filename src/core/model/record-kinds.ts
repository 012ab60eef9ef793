import type { RecordListKind } from "./dataset.ts";
import { type LayerKind, type LayerRecords, type ListRecords, layerKinds, type ParkDataset } from "./dataset.ts";
import type { ProposalFeature } from "./proposal.ts";

/** Land proposed for an expansion or adjustment; drawn in scenarios, not a layer of the dataset (contracts §1, `--proposal`). */
export const proposalKind = "proposals";

/** Everything a change can concern: layers, lists of records without a place, proposals. */
export type RecordKind = LayerKind | RecordListKind | typeof proposalKind;

export type AllRecords = LayerRecords & ListRecords & { readonly [proposalKind]: ProposalFeature };

/** A kind whose records are drawn. */
export type FeatureKind = LayerKind | typeof proposalKind;

/** Names one thing on the map. */
export interface FeatureRef {
  readonly kind: FeatureKind;
  readonly id: string;
}

function isLayerKind(kind: RecordKind): kind is LayerKind {
  return (layerKinds as readonly string[]).includes(kind);
}

/** Records of a kind by id; undefined where the dataset has none. */
export function recordsOf<Kind extends RecordKind>(
  dataset: ParkDataset,
  kind: Kind,
): ReadonlyMap<string, AllRecords[Kind]> | undefined {
  // Both members are typed by their own kind; the compiler does not follow that through the condition.
  return (isLayerKind(kind) ? dataset.layers[kind] : dataset[kind as RecordListKind]) as
    | ReadonlyMap<string, AllRecords[Kind]>
    | undefined;
}

/** A dataset with other records of a kind in place of its own; undefined takes them away. */
export function withRecords<Kind extends RecordKind>(
  dataset: ParkDataset,
  kind: Kind,
  records: ReadonlyMap<string, AllRecords[Kind]> | undefined,
): ParkDataset {
  return isLayerKind(kind)
    ? { ...dataset, layers: { ...dataset.layers, [kind]: records } }
    : { ...dataset, [kind]: records };
}
