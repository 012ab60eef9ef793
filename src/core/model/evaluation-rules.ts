import { z } from "zod/mini";
import { isoDateSchema } from "./fields.ts";
import { builtAccounts, groundAccounts, unbuildableAccounts } from "./land-accounts.ts";
import { localizedTextSchema } from "./localized-text.ts";
import { provenanceSchema } from "./provenance.ts";
import { controlKinds } from "./records.ts";

/*
 * Sections of a rule pack for the evaluation of intensive use: which ground goes to which account, what the indicators
 * should reach, and between which values they usually lie.
 */

const positive = z.number().check(z.positive());
const prefixes = z.array(z.string().check(z.minLength(1)));
/** Code prefix -> account; the longest prefix decides. */
const byPrefix = <const Account extends string>(accounts: readonly [Account, ...Account[]]) =>
  z.record(z.string(), z.enum(accounts));
/** Edition of GB/T 4754 -> code prefixes. */
const byEdition = z.record(z.string(), prefixes);

/** How a stage stands to the accounts: `open` may be anything. */
const stageKinds = ["built", "supplied", "built_or_supplied", "to_supply", "taken_back", "open"] as const;

export const landAccountsRuleSchema = z.strictObject({
  /** Code system of all prefixes below; other systems are translated by the land-use tables. */
  code_system: z.string().check(z.minLength(1)),
  /** Built land by its use. */
  built: byPrefix([...builtAccounts, "B11", "B12"]),
  /** Uses of public ground that is no parcel: streets, other transport, green. Built unless the survey shows otherwise. */
  ground_uses: prefixes,
  /** Ground the survey shows as built where nothing was supplied. */
  surveyed: byPrefix([...groundAccounts]),
  /** Uses that cannot be built on: water, wetland. */
  unbuildable_uses: byPrefix([...unbuildableAccounts]),
  /** Control lines inside which land that is not built cannot be. */
  unbuildable_controls: z.partialRecord(z.enum(controlKinds), z.enum(unbuildableAccounts)),
  stages: z.strictObject({
    built: z.enum(stageKinds),
    under_construction: z.enum(stageKinds),
    supplied_not_built: z.enum(stageKinds),
    supplied_status_unknown: z.enum(stageKinds),
    reclaimed: z.enum(stageKinds),
    reserved: z.enum(stageKinds),
    approved_not_supplied: z.enum(stageKinds),
    unsupplied: z.enum(stageKinds),
    unknown: z.enum(stageKinds),
  }),
  /** Words of `ownership` for collective land: built on, it is rural land and not state land supplied. */
  collective: z.array(z.string()),
  /** Land not supplied by its planned use; a use that is not listed is not for supply. */
  to_supply: byPrefix(["E1", "E21", "E22"]),
  /** Built ground without a parcel: as what it counts where no supply is on record. */
  undocumented_ground: z.enum(["D1", "F"]),
  /** Words of `supply.mode`. */
  supply_modes: z.strictObject({
    allocated: z.array(z.string()),
    auctioned: z.array(z.string()),
    /** Paid, but agreed with one buyer. */
    not_auctioned: z.array(z.string()),
    /** Paid, and nothing said of how the buyer was found. */
    paid: z.array(z.string()),
  }),
  /** Uses that have to be auctioned when supplied against payment from this day on. */
  auction_due: z.strictObject({ uses: prefixes, from: isoDateSchema }),
  /** Industries of the firms whose investment, revenue and tax count. */
  industrial_firms: byEdition,
  /** Industries of the primary sector, which the tax of the whole zone leaves out. */
  primary_firms: byEdition,
  /** Does a high storey count more than once in the floor area of a whole zone? */
  high_storeys_count_more: z.boolean(),
  /** Full years the yearly supply is averaged over. */
  supply_years: z.strictObject({
    least: z.number().check(z.int(), z.positive()),
    most: z.number().check(z.int(), z.positive()),
  }),
  provenance: provenanceSchema,
  clauses: z._default(z.record(z.string(), provenanceSchema), {}),
});
export type LandAccountsRule = z.infer<typeof landAccountsRuleSchema>;

const idealSchema = z.strictObject({
  /** Indicator of a park. */
  key: z.string().check(z.minLength(1)),
  /** Value aimed at, in the unit of the indicator. Missing where the indicator counts as 1 less its value. */
  value: z.optional(positive),
  /** Share of the score; those of a type add to 1. */
  weight: positive,
  /** `reach`: value over ideal, at most 1. `avoid`: 1 less the value. */
  counts: z._default(z.enum(["reach", "avoid"]), "reach"),
  provenance: provenanceSchema,
});
export type Ideal = z.infer<typeof idealSchema>;

const weightTolerance = 1e-9;
const idealsOfTypeSchema = z.array(idealSchema).check(
  z.minLength(1),
  z.refine(
    (ideals) => Math.abs(ideals.reduce((sum, { weight }) => sum + weight, 0) - 1) <= weightTolerance,
    "the weights of a zone type add to 1",
  ),
  z.refine(
    (ideals) => ideals.every(({ value, counts }) => (counts === "reach") === (value !== undefined)),
    "an ideal to reach has a value, one to avoid has none",
  ),
);

export const idealsRuleSchema = z.strictObject({
  title: localizedTextSchema,
  types: z.strictObject({
    industry_led: z.optional(idealsOfTypeSchema),
    city_integrated: z.optional(idealsOfTypeSchema),
    other: z.optional(idealsOfTypeSchema),
  }),
  provenance: provenanceSchema,
});
export type IdealsRule = z.infer<typeof idealsRuleSchema>;

/** What an indicator is elsewhere, and between which values nobody has to ask. */
const usualSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  /** Values published for other zones, for comparison. */
  published: z.array(z.strictObject({ value: z.number(), what: z.string(), provenance: provenanceSchema })),
});
export const usualValuesSchema = z.strictObject({
  indicators: z.record(z.string(), usualSchema),
  provenance: provenanceSchema,
});
export type UsualValues = z.infer<typeof usualValuesSchema>;
