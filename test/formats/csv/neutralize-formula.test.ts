import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsv } from "../../../src/formats/csv/format-csv.ts";
import { neutralizeFormula, restoreFormula } from "../../../src/formats/csv/neutralize-formula.ts";

const formulas = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "\u00a0=1+1",
  "＝1+1",
  "ok\n=1+1",
  "  \u3000-x",
  "ok\r\n@x",
];

describe("neutralizeFormula", () => {
  it.each(formulas)("no line of %j begins like a formula any more, and the text comes back", (text) => {
    const safe = neutralizeFormula(text);
    for (const line of safe.split(/\n/)) expect(line.replace(/^[\s\u00a0\u3000]+/, "")).not.toMatch(/^[=+\-@＝＋－＠]/);
    expect(restoreFormula(safe)).toBe(text);
  });

  it.each(["-12.5", "+3", "12", "P-1", "a=b", "", "一类工业用地"])("leaves %j alone", (text) => {
    expect(neutralizeFormula(text)).toBe(text);
  });

  it("is taken back exactly, whatever the text", () => {
    const part = fc.constantFrom("=", "'", "+", "-", "@", "\n", "\r", "\t", " ", "＝", "a", "1", ".");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = parts.join("");
        expect(restoreFormula(neutralizeFormula(text))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("formatCsv", () => {
  it("marks UTF-8, quotes what needs it and leaves numbers as they are", () => {
    expect(
      formatCsv([
        ["a", 'b "x"', "c,d"],
        [-1.5, null, "line\nbreak"],
        [true, undefined, "=1"],
      ]),
    ).toBe('\ufeffa,"b ""x""","c,d"\r\n-1.5,,"line\nbreak"\r\ntrue,,\'=1\r\n');
  });
});
