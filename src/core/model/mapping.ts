import { z } from "zod";
import { layerKinds } from "./dataset.ts";

export const mappingSchemaId = "parkwright.mapping/1";

/** Units a mapped field may be in; the reader converts to the unit in the property's name. */
const mappingUnits = ["m2", "ha", "mu", "km2", "ft2", "acre", "m", "ft", "wan", "cny", "percent", "fraction"] as const;
export type MappingUnit = (typeof mappingUnits)[number];

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const fieldMappingSchema = z.union([
  z.string().min(1),
  z.strictObject({
    from: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    take: z.enum(["first", "max", "min", "sum", "join"]).optional(),
    unit: z.enum(mappingUnits).optional(),
    /** `null`: a 0 means "not known", decided before `take`. */
    zeroMeans: z.null().optional(),
    codes: z.record(z.string(), scalar).optional(),
    codeSystem: z.string().optional(),
    /** Date format of the source, e.g. `YYYY/MM/DD`, `DD.MM.YYYY`, `YYYYMMDD`. */
    date: z.string().optional(),
    constant: scalar.optional(),
  }),
]);
export type FieldMapping = z.infer<typeof fieldMappingSchema>;

const layerMappingSchema = z.strictObject({
  file: z.string().min(1).optional(),
  crs: z.string().optional(),
  encoding: z.string().optional(),
  fields: z.record(z.string(), fieldMappingSchema).default({}),
});
export type LayerMapping = z.infer<typeof layerMappingSchema>;

/** How other people's files fit the dataset (contracts §3). The import dialog reads and writes the same file. */
export const mappingFileSchema = z.strictObject({
  schema: z.literal(mappingSchemaId),
  layers: z.partialRecord(z.enum(layerKinds), layerMappingSchema),
});
export type MappingFile = z.infer<typeof mappingFileSchema>;
