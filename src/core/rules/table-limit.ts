import type { Certainty } from "../model/check.ts";
import { findLongestKey } from "../model/land-use.ts";
import type { PackTable } from "../model/rule-pack.ts";

export interface TableLookup {
  readonly value: number | null;
  readonly certainty?: Certainty;
  /** Paper of the row, where it has its own. */
  readonly source?: string;
  readonly year?: number | undefined;
  readonly reason?:
    | "no_threshold_loaded"
    | "subcode_needed"
    | "edition_missing"
    | "industry_code_missing"
    | "land_class_missing";
}

/** What a table is asked with. */
export interface TableKey {
  readonly industryCode: string | null;
  /** Edition of the code. */
  readonly edition: string | null;
  /** Class of the place, for tables that have a column for each. */
  readonly landClass?: string | null;
}

/**
 * Threshold of an industry in tables by industry code, one table an edition.
 *
 * The longest listed prefix of the code decides. The editions reuse numbers (39 is electrical machinery in 2002, electronics
 * in 2017), so a code without its edition is refused (`edition_missing`), and so is one whose edition has no table or no row
 * (`no_threshold_loaded`). A code that two thresholds share asks for more digits (`subcode_needed`). A table with columns
 * needs the class of the place as well (`land_class_missing`). Tables that are all empty have no threshold for anybody,
 * whatever else is missing.
 * Source: domain §3.3; the tables stand in the rule pack.
 */
export function findTableValue(tables: readonly PackTable[], key: TableKey): TableLookup {
  const { industryCode, edition } = key;
  if (tables.every(({ rows }) => Object.keys(rows).length === 0)) return { value: null, reason: "no_threshold_loaded" };
  if (industryCode === null || industryCode === "") return { value: null, reason: "industry_code_missing" };
  if (edition === null || edition === "") return { value: null, reason: "edition_missing" };
  const table = tables.find((candidate) => candidate.code_system === edition);
  const prefix = table === undefined ? undefined : findLongestKey(industryCode, table.rows);
  if (table === undefined || prefix === undefined) return { value: null, reason: "no_threshold_loaded" };
  const found = findCell(table.rows[prefix] ?? null, key.landClass ?? null);
  if (typeof found === "string") return { value: null, reason: found };
  const certainty = table.row_certainty?.[prefix];
  return { value: found, ...(certainty === undefined ? {} : { certainty }), ...table.row_source?.[prefix] };
}

type Row = PackTable["rows"][string];

function findCell(row: Row, landClass: string | null): number | NonNullable<TableLookup["reason"]> {
  if (row === null) return "no_threshold_loaded";
  if (typeof row === "number") return row;
  if (isAsking(row)) return "subcode_needed";
  if (landClass === null) return "land_class_missing";
  return row[landClass] ?? "no_threshold_loaded";
}

function isAsking(row: Exclude<Row, number | null>): row is { ask: string[] } {
  return Array.isArray(row.ask);
}
