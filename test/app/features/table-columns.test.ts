import { expect, test } from "vitest";
import { fitColumns, listColumns, toTemplate } from "../../../src/app/features/parcel-table/table-columns.ts";

const keys = (workspace: "explore" | "inspect", widthPx: number) =>
  fitColumns(listColumns(workspace), widthPx).map((column) => column.key);

test("a wide table shows every column", () => {
  expect(fitColumns(listColumns("inspect"), Number.POSITIVE_INFINITY)).toEqual(listColumns("inspect"));
  expect(keys("explore", 1000)).toHaveLength(8);
});

test("a narrow table gives up the least important columns and never scrolls sideways", () => {
  expect(keys("inspect", 634)).toEqual(["parcel", "status", "since", "area", "far", "next", "verdict"]);
  expect(keys("explore", 520)).not.toContain("deed");
  for (const width of [634, 560, 480]) {
    const sum = fitColumns(listColumns("inspect"), width).reduce((total, column) => total + column.minPx, 0);
    expect(sum).toBeLessThanOrEqual(width);
  }
});

test("number, status, area, FAR and checks always stay", () => {
  expect(keys("inspect", 10)).toEqual(["parcel", "status", "area", "far", "verdict"]);
});

test("widths become a grid template", () => {
  expect(toTemplate(listColumns("inspect").slice(0, 1))).toBe("minmax(76px, 0.8fr)");
});
