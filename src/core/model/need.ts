import { z } from "zod/mini";
import { amountSchema, isoDateSchema } from "./fields.ts";
import { serviceKeys } from "./records.ts";

export const needSchemaId = "parkwright.need/1";

/** Services an investor may ask for: the seven, levelled ground, and those beside them (domain §1.4). */
const wantedServices = [...serviceKeys, "levelled", "rail", "post", "sewage", "garbage"] as const;
export type WantedService = (typeof wantedServices)[number];

/** What an investor asks for (contracts §7, `parkwright.need/1`): the words are of contracts §2, units in the names. */
export const needSchema = z.strictObject({
  schema: z.literal(needSchemaId),
  kind: z.enum(["land", "factory"]),
  areaM2: z.optional(z.strictObject({ min: z.optional(amountSchema), max: z.optional(amountSchema) })),
  /** A use of the use matrix (`industry`, `storage_1` …), or the beginning of a land-use code (`1001`, `100102*`). */
  use: z.optional(z.string().check(z.minLength(1))),
  /** Code system of a land-use code; missing: that of whatever offer it is compared with. */
  useCodeSystem: z.optional(z.string().check(z.minLength(1))),
  /** Industry by its division or longer (`39`, `C3922`), and the edition the code is of. */
  industryCode: z.optional(z.string().check(z.minLength(1))),
  industryCodeVersion: z.optional(z.string().check(z.minLength(1))),
  pollutionClass: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3)])),
  services: z.optional(z.array(z.enum(wantedServices))),
  powerKvaMin: z.optional(amountSchema),
  floorLoadTPerM2Min: z.optional(amountSchema),
  clearHeightMMin: z.optional(amountSchema),
  craneTMin: z.optional(amountSchema),
  liftTMin: z.optional(amountSchema),
  /** Least spacing of columns, one number or two: `8`, `"9 x 12"`. */
  columnGridM: z.optional(z.union([amountSchema, z.string().check(z.regex(/^\s*[\d.]+\s*[x×*]\s*[\d.]+\s*$/i))])),
  availableBy: z.optional(isoDateSchema),
  priceMaxWanPerMu: z.optional(amountSchema),
  rentMaxPerM2Month: z.optional(amountSchema),
  /** Longest way by destination, km; destinations are the keys of `listing.distancesKm`. */
  distancesKmMax: z.optional(z.record(z.string(), amountSchema)),
});
export type Need = z.infer<typeof needSchema>;
