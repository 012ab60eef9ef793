import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  countFullMonths,
  daysBetween,
  fromDayNumber,
  isFullYearOver,
  toDayNumber,
} from "../../../src/core/model/calendar.ts";

const seed = 20_260_331;
const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });

describe("calendar", () => {
  test("refuses days that do not exist", () => {
    for (const day of ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-1"])
      expect(() => toDayNumber(day)).toThrow(day);
    expect(toDayNumber("2000-02-29") - toDayNumber("2000-02-28")).toBe(1);
  });

  test("counts days from 1970-01-01", () => {
    expect(toDayNumber("1970-01-01")).toBe(0);
    expect(toDayNumber("2000-03-01")).toBe(11_017);
    expect(daysBetween("2022-03-01", "2022-09-01")).toBe(184);
  });

  test("agrees with the calendar of the platform and undoes itself", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(fromDayNumber(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(toDayNumber(fromDayNumber(day))).toBe(day);
      }),
      { seed },
    );
  });

  test("ends a year on the corresponding day, or on the last day of the month", () => {
    expect(addYears("2022-03-01", 1)).toBe("2023-03-01");
    expect(addYears("2024-02-29", 1)).toBe("2025-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2024-01-31", -2)).toBe("2023-11-30");
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
  });

  test("counts a year as full only after its last day", () => {
    expect(isFullYearOver("2022-03-01", "2023-03-01", 1)).toBe(false);
    expect(isFullYearOver("2022-03-01", "2023-03-02", 1)).toBe(true);
    expect(isFullYearOver("2024-02-29", "2025-03-01", 1)).toBe(true);
  });

  test("refuses a text that is no date", () => {
    expect(() => toDayNumber("2023-02-30")).toThrow("got date “2023-02-30”");
  });
});

test("a month is over on the day after its anniversary, as a year is", () => {
  expect(countFullMonths("2025-03-31", "2026-03-31")).toBe(11);
  expect(countFullMonths("2025-03-31", "2026-04-01")).toBe(12);
  expect(countFullMonths("2025-01-31", "2025-02-28")).toBe(0);
  expect(countFullMonths("2025-01-31", "2025-03-01")).toBe(1);
  expect(countFullMonths("2026-05-01", "2026-03-31")).toBe(0);
});
