import { addMonths, addYears } from "../model/calendar.ts";
import type { Parcel } from "../model/records.ts";
import type { IdleResult } from "../rules/idle-land.ts";
import { isSupplied, type ParcelStage, type ParcelTag, parcelTags } from "../rules/parcel-stage.ts";

/** Tags of a parcel (domain §1.3), in the fixed order of `parcelTags`. */
export function findTags(
  parcel: Pick<Parcel, "contract" | "supply" | "construction">,
  stage: ParcelStage,
  idle: IdleResult,
  asOf: string,
  expiringMonths: number,
): readonly ParcelTag[] {
  const tags = new Set<string>(idle.tags);
  tags.add(idle.class);
  if (isSupplied(stage) && stage !== "built" && isSuspended(parcel, asOf)) tags.add("suspended");
  const end = findTermEnd(parcel);
  if (end !== null && isSupplied(stage)) {
    if (asOf > end) tags.add("term_expired");
    else if (asOf >= addMonths(end, -expiringMonths)) tags.add("term_expiring");
  }
  return parcelTags.filter((tag) => tags.has(tag));
}

function isSuspended({ construction }: Pick<Parcel, "construction">, asOf: string): boolean {
  if (construction === null || construction.suspended === false) return false;
  return construction.suspendedSince === null ? construction.suspended === true : construction.suspendedSince <= asOf;
}

/** Last day of the land-use right: the term runs from delivery, else from the contract, else from the supply. */
function findTermEnd({ contract, supply }: Pick<Parcel, "contract" | "supply">): string | null {
  const from = contract?.deliveredOn ?? contract?.signedOn ?? supply?.date ?? null;
  const years = contract?.termYears ?? null;
  return from === null || years === null ? null : addYears(from, years);
}
