import { z } from "zod/mini";
import { impactLineKeys, impactSchemaId } from "../../src/core/analysis/impact/impact-report.ts";
import { verdicts } from "../../src/core/model/check.ts";
import { localizedTextSchema } from "../../src/core/model/localized-text.ts";
import { check, figure } from "./audit-report-schema.ts";
import { issueSchema } from "./issue-schema.ts";
import { reportHead } from "./report-head-schema.ts";

/* What an expansion or adjustment does (contracts §7); made by src/core/analysis/impact, a test holds a real report against it. */

const amount = z.nullable(z.number());
const id = z.string();

const takenClass = z.object({
  landUse: z.nullable(z.string()),
  codeSystem: z.nullable(z.string()),
  group: z.nullable(z.enum(["agricultural", "construction", "unused"])),
  areaM2: z.number(),
});

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const line = z.extend(check, {
  no: z.number().check(z.int(), z.gte(1), z.lte(impactLineKeys.length)),
  key: z.enum(impactLineKeys),
  details,
  figures: z.record(z.string(), figure),
  items: z.array(check),
});

const stock = z.object({
  parcelId: id,
  kind: z.enum(["idle", "surplus", "reserve"]),
  areaM2: amount,
  state: z.enum(["counted", "open", "not_counted"]),
  reason: z.string(),
  missing: z.array(z.string()),
});

export const impactReportSchema = z.object({
  schema: z.literal(impactSchemaId),
  ...reportHead,
  proposal: z.object({
    areaM2: z.number(),
    removedM2: z.number(),
    parkIds: z.array(id),
    features: z.array(
      z.object({
        id,
        name: z.nullable(localizedTextSchema),
        action: z.enum(["add", "remove"]),
        parkId: z.nullable(id),
        landUse: z.nullable(z.string()),
        phase: amount,
        drawnM2: z.number(),
        countedM2: z.number(),
      }),
    ),
  }),
  verdict: z.enum(verdicts),
  lines: z.array(line),
  taken: z.array(takenClass),
  takenByGroup: z.object({
    agricultural: z.number(),
    construction: z.number(),
    unused: z.number(),
    unknown: z.number(),
  }),
  ledger: z.object({
    demand: z.array(z.object({ projectId: id, name: localizedTextSchema, areaM2: amount, parcelIds: z.array(id) })),
    stock: z.array(stock),
    figures: z.object({
      demand: figure,
      idle: figure,
      surplus: figure,
      reserve: figure,
      netNeed: figure,
      excess: figure,
    }),
  }),
  removed: z.object({
    areaM2: z.number(),
    classes: z.array(takenClass),
    parcels: z.array(
      z.object({
        id,
        stage: z.string(),
        areaM2: z.number(),
        share: z.number(),
        isWhole: z.boolean(),
        enterpriseIds: z.array(id),
      }),
    ),
    buildings: z.array(z.object({ id, footprintM2: z.number() })),
    enterprises: z.array(z.object({ id, name: localizedTextSchema, jobs: amount })),
    floorArea: figure,
  }),
  indicators: z.array(
    z.object({ parkId: id, key: z.string(), before: z.nullable(figure), after: z.nullable(figure) }),
  ),
  issues: z.array(issueSchema),
});
