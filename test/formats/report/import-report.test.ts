import { describe, expect, it } from "vitest";
import { formatImportJson } from "../../../src/formats/report/format-import-json.ts";
import { formatImportTable } from "../../../src/formats/report/format-import-table.ts";
import { formatTable, measureColumns } from "../../../src/formats/report/text-table.ts";
import { aCollection, aFeature, aFile, aSquare, read } from "../../support/input-files.ts";

const open = { type: "Polygon", coordinates: [(aSquare(1).coordinates[0] ?? []).slice(0, 4)] };
const files = [
  aFile(
    "parcels.geojson",
    aCollection([aFeature({ id: "A" }), aFeature({ id: "B" }, open), aFeature({ id: "C" }, null)]),
  ),
  aFile("zones.geojson", "<html>"),
];

describe("the import report", () => {
  it("accounts for every row and every file", () => {
    const report = JSON.parse(formatImportJson(read(files).files));
    expect(report.schema).toBe("parkwright.import/1");
    expect(report.files).toMatchObject([
      {
        file: "parcels.geojson",
        outcome: "accept-with-warning",
        format: "geojson",
        layer: "parcels",
        rows: { read: 3, accepted: 2, repaired: 1, rejected: 1 },
      },
      { file: "zones.geojson", outcome: "reject-with-error", rows: { read: 0, accepted: 0 } },
    ]);
  });

  it("says in words what happened, errors first, with the next step", () => {
    const text = formatImportTable(read(files).files, { width: 90 });
    expect(text).toContain("comes in, with");
    expect(text).toContain("refused");
    expect(text.indexOf("error wrong-content")).toBeLessThan(text.indexOf("warning null-geometry"));
    expect(text).toContain("→ Choose the right file");
    expect(text).not.toMatch(/\{\w+\}/);
  });
});

describe("tables on a terminal", () => {
  it("count wide characters twice and marks not at all", () => {
    expect(measureColumns("地块 A")).toBe(6);
    expect(measureColumns("é")).toBe(1);
    expect(measureColumns("e\u0301")).toBe(1);
  });

  it("cut by columns and keep a name in one line", () => {});

  it("align numbers right", () => {
    expect(
      formatTable(
        [{ title: "n", align: "right" }, { title: "name" }],
        [
          ["1", "地"],
          ["100", "b"],
        ],
      ),
    ).toBe(["  n  name", "───  ────", "  1  地", "100  b"].join("\n"));
  });

  it("gives way in the columns of text, over several lines, and never cuts a number", () => {
    const columns = [{ title: "key" }, { title: "value", align: "right" }, { title: "source" }] as const;
    const rows = [["investment_intensity", "2,074.34", "临河产业园控制性详细规划 of the year 2024, second edition"]];
    const text = formatTable(columns, rows, 48);
    expect(text.split("\n").slice(2)).toEqual([
      "investment_         2,074.34  临河产业园控制性详",
      "intensity                     细规划 of the year",
      "                              2024, second",
      "                              edition",
    ]);
    for (const line of text.split("\n")) expect(measureColumns(line)).toBeLessThanOrEqual(48);
  });

  it("keeps a name with a line break in its cell, and ends what is too long with one ellipsis", () => {
    expect(formatTable([{ title: "name" }], [["a\nb\tc"]])).toBe("name\n─────\na b c");
    const ids = Array.from({ length: 40 }, (_, at) => `P-${at}`).join(", ");
    const lines = formatTable([{ title: "ids" }], [[ids]], 20).split("\n");
    expect(lines).toHaveLength(2 + 4);
    expect(lines.at(-1)).toMatch(/^P-\d.* …$/);
  });
});
