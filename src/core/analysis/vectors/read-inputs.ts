import type { Inputs } from "./vector-context.ts";

/*
 * Inputs of vectors are plain JSON. null and absent both mean "not recorded"; a value of the wrong kind is a mistake in the
 * vector and throws, so that it can't pass for a missing one.
 */

export function readNumber(inputs: Inputs, key: string): number | null {
  const value = inputs[key] ?? null;
  if (value === null || (typeof value === "number" && Number.isFinite(value))) return value;
  throw new TypeError(`${key} is ${JSON.stringify(value)}, expected a number or null`);
}

export function readText(inputs: Inputs, key: string): string | null {
  const value = inputs[key] ?? null;
  if (value === null || typeof value === "string") return value;
  throw new TypeError(`${key} is ${JSON.stringify(value)}, expected a text or null`);
}

export function readFlag(inputs: Inputs, key: string): boolean | null {
  const value = inputs[key] ?? null;
  if (value === null || typeof value === "boolean") return value;
  throw new TypeError(`${key} is ${JSON.stringify(value)}, expected true, false or null`);
}

export function readObject(inputs: Inputs, key: string): Inputs {
  const value = inputs[key] ?? {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Inputs;
  throw new TypeError(`${key} is ${JSON.stringify(value)}, expected an object`);
}

export function readList(inputs: Inputs, key: string): readonly unknown[] {
  const value = inputs[key] ?? [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`${key} is ${JSON.stringify(value)}, expected a list`);
}

export function readObjects(inputs: Inputs, key: string): readonly Inputs[] {
  return readList(inputs, key).map((item) => readObject({ item }, "item"));
}

export function readTexts(inputs: Inputs, key: string): readonly string[] {
  return readList(inputs, key).map((item) => {
    if (typeof item === "string") return item;
    throw new TypeError(`${key} holds ${JSON.stringify(item)}, expected texts`);
  });
}

export function readNumbers(inputs: Inputs, key: string): readonly (number | null)[] {
  return readList(inputs, key).map((item) => readNumber({ [key]: item }, key));
}

/** Input name of a property: `eiaDistanceM` -> `eia_distance_m`, `taxPaid12mWan` -> `tax_paid_12m_wan`. */
export function toInputName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/([a-z])(\d+m)/g, "$1_$2");
}

export function toInputNames(properties: readonly string[]): readonly string[] {
  return properties.map(toInputName);
}
