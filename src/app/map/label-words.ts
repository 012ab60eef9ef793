import type { ExpressionSpecification } from "maplibre-gl";
import type { AreaUnit, Language } from "../state/session.ts";

/** Unit words of map labels. */
export const unitWords: Readonly<Record<Language, Readonly<Record<AreaUnit, string>>>> = {
  en: { ha: "ha", mu: "mu", m2: "m²" },
  "zh-CN": { ha: "公顷", mu: "亩", m2: "m²" },
  "zh-TW": { ha: "公頃", mu: "畝", m2: "m²" },
};

const latin = ["Inter", "Segoe UI", "Roboto", "Helvetica Neue", "Arial"];
const hans = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC"];
const hant = ["PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC"];

/**
 * Families of the device, drawn by the browser: the style names no glyph address, so nothing is fetched. The engine reads
 * the weight from the first name, which no device has; the rest are tried in order.
 */
export function fontStack(language: Language, weight: "regular" | "semibold"): string[] {
  return [`Parkwright ${weight}`, ...latin, ...(language === "zh-TW" ? hant : hans)];
}

const order: Readonly<Record<Language, readonly string[]>> = {
  en: ["nameEn", "nameHans", "nameHant"],
  "zh-CN": ["nameHans", "nameHant", "nameEn"],
  "zh-TW": ["nameHant", "nameHans", "nameEn"],
};

/** Name of a feature in the language of the screen, else the nearest recorded; "" without any. */
export function nameField(language: Language): ExpressionSpecification {
  const [first = "nameEn", second = "nameHans", third = "nameHant"] = order[language];
  return ["coalesce", ["get", first], ["get", second], ["get", third], ""];
}
