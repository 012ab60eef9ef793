import { z } from "zod/mini";
import { shareSchema } from "./fields.ts";
import { provenanceSchema } from "./provenance.ts";
import { controlKinds } from "./records.ts";

/*
 * Sections of a rule pack about contracts, firms, whole parks and expansions. `provenance` covers a section; `clauses` names
 * the paper of a single value, by its key, where that is another one or is less sure.
 */

const sourced = {
  provenance: provenanceSchema,
  clauses: z._default(z.record(z.string(), provenanceSchema), {}),
};
const positive = z.number().check(z.positive());

export const contractRuleSchema = z.strictObject({
  /** Longest extension of an agreed date that counts, years. */
  max_extension_years: z.number().check(z.nonnegative()),
  /** Share of the land price owed per share of shortfall. */
  penalty_rate: z.number().check(z.nonnegative()),
  ...sourced,
});
export type ContractRule = z.infer<typeof contractRuleSchema>;

export const intensiveUseRuleSchema = z.strictObject({
  /** Largest part of the total by which A + B + C may differ from it. */
  account_tolerance: shareSchema,
  /** Industry-led: industry above this share of the built land and housing below `housing_from`. */
  industry_over: shareSchema,
  /** City-integrated: housing from this share of the built land on, and industry not above `industry_over`. */
  housing_from: shareSchema,
  ...sourced,
});
export type IntensiveUseRule = z.infer<typeof intensiveUseRuleSchema>;

/** Best first. */
export const perMuClasses = ["A", "B", "C", "D"] as const;
export const perMuClassSchema = z.enum(perMuClasses);
export type PerMuClass = z.infer<typeof perMuClassSchema>;

export const inefficientRuleSchema = z.strictObject({
  /** So many years running decide. */
  years: z.number().check(z.int(), z.positive()),
  /** All these years in this class: inefficient. */
  inefficient: z.array(perMuClassSchema),
  /** All these years in one of these or the former: decided case by case. */
  review: z.array(perMuClassSchema),
  /** Density below these shares of its minimum is for review, and inefficient. */
  density: z.optional(z.strictObject({ review_below: shareSchema, inefficient_below: shareSchema })),
  /** Tax per mu below this share of that of the firms of the same 2-digit industry together. */
  tax_below_share: z.optional(shareSchema),
  /** So many other firms the industry needs to be compared with. */
  tax_min_other_firms: z._default(z.number().check(z.int(), z.nonnegative()), 0),
  /** Production stopped for so many full months, or longer. */
  stopped_months: z.optional(positive),
  /** Industry that the catalogue prohibits or eliminates. */
  eliminated_industry: z._default(z.boolean(), false),
  /** From this share of the floor area on, vacant for so many full months or longer. */
  vacancy: z.optional(z.strictObject({ share: shareSchema, months: positive })),
  /** Land-use prefixes of the pack's code system whose land is judged at all; all where missing. */
  uses: z.optional(z.array(z.string())),
  /** The same of land whose firms are judged. */
  firm_uses: z.optional(z.array(z.string())),
  ...sourced,
});
export type InefficientRule = z.infer<typeof inefficientRuleSchema>;

export const zombieRuleSchema = z.strictObject({
  loss_years: z.number().check(z.int(), z.positive()),
  /** Stopped for this many months, or longer. */
  stopped_months: positive,
  /** Electricity below this share of normal. */
  electricity_below: shareSchema,
  signals_needed: z.number().check(z.int(), z.positive()),
  ...sourced,
});
export type ZombieRule = z.infer<typeof zombieRuleSchema>;

export const separationRuleSchema = z.strictObject({
  /** Steps of the health distance: below `below_m` (the last: without), up to a multiple of `multiple_m`, at least one. */
  health_steps: z.array(z.strictObject({ below_m: z.optional(positive), multiple_m: positive })).check(z.minLength(1)),
  /** Chemical projects: up to this far from the shoreline none of the barred kinds. */
  shoreline_m: positive,
  shoreline_barred: z.array(z.string()),
  /** Kinds a barred shoreline leaves to review. */
  shoreline_review: z.array(z.string()),
  /** Industries (code prefixes) whose projects may be chemical: theirs has to be recorded near a shoreline. */
  shoreline_industries: z._default(z.array(z.string()), []),
  /** What a distance is kept from: land-use code prefixes of the pack's own code system, and uses of buildings. */
  sensitive_uses: z._default(z.array(z.string()), []),
  sensitive_building_uses: z._default(z.array(z.string()), []),
  /** How far around a plant whose distance is not recorded the nearest sensitive use is looked for, m. */
  look_around_m: z.optional(positive),
  ...sourced,
});
export type SeparationRule = z.infer<typeof separationRuleSchema>;

const quotaSchema = z.strictObject({ A: shareSchema, B: shareSchema, C: shareSchema, D: shareSchema });
export type PerMuQuota = z.infer<typeof quotaSchema>;

