import type { ParkDataset } from "../model/dataset.ts";
import { type AllRecords, type RecordKind, recordsOf, withRecords } from "../model/record-kinds.ts";
import { fail, type Result, succeed } from "../model/result.ts";
import { findDifference } from "./find-difference.ts";

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
  let changed = dataset;
  for (const change of changes) {
    const applied = applyToRecords(recordsOf(changed, change.layer), change);
    if (!applied.ok) return applied;
    changed = withRecords(changed, change.layer, applied.value);
  }
  return succeed(changed);
}

type AnyRecord = AllRecords[RecordKind];

function applyToRecords(
  layer: ReadonlyMap<string, AnyRecord> | undefined,
  { layer: kind, added, updated, removed }: LayerChange,
): Result<ReadonlyMap<string, AnyRecord>, ChangeConflict> {
  const records = new Map(layer ?? []);
  const conflict = (id: string, reason: ChangeConflict["reason"], property: string | null = null) =>
    fail({ layer: kind, id, reason, property });
  const findConflict = (before: AnyRecord) => {
    const stands = records.get(before.id);
    if (stands === undefined) return conflict(before.id, "missing");
    const property = findDifference(stands, before);
    return property === undefined ? undefined : conflict(before.id, "differs", property);
  };
  for (const [before, after] of updated) {
    const found = before.id === after.id ? findConflict(before) : conflict(before.id, "renamed", "id");
    if (found !== undefined) return found;
    records.set(after.id, after);
  }
  for (const record of removed) {
    const found = findConflict(record);
    if (found !== undefined) return found;
    records.delete(record.id);
  }
  for (const record of added) {
    if (records.has(record.id)) return conflict(record.id, "exists");
    records.set(record.id, record);
  }
  return succeed(records);
}
