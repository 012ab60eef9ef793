import { layerKinds, recordListKinds } from "../model/dataset.ts";
import { compareIds } from "../model/ids.ts";
import { type AllRecords, proposalKind, type RecordKind } from "../model/record-kinds.ts";
import type { LayerChange } from "./apply-changes.ts";

export type AnyRecord = AllRecords[RecordKind];

/** A record a plan has otherwise than the state it was drawn over. Undefined: not there. */
export interface OverlayEntry {
  readonly kind: RecordKind;
  readonly id: string;
  /** As it stood when the plan first changed it. */
  readonly from: AnyRecord | undefined;
  readonly to: AnyRecord | undefined;
}

/** All records a plan has otherwise, by `recordKey`; each once, whatever happened to it on the way. */
export type Overlay = ReadonlyMap<string, OverlayEntry>;

export const emptyOverlay: Overlay = new Map();

/** One text for kind and id. */
export function recordKey(kind: RecordKind, id: string): string {
  return `${kind}/${id}`;
}

/**
 * The overlay after changes are made on top of it. A record that is the very object again it was at first is no longer in it. The
 * changes have to fit (findConflicts). Cost: the entries of the overlay.
 */
export function layOver(overlay: Overlay, changes: readonly LayerChange[]): Overlay {
  const next = new Map(overlay);
  for (const { kind, id, from, to } of listEdits(changes)) {
    const key = recordKey(kind, id);
    const known = next.get(key);
    const first = known === undefined ? from : known.from;
    if (first === to) next.delete(key);
    else next.set(key, { kind, id, from: first, to });
  }
  return next;
}

/** Single records before and after, in the order the changes name them. A record changed twice comes twice. */
export function* listEdits(changes: readonly LayerChange[]): Generator<OverlayEntry, void, void> {
  for (const { layer: kind, added, updated, removed } of changes) {
    for (const [from, to] of updated) yield { kind, id: to.id, from, to };
    for (const from of removed) yield { kind, id: from.id, from, to: undefined };
    for (const to of added) yield { kind, id: to.id, from: undefined, to };
  }
}

const recordKinds: readonly RecordKind[] = [...layerKinds, ...recordListKinds, proposalKind];

/** Entries as changes, one a kind, in the order of layers, lists, proposals, and by id: the same entries give the same changes. */
export function toChanges(entries: Iterable<OverlayEntry>): readonly LayerChange[] {
  const sorted = [...entries].sort((a, b) => compareIds(a.id, b.id));
  return recordKinds.flatMap((layer): readonly LayerChange[] => {
    const own = sorted.filter(({ kind, from, to }) => kind === layer && from !== to);
    if (own.length === 0) return [];
    return [
      {
        layer,
        added: own.flatMap(({ from, to }) => (from === undefined && to !== undefined ? [to] : [])),
        updated: own.flatMap(({ from, to }) => (from !== undefined && to !== undefined ? [[from, to] as const] : [])),
        removed: own.flatMap(({ from, to }) => (from !== undefined && to === undefined ? [from] : [])),
      },
    ];
  });
}

/** Several changes as one: what they come to in the end, each record once. Equal to them one after the other, in any layer. */
export function squashChanges(changes: readonly LayerChange[]): readonly LayerChange[] {
  return toChanges(layOver(emptyOverlay, changes).values());
}
