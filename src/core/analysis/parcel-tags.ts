import { addMonths, addYears } from "../model/calendar.ts";
import type { Parcel } from "../model/records.ts";
import type { IdleResult } from "../rules/idle-land.ts";
import { isSupplied, type ParcelStage, type ParcelTag, parcelTags } from "../rules/parcel-stage.ts";

/** What is judged of a parcel that gives it tags. */
export interface TagFacts {
  readonly parcel: Pick<Parcel, "construction">;
  readonly stage: ParcelStage;
  readonly idle: Pick<IdleResult, "class" | "tags">;
  readonly exit: { readonly class: string };
  readonly lowUse: { readonly class: string };
  readonly term: TermState;
  /** Does a firm on the parcel look like a zombie enterprise? */
  readonly hasSuspectedZombie: boolean;
}

/** Tags of a parcel (domain §1.3), in the fixed order of `parcelTags`. */
export function findTags(facts: TagFacts, asOf: string): readonly ParcelTag[] {
  const { parcel, stage, idle, exit, lowUse, term } = facts;
  const tags = new Set<string>([...idle.tags, idle.class, exit.class, lowUse.class, term]);
  if (isSupplied(stage) && stage !== "built" && isSuspended(parcel, asOf)) tags.add("suspended");
  if (facts.hasSuspectedZombie) tags.add("suspected_zombie");
  return parcelTags.filter((tag) => tags.has(tag));
}

export type TermState = "in_term" | "term_expiring" | "term_expired" | "not_applicable" | "unknown";

/** How far the land-use right has run: `expiringMonths` before its last day it counts as expiring. */
export function findTermState(
  parcel: Pick<Parcel, "contract" | "supply">,
  stage: ParcelStage,
  asOf: string,
  expiringMonths: number,
): TermState {
  if (!isSupplied(stage)) return stage === "unknown" ? "unknown" : "not_applicable";
  const end = findTermEnd(parcel);
  if (end === null) return "unknown";
  if (asOf > end) return "term_expired";
  return asOf >= addMonths(end, -expiringMonths) ? "term_expiring" : "in_term";
}

function isSuspended({ construction }: Pick<Parcel, "construction">, asOf: string): boolean {
  if (construction === null || construction.suspended === false) return false;
  return construction.suspendedSince === null ? construction.suspended === true : construction.suspendedSince <= asOf;
}

/** Last day of the land-use right: the term runs from delivery, else from the contract, else from the supply. */
export function findTermEnd({ contract, supply }: Pick<Parcel, "contract" | "supply">): string | null {
  const from = contract?.deliveredOn ?? contract?.signedOn ?? supply?.date ?? null;
  const years = contract?.termYears ?? null;
  return from === null || years === null ? null : addYears(from, years);
}
