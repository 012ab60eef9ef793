import type { TileValue, TileWriter } from "./tile-writer.ts";

/** What one property is for every shape of a layer. */
export type TileColumn =
  /** Different for each shape. */
  | { readonly kind: "id"; readonly key: string; readonly values: readonly string[] }
  /** A few different texts; 0 = none, else one more than the place in `texts`. */
  | { readonly kind: "text"; readonly key: string; readonly texts: readonly string[]; readonly index: Uint32Array }
  /** Not a number = none. */
  | { readonly kind: "number"; readonly key: string; readonly values: Float64Array };

/** A column of texts, each kept once. */
export function toTextColumn(key: string, values: Iterable<string | null>, count: number): TileColumn {
  const numbers = new Map<string, number>();
  const index = new Uint32Array(count);
  let at = 0;
  for (const value of values) {
    if (value !== null) {
      let number = numbers.get(value);
      if (number === undefined) {
        number = numbers.size + 1;
        numbers.set(value, number);
      }
      index[at] = number;
    }
    at++;
  }
  return { kind: "text", key, texts: [...numbers.keys()], index };
}

export function toNumberColumn(key: string, values: Iterable<number | null>, count: number): TileColumn {
  const numbers = new Float64Array(count);
  let at = 0;
  for (const value of values) numbers[at++] = value ?? Number.NaN;
  return { kind: "number", key, values: numbers };
}

/** Tells the writer what it is to say of one shape. */
export function tagShape(writer: TileWriter, columns: readonly TileColumn[], shape: number): void {
  for (const column of columns) {
    const value = findValue(column, shape);
    if (value === undefined) continue;
    if (column.kind === "text") writer.tag(column.key, value);
    else writer.tagOnce(column.key, value);
  }
}

/** The text of one property of one shape; undefined where it has none. */
export function findText(columns: readonly TileColumn[], key: string, shape: number): string | undefined {
  const column = columns.find((candidate) => candidate.key === key);
  const value = column === undefined ? undefined : findValue(column, shape);
  return typeof value === "string" ? value : undefined;
}

/** One property of one shape; undefined where it has none. */
function findValue(column: TileColumn, shape: number): TileValue | undefined {
  switch (column.kind) {
    case "id":
      return column.values[shape];
    case "text":
      return column.texts[(column.index[shape] ?? 0) - 1];
    case "number": {
      const value = column.values[shape] ?? Number.NaN;
      return Number.isNaN(value) ? undefined : value;
    }
  }
}

/** Shapes that are drawn alike. */
export interface LookGroups {
  /** Group of each shape. */
  readonly group: Uint32Array;
  /** Properties of each group. */
  readonly tags: readonly (readonly (readonly [string, TileValue])[])[];
}

/**
 * Groups shapes by everything the map can draw them by: texts as they are, numbers to one digit, so that a filter by area
 * still holds within a digit. For shapes too small to be seen one by one.
 */
export function groupByLook(columns: readonly TileColumn[], count: number): LookGroups {
  const numbers = new Map<string, number>();
  const group = new Uint32Array(count);
  const tags: (readonly (readonly [string, TileValue])[])[] = [];
  const shared = columns.filter((column) => column.kind !== "id");
  for (let shape = 0; shape < count; shape++) {
    let name = "";
    for (const column of shared) {
      name += column.kind === "text" ? `${column.index[shape]},` : `${toOneDigit(column.values[shape] ?? NaN)},`;
    }
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
      tags.push(describeGroup(shared, shape));
    }
    group[shape] = number;
  }
  return { group, tags };
}

function describeGroup(columns: readonly TileColumn[], shape: number): readonly (readonly [string, TileValue])[] {
  return columns.flatMap((column) => {
    const value = findValue(column, shape);
    if (value === undefined) return [];
    return [[column.key, typeof value === "number" ? toOneDigit(value) : value] as const];
  });
}

function toOneDigit(value: number): number {
  if (!(value > 0)) return value;
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.round(value / power) * power;
}
