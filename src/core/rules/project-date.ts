import type { Parcel } from "../model/records.ts";
import type { PackLimit } from "../model/rule-pack.ts";
import type { IndicatorLimit } from "./indicator-limit.ts";
import { isSupplied, type ParcelStage } from "./parcel-stage.ts";

/** Day by whose rules a parcel is judged: its contract's, else its supply's; null where neither is recorded. */
export function findApprovalDate(parcel: Pick<Parcel, "contract" | "supply">): string | null {
  return parcel.contract?.signedOn ?? parcel.supply?.date ?? null;
}

/**
 * Was a limit in force when the project was approved? Newer ones give a benchmark, not a violation (domain §0.2). A parcel
 * that is not supplied, or of which nothing about supply is recorded, is judged by the rules of the day asked for; a
 * supplied one without a date stays open.
 */
export function findInForce(
  limit: Pick<PackLimit, "effective_from" | "effective_to">,
  approvedOn: string | null,
  stage: ParcelStage,
  asOf: string,
): IndicatorLimit["inForce"] {
  if (approvedOn === null && isSupplied(stage)) {
    return limit.effective_from === undefined && limit.effective_to === undefined ? "yes" : "open";
  }
  const day = approvedOn !== null && isSupplied(stage) ? approvedOn : asOf;
  if (limit.effective_from !== undefined && limit.effective_from > day) return "newer";
  if (limit.effective_to !== undefined && limit.effective_to < day) return "superseded";
  return "yes";
}
