import type { Certainty } from "../model/check.ts";
import type { PackLimit, PackTable } from "../model/rule-pack.ts";
import { weightByArea } from "./plan-limits.ts";

/** A land-use code of the pack's own system that speaks for a parcel, or for a part of it. */
export interface PlacedCode {
  readonly code: string;
  /** Of the parcel, 0 to 1. */
  readonly share: number;
  /** The zone it is drawn on; undefined for the parcel's own. */
  readonly zoneId?: string;
}

export interface LandUseLookup {
  readonly value: number | null;
  readonly certainty?: Certainty;
  readonly reason?: "land_use_not_in_table";
}

/** Ratios of floor to land add up over the parts of a parcel, so their limits are weighted by area. */
const weighted = ["far"];

/**
 * Value of a table by land use. The whole code is looked up and no part of it, since M1-2 and M1-2A are different districts; a
 * code that is not listed leaves the limit open. A parcel in several zones: the floor area ratio answers to the limits weighted
 * by area (domain §6.3; New York ZR 77-22), any other key to the strictest.
 */
export function readLandUseTable(
  { key, op }: Pick<PackLimit, "key" | "op">,
  table: PackTable | undefined,
  codes: readonly PlacedCode[],
): LandUseLookup {
  const parts = codes.map(({ code, share }) => ({ value: findRow(table, code), share }));
  const known = parts.flatMap(({ value }) => value ?? []);
  if (known.length < parts.length || known.length === 0) return { value: null, reason: "land_use_not_in_table" };
  const certainty = worstCertainty(codes.map(({ code }) => table?.row_certainty?.[code]));
  const value = weighted.includes(key) ? weightByArea(parts) : op === "<=" ? Math.min(...known) : Math.max(...known);
  return { value, ...(certainty === undefined ? {} : { certainty }) };
}

function findRow(table: PackTable | undefined, code: string): number | null {
  const row = table !== undefined && Object.hasOwn(table.rows, code) ? table.rows[code] : null;
  return typeof row === "number" ? row : null;
}

/** Certainty of the rows where all that were read state one: the least sure; else that of the limit. */
function worstCertainty(certainties: readonly (Certainty | undefined)[]): Certainty | undefined {
  const order: readonly Certainty[] = ["D", "K~", "K+", "V"];
  return certainties.includes(undefined) ? undefined : order.find((one) => certainties.includes(one));
}
