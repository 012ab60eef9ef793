import type { Certainty } from "../model/check.ts";
import { findLongestPrefix } from "../model/land-use.ts";
import type { PackTable } from "../model/rule-pack.ts";

export interface TableLookup {
  readonly value: number | null;
  readonly certainty?: Certainty;
  readonly reason?: "no_threshold_loaded" | "subcode_needed" | "edition_missing" | "industry_code_missing";
}

/**
 * Threshold of an industry in tables by industry code, one table an edition.
 *
 * The longest listed prefix of the code decides. The editions reuse numbers (39 is electrical machinery in 2002, electronics
 * in 2017), so a code without its edition is refused (`edition_missing`), and so is one whose edition has no table or no row
 * (`no_threshold_loaded`). A code that two thresholds share asks for more digits (`subcode_needed`).
 * Source: domain §3.3; the tables stand in the rule pack.
 */
export function findTableValue(
  tables: readonly PackTable[],
  industryCode: string | null,
  edition: string | null,
): TableLookup {
  if (industryCode === null || industryCode === "") return { value: null, reason: "industry_code_missing" };
  if (edition === null || edition === "") return { value: null, reason: "edition_missing" };
  const table = tables.find((candidate) => candidate.code_system === edition);
  const prefix = table === undefined ? undefined : findLongestPrefix(industryCode, Object.keys(table.rows));
  if (table === undefined || prefix === undefined) return { value: null, reason: "no_threshold_loaded" };
  const row = table.rows[prefix] ?? null;
  if (row === null) return { value: null, reason: "no_threshold_loaded" };
  if (typeof row === "object") return { value: null, reason: "subcode_needed" };
  const certainty = table.row_certainty?.[prefix];
  return { value: row, ...(certainty === undefined ? {} : { certainty }) };
}
