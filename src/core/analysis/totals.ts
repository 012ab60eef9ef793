import { type Verdict, verdicts } from "../model/check.ts";
import type { AreaBasis } from "../model/dataset.ts";
import type { Areas, AuditTotals, CountedArea, ParcelAudit } from "./audit-report.ts";
import { createSum } from "./compensated-sum.ts";

/** The drawn area of contracts §4: ellipsoidal, or grid where the basis is grid. */
export function drawnAreaM2(areas: Areas, basis: AreaBasis): number {
  return basis === "grid" && areas.grid !== null ? areas.grid : areas.ellipsoidal;
}

type SummedAreas = Areas & { readonly deedMissing: number };

/** Three areas summed side by side. `deed` sums what is recorded, null where nothing is; `grid` null where there is none. */
function createAreaSum(): { readonly add: (area: Areas) => void; readonly sum: () => SummedAreas } {
  const deed = createSum();
  const ellipsoidal = createSum();
  const grid = createSum();
  let count = 0;
  let deedMissing = 0;
  let hasGrid = true;
  return {
    add(area) {
      count++;
      if (area.deed === null) deedMissing++;
      else deed.add(area.deed);
      ellipsoidal.add(area.ellipsoidal);
      if (area.grid === null) hasGrid = false;
      else grid.add(area.grid);
    },
    sum: () => ({
      deed: deedMissing === count ? null : deed.value(),
      ellipsoidal: ellipsoidal.value(),
      grid: hasGrid && count > 0 ? grid.value() : null,
      deedMissing,
    }),
  };
}

/** What totals count of a parcel's audit. */
type CountedParcel = Pick<ParcelAudit, "id" | "areaM2" | "stage" | "status" | "tags"> & {
  readonly checks: readonly { readonly verdict: Verdict }[];
};

/** Totals that grow parcel by parcel. */
export interface Totals {
  readonly add: (parcel: CountedParcel) => void;
  /**
   * Keys of each record in plain string order (codes that are whole numbers first, as JSON objects have it), so that the report
   * is the same on every run.
   */
  readonly sum: () => AuditTotals;
}

/** Empty totals over parcels; areas in m², those of the groups by the area basis. */
export function createTotals(landUseOf: (parcelId: string) => string, basis: AreaBasis): Totals {
  const areas = createAreaSum();
  const counts: Record<Verdict, number> = { pass: 0, conditional: 0, fail: 0, unknown: 0, not_applicable: 0 };
  const [byStatus, byStage, byTag, byLandUse] = [createGroups(), createGroups(), createGroups(), createGroups()];
  let parcels = 0;
  return {
    add(parcel) {
      parcels++;
      areas.add(parcel.areaM2);
      for (const { verdict } of parcel.checks) counts[verdict]++;
      const areaM2 = drawnAreaM2(parcel.areaM2, basis);
      byStatus.add(parcel.status, areaM2);
      byStage.add(parcel.stage, areaM2);
      for (const tag of parcel.tags) byTag.add(tag, areaM2);
      byLandUse.add(landUseOf(parcel.id), areaM2);
    },
    sum() {
      const { deedMissing, ...areaM2 } = areas.sum();
      return {
        parcels,
        areaM2,
        deedMissing,
        byStatus: byStatus.list(),
        byStage: byStage.list(),
        byTag: byTag.list(),
        byLandUse: byLandUse.list(),
        verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, counts[verdict]])) as Record<Verdict, number>,
      };
    },
  };
}

interface Groups {
  readonly add: (key: string, areaM2: number) => void;
  readonly list: () => Readonly<Record<string, CountedArea>>;
}

function createGroups(): Groups {
  const groups = new Map<string, { parcels: number; readonly sum: ReturnType<typeof createSum> }>();
  return {
    add(key, areaM2) {
      let group = groups.get(key);
      if (group === undefined) {
        group = { parcels: 0, sum: createSum() };
        groups.set(key, group);
      }
      group.parcels++;
      group.sum.add(areaM2);
    },
    list() {
      const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(
        sorted.map(([key, group]) => [key, { parcels: group.parcels, areaM2: group.sum.value() }]),
      );
    },
  };
}
