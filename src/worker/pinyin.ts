/** Syllables without tones, one a character; other characters stand for themselves. */
export type SpellHan = (text: string) => readonly string[];

/** The pinyin table is large (about 130 kB gzipped), so it is loaded when somebody searches. Traditional characters are in it too. */
export async function loadPinyin(): Promise<SpellHan> {
  const { pinyin } = await import("pinyin-pro");
  return (text) =>
    pinyin(text, { toneType: "none", type: "array", v: true, nonZh: "spaced" }).map((syllable) =>
      syllable.toLowerCase(),
    );
}
