/** A value that JSON cannot give back as it is: the writer of the cache then refuses to write. */
export class NotCacheable extends Error {}

/**
 * JSON text that `JSON.parse` turns into the very same value: -0 keeps its sign, order of members stays. Throws
 * `NotCacheable` for what JSON has no word for (NaN, infinite numbers, functions, maps); members that are undefined count as absent.
 */
export function toExactJson(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw new NotCacheable(`the number ${value}`);
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return `[${value.map(toExactJson).join(",")}]`;
      if (!isPlainObject(value)) throw new NotCacheable(`a ${value.constructor?.name ?? "value"}`);
      return `{${Object.keys(value)
        .filter((name) => value[name] !== undefined)
        .map((name) => `${JSON.stringify(name)}:${toExactJson(value[name])}`)
        .join(",")}}`;
    default:
      throw new NotCacheable(`a value of type ${typeof value}`);
  }
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
