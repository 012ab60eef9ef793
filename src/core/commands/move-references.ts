import type { FeatureRef } from "../model/record-kinds.ts";
import type { CommandNote } from "./command-outcome.ts";
import type { PlanDraft } from "./plan-draft.ts";

/** Has everything that names one of the features that go name the one that stays. Says so in a note. */
export function moveReferences(
  draft: PlanDraft,
  kind: FeatureRef["kind"],
  from: readonly string[],
  to: string,
): readonly CommandNote[] {
  const { layers } = draft.dataset;
  const moved: FeatureRef[] = [];
  if (kind === "parcels") {
    for (const holder of ["buildings", "structures"] as const) {
      for (const record of layers[holder]?.values() ?? []) {
        if (record.parcelId === null || !from.includes(record.parcelId)) continue;
        draft.put(holder, { ...record, parcelId: to });
        moved.push({ kind: holder, id: record.id });
      }
    }
  }
  if (kind === "phases") {
    for (const zone of layers.zones?.values() ?? []) {
      if (zone.phaseId === null || !from.includes(zone.phaseId)) continue;
      draft.put("zones", { ...zone, phaseId: to });
      moved.push({ kind: "zones", id: zone.id });
    }
  }
  return moved.length === 0 ? [] : [{ code: "references-moved", refs: moved, params: { count: moved.length } }];
}
