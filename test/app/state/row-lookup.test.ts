import { expect, test } from "vitest";
import { filterRows } from "../../../src/app/state/filter-rows.ts";
import { createRowLookup } from "../../../src/app/state/row-lookup.ts";
import { rowsInView } from "../../../src/app/state/rows-in-view.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";
import { aRow } from "../rows.ts";

const rows = ["GY-1", "GY-10", "GY-9", "a", "工-2"].map((id, index) =>
  aRow({ id, box: [index, 10, index + 0.5, 11], status: index % 2 === 0 ? "idle" : "built" }),
);

test("a row is found by its id, and what is not there is not", () => {
  const lookup = createRowLookup(rows);
  expect(rows.map(({ id }) => lookup.get(id))).toEqual(rows);
  for (const id of ["", "GY", "GY-2", "b", "工-3"])
    expect([lookup.get(id), lookup.has(id)]).toEqual([undefined, false]);
  expect(createRowLookup([]).has("a")).toBe(false);
});

test("in view is what the box of the view touches, and everything before the map has said", () => {
  expect(rowsInView(rows, [1.4, 9, 3, 10]).map(({ id }) => id)).toEqual(["GY-10", "GY-9", "a"]);
  expect(rowsInView(rows, null)).toBe(rows);
});

test("the same question is answered with the same list, another one anew", () => {
  const filter = { ...emptyFilter, statuses: ["idle"] as const };
  const idle = filterRows(rows, filter);
  expect(filterRows(rows, filter)).toBe(idle);
  expect(filterRows(rows, { ...filter, statuses: ["built"] }).map(({ id }) => id)).toEqual(["GY-10", "a"]);
  expect(filterRows(rows.slice(0, 1), filter)).toHaveLength(1);
});
