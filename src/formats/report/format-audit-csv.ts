import { type AuditReport, type ParcelAudit, siteIndicatorKeys } from "../../core/analysis/audit-report.ts";
import { type CsvValue, formatCsv } from "../csv/format-csv.ts";
import { countVerdicts, findIndicatorVerdicts, listFailed } from "./parcel-columns.ts";

/** A row a parcel (contracts §4), areas in m², ratios as fractions; empty = not known. UTF-8 with mark, nothing runs as a formula. */
export function formatAuditCsv(report: AuditReport): string {
  const header = [
    ...["id", "parkId", "status", "stage", "tags", "deedAreaM2", "ellipsoidalAreaM2", "gridAreaM2"],
    ...["idle_class", "idle_measure", "idle_nextDate", "zoneIds", "verdict"],
    ...siteIndicatorKeys.flatMap((key) => [`indicator_${key}`, `state_${key}`, `verdict_${key}`]),
    ...["checks_failed", "checks_unknown", "failed"],
  ];
  return formatCsv([header, ...report.parcels.map(toRow)]);
}

function toRow(parcel: ParcelAudit): readonly CsvValue[] {
  const { id, parkId, status, stage, tags, areaM2, idle, zoneShares, verdict, indicators } = parcel;
  const worst = findIndicatorVerdicts(parcel);
  const counts = countVerdicts(parcel);
  return [
    ...[id, parkId, status, stage, tags.join(" "), areaM2.deed, areaM2.ellipsoidal, areaM2.grid],
    ...[idle.class, idle.measure, idle.nextDate, zoneShares.map(({ zoneId }) => zoneId).join(" "), verdict],
    ...siteIndicatorKeys.flatMap((key) => [indicators[key].value, indicators[key].state, worst.get(key)]),
    ...[counts.fail, counts.unknown, listFailed(parcel).join(" ")],
  ];
}
