import { describe, expect, test } from "vitest";
import type { PackTable } from "../../src/core/model/rule-pack.ts";
import { parsePackTable } from "../../src/formats/rule-pack/parse-pack-table.ts";

const plain: PackTable = {
  code_system: "GB/T 4754-2017",
  rows: { "36": 0.8 },
  provenance: { source: "自然资发〔2023〕72号", year: 2023, certainty: "K~" },
};
const byClass: PackTable = {
  ...plain,
  rows: {},
  columns: { by: "land_class", keys: ["1", "2"], aliases: { 一类: "1", 二类: "2" } },
};

function read(text: string, table: PackTable = plain) {
  return parsePackTable(new TextEncoder().encode(text), "p.far.csv", table);
}
function rowsOf(text: string, table: PackTable = plain): unknown {
  const parsed = read(text, table);
  return parsed.ok ? parsed.value.rows : parsed.failure.map((issue) => issue.message);
}

describe("table of a rule pack from CSV", () => {
  test("replaces the rows of the pack; a mark, CRLF, quotes and thousands separators do no harm", () => {
    expect(rowsOf('\uFEFFcode,value\r\n13,1.0\r\n"14","1,200"\r\n15,7%\r\n')).toEqual({
      "13": 1,
      "14": 1200,
      "15": 0.07,
    });
  });

  test("reads Chinese headings in any order, and GB18030", () => {
    expect(rowsOf("下限,行业代码\n0.8,36\n")).toEqual({ "36": 0.8 });
    // 代码,数值 in GB18030: B4FA C2EB 2C CAFD D6B5
    const bytes = [0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xca, 0xfd, 0xd6, 0xb5, 0x0a, 0x31, 0x33, 0x2c, 0x31, 0x0a];
    const parsed = parsePackTable(Uint8Array.from(bytes), "p.far.csv", plain);
    expect(parsed.ok && parsed.value.rows).toEqual({ "13": 1 });
  });

  test("keeps what the paper leaves empty and what needs a longer code apart from a value of 0", () => {
    expect(rowsOf("code,value\n13,\n14,-\n15,0\n29,ask 291 292\n")).toEqual({
      "13": null,
      "14": null,
      "15": 0,
      "29": { ask: ["291", "292"] },
    });
  });

  test("takes source, year and certainty of a row that differs from its table", () => {
    const parsed = read("code,value,source,year,certainty\n13,1,official table,2024,V\n14,1,,,\n");
    expect(parsed.ok && parsed.value.row_source).toEqual({ "13": { source: "official table", year: 2024 } });
    expect(parsed.ok && parsed.value.row_certainty).toEqual({ "13": "V" });
  });

  test("has a value for each class of land where the table has columns, by key or by the pack's own headings", () => {
    expect(rowsOf("code,1,2\n13,3000,2500\n", byClass)).toEqual({ "13": { "1": 3000, "2": 2500 } });
    expect(rowsOf('代码,一类,二类\n13,"3,000",\n', byClass)).toEqual({ "13": { "1": 3000, "2": null } });
  });

  test.each([
    [
      "",
      "Table p.far.csv, line 1, column 1: nothing; expected a heading: one each of code, value, and if need be source, year, certainty.",
    ],
    [
      "code,min\n",
      "Table p.far.csv, line 1, column 2: “min”; expected one each of code, value, and if need be source, year, certainty.",
    ],
    [
      "code,value,value\n",
      "Table p.far.csv, line 1, column 3: “value” a second time; expected one each of code, value, and if need be source, year, certainty.",
    ],
    ["code,source\n", "Table p.far.csv, line 1, column value: no such column; expected a column headed “value”."],
    [
      "code,value\n13,abc\n",
      "Table p.far.csv, line 2, column value: “abc”; expected a number of zero or more, such as 0.8, 1,200 or 30%, or nothing where the paper gives none, or ask with longer codes.",
    ],
    [
      "code,value\n13,-1\n",
      "Table p.far.csv, line 2, column value: “-1”; expected a number of zero or more, such as 0.8, 1,200 or 30%, or nothing where the paper gives none, or ask with longer codes.",
    ],
    ["code,value\n13,1\n\n13,2\n", "Table p.far.csv, line 4, column code: “13”; expected each code once."],
    ["code,value\n7,1\n", "Table p.far.csv, line 2, column code: “7”; expected 2 to 4 digits of GB/T 4754-2017."],
    ["code,value\n13\n", "Table p.far.csv, line 2, column 1: 1 cells; expected 2, as in the heading."],
    ["code,value\n13,1,200\n", "Table p.far.csv, line 2, column 3: 3 cells; expected 2, as in the heading."],
    [
      "code,value,certainty\n13,1,sure\n",
      "Table p.far.csv, line 2, column certainty: “sure”; expected V, K+, K~ or D.",
    ],
    [
      "code,value,source,year\n13,1,x,23\n",
      "Table p.far.csv, line 2, column year: “23”; expected a year from 1900 to 2100.",
    ],
  ])("is refused for %j, with line and column", (text, message) => {
    expect(rowsOf(text)).toContain(message);
  });

  test("is refused whole for one bad cell: a half-read table would judge by what it left out", () => {
    expect(read("code,value\n13,1\n14,x\n").ok).toBe(false);
  });
});
