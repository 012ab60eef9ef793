import { describe, expect, test } from "vitest";
import { buildMatrix, sumCells } from "../../../src/app/features/compare/build-matrix.ts";
import { formatDelta } from "../../../src/app/features/compare/format-delta.ts";
import { formatNumber } from "../../../src/app/i18n/format-number.ts";
import type { CellShape } from "../../../src/app/state/compare-store.ts";

const square: CellShape["geometry"] = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const cell = (from: string | null, to: string | null, areaM2: number): CellShape => ({
  geometry: square,
  from,
  fromSystem: from === null ? null : "cn-2023",
  fromKey: from === null ? null : from.slice(0, 2),
  to,
  toSystem: to === null ? null : "cn-2023",
  toKey: to === null ? null : to.slice(0, 2),
  areaM2,
});

describe("the from–to matrix", () => {
  const matrix = buildMatrix([
    cell("16", "100101", 30_800),
    cell("16", "100102", 61_300),
    cell("100102", "100101", 20_000),
    cell("100102", "100101", 16_900),
    cell("100102", "100102", 5_000_000),
    cell(null, "14", 28_500),
    cell("16", null, 100),
  ]);

  test("sums in rows and columns to the land that changes", () => {
    const { rows, columns, cellsOf, changedM2 } = matrix;
    const byRow = rows.map((row) => sumCells(columns.flatMap((column) => cellsOf(row, column))));
    const byColumn = columns.map((column) => sumCells(rows.flatMap((row) => cellsOf(row, column))));
    const total = (sums: readonly number[]) => sums.reduce((sum, one) => sum + one, 0);
    expect(total(byRow)).toBe(changedM2);
    expect(total(byColumn)).toBe(changedM2);
    expect(changedM2).toBe(157_600);
  });

  test("covers the zones of both states with what changes and what stays", () => {
    expect(matrix.staysM2).toBe(5_000_000);
    expect(matrix.zonedM2.a).toBe(matrix.changedM2 + matrix.staysM2 - 28_500);
    expect(matrix.zonedM2.b).toBe(matrix.changedM2 + matrix.staysM2 - 100);
  });

  test("has land without a zone last, and every piece in its cell", () => {
    expect(matrix.rows.map(({ code }) => code)).toEqual(["100102", "16", null]);
    expect(matrix.columns.map(({ code }) => code)).toEqual(["100101", "100102", "14", null]);
    const [row] = matrix.rows;
    const [column] = matrix.columns;
    if (row === undefined || column === undefined) throw new Error("no cell");
    expect(matrix.cellsOf(row, column).map(({ areaM2 }) => areaM2)).toEqual([20_000, 16_900]);
  });
});

test("differences are written like their figures, with a sign", () => {
  const measure = (value: number, unit: string | null) => `${formatNumber(value, 1)} ${unit}`;
  expect(formatDelta(362, 369.2, "ha", measure)).toBe("+7.2 ha");
  expect(formatDelta(55, 35.5, "ha", measure)).toBe("−19.5 ha");
  expect(formatDelta(1, 1.01, "ha", measure)).toBe("±0");
  expect(formatDelta(1, 0.99, "ha", measure)).toBe("±0");
  expect(formatDelta(null, 3, "ha", measure)).toBe("?");
});
