/*
 * Values of records by path (`contract.farMin`), whatever the kind.
 */

type Plain = Readonly<Record<string, unknown>>;

/** The value at a path; null where it or anything on the way is not known. */
export function valueAt(record: object, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split(".")) {
    if (!isPlainObject(value) || !Object.hasOwn(value, name)) return null;
    value = value[name];
  }
  return value ?? null;
}

/**
 * The record with another value at a path. A group that was not known comes into being with the members of `like`, all unknown
 * but this one; null put into an unknown group changes nothing.
 */
export function withValueAt<Item extends object>(record: Item, path: string, value: unknown, like: object = {}): Item {
  const [name = "", ...rest] = path.split(".");
  const members = record as Plain;
  if (rest.length === 0) return { ...record, [name]: value };
  const inner = members[name];
  const example = (like as Plain)[name];
  if (!isPlainObject(inner) && value === null) return record;
  const group = isPlainObject(inner) ? inner : forgetMembers(isPlainObject(example) ? example : {});
  return {
    ...record,
    [name]: withValueAt(group, rest.join("."), value, isPlainObject(example) ? example : {}),
  };
}

function forgetMembers(group: Plain): Plain {
  return Object.fromEntries(Object.keys(group).map((name) => [name, null]));
}

/** An object with members of its own: no list, no null. */
export function isPlainObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
