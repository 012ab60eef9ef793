import type { PlanShape } from "../geometry/overlay-engine.ts";
import type { ParcelAudit } from "./audit-report.ts";
import type { ParcelAmounts } from "./parcel-amounts.ts";
import type { ParcelFacts } from "./parcel-facts.ts";

/** A parcel with everything measured and judged about it, as parks and zones sum it up. */
export interface JudgedParcel {
  readonly facts: ParcelFacts;
  /** On the measuring plane. */
  readonly shape: PlanShape;
  readonly audit: ParcelAudit;
  readonly amounts: ParcelAmounts;
  /** The park it belongs to and those that one is part of (一区多园), nearest first. */
  readonly parkIds: readonly string[];
}
