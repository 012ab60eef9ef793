import { z } from "zod/mini";
import { type LayerKind, layerKinds, parkFileSchema, recordListKinds } from "../../core/model/dataset.ts";
import { issueKinds } from "../../core/model/issue-codes.ts";
import { layerShapes } from "../../core/model/layer-shapes.ts";
import { createValueReader } from "../../core/model/value-reader.ts";
import { recordListShapes } from "../dataset/read-record-list.ts";
import type { RecordTable, ReopenedPark } from "./read-cache.ts";
import type { Column } from "./read-column.ts";

const issueSchema = z.array(
  z.object({
    code: z.enum(Object.keys(issueKinds)),
    severity: z.enum(["error", "warning", "info"]),
    layer: z.string(),
    ids: z.array(z.string()),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    message: z.string(),
  }),
);

/**
 * Do the values of a cache file that comes from outside fit the records of this program? A file that a person opens has no
 * source to be compared with, so its values are looked at as those of any file: each value of a dictionary once, all
 * others one by one. Shapes are the writer's word but for their form. Cost: linear.
 */
export function isSound({ dataset, issues, flat, tables }: ReopenedPark): boolean {
  if (!parkFileSchema.safeParse(dataset.meta).success || !issueSchema.safeParse(issues).success) return false;
  const isSoundLayer = (kind: LayerKind): boolean => {
    const { properties, geometry } = layerShapes[kind];
    return (geometry === "any" || flat[kind] !== undefined) && isSoundTable(tables.get(kind), properties);
  };
  return (
    layerKinds.every((kind) => dataset.layers[kind] === undefined || isSoundLayer(kind)) &&
    recordListKinds.every(
      (kind) => dataset[kind] === undefined || isSoundTable(tables.get(kind), recordListShapes[kind]),
    )
  );
}

function isSoundTable(table: RecordTable | undefined, shape: z.ZodMiniObject): boolean {
  if (table === undefined) return false;
  const { count, idAt, known, extra } = table;
  const ids = new Set<string>();
  for (let row = 0; row < count; row++) ids.add(idAt(row));
  if (ids.size !== count || [...ids].some((id) => id === "" || id.length > 256)) return false;
  const members = new Map(known.members?.map(({ name, column }) => [name, column]));
  const names = Object.keys(shape.shape).filter((name) => name !== "id");
  if (members.size !== names.length) return false;
  const isFit = names.every((name) => {
    const column = members.get(name);
    return column !== undefined && !column.mayBeAbsent && fits(column, count, shape.shape[name] as z.core.$ZodType);
  });
  // Whatever was kept may hold anything, but it has to be there.
  return isFit && !extra.mayBeAbsent && valuesOf(extra, count).every((value) => value !== null);
}

function fits(column: Column, count: number, schema: z.core.$ZodType): boolean {
  const read = createValueReader(schema);
  let isFit = true;
  const refuse = (): void => {
    isFit = false;
  };
  return valuesOf(column, count).every((value) => isSame(read(value, "", refuse), value) && isFit);
}

/** A value that reading would put right is not what a writer of this program left; order of members does not count. */
function isSame(read: unknown, given: unknown): boolean {
  if (typeof read !== "object" || typeof given !== "object" || read === null || given === null) {
    return Object.is(read, given);
  }
  const names = Object.keys(given);
  const [one, other] = [read as Readonly<Record<string, unknown>>, given as Readonly<Record<string, unknown>>];
  return (
    Array.isArray(read) === Array.isArray(given) &&
    names.length === Object.keys(read).length &&
    names.every((name) => Object.hasOwn(one, name) && isSame(one[name], other[name]))
  );
}

function valuesOf({ distinct, read }: Column, count: number): readonly unknown[] {
  return distinct ?? Array.from({ length: count }, (_, row) => read(row));
}
