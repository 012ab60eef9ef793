import type { ParkDataset } from "../model/dataset.ts";
import { type AllRecords, type RecordKind, recordsOf, withRecords } from "../model/record-kinds.ts";
import { fail, type Result, succeed } from "../model/result.ts";
import { findConflicts } from "./find-conflicts.ts";
import type { AnyRecord } from "./overlay.ts";

/** A change of one layer (style §4): whole records; reversing it is swapping added with removed, before with after. */
export interface LayerChange<Kind extends RecordKind = RecordKind> {
  readonly layer: Kind;
  readonly added: readonly AllRecords[Kind][];
  readonly updated: readonly (readonly [before: AllRecords[Kind], after: AllRecords[Kind]])[];
  readonly removed: readonly AllRecords[Kind][];
}

/** Why a change does not fit the dataset it is applied to, and where. */
export interface ChangeConflict {
  readonly layer: RecordKind;
  readonly id: string;
  /** `exists`: to be added, but there. `missing`: to be changed, but not there. `differs`: not as the change saw it. `renamed`: before and after are two records. */
  readonly reason: "exists" | "missing" | "differs" | "renamed";
  /** First property that differs: `contract.farMin`, `geometry`. */
  readonly property: string | null;
}

/**
 * A dataset with changes made, one after the other; the one given stays as it is. Every record to be updated or removed has to be
 * as the change says it was, otherwise nothing is done and the first conflict is named. An added record comes last in its layer,
 * an updated one keeps its place. A layer that was missing and gets a record is there from then on.
 */
export function applyChanges(
  dataset: ParkDataset,
  changes: readonly LayerChange[],
): Result<ParkDataset, ChangeConflict> {
  const [conflict] = findConflicts((kind, id) => recordsOf(dataset, kind)?.get(id), changes);
  if (conflict !== undefined) return fail(conflict);
  let changed = dataset;
  for (const { layer, added, updated, removed } of changes) {
    const records = new Map<string, AnyRecord>(recordsOf(changed, layer) ?? []);
    for (const [, after] of updated) records.set(after.id, after);
    for (const record of removed) records.delete(record.id);
    for (const record of added) records.set(record.id, record);
    changed = withRecords(changed, layer, records);
  }
  return succeed(changed);
}
