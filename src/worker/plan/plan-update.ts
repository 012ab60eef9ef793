import type { AuditReport, ZoneAudit } from "../../core/analysis/audit-report.ts";
import { isSameValue } from "../../core/analysis/live/same-value.ts";
import { findOffers } from "../../core/analysis/match/find-offers.ts";
import type { OverlayEntry } from "../../core/history/overlay.ts";
import type { LngLatBox } from "../../core/model/coordinates.ts";
import type { FeatureRef } from "../../core/model/record-kinds.ts";
import { describePark } from "../describe-park.ts";
import type { ParcelRow } from "../messages.ts";
import { patchDrawings } from "./drawing-patches.ts";
import { isWindowRecord, touchesWindow } from "./edit-window.ts";
import { findJudgedAnew } from "./find-judged-anew.ts";
import type { JudgedState } from "./judge-state.ts";
import type { PlanUpdate, WindowRecord } from "./plan-messages.ts";
import type { Picture } from "./plan-scene.ts";

/** A state as it is judged and as it is shown. */
export interface ShownState extends JudgedState {
  readonly picture: Picture;
}

type Changed = Pick<PlanUpdate, "park" | "rows" | "drawings" | "records">;

/** What the page has to change to show one state instead of another. Cost: what differs, and a pass over the ids of parcels and zones. */
export function describeChange(
  before: ShownState,
  after: ShownState,
  edits: readonly OverlayEntry[],
  window: LngLatBox | null,
): Changed {
  const rowIds = findJudgedAnew(before.judged, after.judged);
  const [old, fresh] = [before.picture.scene, after.picture.scene];
  const put: ParcelRow[] = [];
  const removedIds: string[] = [];
  const said: string[] = [];
  for (const id of rowIds) {
    const [was, is] = [old.findRow(id), fresh.findRow(id)];
    if (isSameValue(was, is)) continue;
    said.push(id);
    if (is === undefined) removedIds.push(id);
    else put.push(is);
  }
  const zoneIds = findZonesAnew(before.judged.report, after.judged.report);
  const { park } = after.picture;
  const { context } = after.judged.world;
  const offers = findOffers({
    dataset: park.dataset,
    report: park.report,
    rulePacks: context.rulePacks,
    landUseTables: context.landUseTables,
  });
  return {
    park: describePark(park, offers),
    rows: { put, removedIds },
    drawings: patchDrawings(old, fresh, edits, said, zoneIds),
    records: describeRecords(edits, window),
  };
}

/** What turns the drawings of one state into those of another. Cost: what differs, and a pass over the ids of parcels and zones. */
export function describeDrawings(
  before: ShownState,
  after: ShownState,
  edits: readonly OverlayEntry[],
): PlanUpdate["drawings"] {
  const zoneIds = findZonesAnew(before.judged.report, after.judged.report);
  const rowIds = findJudgedAnew(before.judged, after.judged);
  return patchDrawings(before.picture.scene, after.picture.scene, edits, rowIds, zoneIds);
}

/** Zones whose drawn figures changed. */
function findZonesAnew({ zones: old }: AuditReport, { zones: fresh }: AuditReport): readonly string[] {
  const areas = (zones: readonly ZoneAudit[]) => new Map(zones.map(({ id, areaM2 }) => [id, areaM2.ellipsoidal]));
  const [before, after] = [areas(old), areas(fresh)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}

function describeRecords(edits: readonly OverlayEntry[], window: LngLatBox | null): PlanUpdate["records"] {
  const put: WindowRecord[] = [];
  const removed: FeatureRef[] = [];
  for (const { kind, id, to } of edits) {
    if (!isWindowRecord(kind)) continue;
    const record = { kind, record: to } as WindowRecord; // a record of its own kind, where there is one
    if (to !== undefined && window !== null && touchesWindow(record, window)) put.push(record);
    // What moved out of the window is gone from it, too.
    else removed.push({ kind, id });
  }
  return { put, removed };
}
