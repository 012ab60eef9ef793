import { z } from "zod/mini";
import { layerKinds, recordListKinds } from "../../core/model/dataset.ts";
import { idSchema } from "../../core/model/fields.ts";
import { localizedTextSchema } from "../../core/model/localized-text.ts";
import { proposalKind } from "../../core/model/record-kinds.ts";
import { featureKinds } from "./feature-finder.ts";
import type { HistoryStep } from "./plan-messages.ts";

/** Form of the lines of `history.jsonl` and of the journal. */
export const historySchemaId = "parkwright.history/1";

/** Every name a step can have: a name nobody knows has no words on the page. */
const stepNames: Readonly<Record<HistoryStep["command"], true>> = {
  "create-feature": true,
  "delete-features": true,
  "move-corners": true,
  "insert-corner": true,
  "delete-corners": true,
  "replace-geometry": true,
  "transform-features": true,
  "duplicate-features": true,
  "split-feature": true,
  "merge-features": true,
  "cut-hole": true,
  "fill-hole": true,
  "offset-feature": true,
  "square-corners": true,
  "make-parallel": true,
  "simplify-feature": true,
  "paint-use": true,
  "set-values": true,
  "convert-features": true,
  "reshape-to-fit": true,
  import: true,
  "merge-scenario": true,
  restore: true,
};

const kinds = [...layerKinds, ...recordListKinds, proposalKind] as const;
const count = z.number().check(z.nonnegative());
/** What a record says is looked at by whoever has it from outside (isSoundRecord). */
const record = z.looseObject({ id: idSchema });
const refs = z.array(z.object({ kind: z.enum(featureKinds as [(typeof featureKinds)[number]]), id: idSchema }));

const headSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  parentId: z.nullable(idSchema),
  note: z.nullable(z.string()),
  isLocked: z.boolean(),
  createdAtMs: z.number(),
});

const overlaySchema = z.array(
  z.object({ kind: z.enum(kinds), id: idSchema, from: z.optional(record), to: z.optional(record) }),
);

/** A step with its changes. */
const stepSchema = z.object({
  seq: count,
  command: z.enum(Object.keys(stepNames) as [HistoryStep["command"]]),
  refs,
  count,
  atMs: z.number(),
  select: refs,
  changes: z.array(
    z.object({
      layer: z.enum(kinds),
      added: z.array(record),
      updated: z.array(z.tuple([record, record])),
      removed: z.array(record),
    }),
  ),
});

/** A line of a written tree: the plan, then each branch with its steps below it. */
export const treeLineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("plan"),
    schema: z.literal(historySchemaId),
    activeId: z.nullable(idSchema),
    nextSeq: count,
    unfiledCount: count,
  }),
  z.object({ type: z.literal("base"), overlay: overlaySchema, done: count }),
  z.object({ type: z.literal("scenario"), head: headSchema, overlay: overlaySchema, done: count }),
  z.object({ type: z.literal("step"), step: stepSchema }),
]);
