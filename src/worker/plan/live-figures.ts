import { findAudit } from "../../core/analysis/audit-list.ts";
import type { ParcelAudit } from "../../core/analysis/audit-report.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { changeAudit } from "../../core/analysis/live/live-audit.ts";
import { previewChange } from "../../core/analysis/live/preview-change.ts";
import type { RecordEdit } from "../../core/analysis/live/record-edit.ts";
import { toPlanShape } from "../../core/geometry/plan-shape.ts";
import type { LayerChange } from "../../core/history/apply-changes.ts";
import { type AnyRecord, listEdits } from "../../core/history/overlay.ts";
import { isAreaGeometry } from "../../core/model/coordinates.ts";
import { isWindowRecord } from "./edit-window.ts";
import { findJudgedAnew } from "./find-judged-anew.ts";
import type { LiveFigures } from "./plan-messages.ts";
import { toEdit } from "./plan-states.ts";
import { finish } from "./run-steps.ts";

/**
 * What a change would make of a judged park: the figures a commit of it gives. Where only a commit can tell (a layer comes, the
 * basis of areas changes) one is made and thrown away.
 */
export async function judgeLive(
  judged: JudgedPark,
  change: readonly LayerChange[],
  wait: () => Promise<void>,
): Promise<LiveFigures> {
  const edits = [...listEdits(change)];
  const audited = edits.filter(({ kind }) => kind !== "proposals").map(toEdit);
  const { parcels, removedIds } = previewChange(judged, audited) ?? (await commitAside(judged, audited, wait));
  const { report, world } = judged;
  const { basis, grid, measured } = world.sources;
  const areaOf = (record: AnyRecord | undefined): number | null => {
    if (record === undefined || !("geometry" in record) || !isAreaGeometry(record.geometry)) return null;
    if (basis === "grid") return grid?.areaM2(record.geometry) ?? null;
    return toPlanShape(record.id, record.geometry, measured.plane).areaM2;
  };
  return {
    features: edits.flatMap(({ kind, id, from, to }) =>
      isWindowRecord(kind) ? [{ ref: { kind, id }, beforeM2: areaOf(from), afterM2: areaOf(to) }] : [],
    ),
    parcels,
    before: parcels.flatMap(({ id }) => findAudit(report.parcels, id) ?? []),
    removedIds,
    issues: [],
    vanished: [],
    meter: null,
  };
}

async function commitAside(
  judged: JudgedPark,
  records: readonly RecordEdit[],
  wait: () => Promise<void>,
): Promise<Pick<LiveFigures, "parcels" | "removedIds">> {
  const after = (await finish(changeAudit(judged, { records }), wait)).judged;
  const parcels: ParcelAudit[] = [];
  const removedIds: string[] = [];
  for (const id of findJudgedAnew(judged, after)) {
    const audit = findAudit(after.report.parcels, id);
    if (audit === undefined) removedIds.push(id);
    else parcels.push(audit);
  }
  return { parcels, removedIds };
}
