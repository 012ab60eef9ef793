import { z } from "zod/mini";
import { matchSchemaId } from "../../src/core/analysis/match/match-listings.ts";
import { needSchema } from "../../src/core/model/need.ts";
import { reportHead } from "./report-head-schema.ts";

/* The match report (contracts §7), written by hand beside the types; a test holds a real report against it. */

const scalar = z.union([z.number(), z.string(), z.boolean()]);
const miss = z.object({
  criterion: z.string(),
  asked: scalar,
  has: z.nullable(scalar),
  gap: z.nullable(z.number()),
  unit: z.string(),
});
const ids = z.array(z.string());

export const matchReportSchema = z.object({
  schema: z.literal(matchSchemaId),
  ...reportHead,
  need: needSchema,
  fits: z.array(z.object({ id: z.string(), met: z.number(), of: z.number() })),
  toCheck: z.array(z.object({ id: z.string(), unknown: ids, missing: ids })),
  nearly: z.array(z.object({ id: z.string(), relax: miss })),
  excluded: z.array(z.object({ id: z.string(), failed: z.array(miss), unknown: ids })),
  groups: z.array(
    z.object({ ids, areaM2: z.number(), owners: z.nullable(z.number().check(z.int())), unknown: ids }),
  ),
  groupsComplete: z.boolean(),
  relaxations: z.array(
    z.object({
      criterion: z.string(),
      asked: scalar,
      to: z.nullable(z.union([z.number(), z.string()])),
      unit: z.string(),
      ids,
    }),
  ),
  notJudged: ids,
});
