import { z } from "zod/mini";

/** One row of `data/crs/crs.json`. */
const crsEntrySchema = z.strictObject({
  code: z.string().check(z.regex(/^EPSG:\d+$/)),
  name: z.string(),
  proj: z.string(),
  /** Degrees or a plane; `display` planes (Web Mercator) are refused for areas. */
  kind: z.enum(["degrees", "plane", "display"]),
  /** Axis order of the registry: GeoJSON and this program always use east, north. */
  axes: z.enum(["east-north", "north-east"]),
  /** 3-degree zone number where the row is one. */
  zone: z.optional(z.number().check(z.int())),
  zonePrefix: z.optional(z.boolean()),
  /** Datum shift that is not applied (old datums): largest expected error, m. */
  datumNote: z.optional(z.string()),
});
export type CrsEntry = z.infer<typeof crsEntrySchema>;
export const crsTableSchema = z.strictObject({ source: z.string(), entries: z.array(crsEntrySchema) });
export type CrsTable = z.infer<typeof crsTableSchema>;
