/** Blanks a spreadsheet skips before it looks for a formula, full-width and no-break ones too. */
const blanks = "[\\s\\u00a0\\u3000\\u200b\\ufeff\\u0000-\\u0020]*";
const formulaSigns = "[=+\\-@\\t\\r＝＋－＠]";
const dangerous = new RegExp(`^('*)(?=${blanks}${formulaSigns})`);
const escaped = new RegExp(`^'('*${blanks}${formulaSigns})`);

/**
 * Text no spreadsheet will run: every line that begins like a formula, also after blanks, gets an apostrophe in front.
 * Plain numbers stay as they are. `restoreFormula` takes exactly that apostrophe off again. Reliability §4, row 34.
 */
export function neutralizeFormula(text: string): string {
  if (isPlainNumber(text)) return text;
  return splitLines(text)
    .map((part) => (dangerous.test(part) ? `'${part}` : part))
    .join("");
}

/** The text as it was before `neutralizeFormula`. */
export function restoreFormula(text: string): string {
  return splitLines(text)
    .map((part) => (escaped.test(part) ? part.slice(1) : part))
    .join("");
}

/** Lines with the break that ends them: a break belongs to the line before it. */
function splitLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function isPlainNumber(text: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}
