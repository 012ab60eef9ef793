import { UsageError } from "./exit-status.ts";

/** An option's word, if it is one of the allowed ones. */
export function oneOf<const T extends readonly string[]>(option: string, given: string, allowed: T): T[number] {
  if (!allowed.includes(given)) throw new UsageError(`${option} is “${given}”; expected ${allowed.join(", ")}.`);
  return given;
}
