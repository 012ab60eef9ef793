import { z } from "zod/mini";
import { scaleGroups } from "../../src/core/analysis/enterprises/enterprise-audit.ts";
import { perMuClassSchema, perMuIndicatorKeys } from "../../src/core/model/park-rules.ts";

const provenance = {
  ruleSet: z.nullable(z.string()),
  source: z.nullable(z.string()),
  article: z.nullable(z.string()),
  year: z.nullable(z.number()),
  certainty: z.nullable(z.enum(["V", "K+", "K~", "D"])),
};

/** Firms of the audit report: land, figures, place in the per-mu evaluation, zombie screen. */
export function enterpriseAuditSchema(figure: z.ZodMiniType) {
  return z.object({
    id: z.string(),
    parcelIds: z.array(z.string()),
    landMu: figure,
    figures: z.object(Object.fromEntries(perMuIndicatorKeys.map((key) => [key, figure]))),
    zombie: z.object({
      class: z.enum(["suspected_zombie", "none", "unknown"]),
      signals: z.array(z.string()),
      missing: z.array(z.string()),
      reason: z.optional(z.string()),
      ...provenance,
    }),
    perMu: z.object({
      year: z.number().check(z.int()),
      group: z.nullable(z.enum(scaleGroups)),
      recorded: z.nullable(perMuClassSchema),
      recordedYear: z.nullable(z.number()),
      score: figure,
      rank: z.nullable(z.number()),
      of: z.nullable(z.number()),
      rankShare: z.nullable(z.number()),
      class: z.enum([...perMuClassSchema.options, "not_evaluated", "unknown"]),
      reasons: z.array(z.string()),
      missing: z.array(z.string()),
      provenance: z.object(provenance),
    }),
  });
}
