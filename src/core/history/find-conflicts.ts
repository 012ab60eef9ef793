import type { RecordKind } from "../model/record-kinds.ts";
import type { ChangeConflict, LayerChange } from "./apply-changes.ts";
import { findDifference } from "./find-difference.ts";
import { type AnyRecord, recordKey } from "./overlay.ts";

/**
 * Everything that keeps changes from being made one after the other: records that are not as a change says they were. Empty where
 * they fit. `find` answers what stands before the first change. Cost: the records the changes name.
 */
export function findConflicts(
  find: (kind: RecordKind, id: string) => AnyRecord | undefined,
  changes: readonly LayerChange[],
): readonly ChangeConflict[] {
  const made = new Map<string, AnyRecord | undefined>();
  const conflicts: ChangeConflict[] = [];
  for (const { layer, added, updated, removed } of changes) {
    const stands = (id: string): AnyRecord | undefined => {
      const key = recordKey(layer, id);
      return made.has(key) ? made.get(key) : find(layer, id);
    };
    const set = (id: string, record: AnyRecord | undefined) => void made.set(recordKey(layer, id), record);
    const conflict = (id: string, reason: ChangeConflict["reason"], property: string | null = null) =>
      void conflicts.push({ layer, id, reason, property });
    const expect = (before: AnyRecord) => {
      const record = stands(before.id);
      if (record === undefined) return conflict(before.id, "missing");
      const property = record === before ? undefined : findDifference(record, before);
      if (property !== undefined) conflict(before.id, "differs", property);
    };
    for (const [before, after] of updated) {
      if (before.id === after.id) expect(before);
      else conflict(before.id, "renamed", "id");
      set(after.id, after);
    }
    for (const record of removed) {
      expect(record);
      set(record.id, undefined);
    }
    for (const record of added) {
      if (stands(record.id) !== undefined) conflict(record.id, "exists");
      set(record.id, record);
    }
  }
  return conflicts;
}
