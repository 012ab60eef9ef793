import { z } from "zod";
import { isoDateSchema } from "./fields.ts";
import { localizedTextSchema } from "./localized-text.ts";
import {
  clusterRuleSchema,
  contractRuleSchema,
  dualAssessmentRuleSchema,
  gatesRuleSchema,
  inefficientRuleSchema,
  intensiveUseRuleSchema,
  perMuRuleSchema,
  separationRuleSchema,
  zombieRuleSchema,
} from "./park-rules.ts";
import { certaintySchema, provenanceSchema } from "./provenance.ts";
import { controlKinds, limitOps, serviceKeys } from "./records.ts";

/*
 * A rule pack: `data/regulations/<id>.json` (domain §6.6). Every number a verdict uses stands in one, with the paper it
 * comes from and how sure that is; the engine knows none. Unknown keys are refused when a pack is loaded.
 */

export type Provenance = z.infer<typeof provenanceSchema>;

const limitCertaintySchema = z.enum(["V", "K+", "K~", "D", "to_import"]);

const packLimitSchema = z
  .strictObject({
    key: z.string(),
    op: z.enum(limitOps),
    value: z.number().optional(),
    table: z.string().optional(),
    by: z.string().optional(),
    unit: z.string().optional(),
    basis: z.string().optional(),
    title: localizedTextSchema.optional(),
    applies: z
      .strictObject({ use: z.array(z.string()).optional(), industry: z.array(z.string()).optional() })
      .optional(),
    source: z.string().min(1),
    article: z.string().optional(),
    year: z.number().int(),
    certainty: limitCertaintySchema,
    effective_from: isoDateSchema.optional(),
    effective_to: isoDateSchema.optional(),
    origin: z.enum(["national", "local", "park"]).default("national"),
    relaxed: z
      .strictObject({
        value: z.number(),
        needs: z.string(),
        source: z.string().min(1),
        year: z.number().int().optional(),
        certainty: certaintySchema,
      })
      .optional(),
  })
  .refine((limit) => (limit.value === undefined) !== (limit.table === undefined), "a limit has either value or table");
export type PackLimit = z.infer<typeof packLimitSchema>;

/** Minimum by code prefix: the longest listed prefix decides. `null` = listed without a value; `ask` = needs a longer code. */
const packTableSchema = z.strictObject({
  code_system: z.string().min(1),
  title: localizedTextSchema.optional(),
  rows: z.record(z.string(), z.union([z.number(), z.null(), z.strictObject({ ask: z.array(z.string()) })])),
  /** Certainty of single rows where it differs from the limit's. */
  row_certainty: z.record(z.string(), certaintySchema).optional(),
  provenance: provenanceSchema,
});
export type PackTable = z.infer<typeof packTableSchema>;

const cell = z.enum(["P", "C", "X"]);
const useMatrixFields = z.strictObject({
  provenance: provenanceSchema.optional(),
  /** Zone code prefix -> use -> cell. Uses: industry_1..3, storage_1, storage_2, storage_hazardous, research, office, retail, catering, dormitory, canteen, commodity_housing, hotel, utilities. */
  rows: z.record(z.string(), z.record(z.string(), cell)),
  /** Zone code prefixes whose use is not decided yet: everything but the listed cells is unknown. */
  undecided: z.array(z.string()).default([]),
  /** Uses that are tested against the admin/living caps where a zone allows them conditionally. */
  admin_living_uses: z.array(z.string()).default([]),
  /** Zone prefixes in which those uses answer to the caps. */
  admin_living_zones: z.array(z.string()).default([]),
  /** Use that a registered land-use code stands for, by code prefix: what a parcel without enterprise or building is judged by. */
  use_by_code: z.record(z.string(), z.string()).default({}),
  /** Industry code prefixes that are industry; all where missing. */
  industry_prefixes: z.array(z.string()).optional(),
  /** Largest share of all compatible uses together, of the floor area. */
  compatible_total_cap: z.number().optional(),
});
/** Also the short form of domain §6.6: the rows alone. */
const useMatrixSchema = z.preprocess(
  (value) => (typeof value === "object" && value !== null && !("rows" in value) ? { rows: value } : value),
  useMatrixFields,
);
export type UseMatrix = z.infer<typeof useMatrixFields>;

const controlLineRuleSchema = z.strictObject({
  layer: z.enum(controlKinds),
  /** Up to this overlap the verdict is `unknown` (geometry noise), m². */
  noise_m2: z.number().nonnegative(),
  /** Verdict for a real overlap (for the boundary: for the part outside it). */
  verdict: z.enum(["fail", "conditional"]),
  /** `lie_inside`: the subject must lie inside the line. `not_overlap`: it must stay out. Missing: inside for the urban development boundary, out for all others. */
  must: z.enum(["lie_inside", "not_overlap"]).optional(),
  /** Land-use prefixes that belong inside this line and pass. */
  own_uses: z.array(z.string()).default([]),
  /** Does a building inside the line break it even where the parcel's own use belongs there? */
  no_buildings: z.boolean().default(false),
  /** Parts of an urban development boundary -> verdict of the land in them. */
  parts: z.partialRecord(z.enum(["core", "flexible", "special"]), z.enum(["pass", "conditional", "fail"])).optional(),
  /** Only land uses with these prefixes are judged; all where missing. */
  applies: z.strictObject({ use: z.array(z.string()).optional() }).optional(),
  provenance: provenanceSchema.optional(),
});
export type ControlLineRule = z.infer<typeof controlLineRuleSchema>;

