import type { z } from "zod/mini";
import { describeValue, isJsonObject, type JsonObject } from "../model/json-value.ts";
import { propertiesOf, type ValueProblem } from "../model/new-record.ts";
import type { FeatureKind } from "../model/record-kinds.ts";
import { fail, type Result, succeed } from "../model/result.ts";
import { createValueReader, findDefault, findShape, setOwn } from "../model/value-reader.ts";

/**
 * The record with a value at a path, checked as the reader of files checks it. `null` takes the value away: not known, or the list
 * empty. A group that was not known comes into being with all its other members not known; one whose last value is taken away
 * is not known again. A property the schema does not know can be set where the record has it in `extra` already.
 *
 * Fails with what came and what was expected: a wrong type, a name that does not exist, `id`, or nothing where a value has to be.
 */
export function writeValue<Item extends { readonly extra: JsonObject }>(
  kind: FeatureKind,
  record: Item,
  path: string,
  value: unknown,
): Result<Item, ValueProblem> {
  const [name = "", ...rest] = path.split(".");
  const { shape } = propertiesOf(kind);
  const schema = name !== "id" && Object.hasOwn(shape, name) ? (shape[name] as z.core.$ZodType) : undefined;
  if (schema === undefined) {
    if (name === "id" || rest.length > 0 || !Object.hasOwn(record.extra, name)) return fail(unknownName(kind, path));
    return succeed({ ...record, extra: withMember(record.extra, name, value) });
  }
  const members: JsonObject = { ...record };
  const placed = placeValue(schema, members[name], rest, value);
  if (placed === undefined) return fail(unknownName(kind, path));
  let problem: ValueProblem | undefined;
  const read = createValueReader(schema)(placed.value, name, (property, got, expected) => {
    problem ??= { property, got, expected };
  });
  if (problem !== undefined) return fail(problem);
  if (read === undefined || (read === null && findDefault(schema) === undefined)) {
    return fail({ property: path, got: describeValue(value), expected: "a value" });
  }
  const kept = value === null && findDefault(schema) === null && isUnknown(read) ? null : read;
  return succeed({ ...record, [name]: kept });
}

/** The value of a property with another one at a path inside; undefined where there is no such path. */
function placeValue(
  schema: z.core.$ZodType,
  stands: unknown,
  path: readonly string[],
  value: unknown,
): { readonly value: unknown } | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return { value };
  const group = isJsonObject(stands) ? stands : {};
  const shape = findShape(schema);
  if (shape === undefined) {
    // Amounts by year: the reader looks at the key.
    return isRecordOf(schema) && rest.length === 0 ? { value: withMember(group, name, value) } : undefined;
  }
  if (!Object.hasOwn(shape, name)) {
    return Object.hasOwn(group, name) && rest.length === 0 ? { value: withMember(group, name, value) } : undefined;
  }
  const inner = placeValue(shape[name] as z.core.$ZodType, group[name], rest, value);
  if (inner === undefined) return undefined;
  const isGone = value === null && rest.length > 0 && isUnknown(inner.value);
  return { value: withMember(group, name, isGone ? null : inner.value) };
}

function isRecordOf(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.ZodMiniType)._zod as unknown as {
    readonly def: { readonly type: string; readonly innerType?: z.core.$ZodType };
  };
  return def.innerType === undefined ? def.type === "record" : isRecordOf(def.innerType);
}

/** Is nothing known in a value: null, an empty list, a group of such? */
function isUnknown(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.values(value).every(isUnknown);
}

function withMember(group: JsonObject, name: string, value: unknown): JsonObject {
  const copy = { ...group };
  setOwn(copy, name, value);
  return copy;
}

function unknownName(kind: FeatureKind, path: string): ValueProblem {
  return { property: path, got: path, expected: `a property of ${kind}` };
}
