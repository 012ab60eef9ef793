export const idleClasses = [
  "idle_confirmed",
  "unknown",
  "not_idle",
  "late_start",
  "idle_gov_cause",
  "suspected_idle_A",
  "suspected_idle_B",
  "not_applicable",
] as const;
export type IdleClass = (typeof idleClasses)[number];

export type IdleMeasure =
  | "warn"
  | "fee_20pct"
  | "reclaim_without_compensation"
  | "authority_decides"
  | "negotiate"
  | "as_decided"
  | "collect_data";

/** One line of the evidence table: what was tested, against what, and the paper it stands in. */
export interface IdleTest {
  readonly key:
    | "finding"
    | "start_agreed"
    | "permit"
    | "started"
    | "not_started_days"
    | "government_cause"
    | "suspended_days"
    | "developed_share"
    | "invested_share";
  readonly value: number | string | boolean | null;
  readonly limit: number | string | null;
  readonly op: ">" | ">=" | "<" | "<=" | "=" | null;
  readonly gap: number | null;
  readonly unit: "days" | "fraction" | "date" | "none";
  /** Does the test speak for idleness? null = open. */
  readonly met: boolean | null;
  readonly source: string;
  readonly date: string | null;
  readonly clause: string | null;
  readonly missing: readonly string[];
}

/** The idle-land clock of one parcel on one day (domain §5). Dates ISO; property paths of the dataset in `missing`. */
export interface IdleResult {
  readonly class: IdleClass;
  readonly measure: IdleMeasure | null;
  readonly facts: {
    readonly effectiveStart: string | null;
    readonly started: boolean | null;
    readonly areaRatio: number | null;
    readonly investRatio: number | null;
    readonly daysLate: number | null;
  };
  /** Since when the present class holds, where a date decides it. */
  readonly since: string | null;
  readonly tests: readonly IdleTest[];
  readonly tags: readonly string[];
  readonly flags: readonly string[];
  readonly missing: readonly string[];
  /** Next day on which the class changes by itself if nothing is recorded, and into what. */
  readonly nextDate: string | null;
  readonly nextClass: IdleClass | null;
  readonly reason?: string;
}
