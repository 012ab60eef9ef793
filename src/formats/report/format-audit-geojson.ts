import { type AuditReport, type ParcelAudit, siteIndicatorKeys } from "../../core/analysis/audit-report.ts";
import type { ParkDataset } from "../../core/model/dataset.ts";
import { countVerdicts, findIndicatorVerdicts, listFailed } from "./parcel-columns.ts";

/**
 * Parcels with figures and verdicts flattened into properties (`indicator_far`, `verdict_far`), a feature a line; line by line,
 * for a park of which the whole would be longer than a string can be.
 */
export function* listAuditGeoJsonLines(report: AuditReport, dataset: ParkDataset): Generator<string, void, void> {
  const { length } = report.parcels;
  yield `{"type":"FeatureCollection","name":${JSON.stringify(`${report.dataset.id} ${report.asOf}`)},"features":[\n`;
  let written = 0;
  for (const parcel of report.parcels) {
    const geometry = dataset.layers.parcels?.get(parcel.id)?.geometry ?? null;
    const feature = { type: "Feature", properties: toProperties(parcel, dataset), geometry };
    yield `${JSON.stringify(feature)}${++written < length ? "," : ""}\n`;
  }
  yield length === 0 ? "\n]}\n" : "]}\n";
}

function toProperties(parcel: ParcelAudit, dataset: ParkDataset): Readonly<Record<string, unknown>> {
  const record = dataset.layers.parcels?.get(parcel.id);
  const worst = findIndicatorVerdicts(parcel);
  const counts = countVerdicts(parcel);
  return {
    id: parcel.id,
    parkId: parcel.parkId,
    cadastralNo: record?.cadastralNo ?? null,
    landUse: record?.landUse ?? null,
    codeSystem: record?.codeSystem ?? null,
    status: parcel.status,
    stage: parcel.stage,
    tags: parcel.tags.join(" "),
    idle_class: parcel.idle.class,
    idle_nextDate: parcel.idle.nextDate,
    area_deed_m2: parcel.areaM2.deed,
    area_ellipsoidal_m2: parcel.areaM2.ellipsoidal,
    area_grid_m2: parcel.areaM2.grid,
    ...Object.fromEntries(siteIndicatorKeys.map((key) => [`indicator_${key}`, parcel.indicators[key].value])),
    ...Object.fromEntries(siteIndicatorKeys.map((key) => [`verdict_${key}`, worst.get(key) ?? null])),
    verdict: parcel.verdict,
    checks_failed: counts.fail,
    checks_unknown: counts.unknown,
    failed: listFailed(parcel).join(" "),
  };
}
