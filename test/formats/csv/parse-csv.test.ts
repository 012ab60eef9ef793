import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCsv } from "../../../src/formats/csv/format-csv.ts";
import { restoreFormula } from "../../../src/formats/csv/neutralize-formula.ts";
import { parseCsv } from "../../../src/formats/csv/parse-csv.ts";

const cellsOf = (text: string) => parseCsv(text).map(({ cells }) => cells);

describe("rows of comma-separated text", () => {
  test("end in LF, CRLF or CR, with or without a last one; a mark and empty lines are no rows", () => {
    const rows = [
      ["a", "b"],
      ["c", ""],
    ];
    for (const text of ["a,b\nc,", "\uFEFFa,b\r\nc,\r\n", "a,b\rc,\r", "\n\na,b\n  \nc,\n\n"]) {
      expect(cellsOf(text)).toEqual(rows);
    }
    expect(cellsOf("")).toEqual([]);
  });

  test("hold commas, quotes and breaks in quoted cells", () => {
    expect(cellsOf('"1,200","he said ""yes""","two\nlines"\n')).toEqual([["1,200", 'he said "yes"', "two\nlines"]]);
  });

  test("know the line they begin on, breaks inside quotes counted", () => {
    const lines = parseCsv('head,x\n"two\nlines",1\n\nlast,2\n').map(({ line, cells }) => [line, cells[0]]);
    expect(lines).toEqual([
      [1, "head"],
      [2, "two\nlines"],
      [5, "last"],
    ]);
  });

  test("take the rest of the text into a quote that is never closed", () => {
    expect(cellsOf('a,"b\nc,d\n')).toEqual([["a", "b\nc,d\n"]]);
  });
});

test("what is written as CSV is read back cell by cell", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', " ", "\n", "=", "亩", "-") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
      expect(cellsOf(formatCsv(rows)).map((cells) => cells.map(restoreFormula))).toEqual(rows);
    }),
  );
});
