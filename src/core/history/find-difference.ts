/**
 * Path of the first member in which two plain values differ, in the order of the first one's members; undefined where they are
 * equal. What is missing equals null and an empty list: all three mean "not known". Members of `extra` go by their own names. A
 * list or geometry that differs is named as a whole.
 */
export function findDifference(a: unknown, b: unknown): string | undefined {
  return findAt(a, b, "");
}

function findAt(a: unknown, b: unknown, path: string): string | undefined {
  if (isNothing(a) && isNothing(b)) return undefined;
  if (isPlain(a) && isPlain(b) && path !== "geometry") {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const inner = path === "" || path === "extra" ? name : `${path}.${name}`;
      const found = findAt(a[name], b[name], inner);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return isSame(a, b) ? undefined : path;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  if (isPlain(a) && isPlain(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => isSame(a[name], b[name]));
  }
  return a === b || (isNothing(a) && isNothing(b));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
