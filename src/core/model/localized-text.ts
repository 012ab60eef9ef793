import { z } from "zod/mini";

/** A name or title: one text, or the same in several languages. */
export const localizedTextSchema = z.union([
  z.string(),
  z.partial(z.object({ en: z.string(), "zh-Hans": z.string(), "zh-Hant": z.string() })),
]);
export type LocalizedText = z.infer<typeof localizedTextSchema>;
export type TextLanguage = "en" | "zh-Hans" | "zh-Hant";

const fallbackOrder: Readonly<Record<TextLanguage, readonly TextLanguage[]>> = {
  en: ["en", "zh-Hans", "zh-Hant"],
  "zh-Hans": ["zh-Hans", "zh-Hant", "en"],
  "zh-Hant": ["zh-Hant", "zh-Hans", "en"],
};

/** The text in the wanted language, else the nearest one recorded; undefined where nothing is recorded. */
export function findText(text: LocalizedText | null, language: TextLanguage): string | undefined {
  if (text === null) return undefined;
  if (typeof text === "string") return text;
  for (const candidate of fallbackOrder[language]) {
    const found = text[candidate];
    if (found !== undefined && found !== "") return found;
  }
  return undefined;
}
