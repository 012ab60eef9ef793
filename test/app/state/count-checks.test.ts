import { expect, test } from "vitest";
import { countChecks } from "../../../src/app/state/count-checks.ts";
import { findNextDue } from "../../../src/app/state/due-dates.ts";
import { aRow } from "../rows.ts";

test("counts what is broken and what is open, and nothing else", () => {
  const verdicts = ["fail", "unknown", "unknown", "pass", "conditional", "not_applicable"] as const;
  expect(countChecks(verdicts.map((verdict) => ({ verdict })))).toEqual({ fail: 1, unknown: 2 });
  expect(countChecks([])).toEqual({ fail: 0, unknown: 0 });
});

test("the next date is the longest overdue, else the first ahead", () => {
  const rows = [
    aRow({ id: "A", nextDate: "2026-08-01" }),
    aRow({ id: "B", nextDate: "2026-04-10" }),
    aRow({ id: "C" }),
  ];
  expect(findNextDue(rows, "2026-03-31")?.id).toBe("B");
  expect(findNextDue(rows, "2026-12-31")?.id).toBe("B");
  expect(findNextDue([aRow({ id: "C" })], "2026-03-31")).toBeUndefined();
});