/** What firms are compared by (domain §9.1): amounts of one year per mu, per person, per unit of energy and emission. */
export const perMuIndicatorKeys = [
  "tax_per_mu",
  "revenue_per_mu",
  "value_added_per_mu",
  "technical_renewal_per_mu",
  "labour_productivity",
  "value_added_per_energy",
  "value_added_per_emission",
  "rd_share",
] as const;
export type PerMuIndicatorKey = (typeof perMuIndicatorKeys)[number];

/** An indicator without a weight is part of the evaluation, but the score stays open until the place's weight is loaded. */
const perMuIndicators = z.array(z.strictObject({ key: z.enum(perMuIndicatorKeys), weight: z.optional(positive) }));
export type PerMuIndicators = z.infer<typeof perMuIndicators>;

export const perMuRuleSchema = z.strictObject({
  /** Firms above and below scale are scored by these and ranked apart. */
  indicators: z.optional(z.strictObject({ above_scale: perMuIndicators, below_scale: perMuIndicators })),
  /** A value is held against the mean of all firms or of the firms of the same 2-digit industry. */
  benchmark: z._default(z.enum(["park", "industry"]), "park"),
  /** Below-scale firms are evaluated from this much land on, mu; absent = all are. */
  min_land_mu: z.optional(positive),
  /** Shares of the firms ranked, best class first; they add to 1. */
  quota: quotaSchema,
  /** Most a single indicator counts, in benchmarks. */
  score_cap: positive,
  /** What the weights of a score add to. */
  weight_sum: positive,
  ...sourced,
});
export type PerMuRule = z.infer<typeof perMuRuleSchema>;

export const clusterRuleSchema = z.strictObject({
  /** Location quotient above which an industry is specialised, and strongly so. */
  specialised_over: positive,
  strong_over: positive,
  /** A chain partner within this distance is near, m. */
  partner_within_m: positive,
  /** How many of the largest firms the leading share counts. */
  leading_firms: z.optional(z.number().check(z.int(), z.positive())),
  /** Edition of the industry codes that regional statistics are kept by. */
  industry_edition: z.optional(z.string()),
  ...sourced,
});
export type ClusterRule = z.infer<typeof clusterRuleSchema>;

/** Stages of a park by its built rate: start-up below the first share, cluster above the second, filling between. */
export const developmentStageRuleSchema = z.strictObject({
  start_up_below: shareSchema,
  cluster_over: shareSchema,
  ...sourced,
});
export type DevelopmentStageRule = z.infer<typeof developmentStageRuleSchema>;

export const dualAssessmentRuleSchema = z.strictObject({
  economic_weight: shareSchema,
  work_weight: shareSchema,
  /** Most a completion counts. */
  cap: positive,
  /** What each leg has to reach after the cap. */
  pass_each: z.number().check(z.nonnegative()),
  ...sourced,
});
export type DualAssessmentRule = z.infer<typeof dualAssessmentRuleSchema>;

export const gatesRuleSchema = z.strictObject({
  /** Expropriation above these goes to the State Council, ha; permanent basic farmland always does. */
  cultivated_over_ha: z.number().check(z.nonnegative()),
  other_over_ha: z.number().check(z.nonnegative()),
  /** Largest part of a proposal by which its classes may differ from its area. */
  balance_tolerance: shareSchema,
  /** A gap up to this over one of the kinds joins two areas, m. */
  corridor_max_gap_m: z.number().check(z.nonnegative()),
  corridor_kinds: z.array(z.string()),
  /** Compactness 4πA/P² below which a shape is warned about. */
  shape_min: shareSchema,
  /** Rates of the existing park. */
  supply_rate_min: shareSchema,
  built_rate_min: shareSchema,
  idle_rate_max: shareSchema,
  net_industrial_ratio: shareSchema,
  gfa_per_job_m2: positive,
  infra_share_min: shareSchema,
  /** Built share of a phase from which the next may open. */
  open_next_at: shareSchema,
  /** Lines that are always judged: one that is not loaded leaves the proposal open. */
  control_lines: z.array(z.enum(controlKinds)),
  /** What lies in a gap, by land-use code prefixes of the pack's own code system. */
  gap_codes: z.record(z.string(), z.array(z.string())),
  /** A built line of a service within this distance can be extended to the land, m; plants and nodes say their own reach. */
  service_line_m: positive,
  /** Homes and the like this near are looked at, m. */
  homes_within_m: positive,
  /** Stages of a project whose land demand is signed and not met yet. */
  demand_stages: z.array(z.string()),
  ...sourced,
});
export type GatesRule = z.infer<typeof gatesRuleSchema>;

export const projectFitRuleSchema = z.strictObject({
  /** A parcel fits a project from this share of its land demand on, up to that one. */
  area_from: positive,
  area_to: positive,
  ...sourced,
});
