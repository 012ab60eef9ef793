import { layerKinds, type ParkDataset, recordListKinds } from "../model/dataset.ts";
import { type FeatureRef, proposalKind, type RecordKind, recordsOf } from "../model/record-kinds.ts";
import { findReferredIds, references } from "../model/references.ts";
import type { CommandNote } from "./command-outcome.ts";

/**
 * Who still names features that are gone, a note `still-referred` for each kind and property: `by`, `property`, `count`, and the
 * features among them. Cases and notes are files that commands only look into: `by` is their name, and what counts is the id
 * standing there as a text. What goes along with them is not named.
 */
export function nameReferences(dataset: ParkDataset, gone: readonly FeatureRef[]): readonly CommandNote[] {
  const notes: CommandNote[] = [];
  const isGone = new Set(gone.map(({ kind, id }) => `${kind} ${id}`));
  for (const kind of [...layerKinds, ...recordListKinds, proposalKind] as const) {
    for (const { property, to } of references[kind] ?? []) {
      const targets = new Set(gone.filter((ref) => ref.kind === to).map(({ id }) => id));
      if (targets.size === 0) continue;
      const ids: string[] = [];
      for (const [id, record] of recordsOf(dataset, kind) ?? []) {
        if (isGone.has(`${kind} ${id}`)) continue;
        if (findReferredIds(record, property).some((target) => targets.has(target))) ids.push(id);
      }
      if (ids.length > 0) {
        notes.push({
          code: "still-referred",
          refs: nameFeatures(kind, ids),
          params: { by: kind, property, count: ids.length },
        });
      }
    }
  }
  for (const file of ["cases.json", "notes.json"]) {
    const bytes = dataset.attachments.get(file);
    const count = bytes === undefined ? 0 : gone.filter(({ id }) => holdsText(bytes, id)).length;
    if (count > 0) notes.push({ code: "still-referred", refs: [], params: { by: file, property: "id", count } });
  }
  return notes;
}

function nameFeatures(kind: RecordKind, ids: readonly string[]): readonly FeatureRef[] {
  const isList = (one: RecordKind): one is (typeof recordListKinds)[number] =>
    (recordListKinds as readonly string[]).includes(one);
  return isList(kind) ? [] : ids.map((id) => ({ kind, id }));
}

/** Does a JSON file hold this text as a value? Looked for in its bytes, so that large files need not be read. */
function holdsText(bytes: Uint8Array, text: string): boolean {
  const sought = toUtf8(JSON.stringify(text));
  const [first] = sought;
  if (first === undefined) return false;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** JSON writes halves of characters escaped, so that every text can be encoded. */
function toUtf8(json: string): readonly number[] {
  const escaped = encodeURIComponent(json);
  return [...escaped.matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) =>
    hex === undefined ? (plain ?? "").charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
