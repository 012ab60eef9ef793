import type { Ternary } from "../model/verdict.ts";

export const parcelStages = [
  "reclaimed",
  "reserved",
  "approved_not_supplied",
  "unsupplied",
  "built",
  "under_construction",
  "supplied_not_built",
  "supplied_status_unknown",
  "unknown",
] as const;
export type ParcelStage = (typeof parcelStages)[number];

export const parcelTags = [
  "idle_confirmed",
  "suspected_idle_A",
  "suspected_idle_B",
  "idle_gov_cause",
  "enclosed_under_built",
  "enclosed_not_built",
  "enclosed_built_late",
  "inefficient",
  "suspended",
  "late_start",
  "suspected_zombie",
  "term_expired",
  "term_expiring",
] as const;
export type ParcelTag = (typeof parcelTags)[number];

/** What map, legend, filters and totals show (contracts §8); computed, never stored. */
export const displayStatuses = ["built", "building", "idle", "low", "unsupplied", "notstarted", "unknown"] as const;
export type DisplayStatus = (typeof displayStatuses)[number];

/** A document: recorded or not, and its date as far as it is known (`2023`, `2023-04`, `2023-04-01`). */
export interface RecordedDocument {
  readonly recorded: boolean;
  readonly date: string | null;
}

export interface StageFacts {
  readonly reclaim: RecordedDocument;
  readonly supply: RecordedDocument;
  readonly inReserveRegister: Ternary;
  readonly conversionApproved: Ternary;
  readonly completed: Ternary;
  readonly started: Ternary;
}

/**
 * How far a parcel has come, by the first rule of domain §1.3 that holds. A supply later than the recovery starts anew; a
 * supply without a date does not undo a recovery.
 */
export function deriveStage(facts: StageFacts): ParcelStage {
  const { reclaim, supply } = facts;
  const isSuppliedAnew =
    supply.recorded && supply.date !== null && reclaim.date !== null && isLater(supply.date, reclaim.date);
  if (reclaim.recorded && !isSuppliedAnew) return "reclaimed";
  if (!supply.recorded) {
    if (facts.inReserveRegister === true) return "reserved";
    if (facts.conversionApproved === true) return "approved_not_supplied";
    if (facts.inReserveRegister === false && facts.conversionApproved === false) return "unsupplied";
    return "unknown";
  }
  if (facts.completed === true) return "built";
  if (facts.started === true) return "under_construction";
  return facts.started === false ? "supplied_not_built" : "supplied_status_unknown";
}

/** Dates of different precision: only what both state is compared, so May 2023 is not later than 2023. */
function isLater(date: string, than: string): boolean {
  const length = Math.min(date.length, than.length);
  return date.slice(0, length) > than.slice(0, length);
}

export function isSupplied(stage: ParcelStage): boolean {
  return (
    stage === "built" ||
    stage === "under_construction" ||
    stage === "supplied_not_built" ||
    stage === "supplied_status_unknown"
  );
}

/** Display status: the heaviest tag, else the stage (contracts §8, first row that holds). */
export function deriveStatus(stage: ParcelStage, tags: readonly ParcelTag[]): DisplayStatus {
  const has = (...wanted: readonly ParcelTag[]): boolean => wanted.some((tag) => tags.includes(tag));
  if (has("idle_confirmed", "suspected_idle_A", "suspected_idle_B", "idle_gov_cause")) return "idle";
  if (has("enclosed_under_built", "inefficient")) return "low";
  switch (stage) {
    case "built":
      return "built";
    case "under_construction":
      return "building";
    case "supplied_not_built":
      return "notstarted";
    case "approved_not_supplied":
    case "reserved":
    case "reclaimed":
    case "unsupplied":
      return "unsupplied";
    case "supplied_status_unknown":
    case "unknown":
      return "unknown";
  }
}
