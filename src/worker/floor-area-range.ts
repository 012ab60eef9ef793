import type { ParcelAudit } from "../core/analysis/audit-report.ts";
import type { AreaBasis } from "../core/model/dataset.ts";
import { findBindingLimit } from "./binding-limit.ts";
import { pickArea } from "./build-rows.ts";

/** Floor area a parcel has to and may carry, m²: site area × FAR limits; null where either is open. */
export interface FloorAreaRange {
  readonly minM2: number | null;
  readonly maxM2: number | null;
}

/** What the strictest FAR limits of a parcel allow on its site area, in the area basis of the dataset. */
export function findFloorAreaRange(audit: ParcelAudit, basis: AreaBasis): FloorAreaRange {
  const siteM2 = pickArea(audit.areaM2, basis);
  const times = (op: ">=" | "<=") => {
    const limit = findBindingLimit(audit, "far", op)?.limit ?? null;
    return siteM2 === null || limit === null ? null : siteM2 * limit;
  };
  return { minM2: times(">="), maxM2: times("<=") };
}
