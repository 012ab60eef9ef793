import { applyEdits, type RecordEdit } from "../../core/analysis/live/record-edit.ts";
import { findDifference } from "../../core/history/find-difference.ts";
import type { AnyRecord, Overlay, OverlayEntry } from "../../core/history/overlay.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { compareIds } from "../../core/model/ids.ts";
import { type RecordKind, recordsOf } from "../../core/model/record-kinds.ts";
import type { PlanTree } from "./plan-tree.ts";

/** One state of a plan: the opened park with overlays on it, the later above the earlier. */
export interface PlanState {
  readonly dataset: ParkDataset;
  readonly overlays: readonly Overlay[];
}

/**
 * The base (null) or a scenario as a dataset. Records keep the places of the opened park, new ones follow in id order: what a state
 * looks like depends on its records alone, never on the way that led to them. Cost: the records that differ.
 */
export function buildState(opened: ParkDataset, tree: PlanTree, scope: string | null): PlanState {
  const scenario = scope === null ? undefined : tree.scenarios.get(scope);
  const overlays = scenario === undefined ? [tree.base.overlay] : [tree.base.overlay, scenario.overlay];
  const last = new Map(overlays.flatMap((overlay) => [...overlay]));
  const entries = [...last.values()].sort((a, b) => compareIds(a.id, b.id));
  return { dataset: applyEdits(opened, entries.map(toEdit)).dataset, overlays };
}

/** What turns one state of a plan into another: records that are not the very same. Cost: the records in their overlays. */
export function findEdits(from: PlanState, to: PlanState): readonly OverlayEntry[] {
  const keys = new Map<string, OverlayEntry>();
  for (const overlay of [...from.overlays, ...to.overlays]) for (const [key, entry] of overlay) keys.set(key, entry);
  return [...keys.values()].flatMap(({ kind, id }) => {
    const [was, is] = [findRecord(from.dataset, kind, id), findRecord(to.dataset, kind, id)];
    return was === is ? [] : [{ kind, id, from: was, to: is }];
  });
}

/** A record of a dataset by kind and id. */
export function findRecord(dataset: ParkDataset, kind: RecordKind, id: string): AnyRecord | undefined {
  return recordsOf(dataset, kind)?.get(id);
}

/** An entry as an edit for the live audit. */
export function toEdit({ kind, id, to }: OverlayEntry): RecordEdit {
  return { kind, id, to } as RecordEdit; // a record of its own kind
}

/** Do two records say the same? */
export function isSameRecord(a: AnyRecord | undefined, b: AnyRecord | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && findDifference(a, b) === undefined);
}
