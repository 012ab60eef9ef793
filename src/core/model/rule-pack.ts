import { z } from "zod/mini";
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
    value: z.optional(z.number()),
    table: z.optional(z.string()),
    by: z.optional(z.string()),
    unit: z.optional(z.string()),
    basis: z.optional(z.string()),
    title: z.optional(localizedTextSchema),
    applies: z.optional(
      z.strictObject({ use: z.optional(z.array(z.string())), industry: z.optional(z.array(z.string())) }),
    ),
    source: z.string().check(z.minLength(1)),
    article: z.optional(z.string()),
    year: z.number().check(z.int()),
    certainty: limitCertaintySchema,
    effective_from: z.optional(isoDateSchema),
    effective_to: z.optional(isoDateSchema),
    origin: z._default(z.enum(["national", "local", "park"]), "national"),
    relaxed: z.optional(
      z.strictObject({
        value: z.number(),
        needs: z.string(),
        source: z.string().check(z.minLength(1)),
        year: z.optional(z.number().check(z.int())),
        certainty: certaintySchema,
      }),
    ),
  })
  .check(
    z.refine(
      (limit) => (limit.value === undefined) !== (limit.table === undefined),
      "a limit has either value or table",
    ),
  );
export type PackLimit = z.infer<typeof packLimitSchema>;

/** Minimum by code prefix: the longest listed prefix decides. `null` = listed without a value; `ask` = needs a longer code. */
const packTableSchema = z.strictObject({
  code_system: z.string().check(z.minLength(1)),
  title: z.optional(localizedTextSchema),
  rows: z.record(z.string(), z.union([z.number(), z.null(), z.strictObject({ ask: z.array(z.string()) })])),
  /** Certainty of single rows where it differs from the limit's. */
  row_certainty: z.optional(z.record(z.string(), certaintySchema)),
  provenance: provenanceSchema,
});
export type PackTable = z.infer<typeof packTableSchema>;

const cell = z.enum(["P", "C", "X"]);
const useMatrixFields = z.strictObject({
  provenance: z.optional(provenanceSchema),
  /** Zone code prefix -> use -> cell. Uses: industry_1..3, storage_1, storage_2, storage_hazardous, research, office, retail, catering, dormitory, canteen, commodity_housing, hotel, utilities. */
  rows: z.record(z.string(), z.record(z.string(), cell)),
  /** Zone code prefixes whose use is not decided yet: everything but the listed cells is unknown. */
  undecided: z._default(z.array(z.string()), []),
  /** Uses that are tested against the admin/living caps where a zone allows them conditionally. */
  admin_living_uses: z._default(z.array(z.string()), []),
  /** Zone prefixes in which those uses answer to the caps. */
  admin_living_zones: z._default(z.array(z.string()), []),
  /** Use that a registered land-use code stands for, by code prefix: what a parcel without enterprise or building is judged by. */
  use_by_code: z._default(z.record(z.string(), z.string()), {}),
  /** Industry code prefixes that are industry; all where missing. */
  industry_prefixes: z.optional(z.array(z.string())),
  /** Largest share of all compatible uses together, of the floor area. */
  compatible_total_cap: z.optional(z.number()),
});
/** Also the short form of domain §6.6: the rows alone. */
const useMatrixSchema = z.pipe(
  z.transform((value) => (typeof value === "object" && value !== null && !("rows" in value) ? { rows: value } : value)),
  useMatrixFields,
);
export type UseMatrix = z.infer<typeof useMatrixFields>;

const controlLineRuleSchema = z.strictObject({
  layer: z.enum(controlKinds),
  /** Up to this overlap the verdict is `unknown` (geometry noise), m². */
  noise_m2: z.number().check(z.nonnegative()),
  /** Verdict for a real overlap (for the boundary: for the part outside it). */
  verdict: z.enum(["fail", "conditional"]),
  /** `lie_inside`: the subject must lie inside the line. `not_overlap`: it must stay out. Missing: inside for the urban development boundary, out for all others. */
  must: z.optional(z.enum(["lie_inside", "not_overlap"])),
  /** Land-use prefixes that belong inside this line and pass. */
  own_uses: z._default(z.array(z.string()), []),
  /** Does a building inside the line break it even where the parcel's own use belongs there? */
  no_buildings: z._default(z.boolean(), false),
  /** Parts of an urban development boundary -> verdict of the land in them. */
  parts: z.optional(z.partialRecord(z.enum(["core", "flexible", "special"]), z.enum(["pass", "conditional", "fail"]))),
  /** Only land uses with these prefixes are judged; all where missing. */
  applies: z.optional(z.strictObject({ use: z.optional(z.array(z.string())) })),
  provenance: z.optional(provenanceSchema),
});
export type ControlLineRule = z.infer<typeof controlLineRuleSchema>;

/** Distance between two kinds of use, m. */
const bufferRuleSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  min_m: z.number().check(z.nonnegative()),
  /** Property without which the distance is open, such as `eia_distance_m`. */
  needs: z.optional(z.string()),
  provenance: z.optional(provenanceSchema),
});

const tolerancesSchema = z.strictObject({
  sliver_width_m: z.number().check(z.nonnegative()),
  sliver_area_m2: z.number().check(z.nonnegative()),
  /** Largest share of a parcel that may be dropped as a sliver. */
  sliver_share: z.number().check(z.nonnegative()),
  area_warn: z.number().check(z.nonnegative()),
  area_fail: z.number().check(z.nonnegative()),
});
export type Tolerances = z.infer<typeof tolerancesSchema>;

const floorAreaSchema = z.strictObject({
  /** A storey higher than `over_m` counts `factor` times; the highest tier passed decides. */
  tiers: z.array(z.strictObject({ over_m: z.number(), factor: z.number() })),
  count_below_grade: z.boolean(),
  provenance: z.optional(provenanceSchema),
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
  id: z.string().check(z.minLength(1)),
  version: z._default(z.string(), "1"),
  region: z.string(),
  languages: z.partial(z.strictObject({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() })),
  extends: z.optional(z.string()),
  scope: z.optional(z.string()),
  units: z.optional(z.strictObject({ area_display: z.array(z.string()) })),
  code_system: z.string().check(z.minLength(1)),
  floor_area: z.optional(floorAreaSchema),
  limits: z.array(packLimitSchema),
  tables: z._default(z.record(z.string(), packTableSchema), {}),
  idle: z.optional(idleRuleSchema),
  use_matrix: z.optional(useMatrixSchema),
  buffers: z.optional(z.array(bufferRuleSchema)),
  control_lines: z.optional(z.array(controlLineRuleSchema)),
  tolerances: z.optional(tolerancesSchema),
  ideals: z.optional(z.unknown()),
  contract: z.optional(contractRuleSchema),
  intensive_use: z.optional(intensiveUseRuleSchema),
  inefficient: z.optional(inefficientRuleSchema),
  zombie: z.optional(zombieRuleSchema),
  separation: z.optional(separationRuleSchema),
  per_mu: z.optional(perMuRuleSchema),
  cluster: z.optional(clusterRuleSchema),
  dual_assessment: z.optional(dualAssessmentRuleSchema),
  gates: z.optional(gatesRuleSchema),
  steps: z.optional(z.unknown()),
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
