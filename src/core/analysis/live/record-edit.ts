import { layerKinds, type ParkDataset, recordListKinds } from "../../model/dataset.ts";
import { type AllRecords, type RecordKind, recordsOf, withRecords } from "../../model/record-kinds.ts";
import { PatchedMap } from "./patched-map.ts";

/** One record of a layer or list as it shall be; undefined removes it, an id that is not there adds it. */
export type RecordEdit = {
  readonly [Kind in RecordKind]: {
    readonly kind: Kind;
    readonly id: string;
    readonly to: AllRecords[Kind] | undefined;
  };
}[RecordKind];

/** The same with what was there before. */
export type RecordChange = RecordEdit & { readonly from: AllRecords[RecordKind] | undefined };

/** A dataset with some records changed, and what changed of each. Of several edits of one record the last counts. */
export function applyEdits(
  dataset: ParkDataset,
  edits: readonly RecordEdit[],
): { readonly dataset: ParkDataset; readonly changes: readonly RecordChange[] } {
  let changed = dataset;
  const changes: RecordChange[] = [];
  for (const kind of new Set(edits.map((edit) => edit.kind))) {
    const last = new Map(edits.filter((edit) => edit.kind === kind).map((edit) => [edit.id, edit]));
    const records = recordsOf(dataset, kind);
    for (const edit of last.values()) {
      const from = records?.get(edit.id);
      if (from !== edit.to) changes.push({ ...edit, from });
    }
    const entries = [...last.values()].map(({ id, to }) => [id, to] as const);
    changed = withRecords(changed, kind, PatchedMap.of(records ?? new Map(), entries));
  }
  return { dataset: changed, changes };
}

/** What turns one dataset into another that differs in some records or layers: as edits of records. Cost: linear in changed layers. */
export function findChange(before: ParkDataset, after: ParkDataset): { readonly records: readonly RecordEdit[] } {
  const records: RecordEdit[] = [];
  for (const kind of [...layerKinds, ...recordListKinds]) {
    const [old, fresh] = [recordsOf(before, kind), recordsOf(after, kind)];
    if (old === fresh) continue;
    for (const [id, record] of fresh ?? [])
      if (old?.get(id) !== record) records.push({ kind, id, to: record } as RecordEdit); // of its own kind
    for (const id of old?.keys() ?? [])
      if (fresh?.has(id) !== true) records.push({ kind, id, to: undefined } as RecordEdit); // likewise
  }
  return { records };
}
