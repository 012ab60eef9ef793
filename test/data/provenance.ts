type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A number of a pack with the member path it stands at. */
export interface PlacedNumber {
  readonly path: string;
  readonly value: number;
  /** Does a source with its certainty cover it? */
  readonly covered: boolean;
}

/** Members that say where numbers come from, and so are none themselves. */
const paperKeys = ["year", "provenance", "clauses", "row_source"];

/**
 * Every number a pack judges by. It is covered by the nearest thing around it that names a source and how sure it is: the
 * limit it stands in, the `provenance` of its section, or that of an entry above.
 */
export function listNumbers(value: Json, path = "", covered = false): readonly PlacedNumber[] {
  if (typeof value === "number") return [{ path, value, covered }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => listNumbers(item, `${path}[${index}]`, covered));
  const members = value as { readonly [key: string]: Json }; // what is left of Json
  const here = covered || isPaper(members) || isPaper(members.provenance);
  return Object.entries(members)
    .filter(([key]) => !paperKeys.includes(key))
    .flatMap(([key, member]) => listNumbers(member, path === "" ? key : `${path}.${key}`, here));
}

function isPaper(value: Json | undefined): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { source, certainty } = value as { readonly [key: string]: Json };
  return typeof source === "string" && source !== "" && ["V", "K+", "K~", "D"].includes(String(certainty));
}
