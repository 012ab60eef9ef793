import { type Verdict, verdicts } from "../model/check.ts";
import type { AreaBasis } from "../model/dataset.ts";
import type { Areas, AuditTotals, CountedArea, ParcelAudit } from "./audit-report.ts";
import { createSum } from "./compensated-sum.ts";

/** The drawn area of contracts §4: ellipsoidal, or grid where the basis is grid. */
export function drawnAreaM2(areas: Areas, basis: AreaBasis): number {
  return basis === "grid" && areas.grid !== null ? areas.grid : areas.ellipsoidal;
}

/** Three areas summed side by side. `deed` sums what is recorded, null where nothing is; `grid` null where there is none. */
export function sumAreas(areas: Iterable<Areas>): Areas & { readonly deedMissing: number } {
  const deed = createSum();
  const ellipsoidal = createSum();
  const grid = createSum();
  let count = 0;
  let deedMissing = 0;
  let hasGrid = true;
  for (const area of areas) {
    count++;
    if (area.deed === null) deedMissing++;
    else deed.add(area.deed);
    ellipsoidal.add(area.ellipsoidal);
    if (area.grid === null) hasGrid = false;
    else grid.add(area.grid);
  }
  return {
    deed: deedMissing === count ? null : deed.value(),
    ellipsoidal: ellipsoidal.value(),
    grid: hasGrid && count > 0 ? grid.value() : null,
    deedMissing,
  };
}

/**
 * Totals over parcels, yielding between their parts. Keys of each record in plain string order (codes that are whole numbers
 * first, as JSON objects have it), so that the report is the same on every run.
 */
export function* computeTotals(
  parcels: readonly ParcelAudit[],
  landUseOf: (parcelId: string) => string,
  basis: AreaBasis,
): Generator<number, AuditTotals, void> {
  const { deedMissing, ...areaM2 } = sumAreas(parcels.map((parcel) => parcel.areaM2));
  const counts: Record<Verdict, number> = { pass: 0, conditional: 0, fail: 0, unknown: 0, not_applicable: 0 };
  for (const parcel of parcels) for (const check of parcel.checks) counts[check.verdict]++;
  yield 1;
  const byStatus = countBy(parcels, (parcel) => [parcel.status], basis);
  const byStage = countBy(parcels, (parcel) => [parcel.stage], basis);
  yield 2;
  const byTag = countBy(parcels, (parcel) => parcel.tags, basis);
  const byLandUse = countBy(parcels, (parcel) => [landUseOf(parcel.id)], basis);
  return {
    parcels: parcels.length,
    areaM2,
    deedMissing,
    byStatus,
    byStage,
    byTag,
    byLandUse,
    verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, counts[verdict]])) as Record<Verdict, number>,
  };
}

function countBy(
  parcels: readonly ParcelAudit[],
  keysOf: (parcel: ParcelAudit) => readonly string[],
  basis: AreaBasis,
): Readonly<Record<string, CountedArea>> {
  const groups = new Map<string, { parcels: number; sum: ReturnType<typeof createSum> }>();
  for (const parcel of parcels) {
    for (const key of keysOf(parcel)) {
      const group = groups.get(key) ?? { parcels: 0, sum: createSum() };
      group.parcels++;
      group.sum.add(drawnAreaM2(parcel.areaM2, basis));
      groups.set(key, group);
    }
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, group]) => [key, { parcels: group.parcels, areaM2: group.sum.value() }]));
}
