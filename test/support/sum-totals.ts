import type { Areas, AuditTotals } from "../../src/core/analysis/audit-report.ts";
import { createTotals, type Totals } from "../../src/core/analysis/totals.ts";
import type { AreaBasis } from "../../src/core/model/dataset.ts";

/** Totals of parcels that are judged already, added one by one as the audit adds them. */
export function sumTotals(
  parcels: Iterable<Parameters<Totals["add"]>[0]>,
  landUseOf: (parcelId: string) => string,
  basis: AreaBasis,
): AuditTotals {
  const totals = createTotals(landUseOf, basis);
  for (const parcel of parcels) totals.add(parcel);
  return totals.sum();
}

/** The three areas of the totals of parcels of which nothing else is told. */
export function sumAreas(areas: Iterable<Areas>): Areas & Pick<AuditTotals, "deedMissing"> {
  const parcels = Array.from(areas, (areaM2, index) => ({
    id: String(index),
    areaM2,
    stage: "unsupplied" as const,
    status: "unsupplied" as const,
    tags: [],
    checks: [],
  }));
  const { areaM2, deedMissing } = sumTotals(parcels, () => "unknown", "ellipsoidal");
  return { ...areaM2, deedMissing };
}
