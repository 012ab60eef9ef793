import { z } from "zod/mini";
import { idealsRuleSchema, landAccountsRuleSchema, usualValuesSchema } from "./evaluation-rules.ts";
import { idSchema, paperYearSchema, regulationDateSchema, shareSchema } from "./fields.ts";
import type { Issue } from "./issue.ts";
import { localizedTextSchema } from "./localized-text.ts";
import {
  clusterRuleSchema,
  contractRuleSchema,
  developmentStageRuleSchema,
  dualAssessmentRuleSchema,
  gatesRuleSchema,
  inefficientRuleSchema,
  intensiveUseRuleSchema,
  perMuRuleSchema,
  projectFitRuleSchema,
  separationRuleSchema,
  zombieRuleSchema,
} from "./park-rules.ts";
import { certaintySchema, provenanceSchema } from "./provenance.ts";
import { controlKinds, extraServiceKeys, limitOps, serviceKeys } from "./records.ts";

/*
 * A rule pack: `data/regulations/<id>.json` (domain §6.6). Every number a verdict uses stands in one, with the paper it
 * comes from and how sure that is; the engine knows none. Unknown keys are refused when a pack is loaded.
 */

export type Provenance = z.infer<typeof provenanceSchema>;

const limitCertaintySchema = z.enum(["V", "K+", "K~", "D", "to_import"]);

/** To whom a limit speaks; every member that is given has to hold. */
const appliesSchema = z.strictObject({
  /** Land-use code prefixes of the pack's own code system. */
  use: z.optional(z.array(z.string())),
  /** Industry code prefixes, and the edition they are of. */
  industry: z.optional(z.array(z.string())),
  industry_edition: z.optional(z.string().check(z.minLength(1))),
  /** Classes of the park, as its record has them (`parkClass`). */
  park_class: z.optional(z.array(z.string())),
});

const packLimitSchema = z
  .strictObject({
    key: z.string().check(z.minLength(1)),
    op: z.enum(limitOps),
    value: z.optional(z.number()),
    /** Other end, where the paper gives a range and not whom which number of it binds: between the two the verdict is open. */
    value_to: z.optional(z.number()),
    table: z.optional(z.string()),
    /** What a table is asked by: `industry_code@<edition>` or `land_use` (the whole code). */
    by: z.optional(z.string()),
    unit: z.optional(z.string()),
    basis: z.optional(z.string()),
    title: z.optional(localizedTextSchema),
    applies: z.optional(appliesSchema),
    source: z.string().check(z.minLength(1)),
    article: z.optional(z.string()),
    year: paperYearSchema,
    certainty: limitCertaintySchema,
    effective_from: z.optional(regulationDateSchema),
    effective_to: z.optional(regulationDateSchema),
    origin: z._default(z.enum(["national", "local", "park"]), "national"),
    relaxed: z.optional(
      z.strictObject({
        value: z.number(),
        needs: z.string(),
        source: z.string().check(z.minLength(1)),
        year: z.optional(paperYearSchema),
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

const tableCellSchema = z.nullable(z.number());

/** Minimum by code prefix: the longest listed prefix decides. `null` = listed without a value; `ask` = needs a longer code. */
const packTableSchema = z.strictObject({
  code_system: z.string().check(z.minLength(1)),
  title: z.optional(localizedTextSchema),
  /** A table with a second dimension: a row then has a value for each of these keys. */
  columns: z.optional(
    z.strictObject({
      /** `land_class`: the class of the place, recorded on its park (`landClass`) or stated by the pack (`land_class`). */
      by: z.literal("land_class"),
      keys: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
      /** Other headings a CSV file may use -> key. */
      aliases: z._default(z.record(z.string(), z.string()), {}),
    }),
  ),
  rows: z._default(
    z.record(
      z.string(),
      z.union([tableCellSchema, z.strictObject({ ask: z.array(z.string()) }), z.record(z.string(), tableCellSchema)]),
    ),
    {},
  ),
  /** Certainty of single rows where it differs from the limit's. */
  row_certainty: z.optional(z.record(z.string(), certaintySchema)),
  /** Paper of single rows where it differs from the table's. */
  row_source: z.optional(
    z.record(
      z.string(),
      z.strictObject({ source: z.string().check(z.minLength(1)), year: z.optional(paperYearSchema) }),
    ),
  ),
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
  /** Largest share of all compatible uses together, of the floor area, and the paper it stands in. */
  compatible_total_cap: z.optional(z.number()),
  compatible_cap_provenance: z.optional(provenanceSchema),
  /** Table that guesses the pollution class of an industry where none is recorded; what it yields is only indicative. */
  indicative_class: z.optional(z.string()),
  /** Zone prefixes where these uses may not lie inside the protective distance of a plant. */
  sleeping_rooms: z.optional(z.strictObject({ zones: z.array(z.string()), uses: z.array(z.string()) })),
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
  /** Only these land uses, by prefix, break a special-use area; other land in it is `conditional`. All where missing. */
  special_barred_uses: z.optional(z.array(z.string())),
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
  provenance: z.optional(provenanceSchema),
});
export type Tolerances = z.infer<typeof tolerancesSchema>;

const floorAreaSchema = z.strictObject({
  /** A storey higher than `over_m` counts `factor` times; the highest tier passed decides. */
  tiers: z.array(z.strictObject({ over_m: z.number().check(z.nonnegative()), factor: z.number().check(z.positive()) })),
  count_below_grade: z.boolean(),
  provenance: z.optional(provenanceSchema),
});
export type FloorAreaRule = z.infer<typeof floorAreaSchema>;

const positive = z.number().check(z.positive());

const idleRuleSchema = z.strictObject({
  /** Years from the effective start after which land not started is idle. */
  not_started_years: positive,
  /** Years from the effective start after which it may be recovered without payment. */
  recovery_years: positive,
  /** Years from delivery to the start where no start is agreed. */
  delivery_to_start_years: positive,
  suspended_years: positive,
  developed_area_share: shareSchema,
  invested_share: shareSchema,
  /** Share of ground works that counts as started where there is neither pit nor piles. */
  ground_works_share: shareSchema,
  fee_rate: shareSchema,
  /** Clauses by what they decide: limb_a, limb_b, started, investment, delivery, government_cause, fee, recovery, finding, measures. */
  clauses: z.record(z.string(), z.strictObject({ article: z.string(), certainty: certaintySchema })),
  provenance: provenanceSchema,
});
export type IdleRule = z.infer<typeof idleRuleSchema>;

/** The steps of a disposal of idle land, in order (the card of a parcel shows them). */
const stepsSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        key: z.string().check(z.minLength(1)),
        name: z.strictObject({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() }),
        /** Clause of the paper below. */
        article: z.optional(z.string()),
        /** Days after the step before; null: no paper known here sets any. */
        deadline_days: z.nullable(z.number().check(z.int(), z.positive())),
        /** Of this step, where it is not that of the whole list. */
        provenance: z.optional(provenanceSchema),
      }),
    )
    .check(z.minLength(1)),
  provenance: provenanceSchema,
});

