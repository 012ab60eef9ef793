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
