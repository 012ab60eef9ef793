import type { Axis, RowNumber } from "./read-row.ts";

/** What the first and the second number of a place count, as the list itself says. */
export interface StatedAxes {
  readonly first: Axis;
  readonly second: Axis;
}

export interface ListColumns {
  /** Which of a row's numbers is the first of its place. */
  readonly first: number;
  /** Which of them is the number of its ring; null: there is none. */
  readonly ring: number | null;
  readonly stated: StatedAxes | null;
  readonly statedZone: number | null;
}

/** Words of headings. `X` and `Y` alone mean either, so they state nothing. */
const axisHeadings: readonly (readonly [Axis, RegExp])[] = [
  ["east", /经度|經度|东|東|横|橫|\blng\b|\blon(?:g|gitude)?\b|east/i],
  ["north", /纬度|緯度|北|纵|縱|\blat(?:itude)?\b|north/i],
];
const zonePatterns = [
  /(?<!\d)(\d{2})\s*号?\s*(?:度?带|帶)/,
  /(?:带号|帶號|zone)\s*:?\s*(\d{2})(?!\d)/i,
  /\bz(\d{2})\b/i,
];
const meridianPattern = /(?:中央子午[线線]|\bcm\b|central meridian)\D{0,6}(\d{2,3})/i;
const zoneWidthDeg = 3;

/**
 * Where the two numbers of each place stand among the numbers of a row, and what the list says of them. Whole numbers of at most
 * four digits before two others are numbers of points or rings, provided that every row has them and the others are no such numbers.
 */
export function findColumns(rows: readonly (readonly RowNumber[])[], words: readonly string[]): ListColumns {
  const fewest = Math.min(...rows.map((row) => row.length));
  let first = 0;
  while (
    first < 2 &&
    fewest - first > 2 &&
    rows.every((row) => row[first]?.isCount === true) &&
    hasOthers(rows, first)
  ) {
    first++;
  }
  const isNumbered = rows.every((row, at) => at === 0 || row[0]?.value !== rows[at - 1]?.[0]?.value);
  return {
    first,
    // J1,1,X,Y names the point in letters: then the only number before the place is its ring's.
    ring: first === 0 ? null : first === 2 ? 1 : isNumbered ? null : 0,
    stated: findStated(rows, first, words),
    statedZone: findZone(words),
  };
}

/** Are the numbers behind such that they are not counts themselves? */
function hasOthers(rows: readonly (readonly RowNumber[])[], at: number): boolean {
  return rows.some((row) => row.slice(at + 1).some(({ isCount }) => !isCount));
}

function findStated(
  rows: readonly (readonly RowNumber[])[],
  first: number,
  words: readonly string[],
): StatedAxes | null {
  const [a, b] = rows[0]?.slice(first) ?? [];
  if (a?.axis != null || b?.axis != null)
    return pair(a?.axis ?? other(b?.axis ?? null), b?.axis ?? other(a?.axis ?? null));
  for (const heading of words) {
    const [east, north] = axisHeadings.map(([, pattern]) => heading.search(pattern));
    if (east === undefined || north === undefined || east < 0 || north < 0) continue;
    return east < north ? { first: "east", second: "north" } : { first: "north", second: "east" };
  }
  return null;
}

function other(axis: Axis | null): Axis | null {
  return axis === null ? null : axis === "east" ? "north" : "east";
}

function pair(first: Axis | null, second: Axis | null): StatedAxes | null {
  return first === null || second === null || first === second ? null : { first, second };
}

function findZone(words: readonly string[]): number | null {
  for (const text of words) {
    for (const pattern of zonePatterns) {
      const [, zone] = pattern.exec(text) ?? [];
      if (zone !== undefined) return Number(zone);
    }
    const [, meridian] = meridianPattern.exec(text) ?? [];
    if (meridian !== undefined) return Number(meridian) / zoneWidthDeg;
  }
  return null;
}
