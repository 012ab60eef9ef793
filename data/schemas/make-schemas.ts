import { z } from "zod/mini";
import { layerKinds, parkFileSchema, recordListKinds } from "../../src/core/model/dataset.ts";
import { mappingFileSchema } from "../../src/core/model/mapping.ts";
import { needSchema } from "../../src/core/model/need.ts";
import { rulePackSchema } from "../../src/core/model/rule-pack.ts";
import { scenarioFileSchema } from "../../src/core/model/scenario.ts";
import { layerShapes } from "../../src/core/model/layer-shapes.ts";
import { recordListShapes } from "../../src/formats/dataset/read-record-list.ts";
import { importSchemaId } from "../../src/formats/report/format-import-json.ts";
import { auditReportSchema } from "./audit-report-schema.ts";
import { impactReportSchema } from "./impact-report-schema.ts";
import { diffReportSchema } from "./diff-report-schema.ts";
import { issueSchema } from "./issue-schema.ts";
import { matchReportSchema } from "./match-report-schema.ts";

const counts = z.object({ read: z.number(), accepted: z.number(), repaired: z.number(), rejected: z.number() });
const triple = z.object({
  declared: z.nullable(z.string()),
  detected: z.nullable(z.string()),
  used: z.nullable(z.string()),
});

const importReportSchema = z.object({
  schema: z.literal(importSchemaId),
  files: z.array(
    z.object({
      file: z.string(),
      outcome: z.enum(["accept", "accept-with-warning", "repair", "reject-with-error"]),
      format: z.string(),
      layer: z.nullable(z.enum(layerKinds)),
      crs: z.extend(triple, { confidence: z.enum(["stated", "assumed", "none"]) }),
      encoding: triple,
      rows: counts,
      changes: z.object({ added: z.number(), changed: z.number(), removed: z.number() }),
      issues: z.array(issueSchema),
    }),
  ),
});

/**
 * JSON Schemas by file name, made from the zod schemas the program itself reads with; the files beside this one are what it
 * makes (`UPDATE_FIXTURES=1 npx vitest run test/formats/schemas.test.ts` rewrites them). Layers: the properties of a feature.
 */
export function createSchemas(): ReadonlyMap<string, unknown> {
  const schemas = new Map<string, z.ZodMiniType>([
    ["park.schema.json", parkFileSchema],
    ...layerKinds.map((kind) => [`${kind}.schema.json`, layerShapes[kind].properties] as const),
    ...recordListKinds.map((kind) => [`${kind}.schema.json`, z.array(recordListShapes[kind])] as const),
    ["mapping.schema.json", mappingFileSchema],
    ["rule-pack.schema.json", rulePackSchema],
    ["audit-report.schema.json", auditReportSchema],
    ["impact-report.schema.json", impactReportSchema],
    ["import-report.schema.json", importReportSchema],
    ["need.schema.json", needSchema],
    ["match-report.schema.json", matchReportSchema],
    ["diff-report.schema.json", diffReportSchema],
    ["scenario.schema.json", scenarioFileSchema],
  ]);
  return new Map([...schemas].map(([name, schema]) => [name, z.toJSONSchema(schema, { io: "input" })]));
}
