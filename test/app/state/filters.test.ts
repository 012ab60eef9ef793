import { describe, expect, test } from "vitest";
import { findNextDue } from "../../../src/app/state/due-dates.ts";
import { findRelaxation, listFilterParts } from "../../../src/app/state/filter-parts.ts";
import { filterRows } from "../../../src/app/state/filter-rows.ts";
import { compareIds, createNameOrder } from "../../../src/app/state/natural-order.ts";
import { checkSums, sumSelection } from "../../../src/app/state/selection-totals.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";
import { aRow } from "../rows.ts";

const rows = [
  aRow({ id: "A", status: "idle", ellipsoidalM2: 20_000, deedM2: 20_010, floorAreaM2: 0, siteAreaM2: 20_010 }),
  aRow({ id: "B", status: "idle", ellipsoidalM2: 60_000, useKey: "W", floorAreaM2: 30_000, siteAreaM2: 60_000 }),
  aRow({ id: "C", ellipsoidalM2: 40_000, useKey: null, nextDate: "2026-04-12" }),
];

describe("filters", () => {
  test("all parts must hold; an unknown class is key ?", () => {
    expect(filterRows(rows, { ...emptyFilter, statuses: ["idle"], minAreaM2: 50_000 }).map((row) => row.id)).toEqual([
      "B",
    ]);
    expect(filterRows(rows, { ...emptyFilter, useKeys: ["?"] }).map((row) => row.id)).toEqual(["C"]);
    expect(filterRows(rows, emptyFilter)).toBe(rows);
  });

  test("names the one filter whose removal brings parcels back, and how many", () => {
    const filter = { ...emptyFilter, statuses: ["idle"] as const, useKeys: ["M2"], minAreaM2: 50_000 };
    expect(filterRows(rows, filter)).toEqual([]);
    expect(listFilterParts(filter)).toEqual(["status", "use", "area"]);
    const found = findRelaxation(rows, filter);
    expect(found).toEqual({ part: "use", count: 1 });
  });
});

describe("totals of a selection", () => {
  test("are sums over sums; one open floor area leaves the ratio open", () => {
    expect(sumSelection(rows.slice(0, 2), "deed")).toEqual({
      count: 2,
      drawnM2: 80_000,
      deedM2: 20_010,
      deedMissing: 1,
      far: 30_000 / 80_010,
    });
    expect(sumSelection(rows, "deed").far).toBeNull();
  });

  test("agree with the audit, and a lost parcel is noticed", () => {
    const audited = { parcels: 3, areaM2: 120_000 };
    const idle = { parcels: 2, areaM2: 80_000 };
    expect(checkSums(rows, rows.slice(0, 2), audited, idle, "ellipsoidal").ok).toBe(true);
    expect(checkSums(rows.slice(1), rows.slice(1), audited, null, "ellipsoidal").ok).toBe(false);
    expect(checkSums(rows, rows.slice(0, 1), audited, idle, "ellipsoidal").differenceM2).toBe(-60_000);
  });
});

describe("order", () => {
  test("numbers in natural order", () => {
    expect(["GY-10", "GY-9", "GY-0100"].sort(compareIds)).toEqual(["GY-9", "GY-10", "GY-0100"]);
  });

  test("names by pinyin in zh-CN and by stroke in zh-TW", () => {
    expect(["中兴", "安达", "博远"].sort(createNameOrder("zh-CN"))).toEqual(["安达", "博远", "中兴"]);
    expect(["龍騰", "一心", "中興"].sort(createNameOrder("zh-TW"))).toEqual(["一心", "中興", "龍騰"]);
  });

  test("what is due next: the nearest day after the one judged, then the lower number", () => {
    const change = { on: "2026-05-21", about: "idle", from: "late_start", to: "suspected_idle_A" } as const;
    const due = [
      aRow({ id: "E", changes: [change] }),
      aRow({ id: "D", changes: [{ ...change, on: "2026-03-31" }, change] }),
      ...rows,
    ];
    expect(findNextDue(due, "2026-03-31")).toEqual({ parcelId: "D", ...change });
    expect(findNextDue(rows, "2026-03-31")).toBeUndefined();
  });
});
