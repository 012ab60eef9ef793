/** Signs of Chinese input methods, spreadsheets and word processors, as they are meant. The order matters. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  // A thin space between digits groups them: 3 456 590.93.
  [/(?<=\d)[\u2009\u202f\u00a0](?=\d{3}(?:\D|$))/g, ""],
  [/[\u2009\u202f\u00a0\u3000\u200b\ufeff]/g, " "],
  [/[，、]/g, ","],
  [/；/g, ";"],
  [/[：＝=]/g, ":"],
  // Between digits it is a point, else the end of a sentence.
  [/[．。](?=\d)/g, "."],
  [/[．。]/g, " "],
  [/[－−–]/g, "-"],
  [/＋/g, "+"],
  [/[（【［]/g, "("],
  [/[）】］]/g, ")"],
  [/[º˚]/g, "°"],
  [/''|[″”“〞＂]/g, '"'],
  [/[′’‘＇]/g, "'"],
];

/**
 * A line of a pasted list with full-width letters, digits and signs as plain ones: `１２３．５，Ｊ１；` is `123.5,J1;`. Kinds of
 * spaces become one, save the thin ones that group digits, which go.
 */
export function toPlainLine(line: string): string {
  const letters = line.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));
  return plainSigns.reduce((plain, [sign, meant]) => plain.replace(sign, meant), letters);
}
