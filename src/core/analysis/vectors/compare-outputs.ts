import type { Outputs } from "./vector-context.ts";

const containedKeys = ["flags", "tags", "missing", "reason"];
const defaultTolerance = 1e-9;

/** Where outputs differ from what a vector expects, in words; empty when they agree. Domain §10.1. */
export function compareOutputs(got: Outputs, expected: Outputs): readonly string[] {
  const tolerance = toleranceOf(expected);
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === "tol") return [];
    if (key === "not") return compareNot(got, value, tolerance("not"));
    if (containedKeys.includes(key)) return compareContained(key, got[key], value);
    return compareValue(key, got[key], value, tolerance(key), tolerance);
  });
}

type Tolerance = (field: string) => number;

function toleranceOf({ tol }: Outputs): Tolerance {
  if (typeof tol === "number") return () => tol;
  if (typeof tol !== "object" || tol === null) return () => defaultTolerance;
  const byField = tol as Readonly<Record<string, number>>;
  return (field) => byField[field] ?? defaultTolerance;
}

function compareNot(got: Outputs, forbidden: unknown, tol: number): readonly string[] {
  return Object.entries(got).flatMap(([key, value]) =>
    typeof value === "number" && typeof forbidden === "number" && Math.abs(value - forbidden) <= tol
      ? [`${key} is ${value}, which it must not be`]
      : [],
  );
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function compareContained(key: string, got: unknown, expected: unknown): readonly string[] {
  const has = asList(got);
  return asList(expected)
    .filter((item) => !has.includes(item))
    .map((item) => `${key} has no ${JSON.stringify(item)}; got ${JSON.stringify(got ?? null)}`);
}

function compareValue(
  path: string,
  got: unknown,
  expected: unknown,
  tol: number,
  tolerance: Tolerance,
): readonly string[] {
  const differs = [`${path} is ${JSON.stringify(got ?? null)}, expected ${JSON.stringify(expected)}`];
  if (expected === null) return got === null || got === undefined ? [] : differs;
  if (typeof expected === "number") {
    return typeof got === "number" && Math.abs(got - expected) <= tol ? [] : differs;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return differs;
    return expected.flatMap((item, index) => compareValue(`${path}[${index}]`, got[index], item, tol, tolerance));
  }
  if (typeof expected === "object") {
    if (typeof got !== "object" || got === null) return differs;
    const record = got as Outputs;
    return Object.entries(expected).flatMap(([key, value]) =>
      compareValue(
        `${path}.${key}`,
        Object.hasOwn(record, key) ? record[key] : undefined,
        value,
        Math.max(tol, tolerance(key)),
        tolerance,
      ),
    );
  }
  return got === expected ? [] : differs;
}
