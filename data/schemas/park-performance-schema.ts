import { z } from "zod/mini";
import { developmentStages } from "../../src/core/rules/development-stage.ts";

const provenance = z.object({
  ruleSet: z.nullable(z.string()),
  source: z.nullable(z.string()),
  article: z.nullable(z.string()),
  year: z.nullable(z.number()),
  certainty: z.nullable(z.enum(["V", "K+", "K~", "D"])),
});
const ternary = z.nullable(z.boolean());

/** Performance of a park in the audit report (domain §9): stage, targets, industries, chains, factories. */
export function parkPerformanceSchema(figure: z.ZodMiniType, check: z.ZodMiniType) {
  return z.object({
    stage: z.object({
      class: z.enum([...developmentStages, "unknown"]),
      builtRate: figure,
      reason: z.optional(z.string()),
      missing: z.array(z.string()),
      provenance,
    }),
    dual: check,
    lq: z.array(
      z.object({
        industry: z.string(),
        measure: z.enum(["jobs", "firms", "output"]),
        quotient: figure,
        specialised: ternary,
        strong: ternary,
      }),
    ),
    chains: z.array(
      z.object({
        chainId: z.string(),
        overall: figure,
        byStage: z.object({ upstream: figure, midstream: figure, downstream: figure }),
        gaps: z.array(
          z.object({
            stage: z.enum(["upstream", "midstream", "downstream"]),
            link: z.string(),
            isOpen: z.boolean(),
            projectIds: z.array(z.string()),
          }),
        ),
      }),
    ),
    adjacency: figure,
    hhi: figure,
    leadingShare: figure,
    localSupply: figure,
    clustering: z.array(z.object({ zoneId: z.string(), landUse: z.string(), share: figure })),
    occupancy: z.object({
      vacancy: figure,
      buildings: z.array(z.object({ buildingId: z.string(), vacancy: figure })),
    }),
    clusterProvenance: provenance,
    missing: z.array(z.string()),
  });
}

/** Parks by score; one that is not ranked has no rank and a reason. */
export const rankingSchema = z.array(
  z.object({
    parkId: z.string(),
    rank: z.nullable(z.number()),
    score: z.nullable(z.number()),
    reason: z.optional(z.string()),
    missing: z.array(z.string()),
  }),
);
