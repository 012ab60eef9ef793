import palette from "../../../data/land-use/palette.json";

/** Palette keys in legend order. */
export const paletteKeys: readonly string[] = palette.entries.map(({ key }) => key);

const fills = new Map(palette.entries.map(({ key, fill }) => [key, fill]));

/** Screen fill of a land-use class; null for a class the palette does not know. */
export function findFill(key: string | null): string | null {
  return key === null ? null : (fills.get(key) ?? null);
}
