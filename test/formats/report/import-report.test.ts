import { describe, expect, it } from "vitest";
import { formatImportJson } from "../../../src/formats/report/format-import-json.ts";
import { formatImportTable } from "../../../src/formats/report/format-import-table.ts";
import { fitText, formatTable, measureColumns } from "../../../src/formats/report/text-table.ts";
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
    expect(text).toContain("comes in, with warnings");
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

  it("cut by columns and keep a name in one line", () => {
    expect(fitText("一类工业用地", 7)).toBe("一类工…");
    expect(fitText("a\nb\tc", 10)).toBe("a b c");
  });

  it("align numbers right", () => {
    expect(
      formatTable(
        [{ title: "n", align: "right" }, { title: "name" }],
        [
          ["1", "地"],
          ["100", "b"],
        ],
      ),
    ).toBe(["  n  name", "───  ────────────", "  1  地", "100  b"].join("\n"));
  });
});
