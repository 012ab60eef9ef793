import { z } from "zod/mini";
import { diffSchemaId } from "../../src/core/analysis/diff/diff-states.ts";
import { digestKinds } from "../../src/core/analysis/diff/digest-changes.ts";
import { localizedTextSchema } from "../../src/core/model/localized-text.ts";
import { auditReportSchema } from "./audit-report-schema.ts";
import { reportHead } from "./report-head-schema.ts";

/* The diff report (contracts §7), written by hand beside the types; a test holds a real report against it. */

const text = z.nullable(z.string());
const ids = z.array(z.string());
const state = z.object({
  dataset: z.string(),
  name: localizedTextSchema,
  scenario: text,
  asOf: z.string(),
  ruleSets: ids,
});
const figure = z.nullable(auditReportSchema.shape.zones.def.element.shape.indicators.def.valueType);
const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.unknown())]);

export const diffReportSchema = z.object({
  schema: z.literal(diffSchemaId),
  ...reportHead,
  a: state,
  b: state,
  matrix: z.array(z.object({ from: text, fromSystem: text, to: text, toSystem: text, areaM2: z.number() })),
  matrixMissing: ids,
  parcels: z.object({
    added: ids,
    removed: ids,
    changed: z.array(
      z.object({ id: z.string(), fields: z.array(z.object({ name: z.string(), before: value, after: value })) }),
    ),
  }),
  indicators: z.array(z.object({ parkId: z.string(), key: z.string(), before: figure, after: figure })),
  digest: z.array(z.object({ kind: z.enum(digestKinds), ids })),
});
