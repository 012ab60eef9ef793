import { z } from "zod/mini";
import { layerKinds } from "./dataset.ts";
import { idSchema } from "./fields.ts";
import { localizedTextSchema } from "./localized-text.ts";

const feature = z.object({
  type: z.literal("Feature"),
  properties: z.looseObject({ id: z.union([idSchema, z.number()]) }),
  geometry: z.looseObject({ type: z.string() }),
});

/** `scenarios/<id>.json`: a plan not carried out, as changes over the dataset (contracts §2, style §4). */
export const scenarioFileSchema = z.strictObject({
  id: idSchema,
  name: localizedTextSchema,
  /** Names the state it was drawn over, for people; what counts is that each `before` and `removed` is as it stands. */
  baseRevision: z._default(z.nullable(z.union([z.string(), z.number()])), null),
  changes: z.array(
    z.strictObject({
      layer: z.enum(layerKinds),
      added: z._default(z.array(feature), []),
      updated: z._default(z.array(z.tuple([feature, feature])), []),
      removed: z._default(z.array(feature), []),
    }),
  ),
});
export type ScenarioFile = z.infer<typeof scenarioFileSchema>;
