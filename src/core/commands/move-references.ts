import { layerKinds } from "../model/dataset.ts";
import { type FeatureRef, proposalKind, recordsOf } from "../model/record-kinds.ts";
import { references } from "../model/references.ts";
import type { CommandNote } from "./command-outcome.ts";
import { nameReferences } from "./name-references.ts";
import type { PlanDraft } from "./plan-draft.ts";
import { valueAt, withValueAt } from "./value-paths.ts";

/**
 * Has every feature that names one of those that go name the one that stays: buildings of merged parcels, zones of merged phases.
 * Told in a note; so is what commands cannot rewrite, files of cases and notes.
 */
export function moveReferences(
  draft: PlanDraft,
  kind: FeatureRef["kind"],
  from: readonly string[],
  to: string,
): readonly CommandNote[] {
  const moved: FeatureRef[] = [];
  for (const holder of [...layerKinds, proposalKind] as const) {
    for (const { property, to: target } of references[holder] ?? []) {
      if (target !== kind) continue;
      for (const id of recordsOf(draft.dataset, holder)?.keys() ?? []) {
        const record = draft.find({ kind: holder, id });
        const named = record === undefined ? null : valueAt(record, property);
        if (record === undefined || typeof named !== "string" || !from.includes(named)) continue;
        draft.put(holder, withValueAt(record, property, to));
        moved.push({ kind: holder, id });
      }
    }
  }
  const gone = from.map((id): FeatureRef => ({ kind, id }));
  const inFiles = nameReferences(draft.dataset, gone).filter(({ params }) => String(params.by).endsWith(".json"));
  if (moved.length === 0) return inFiles;
  return [{ code: "references-moved", refs: moved, params: { count: moved.length } }, ...inFiles];
}
