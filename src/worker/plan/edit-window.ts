import type { AnyGeometry, LngLatBox } from "../../core/model/coordinates.ts";
import type { RecordKind } from "../../core/model/record-kinds.ts";
import { boxesTouch, boxOf, type FeatureFinder, featureKinds } from "./feature-finder.ts";
import type { WindowRecord } from "./plan-messages.ts";
import { findRecord, type PlanState } from "./plan-states.ts";

/** Is it a kind that the edit window holds? */
export function isWindowRecord(kind: RecordKind): kind is WindowRecord["kind"] {
  return (featureKinds as readonly string[]).includes(kind);
}

/** Does a record reach into the window? */
export function touchesWindow({ record }: WindowRecord, window: LngLatBox): boolean {
  return boxesTouch(boxOf(record.geometry satisfies AnyGeometry), window);
}

/** The features around a place, those of the first kinds first; `isCut` where there are more than `limit`. */
export function findWindowRecords(
  finder: FeatureFinder,
  state: PlanState,
  box: LngLatBox,
  limit: number,
): { readonly records: readonly WindowRecord[]; readonly isCut: boolean } {
  const records: WindowRecord[] = [];
  for (const kind of featureKinds) {
    for (const id of finder.near(state, kind, box)) {
      const record = findRecord(state.dataset, kind, id);
      if (record === undefined) continue;
      if (records.length === limit) return { records, isCut: true };
      records.push({ kind, record } as WindowRecord); // a record of its own kind
    }
  }
  return { records, isCut: false };
}
