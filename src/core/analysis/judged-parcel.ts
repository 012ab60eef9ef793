import type { ParcelAudit } from "./audit-report.ts";
import type { MeasuredParcel } from "./measured-park.ts";
import type { ParcelAmounts } from "./parcel-amounts.ts";

/** A parcel with everything measured and judged about it, as parks and zones sum it up. */
export interface JudgedParcel extends MeasuredParcel {
  readonly audit: ParcelAudit;
  readonly amounts: ParcelAmounts;
}
