import { z } from "zod/mini";

export const certaintySchema = z.enum(["V", "K+", "K~", "D"]);

/** Where a rule parameter comes from. */
export const provenanceSchema = z.strictObject({
  source: z.string().check(z.minLength(1)),
  article: z.optional(z.string()),
  year: z.number().check(z.int()),
  certainty: certaintySchema,
});
