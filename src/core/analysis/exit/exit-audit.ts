import type { Check } from "../../model/check.ts";
import type { Figure } from "../../model/figure.ts";
import type { LowUseClass, LowUseFinding } from "../../rules/inefficient-land.ts";
import type { ShortfallKey, ThreeCircles, ThreeCirclesClass } from "../../rules/three-circles.ts";

/** Which paper a class stands on. */
export type ClassSource = Pick<Check, "ruleSet" | "source" | "article" | "year" | "certainty">;

/** A minimum of the contract that is not reached, and what that costs by the contract. */
export interface ContractShortfall extends ClassSource {
  readonly key: ShortfallKey;
  /** Property of the contract that agrees it. */
  readonly item: string;
  readonly agreed: number;
  /** Null: open, but below the minimum whatever is missing. */
  readonly actual: number | null;
  readonly unit: string;
  /** Of the agreed minimum. */
  readonly share: number | null;
  readonly penaltyWan: Figure;
}

/** Enclosed and not built, built late or under-built (domain §5.6). A screening, not a finding. */
export interface ExitAudit extends ClassSource {
  readonly class: ThreeCirclesClass;
  readonly effectiveStart: string | null;
  /** Agreed completion with its approved extension. */
  readonly due: string | null;
  readonly daysLate: number | null;
  readonly idleClass?: NonNullable<ThreeCircles["idleClass"]>;
  readonly shortfalls: readonly ContractShortfall[];
  readonly missing: readonly string[];
  readonly flags: readonly string[];
  readonly reason?: string;
  /** Next day on which the class changes by itself if nothing is recorded, and into what. */
  readonly nextDate: string | null;
  readonly nextClass: ThreeCirclesClass | null;
}

export const lowUseKeys = [
  "per_mu_class",
  "far",
  "building_coefficient",
  "tax_per_mu",
  "production_stopped",
  "eliminated_industry",
  "vacant",
] as const;
export type LowUseKey = (typeof lowUseKeys)[number];

/** One criterion of inefficient land: what was found, against what, and the paper it stands in. */
export interface LowUseCriterion extends ClassSource, LowUseFinding {
  readonly key: LowUseKey;
  readonly value: number | null;
  /** What the value is held against; the minimum itself for densities. */
  readonly limit: number | null;
  readonly unit: string;
  readonly missing: readonly string[];
  /** `layer/id` of what was looked at besides the parcel. */
  readonly subjects: readonly string[];
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Is the land used inefficiently (domain §5.4)? A screening, not a finding. */
export interface LowUseAudit {
  readonly class: LowUseClass;
  readonly reason?: string;
  readonly criteria: readonly LowUseCriterion[];
}

export const changeTopics = ["idle", "exit", "term", "low_use"] as const;
export type ChangeTopic = (typeof changeTopics)[number];

/** What changes by itself on a day if nothing is recorded until then. */
export interface ParcelChange {
  /** The first day on which an audit says so. */
  readonly on: string;
  readonly about: ChangeTopic;
  /** Class before and after; the same where only the measure changes. */
  readonly from: string;
  readonly to: string;
  /** What the law provides from that day on. */
  readonly measure?: string;
}