/** Distance between two kinds of use, m. */
const bufferRuleSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  min_m: z.number().nonnegative(),
  /** Property without which the distance is open, such as `eia_distance_m`. */
  needs: z.string().optional(),
  provenance: provenanceSchema.optional(),
});

const tolerancesSchema = z.strictObject({
  sliver_width_m: z.number().nonnegative(),
  sliver_area_m2: z.number().nonnegative(),
  /** Largest share of a parcel that may be dropped as a sliver. */
  sliver_share: z.number().nonnegative(),
  area_warn: z.number().nonnegative(),
  area_fail: z.number().nonnegative(),
});
export type Tolerances = z.infer<typeof tolerancesSchema>;

const floorAreaSchema = z.strictObject({
  /** A storey higher than `over_m` counts `factor` times; the highest tier passed decides. */
  tiers: z.array(z.strictObject({ over_m: z.number(), factor: z.number() })),
  count_below_grade: z.boolean(),
  provenance: provenanceSchema.optional(),
});
export type FloorAreaRule = z.infer<typeof floorAreaSchema>;

const idleRuleSchema = z.strictObject({
  /** Years from the effective start after which land not started is idle. */
  not_started_years: z.number(),
  /** Years from the effective start after which it may be recovered without payment. */
  recovery_years: z.number(),
  /** Years from delivery to the start where no start is agreed. */
  delivery_to_start_years: z.number(),
  suspended_years: z.number(),
  developed_area_share: z.number(),
  invested_share: z.number(),
  /** Share of ground works that counts as started where there is neither pit nor piles. */
  ground_works_share: z.number(),
  fee_rate: z.number(),
  /** Clauses by what they decide: limb_a, limb_b, started, investment, delivery, government_cause, fee, recovery, finding, measures. */
  clauses: z.record(z.string(), z.strictObject({ article: z.string(), certainty: certaintySchema })),
  provenance: provenanceSchema,
});
export type IdleRule = z.infer<typeof idleRuleSchema>;

export const rulePackSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().default("1"),
  region: z.string(),
  languages: z.strictObject({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() }).partial(),
  extends: z.string().optional(),
  scope: z.string().optional(),
  units: z.strictObject({ area_display: z.array(z.string()) }).optional(),
  code_system: z.string().min(1),
  floor_area: floorAreaSchema.optional(),
  limits: z.array(packLimitSchema),
  tables: z.record(z.string(), packTableSchema).default({}),
  idle: idleRuleSchema.optional(),
  use_matrix: useMatrixSchema.optional(),
  buffers: z.array(bufferRuleSchema).optional(),
  control_lines: z.array(controlLineRuleSchema).optional(),
  tolerances: tolerancesSchema.optional(),
  ideals: z.unknown().optional(),
  contract: contractRuleSchema.optional(),
  intensive_use: intensiveUseRuleSchema.optional(),
  inefficient: inefficientRuleSchema.optional(),
  zombie: zombieRuleSchema.optional(),
  separation: separationRuleSchema.optional(),
  per_mu: perMuRuleSchema.optional(),
  cluster: clusterRuleSchema.optional(),
  dual_assessment: dualAssessmentRuleSchema.optional(),
  gates: gatesRuleSchema.optional(),
  steps: z.unknown().optional(),
});
export type RulePack = z.infer<typeof rulePackSchema>;

/** A pack together with the hash of the bytes it was read from, as the report names it. */
export interface LoadedRulePack {
  readonly pack: RulePack;
  readonly sha256: string;
}

/** Services of a site and the sets of them that have a name (domain §1.4). */
const readinessRuleSchema = z.strictObject({
  /** All of the seven. */
  services: z.array(z.enum(serviceKeys)),
  /** The subsets with a name; levelled ground belongs to each. */
  three: z.array(z.enum(serviceKeys)),
  five: z.array(z.enum(serviceKeys)),
  provenance: provenanceSchema,
});
export type ReadinessRule = z.infer<typeof readinessRuleSchema>;

/** Values used where no pack speaks: `data/regulations/project-defaults.json`. All certainty D, and reports say so. */
export const projectDefaultsSchema = z.strictObject({
  tolerances: tolerancesSchema,
  floor_area: floorAreaSchema,
  /** Building uses that count as administration and living services. */
  admin_living_uses: z.array(z.string()),
  readiness: readinessRuleSchema,
  /** Months before the end of a term from which it counts as expiring. */
  term_expiring_months: z.number(),
  /** Share of a limit within which a passing value is shown as near. Display only. */
  near_limit_share: z.number(),
  /** Largest difference between the two engines' areas before it is reported, m². */
  engine_tolerance_m2: z.number(),
  provenance: provenanceSchema,
});
export type ProjectDefaults = z.infer<typeof projectDefaultsSchema>;
