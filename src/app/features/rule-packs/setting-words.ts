import type { Formats } from "../../i18n/use-format.ts";
import type { PackSetting } from "./pack-settings.ts";

/** A number of a pack as people write it. */
export function settingWords(value: number, unit: string, { measure, t }: Formats): string {
  if (unit === "years") return t("unit.years", { count: value });
  if (unit === "months") return t("packs.months", { count: value });
  return measure(value, unit === "count" ? null : unit);
}

/** Names of a value below its section, in words: `density · for review below`. */
export function settingName({ names }: Pick<PackSetting, "names">, { word, t }: Formats): string {
  return names.map((name) => nameWord(name, word, t)).join(" · ");
}

function nameWord(name: string, word: Formats["word"], t: Formats["t"]): string {
  const plain = name.replaceAll("_", " ");
  if (/^\d{1,2}$/.test(name)) return t("packs.step", { n: name });
  for (const group of ["packKey", "indicator", "control", "stage", "scaleGroup"]) {
    const known = word(group, name);
    if (known !== plain) return known;
  }
  return plain;
}

/** A word, a yes or no, or a list of them. */
export function valueWords(value: PackSetting["value"], { word, t }: Formats): string {
  if (value === null) return t("common.none");
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textWord(value, word);
  return value.map((item) => textWord(String(item), word)).join(t("common.listSeparator"));
}

function textWord(text: string, word: Formats["word"]): string {
  const plain = text.replaceAll("_", " ");
  for (const group of ["packWord", "control", "buildingUse", "service", "indicator"]) {
    const known = word(group, text);
    if (known !== plain) return known;
  }
  return plain;
}
