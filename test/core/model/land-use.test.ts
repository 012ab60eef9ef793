import { describe, expect, test } from "vitest";
import { findLandUseClass, findLegalGroup, findPaletteKey } from "../../../src/core/model/land-use.ts";
import { landUseTables, palette } from "../../support/rule-context.ts";

describe("palette", () => {
  test("takes the longest listed prefix of the code's own system", () => {
    expect(findPaletteKey("100101", "cn-2023", palette)).toBe("M1");
    expect(findPaletteKey("1001", "cn-2023", palette)).toBe("M2");
    expect(findPaletteKey("1002", "cn-2023", palette)).toBe("X");
    expect(findPaletteKey("M3", "cn-2011", palette)).toBe("M3");
    expect(findPaletteKey("M1+B1", "cn-2011", palette)).toBe("M1");
  });

  test("knows that 1001 is rail in the survey and industry in the plan", () => {
    expect(findPaletteKey("1001", "cn-survey", palette)).toBe("S");
    expect(findLandUseClass("1001", "cn-survey", landUseTables)?.name.en).toBe("railway");
  });

  test("does not guess a code without its system", () => {
    expect(findPaletteKey("1001", null, palette)).toBeNull();
    expect(findPaletteKey("1001", "us-nyc-pluto", palette)).toBeNull();
  });
});

test("the legal group of a code follows its longest prefix", () => {
  expect(findLegalGroup("0403", "cn-2023", landUseTables)).toBe("unused");
  expect(findLegalGroup("0401", "cn-2023", landUseTables)).toBe("agricultural");
  expect(findLegalGroup("0403", "cn-survey", landUseTables)).toBe("agricultural");
  expect(findLegalGroup("100102", "cn-2023", landUseTables)).toBe("construction");
  expect(findLegalGroup("2302", "cn-2023", landUseTables)).toBe("ask");
});

test("every code table lists each code once, in a known order of writing", () => {
  for (const table of landUseTables) {
    const codes = table.classes.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  }
});
