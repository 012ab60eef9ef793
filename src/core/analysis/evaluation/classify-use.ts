import { findLandUseTable, findLongestPrefix, type LandUseTables } from "../../model/land-use.ts";

/**
 * Codes of the wanted system a land use stands for: itself where it is of that system, else what the land-use tables translate
 * it to. A mixed use (`M1+B1`) stands for each of its parts. Undefined: no code, no code system, or a code nobody translates.
 */
export function translateUse(
  code: string | null,
  codeSystem: string | null,
  wanted: string,
  tables: LandUseTables,
): readonly string[] | undefined {
  if (code === null || codeSystem === null) return undefined;
  const parts = code.split("+").map((part) => part.trim());
  if (codeSystem === wanted) return parts;
  const table = findLandUseTable(codeSystem, tables);
  // Every table translates to the guide of 2023 and to no other system.
  if (table === undefined || wanted !== guide2023) return undefined;
  const translated = parts.map((part) => {
    const prefix = findLongestPrefix(
      part,
      table.classes.filter((row) => row.to2023 !== undefined).map((row) => row.code),
    );
    return table.classes.find((row) => row.code === prefix)?.to2023 ?? [];
  });
  return translated.some((codes) => codes.length === 0) ? undefined : translated.flat();
}

const guide2023 = "cn-2023";

/** What a use is missing to be translated. */
export function missingOfUse(code: string | null, codeSystem: string | null): string {
  return code !== null && codeSystem === null ? "codeSystem" : "landUse";
}

/**
 * The accounts codes belong to by the longest listed prefix; `undefined` among them for a code no prefix covers. Order of the
 * codes, each account once.
 */
export function findAccounts<Account>(
  codes: readonly string[],
  byPrefix: Readonly<Record<string, Account>>,
): readonly (Account | undefined)[] {
  const prefixes = Object.keys(byPrefix);
  return [...new Set(codes.map((code) => byPrefix[findLongestPrefix(code, prefixes) ?? ""]))];
}
