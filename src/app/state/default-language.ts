import type { AreaUnit, Language } from "./session.ts";

/** The first language of the browser that there are texts for. Hant, Taiwan, Hong Kong and Macao read zh-TW. */
export function defaultLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return "zh-TW";
    if (/^zh\b/i.test(tag)) return "zh-CN";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

/** zh-CN reads 亩, the others hectares. */
export function defaultUnit(language: Language): AreaUnit {
  return language === "zh-CN" ? "mu" : "ha";
}
