import { z } from "zod/mini";

// Marked pure, so that the page, which only looks codes up, leaves zod out of its bundle.
const word = /* @__PURE__ */ z.string().check(z.minLength(1));
const hexColor = /* @__PURE__ */ z.string().check(z.regex(/^#[0-9A-F]{6}$/));

const scripts = z.strictObject({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() });

const legalGroups = ["agricultural", "construction", "unused"] as const;
export type LegalGroup = (typeof legalGroups)[number];

const landUseClassSchema = z.strictObject({
  code: word,
  name: scripts,
  /** Statutory color where the drawing standard lists one. */
  rgb: z.optional(z.tuple([z.number(), z.number(), z.number()])),
  certainty: z.optional(z.enum(["V", "K+", "K~", "D"])),
  /** Legal group for conversion; `ask`: the paper leaves it open. The longest prefix with one decides. */
  group: z.optional(z.enum([...legalGroups, "ask"])),
  /** Codes of the 2023 guide this one stands for. More than one, or `ask`: the user decides. */
  to2023: z.optional(z.array(z.string())),
  ask: z.optional(z.boolean()),
});
export type LandUseClass = z.infer<typeof landUseClassSchema>;

/** `data/land-use/<code system>.json`. */
export const landUseTableSchema = z.strictObject({
  codeSystem: word,
  title: scripts,
  source: z.string(),
  classes: z.array(landUseClassSchema),
});
export type LandUseTable = z.infer<typeof landUseTableSchema>;
export type LandUseTables = readonly LandUseTable[];

const paletteEntrySchema = z.strictObject({
  key: word,
  name: scripts,
  fill: hexColor,
  /** Contrast of the ink on the fill. */
  inkContrast: z.number(),
  /** Code prefixes by code system. */
  codes: z.record(z.string(), z.array(z.string())),
});
/** `data/land-use/palette.json`: the fills of the map. */
export const paletteSchema = z.strictObject({
  source: z.string(),
  ink: z.string(),
  entries: z.array(paletteEntrySchema),
});
export type Palette = z.infer<typeof paletteSchema>;

/** The longest of the listed prefixes a code starts with. */
export function findLongestPrefix(code: string, prefixes: Iterable<string>): string | undefined {
  let longest: string | undefined;
  for (const prefix of prefixes) {
    if (code.startsWith(prefix) && (longest === undefined || prefix.length > longest.length)) longest = prefix;
  }
  return longest;
}

const knownKeys = new WeakMap<object, Map<string, string | undefined>>();

/**
 * The longest key of a table that a code begins with. A table is asked for the same few codes by every parcel, so its answers
 * are kept beside it; tables are never changed.
 */
export function findLongestKey(code: string, table: Readonly<Record<string, unknown>>): string | undefined {
  let known = knownKeys.get(table);
  if (known === undefined) {
    known = new Map();
    knownKeys.set(table, known);
  }
  if (known.has(code)) return known.get(code);
  const key = findLongestPrefix(code, Object.keys(table));
  known.set(code, key);
  return key;
}

export function hasPrefix(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}

export function findLandUseTable(codeSystem: string | null, tables: LandUseTables): LandUseTable | undefined {
  return codeSystem === null ? undefined : tables.find((table) => table.codeSystem === codeSystem);
}

/** The class of a code in its own code system; undefined where the code or the system is not known. */
export function findLandUseClass(
  code: string | null,
  codeSystem: string | null,
  tables: LandUseTables,
): LandUseClass | undefined {
  return code === null
    ? undefined
    : findLandUseTable(codeSystem, tables)?.classes.find((candidate) => candidate.code === code);
}

/**
 * Legal group of a code: agricultural, construction or unused land; `ask` where the papers leave it open, undefined for a
 * code no listed class covers. Source: 土地管理法 art. 4, mapping of domain §2.4.
 */
export function findLegalGroup(
  code: string | null,
  codeSystem: string | null,
  tables: LandUseTables,
): LegalGroup | "ask" | undefined {
  const table = findLandUseTable(codeSystem, tables);
  if (table === undefined || code === null) return undefined;
  const grouped = new Map(table.classes.filter((row) => row.group !== undefined).map((row) => [row.code, row.group]));
  return grouped.get(findLongestPrefix(code, grouped.keys()) ?? "");
}

/**
 * Key of the map's palette for a code: the longest listed prefix of its code system. Null for a code without system or one
 * that no row covers, which the map draws as paper with gray dots. `M1+B1` takes its first code.
 */
export function findPaletteKey(code: string | null, codeSystem: string | null, palette: Palette): string | null {
  if (code === null || codeSystem === null) return null;
  const main = code.split("+")[0]?.trim() ?? "";
  let key: string | null = null;
  let longest = 0;
  for (const entry of palette.entries) {
    const prefix = findLongestPrefix(main, entry.codes[codeSystem] ?? []);
    if (prefix !== undefined && prefix.length > longest) {
      key = entry.key;
      longest = prefix.length;
    }
  }
  return key;
}
