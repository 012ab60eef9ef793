import { describe, expect, test } from "vitest";
import { formatMeasure } from "../../../src/app/i18n/format-figure.ts";
import { boundsWords, joinRange, readOpenParcels, readOpenRecords } from "../../../src/app/i18n/format-range.ts";
import type { Translate } from "../../../src/app/i18n/messages.ts";

const t: Translate = (key, params) => `${key} ${params?.value ?? ""}`;
const formats = {
  t,
  measure: (value: number, unit: string | null) => formatMeasure(value, unit, { t, language: "en", unit: "ha" }),
};

describe("ranges of open figures", () => {
  test("name a shared unit once", () => {
    expect(joinRange("24.3 %", "29.6 %")).toBe("24.3 – 29.6 %");
    expect(joinRange("0.42", "0.80")).toBe("0.42 – 0.80");
    expect(joinRange("3 m", "4 km")).toBe("3 m – 4 km");
  });

  test("say both bounds, or the one there is, or nothing", () => {
    expect(boundsWords({ lower: 0.243, upper: 0.296, unit: "fraction" }, formats)).toBe("24.3 – 29.6 %");
    expect(boundsWords({ lower: 0.62, unit: "ratio" }, formats)).toBe("park.orMore 0.62");
    expect(boundsWords({ upper: 0.8, unit: "ratio" }, formats)).toBe("park.orLess 0.80");
    expect(boundsWords({ lower: 0, unit: "ratio" }, formats)).toBeNull();
    expect(boundsWords({ unit: "ratio" }, formats)).toBeNull();
  });
});

test("a sum tells which parcel keeps it open and how many more", () => {
  expect(readOpenParcels("parcels/GY-0203 +9: storeys[0].heightM")).toEqual({
    first: "GY-0203",
    more: 9,
    property: "storeys[0].heightM",
  });
  expect(readOpenParcels("parcels/GY-0203: greenAreaM2")).toEqual({
    first: "GY-0203",
    more: 0,
    property: "greenAreaM2",
  });
  expect(readOpenParcels("storeys[0].heightM")).toBeUndefined();
});

test("a sum over firms tells which record keeps it open", () => {
  expect(readOpenRecords("enterprises/E01 +3: revenueWan.2025")).toEqual({
    layer: "enterprises",
    first: "E01",
    more: 3,
    property: "revenueWan.2025",
  });
  expect(readOpenRecords("revenueWan.2025")).toBeUndefined();
});
