import { z } from "zod/mini";
import { paperYearSchema } from "./fields.ts";

export const certaintySchema = z.enum(["V", "K+", "K~", "D"]);

/** Where a rule parameter comes from. */
export const provenanceSchema = z.strictObject({
  source: z.string().check(z.minLength(1)),
  article: z.optional(z.string()),
  year: paperYearSchema,
  certainty: certaintySchema,
});
