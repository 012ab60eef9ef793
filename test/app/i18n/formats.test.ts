import { describe, expect, test } from "vitest";
import { formatAreaValue } from "../../../src/app/i18n/format-area.ts";
import { verdictLook } from "../../../src/app/i18n/format-check.ts";
import { daysBetween, formatDate } from "../../../src/app/i18n/format-date.ts";
import { type FormatSettings, formatMeasure } from "../../../src/app/i18n/format-figure.ts";
import { formatNumber, formatPlainNumber, formatSigned } from "../../../src/app/i18n/format-number.ts";

const t: FormatSettings["t"] = (key, params) => (params?.count === undefined ? key : `${key} ${params.count}`);
const english: FormatSettings = { t, language: "en", unit: "ha" };
const chinese: FormatSettings = { t, language: "zh-CN", unit: "mu" };

describe("numbers", () => {
  test("narrow spaces between thousands, a real minus, no minus zero", () => {
    expect(formatNumber(1_234_567.891, 2)).toBe("1\u202f234\u202f567.89");
    expect(formatNumber(-0.05, 2)).toBe("\u22120.05");
    expect(formatNumber(-0.001, 2)).toBe("0.00");
    expect(formatPlainNumber(8.5)).toBe("8.5");
    expect(formatSigned(149, 0)).toBe("+149");
  });
});

describe("areas", () => {
  test("records: hectares to 0.0001, mu to 0.01, square metres to 0.01", () => {
    expect(formatAreaValue(29_382, "ha")).toBe("2.9382");
    expect(formatAreaValue(29_382, "mu")).toBe("44.07");
    expect(formatAreaValue(29_382.126, "m2")).toBe("29\u202f382.13");
    expect(formatAreaValue(5_549_900, "ha", "list")).toBe("555.0");
  });
});

describe("dates", () => {
  test("as people write them, in each language", () => {
    expect(formatDate("2026-03-05", "en")).toBe("5 Mar 2026");
    expect(formatDate("2026-03-05", "zh-CN")).toBe("2026年3月5日");
    expect(formatDate("2026-03-05", "zh-TW")).toBe("2026年3月5日");
    expect(formatDate("unknown", "en")).toBe("unknown");
  });
  test("days over a change of clocks are whole", () => {
    expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
    expect(daysBetween("2026-04-01", "2026-03-01")).toBe(-31);
  });
});

describe("measures", () => {
  test("FAR to 0.01, shares to 0.1 %", () => {
    expect(formatMeasure(1.0648, "ratio", english)).toBe("1.06");
    expect(formatMeasure(0.41234, "fraction", english)).toBe("41.2 %");
  });
  test("money per area: CNY per m² in English, 万元 per 亩 in Chinese, the same money", () => {
    expect(formatMeasure(1284, "wan_per_ha", english)).toBe("1\u202f284 unit.perHa");
    expect(formatMeasure(1284, "wan_per_ha", chinese)).toBe("85.6 unit.wanPerMu");
  });
});

describe("verdicts", () => {
  const check = { verdict: "pass", op: ">=", limit: 0.4 } as const;
  test("within 5 % of the limit is near", () => {
    expect(verdictLook({ ...check, value: 0.412 })).toBe("near");
    expect(verdictLook({ ...check, value: 0.42 })).toBe("near");
    expect(verdictLook({ ...check, value: 0.43 })).toBe("pass");
    expect(verdictLook({ ...check, verdict: "fail", value: 0.39 })).toBe("fail");
  });
});
