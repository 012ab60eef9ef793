import { findLandUseClass, findLandUseTable, type LandUseTables } from "../model/land-use.ts";

/** The guide the tables lead to (`to2023`). */
const guide = "cn-2023";

export interface PackCode {
  /** In the pack's own code system; null where there is none to be had. */
  readonly code: string | null;
  readonly reason?:
    | "land_use_missing"
    | "code_system_missing"
    | "code_system_mismatch"
    | "unknown_land_use"
    | "crosswalk_unresolved";
  readonly missing: readonly string[];
}

/**
 * A land-use code in the code system of a pack: itself where it is of that system, else by the crosswalk of its own table.
 * A class that stands for several classes of the guide, or for none, is not guessed (`crosswalk_unresolved`): a person decides.
 * A listed system knows its codes; one that is not in its table is refused.
 *
 * For the use matrix, control lines and buffers. Limits by use speak only about codes of the pack's own system and are not
 * carried over (contracts §1). Source: crosswalk of GB 50137-2011 and of the survey classes, `data/land-use`; domain §2.3, §2.4.
 */
export function findPackCode(
  code: string | null,
  codeSystem: string | null,
  packSystem: string,
  tables: LandUseTables,
): PackCode {
  if (code === null) return { code: null, reason: "land_use_missing", missing: ["landUse"] };
  if (codeSystem === null) return { code: null, reason: "code_system_missing", missing: ["codeSystem"] };
  const listed = findLandUseTable(codeSystem, tables);
  const row = findLandUseClass(code, codeSystem, tables);
  if (listed !== undefined && row === undefined) return { code: null, reason: "unknown_land_use", missing: [] };
  if (codeSystem === packSystem) return { code, missing: [] };
  if (packSystem !== guide || listed === undefined) return { code: null, reason: "code_system_mismatch", missing: [] };
  const [only, ...others] = row?.to2023 ?? [];
  if (only === undefined || others.length > 0 || row?.ask === true) {
    return { code: null, reason: "crosswalk_unresolved", missing: ["landUse"] };
  }
  return { code: only, missing: [] };
}
