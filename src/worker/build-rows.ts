import type { Areas, ParcelAudit } from "../core/analysis/audit-report.ts";
import { boxCenter, extendBox } from "../core/analysis/lng-lat-box.ts";
import { addDays } from "../core/model/calendar.ts";
import type { Verdict } from "../core/model/check.ts";
import type { AreaBasis } from "../core/model/dataset.ts";
import type { LocalizedText } from "../core/model/localized-text.ts";
import type { Parcel } from "../core/model/records.ts";
import { findBindingLimit } from "./binding-limit.ts";
import type { ParcelRow } from "./messages.ts";
import type { OpenPark } from "./open-park.ts";

/** Area of one basis, m²; null where it is not recorded. */
export function pickArea(areas: Areas, basis: AreaBasis): number | null {
  return areas[basis];
}

/** How far ahead the page lists what changes, days. */
const changesAheadDays = 365;

/** What rows are made from besides the audits: known before the first parcel is judged. */
export interface RowSource extends Pick<OpenPark, "dataset" | "labelPoints" | "findUseKey"> {
  readonly report: { readonly asOf: string; readonly dataset: { readonly areaBasis: AreaBasis } };
}

/** The row of one parcel: what lists, legend, totals and the map filter need, and nothing more. */
export function buildRow(park: RowSource, audit: ParcelAudit, parcel: Parcel): ParcelRow {
  const { indicators, areaM2 } = audit;
  const { asOf } = park.report;
  const siteAreaM2 = pickArea(areaM2, park.report.dataset.areaBasis);
  const box = extendBox(undefined, parcel.geometry);
  return {
    id: audit.id,
    cadastralNo: parcel.cadastralNo,
    parkId: audit.parkId,
    zoneId: audit.zoneShares[0]?.zoneId ?? null,
    landUse: parcel.landUse,
    codeSystem: parcel.codeSystem,
    useKey: park.findUseKey(parcel.landUse, parcel.codeSystem),
    status: audit.status,
    stage: audit.stage,
    tags: audit.tags,
    verdict: audit.verdict,
    failed: [...new Set(audit.checks.filter((check) => check.verdict === "fail").map((check) => check.key))],
    checkCounts: { fail: countVerdict(audit, "fail"), unknown: countVerdict(audit, "unknown") },
    deedM2: areaM2.deed,
    ellipsoidalM2: areaM2.ellipsoidal,
    gridM2: areaM2.grid,
    far: indicators.far.value,
    farMin: findBindingLimit(audit, "far", ">=")?.limit ?? null,
    farMax: findBindingLimit(audit, "far", "<=")?.limit ?? null,
    buildingCoefficient: indicators.building_coefficient.value,
    greenRatio: indicators.green_ratio.value,
    floorAreaM2: computeFloorArea(audit, siteAreaM2),
    siteAreaM2,
    idleSince: audit.status === "idle" ? audit.idle.since : null,
    nextDate: audit.idle.nextDate,
    changes: audit.changes.filter((change) => change.on > asOf && change.on <= addDays(asOf, changesAheadDays)),
    enterpriseNames: findEnterpriseNames(park, parcel),
    box,
    center: park.labelPoints.get(audit.id)?.point ?? boxCenter(box),
    listed: parcel.listing !== null,
  };
}

function countVerdict({ checks }: ParcelAudit, verdict: Verdict): number {
  return checks.filter((check) => check.verdict === verdict).length;
}

/** Countable floor area behind the floor area ratio, m²; null where the ratio is open. */
function computeFloorArea({ indicators }: ParcelAudit, siteAreaM2: number | null): number | null {
  const { far } = indicators;
  const input = far.inputs.find((item) => item.name === "countable_floor_area" && typeof item.value === "number");
  if (input !== undefined && far.state !== "unknown") return Number(input.value);
  return far.value === null || siteAreaM2 === null ? null : far.value * siteAreaM2;
}

function findEnterpriseNames({ dataset }: RowSource, parcel: Parcel): readonly LocalizedText[] {
  const names: LocalizedText[] = [];
  for (const id of parcel.enterpriseIds) {
    const enterprise = dataset.enterprises?.get(id);
    if (enterprise !== undefined) names.push(enterprise.name);
  }
  return names;
}

/** Largest number of rows in one message: cloning more at once would hold up the page. */
const rowPortion = 2_000;

/** Rows in their order, in portions. */
export function* divideRows(rows: readonly ParcelRow[]): Generator<readonly ParcelRow[], void, void> {
  for (let from = 0; from < rows.length; from += rowPortion) yield rows.slice(from, from + rowPortion);
}
