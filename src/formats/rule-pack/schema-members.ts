import type { z } from "zod/mini";

/** Def members this walk reads; which of them a schema has says its `type`. */
interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
}

/**
 * Names a schema allows at a place, so that a refusal can list them; undefined where it is no object or any name goes. Of a
 * union the first branch that is an object there speaks.
 */
export function findMembers(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] | undefined {
  const def = schema._zod.def as Def;
  const inner = def.innerType ?? def.out;
  if (inner !== undefined) return findMembers(inner, path);
  if (def.options !== undefined) return firstOf(def.options, (option) => findMembers(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return def.shape === undefined ? undefined : Object.keys(def.shape);
  const next = def.shape?.[String(step)] ?? def.element ?? def.valueType;
  return next === undefined ? undefined : findMembers(next, rest);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
