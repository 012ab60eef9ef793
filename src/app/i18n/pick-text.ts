import type { LocalizedText, TextLanguage } from "../../core/model/localized-text.ts";

const fallbackOrder: Readonly<Record<TextLanguage, readonly TextLanguage[]>> = {
  en: ["en", "zh-Hans", "zh-Hant"],
  "zh-Hans": ["zh-Hans", "zh-Hant", "en"],
  "zh-Hant": ["zh-Hant", "zh-Hans", "en"],
};

/**
 * The text in the wanted language, else the nearest one recorded. The same as findText in core/model, which stands beside
 * its schema: importing it would bring the schema library (60 kB) into the first load of the page.
 */
export function pickText(text: LocalizedText | null, language: TextLanguage): string | undefined {
  if (text === null || typeof text === "string") return text ?? undefined;
  return fallbackOrder[language]
    .map((candidate) => text[candidate])
    .find((found) => found !== undefined && found !== "");
}
