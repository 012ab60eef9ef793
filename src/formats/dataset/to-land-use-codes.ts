import type { LandUseTables } from "../../core/model/land-use.ts";
import type { LandUseCodes } from "./check-land-use.ts";

/** Codes by code system, as reading checks them. */
export function toLandUseCodes(tables: LandUseTables): LandUseCodes {
  return Object.fromEntries(tables.map((table) => [table.codeSystem, table.classes.map((item) => item.code)]));
}
