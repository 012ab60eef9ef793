import { findAudit } from "../../core/analysis/audit-list.ts";
import type { ParcelAudit } from "../../core/analysis/audit-report.ts";
import type { JudgedPark } from "../../core/analysis/judge-park.ts";
import { compareIssues } from "../../core/analysis/live/compare-issues.ts";
import { changeAudit } from "../../core/analysis/live/live-audit.ts";
import { type LivePreview, previewChange } from "../../core/analysis/live/preview-change.ts";
import type { RecordEdit } from "../../core/analysis/live/record-edit.ts";
import { drawnAreaM2 } from "../../core/analysis/totals.ts";
import { toPlanShape } from "../../core/geometry/plan-shape.ts";
import type { LayerChange } from "../../core/history/apply-changes.ts";
import { type AnyRecord, listEdits } from "../../core/history/overlay.ts";
import { isAreaGeometry } from "../../core/model/coordinates.ts";
import type { Severity } from "../../core/model/severity.ts";
import { isWindowRecord } from "./edit-window.ts";
import { findJudgedAnew } from "./find-judged-anew.ts";
import type { LiveFigures } from "./plan-messages.ts";
import { toEdit } from "./plan-states.ts";
import { finish } from "./run-steps.ts";

type Found = Omit<LivePreview, "balances"> & { readonly meter: LiveFigures["meter"] | undefined };

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
  const found = preview(judged, audited) ?? (await commitAside(judged, audited, wait));
  const { parcels, before, removedIds, appearing, vanishing } = found;
  return {
    features: edits.flatMap(({ kind, id, from, to }) =>
      isWindowRecord(kind)
        ? [{ ref: { kind, id }, beforeM2: measureRecord(judged, from), afterM2: measureRecord(judged, to) }]
        : [],
    ),
    parcels,
    before,
    removedIds,
    issues: [...appearing]
      .sort((a, b) => weight[b.severity] - weight[a.severity])
      .map((issue) => ({ issue, isNew: true, place: issue.place ?? null })),
    vanished: vanishing,
    meter: found.meter ?? readMeter(judged, findParkId(judged, edits, parcels)),
  };
}

const weight: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

function preview(judged: JudgedPark, edits: readonly RecordEdit[]): Found | undefined {
  const found = previewChange(judged, edits);
  if (found === undefined) return undefined;
  const [balance] = found.balances.filter(({ after }) => after !== null);
  if (balance === undefined || balance.after === null) return { ...found, meter: undefined };
  const { zoneSumMinusParkM2, gapM2, overlapM2 } = balance.after;
  return { ...found, meter: { parkId: balance.parkId, zoneSumMinusParkM2, gapM2, overlapM2 } };
}

async function commitAside(
  judged: JudgedPark,
  records: readonly RecordEdit[],
  wait: () => Promise<void>,
): Promise<Found> {
  const after = (await finish(changeAudit(judged, { records }), wait)).judged;
  const parcels: ParcelAudit[] = [];
  const removedIds: string[] = [];
  for (const id of findJudgedAnew(judged, after)) {
    const audit = findAudit(after.report.parcels, id);
    if (audit === undefined) removedIds.push(id);
    else parcels.push(audit);
  }
  return {
    parcels,
    before: parcels.flatMap(({ id }) => findAudit(judged.report.parcels, id) ?? []),
    removedIds,
    ...compareIssues(judged.world.measured.issues, after.world.measured.issues),
    meter: readMeter(after, findParkId(after, [], parcels)),
  };
}

/** Drawn area, m², of the dataset's basis. */
export function measureRecord({ world }: JudgedPark, record: AnyRecord | undefined): number | null {
  if (record === undefined || !("geometry" in record) || !isAreaGeometry(record.geometry)) return null;
  const { basis, grid, measured } = world.sources;
  if (basis === "grid" && grid !== undefined) return grid.areaM2(record.geometry);
  return toPlanShape(record.id, record.geometry, measured.plane).areaM2;
}

/** The park an edit concerns: that of a parcel or zone of it, else the first. */
function findParkId(
  { report, world }: JudgedPark,
  edits: readonly { readonly kind: string; readonly id: string }[],
  parcels: readonly ParcelAudit[],
): string | undefined {
  const zone = edits.find(({ kind, id }) => kind === "zones" && world.measured.parkIdByZone.has(id));
  const ofZone = zone === undefined ? undefined : world.measured.parkIdByZone.get(zone.id);
  return ofZone ?? parcels.find(({ parkId }) => parkId !== null)?.parkId ?? report.parks[0]?.id;
}

/** The meter of a park as its report has it; null without zones or park. */
export function readMeter({ report }: JudgedPark, parkId: string | undefined): LiveFigures["meter"] {
  const park = report.parks.find(({ id }) => id === parkId);
  if (park === undefined || park.balanceGapM2 === null || park.balanceOverlapM2 === null) return null;
  const zonesM2 = park.balance.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  return {
    parkId: park.id,
    zoneSumMinusParkM2: zonesM2 - drawnAreaM2(park.areaM2, report.dataset.areaBasis),
    gapM2: park.balanceGapM2,
    overlapM2: park.balanceOverlapM2,
  };
}