/** Services of a site and the sets of them that have a name (domain §1.4). */
const readinessRuleSchema = z.strictObject({
  /** All of the seven. */
  services: z.array(z.enum(serviceKeys)),
  /** The subsets with a name; levelled ground belongs to each. */
  three: z.array(z.enum(serviceKeys)),
  five: z.array(z.enum(serviceKeys)),
  /** Offered and shown beside them, not asked for. */
  extra: z._default(z.array(z.enum(extraServiceKeys)), []),
  /** Not asked for where nothing is recorded of it, such as heat in warm regions. */
  not_asked: z._default(z.array(z.enum(serviceKeys)), []),
  /** A built line of a service within this distance of the land stands in for a connection nobody recorded, m. */
  inference: z.optional(
    z.strictObject({ line_within_m: z.number().check(z.nonnegative()), provenance: provenanceSchema }),
  ),
  provenance: provenanceSchema,
});
export type ReadinessRule = z.infer<typeof readinessRuleSchema>;

export const rulePackSchema = z.strictObject({
  id: idSchema,
  version: z._default(z.string(), "1"),
  region: z.string(),
  languages: z.partial(z.strictObject({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() })),
  /** Id of the pack whose sections this one takes over where it gives none of its own (formats/rule-pack/resolve-pack.ts). */
  extends: z.optional(idSchema),
  /** For whom it is, in free words. */
  scope: z.optional(z.string()),
  /** In force from and to: for every limit of this file that does not say itself. */
  effective_from: z.optional(regulationDateSchema),
  effective_to: z.optional(regulationDateSchema),
  /** Class of the place in tables by `land_class`, for parks that have none on record. */
  land_class: z.optional(z.string().check(z.minLength(1))),
  units: z.optional(z.strictObject({ area_display: z.array(z.string()) })),
  code_system: z.string().check(z.minLength(1)),
  floor_area: z.optional(floorAreaSchema),
  limits: z.array(packLimitSchema),
  tables: z._default(z.record(z.string(), packTableSchema), {}),
  idle: z.optional(idleRuleSchema),
  use_matrix: z.optional(useMatrixSchema),
  /** Uses of buildings that are the predominant ones of the pack's zones; all others are ancillary. */
  predominant_uses: z.optional(z.strictObject({ uses: z.array(z.string()), provenance: provenanceSchema })),
  buffers: z.optional(z.array(bufferRuleSchema)),
  control_lines: z.optional(z.array(controlLineRuleSchema)),
  tolerances: z.optional(tolerancesSchema),
  ideals: z.optional(idealsRuleSchema),
  usual_values: z.optional(usualValuesSchema),
  contract: z.optional(contractRuleSchema),
  intensive_use: z.optional(intensiveUseRuleSchema),
  land_accounts: z.optional(landAccountsRuleSchema),
  inefficient: z.optional(inefficientRuleSchema),
  zombie: z.optional(zombieRuleSchema),
  separation: z.optional(separationRuleSchema),
  readiness: z.optional(readinessRuleSchema),
  per_mu: z.optional(perMuRuleSchema),
  cluster: z.optional(clusterRuleSchema),
  development_stage: z.optional(developmentStageRuleSchema),
  dual_assessment: z.optional(dualAssessmentRuleSchema),
  gates: z.optional(gatesRuleSchema),
  project_fit: z.optional(projectFitRuleSchema),
  steps: z.optional(stepsSchema),
});
export type RulePack = z.infer<typeof rulePackSchema>;

/** What a pack took from the one it names in `extends`. */
export interface InheritedFrom {
  readonly id: string;
  readonly version: string;
  /** Places of the base that this pack replaced: `far >= by industry_code@GB/T 4754-2017`, `idle`, `tables.far_min`. */
  readonly replaced: readonly string[];
}

/** A pack as it judges, together with what names it exactly in a report. */
export interface LoadedRulePack {
  readonly pack: RulePack;
  /** Of the bytes it was read from; several files: of their bytes one after the other, in the order of `files`. */
  readonly sha256: string;
  /** Names of those files, where there are several. */
  readonly files?: readonly string[];
  /** Nearest base first. */
  readonly inherited?: readonly InheritedFrom[];
  /** What is wrong with it but does not stop it from judging. */
  readonly issues?: readonly Issue[];
}

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
