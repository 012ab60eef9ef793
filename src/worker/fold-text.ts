/** Text as search compares it: full-width forms folded, lower case, without spaces, punctuation and symbols. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, "");
}

const han = /\p{Script=Han}/u;

export function hasHan(text: string): boolean {
  return han.test(text);
}
