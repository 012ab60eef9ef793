/** `GY-9` before `GY-10`, the same on every device. */
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

export function compareIds(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Names by pinyin in zh-CN, by stroke in zh-TW, by letter in English. */
export function createNameOrder(language: string): (a: string, b: string) => number {
  const locale = language === "zh-CN" ? "zh-CN-u-co-pinyin" : language === "zh-TW" ? "zh-TW-u-co-stroke" : "en";
  const names = new Intl.Collator(locale, { numeric: true });
  return (a, b) => names.compare(a, b);
}
