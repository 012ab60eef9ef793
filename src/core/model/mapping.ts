import { z } from "zod/mini";
import { layerKinds } from "./dataset.ts";

export const mappingSchemaId = "parkwright.mapping/1";

/** Units a mapped field may be in; the reader converts to the unit in the property's name. */
const mappingUnits = ["m2", "ha", "mu", "km2", "ft2", "acre", "m", "ft", "wan", "cny", "percent", "fraction"] as const;
export type MappingUnit = (typeof mappingUnits)[number];

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const fieldMappingSchema = z.union([
  z.string().check(z.minLength(1)),
  z.strictObject({
    from: z.optional(
      z.union([z.string().check(z.minLength(1)), z.array(z.string().check(z.minLength(1))).check(z.minLength(1))]),
    ),
    take: z.optional(z.enum(["first", "max", "min", "sum", "join"])),
    unit: z.optional(z.enum(mappingUnits)),
    /** `null`: a 0 means "not known", decided before `take`. */
    zeroMeans: z.optional(z.null()),
    codes: z.optional(z.record(z.string(), scalar)),
    codeSystem: z.optional(z.string()),
    /** Date format of the source, e.g. `YYYY/MM/DD`, `DD.MM.YYYY`, `YYYYMMDD`. */
    date: z.optional(z.string()),
    constant: z.optional(scalar),
  }),
]);
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

const layerMappingSchema = z.strictObject({
  file: z.optional(z.string().check(z.minLength(1))),
  crs: z.optional(z.string()),
  encoding: z.optional(z.string()),
  fields: z._default(z.record(z.string(), fieldMappingSchema), {}),
});
export type LayerMapping = z.infer<typeof layerMappingSchema>;

/** How other people's files fit the dataset (contracts §3). The import dialog reads and writes the same file. */
export const mappingFileSchema = z.strictObject({
  schema: z.literal(mappingSchemaId),
  layers: z.partialRecord(z.enum(layerKinds), layerMappingSchema),
});
export type MappingFile = z.infer<typeof mappingFileSchema>;
