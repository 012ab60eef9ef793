import { z } from "zod";
import { issueCodes } from "../../src/core/model/issue-codes.ts";

const count = z.number().int().optional();

/** An issue (contracts §4) in reports. The codes are those of docs/codes.md. */
export const issueSchema = z.object({
  code: z.enum(issueCodes as readonly [string, ...string[]]),
  severity: z.enum(["error", "warning", "info"]),
  layer: z.string(),
  ids: z.array(z.string()),
  file: z.string().optional(),
  row: count,
  at: z
    .object({
      feature: count,
      line: count,
      column: count,
      record: count,
      entry: z.string().optional(),
      layer: z.string().optional(),
      block: z.string().optional(),
      property: z.string().optional(),
      element: z.string().optional(),
      field: z.string().optional(),
    })
    .optional(),
  place: z.unknown().optional(),
  measured: z.number().optional(),
  allowed: z.number().optional(),
  unit: z.string().optional(),
  message: z.string(),
  fix: z
    .object({
      name: z.string(),
      applied: z.boolean(),
      areaBeforeM2: z.number().optional(),
      areaAfterM2: z.number().optional(),
    })
    .optional(),
});
