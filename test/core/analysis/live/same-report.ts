/**
 * Where two reports differ, as paths: numbers by more than 1e-6 (or 1e-12 of their size: positions, sums of a whole park), anything else
 * at all. Sentences and places hold rounded or projected numbers and are compared as such.
 */
export function findDifferences(a: unknown, b: unknown, path = "", found: string[] = []): readonly string[] {
  if (found.length > 20 || Object.is(a, b)) return found;
  if (typeof a === "number" && typeof b === "number") {
    const allowed = Math.max(1e-6, 1e-12 * Math.max(Math.abs(a), Math.abs(b)));
    if (!(Math.abs(a - b) <= allowed)) found.push(`${path}: ${a} is not ${b}`);
  } else if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    found.push(`${path}: ${String(JSON.stringify(a)).slice(0, 300)} is not ${String(JSON.stringify(b)).slice(0, 300)}`);
  } else {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys) {
      findDifferences(
        (a as Record<string, unknown>)[key],
        (b as Record<string, unknown>)[key],
        `${path}.${key}`,
        found,
      );
    }
  }
  return found;
}
