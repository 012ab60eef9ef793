import { z } from "zod/mini";
import { changeTopics, lowUseKeys } from "../../src/core/analysis/exit/exit-audit.ts";
import { verdicts } from "../../src/core/model/check.ts";
import { lowUseClasses } from "../../src/core/rules/inefficient-land.ts";
import { shortfallKeys, threeCirclesClasses } from "../../src/core/rules/three-circles.ts";

const amount = z.nullable(z.number());
const day = z.nullable(z.string());

const source = {
  ruleSet: z.nullable(z.string()),
  source: z.nullable(z.string()),
  article: z.nullable(z.string()),
  year: amount,
  certainty: z.nullable(z.enum(["V", "K+", "K~", "D"])),
};

const lowUseCriterion = z.object({
  key: z.enum(lowUseKeys),
  class: z.enum(lowUseClasses),
  worst: z.optional(z.literal("review")),
  value: amount,
  limit: amount,
  unit: z.string(),
  missing: z.array(z.string()),
  subjects: z.array(z.string()),
  reason: z.optional(z.string()),
  details: z.optional(z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]))),
  ...source,
});

/** What a parcel's audit says of enclosed and inefficient land, of its contract and of what changes by itself. */
export const exitAuditMembers = <Figure extends z.ZodMiniType>(figure: Figure) => ({
  exit: z.object({
    class: z.enum(threeCirclesClasses),
    effectiveStart: day,
    due: day,
    daysLate: amount,
    idleClass: z.optional(z.enum(["late_start", "suspected_idle_A"])),
    shortfalls: z.array(
      z.object({
        key: z.enum(shortfallKeys),
        item: z.string(),
        agreed: z.number(),
        actual: amount,
        unit: z.string(),
        share: amount,
        penaltyWan: figure,
        ...source,
      }),
    ),
    missing: z.array(z.string()),
    flags: z.array(z.string()),
    reason: z.optional(z.string()),
    nextDate: day,
    nextClass: z.nullable(z.enum(threeCirclesClasses)),
    ...source,
  }),
  lowUse: z.object({
    class: z.enum(lowUseClasses),
    reason: z.optional(z.string()),
    criteria: z.array(lowUseCriterion),
  }),
  surplus: figure,
  contract: z.object({ items: z.record(z.string(), z.enum(verdicts)), verdict: z.enum(verdicts) }),
  changes: z.array(
    z.object({
      on: z.string(),
      about: z.enum(changeTopics),
      from: z.string(),
      to: z.string(),
      measure: z.optional(z.string()),
    }),
  ),
});
