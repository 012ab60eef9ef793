/**
 * A name as it reads inside a sentence: "Floor area ratio" -> "floor area ratio". Abbreviations and Chinese stay as they
 * are: only a capital before a small Latin letter is lowered.
 */
export function inSentence(name: string): string {
  return name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
}
