import { writeDecimalDegrees } from "./degree-signs.ts";
import { toPlainLine } from "./plain-line.ts";

/** Which way a number counts, where the text says so. */
export type Axis = "east" | "north";

/** A number of a row as it is written. */
export interface RowNumber {
  readonly value: number;
  readonly unit: "degrees" | "meters" | null;
  readonly axis: Axis | null;
  /** Could it be a point's number: digits and nothing else? */
  readonly isCount: boolean;
}

/** `half-place`: one number, where two make a place. `bad-minutes`: minutes or seconds of 60 and more. */
export type RowFaultCode = "half-place" | "not-a-number" | "bad-minutes";

export type Row =
  | { readonly kind: "blank" }
  /** Headings, names of areas and whatever else holds no place; `isName`: it could be a point's name alone. */
  | { readonly kind: "words"; readonly text: string; readonly isName: boolean }
  | { readonly kind: "numbers"; readonly label: string | null; readonly numbers: readonly RowNumber[] }
  | { readonly kind: "fault"; readonly code: RowFaultCode; readonly got: string };

const axisNames =
  "东经|東經|西经|西經|北纬|北緯|南纬|南緯|经度|經度|纬度|緯度|longitude|latitude|easting|northing|long|lng|lon|lat|east|north";
/** What a place's numbers are called, as one letter before them; `X` and `Y` say nothing, they mean either. */
const axisWords: readonly (readonly [RegExp, string])[] = [
  [/(?:东经|東經|经度|經度|longitude|long|lng|lon|easting|east)度?\s*:?\s*(?=[\d+.-])/gi, " E"],
  [/(?:西经|西經)\s*:?\s*(?=[\d.])/g, " W"],
  [/(?:北纬|北緯|纬度|緯度|latitude|lat|northing|north)度?\s*:?\s*(?=[\d+.-])/gi, " N"],
  [/(?:南纬|南緯)\s*:?\s*(?=[\d.])/g, " S"],
  [/(?<![a-z])([EWNSXY])(?:\s*:\s*|\s+)(?=[\d+.-])/gi, " $1"],
  [/(?<=°)\s*([EWNS])(?![a-z])/gi, "$1 "],
];
const note = new RegExp(`^(?!${axisNames})[^\\d\\s:]{2,}\\s*:`, "i");
const numberPattern = /^([EWNSXY])?([+-]?(?:\d+(?:\.\d*)?|\.\d+))(°)?(m)?([EWNS])?$/i;
const namePattern = /^[a-z]{0,3}-?\d+$/i;

/**
 * What one line of a pasted list says. Names of points may stand before the numbers, remarks behind; separators are commas,
 * semicolons, tabs, colons and spaces, plain or full-width; `m`, `米`, `公尺` and `°` may follow numbers. Lines of exchange files
 * (`[section]`, `key=value`, a piece of land that ends with `@`) are words.
 */
export function readRow(line: string): Row {
  const plain = toPlainLine(line).trim();
  if (plain === "") return { kind: "blank" };
  if (/^\[.*\]$/.test(plain) || plain.endsWith("@") || note.test(plain)) {
    return { kind: "words", text: line.trim(), isName: false };
  }
  const { text, fault } = writeDecimalDegrees(plain);
  return fault === null
    ? readPieces(splitPieces(text), line.trim())
    : { kind: "fault", code: "bad-minutes", got: fault };
}

interface Piece {
  readonly text: string;
  readonly number: RowNumber | null;
}

function splitPieces(line: string): readonly Piece[] {
  let plain = line.replace(/(?<=\d)\s*(?:米|公尺|m(?![a-z]))/gi, "m ");
  for (const [words, letter] of axisWords) plain = plain.replace(words, letter);
  // Between tabs, spaces group the digits of a number: 3 456 590.93.
  if (plain.includes("\t")) plain = plain.replace(/(?<=\d) (?=\d{3}(?:\D|$))/g, "");
  // With tabs or semicolons between the columns, commas group the digits of a number: 3,456,590.93.
  if (/[\t;]/.test(plain) && !/\.\d+\s*,/.test(plain)) plain = plain.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, "");
  return plain
    .split(/[\s,;:()]+/)
    .filter((text) => text !== "")
    .map((text) => ({ text, number: readNumber(text) }));
}

function readPieces(pieces: readonly Piece[], whole: string): Row {
  // `E1` may be the name of a point as well: it is, where two more numbers follow.
  const first = pieces.length > 2 && /^[EWNSXY]\d+$/i.test(pieces[0]?.text ?? "") ? 1 : 0;
  const from = pieces.findIndex(({ number }, at) => at >= first && number !== null && pieces[at + 1]?.number != null);
  if (from < 0) return readIncomplete(pieces, whole);
  const end = pieces.findIndex(({ number }, at) => at > from && number === null);
  const odd = pieces.slice(from).find(({ text, number }) => number === null && /\d/.test(text));
  if (odd !== undefined) return { kind: "fault", code: "not-a-number", got: odd.text };
  return {
    kind: "numbers",
    label:
      from === 0
        ? null
        : pieces
            .slice(0, from)
            .map(({ text }) => text)
            .join(" "),
    numbers: pieces.slice(from, end < 0 ? pieces.length : end).flatMap(({ number }) => number ?? []),
  };
}

/** A line without two numbers beside each other: words, or a place that is not whole. */
function readIncomplete(pieces: readonly Piece[], whole: string): Row {
  const [head, ...rest] = pieces;
  const count = pieces.filter(({ number }) => number !== null).length;
  const isNumbered = head?.number?.isCount === true;
  const startsAsPoint = head !== undefined && (head.number !== null || namePattern.test(head.text));
  const odd = (head?.number === null ? rest : pieces).find(({ text, number }) => number === null && /\d/.test(text));
  if (startsAsPoint && odd !== undefined) return { kind: "fault", code: "not-a-number", got: odd.text };
  const isHalf = startsAsPoint && count > 0 && !(isNumbered && count === 1);
  if (isHalf || count > 1) return { kind: "fault", code: "half-place", got: whole };
  return { kind: "words", text: whole, isName: startsAsPoint && rest.length === 0 };
}

function readNumber(text: string): RowNumber | null {
  const [, before, digits, degrees, meters, after] = numberPattern.exec(text) ?? [];
  if (digits === undefined) return null;
  const letter = (before ?? after ?? "").toUpperCase();
  return {
    value: (letter === "W" || letter === "S" ? -1 : 1) * Number(digits),
    unit: degrees !== undefined ? "degrees" : meters !== undefined ? "meters" : null,
    axis: /[EW]/.test(letter) ? "east" : /[NS]/.test(letter) ? "north" : null,
    isCount: /^\d{1,4}$/.test(text),
  };
}
