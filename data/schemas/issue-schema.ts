import { z } from "zod/mini";
import { issueCodes } from "../../src/core/model/issue-codes.ts";

const count = z.optional(z.number().check(z.int()));

/** An issue (contracts §4) in reports. The codes are those of docs/codes.md. */
export const issueSchema = z.object({
  code: z.enum(issueCodes as readonly [string, ...string[]]),
  severity: z.enum(["error", "warning", "info"]),
  layer: z.string(),
  ids: z.array(z.string()),
  file: z.optional(z.string()),
  row: count,
  at: z.optional(z
    .object({
      feature: count,
      line: count,
      column: count,
      record: count,
      entry: z.optional(z.string()),
      layer: z.optional(z.string()),
      block: z.optional(z.string()),
      property: z.optional(z.string()),
      element: z.optional(z.string()),
      field: z.optional(z.string()),
    })),
  place: z.optional(z.unknown()),
  measured: z.optional(z.number()),
  allowed: z.optional(z.number()),
  unit: z.optional(z.string()),
  message: z.string(),
  fix: z.optional(z
    .object({
      name: z.string(),
      applied: z.boolean(),
      areaBeforeM2: z.optional(z.number()),
      areaAfterM2: z.optional(z.number()),
    })),
});
