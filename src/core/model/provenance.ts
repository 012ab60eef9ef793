import { z } from "zod";

export const certaintySchema = z.enum(["V", "K+", "K~", "D"]);

/** Where a rule parameter comes from. */
export const provenanceSchema = z.strictObject({
  source: z.string().min(1),
  article: z.string().optional(),
  year: z.number().int(),
  certainty: certaintySchema,
});
