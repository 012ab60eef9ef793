import { expect, test } from "vitest";
import type { ParcelRow } from "../../src/worker/messages.ts";
import { packRows, unpackRows } from "../../src/worker/row-columns.ts";
import { aRow } from "../app/rows.ts";

const plain = aRow({ id: "GY-1" });
const full = aRow({
  id: "GY-2",
  cadastralNo: "411527000001",
  parkId: null,
  zoneId: "Z-3",
  landUse: null,
  codeSystem: null,
  useKey: null,
  status: "idle",
  tags: ["idle"] as unknown as ParcelRow["tags"],
  verdict: "fail",
  failed: ["far", "green_ratio"],
  checkCounts: { fail: 2, unknown: 1 },
  deedM2: 0,
  ellipsoidalM2: 12_345.678901,
  gridM2: 12_350.25,
  far: 0.1 + 0.2,
  farMin: 0.6,
  farMax: 1.2,
  buildingCoefficient: 0.4,
  greenRatio: 0,
  floorAreaM2: 5e-7,
  siteAreaM2: 1e9,
  idleSince: "2024-01-31",
  nextDate: "2026-05-01",
  changes: [{ on: "2026-05-01", about: "idle", from: "late_start", to: "suspected_idle_A" }],
  enterpriseNames: [{ en: "Works", "zh-Hans": "工厂" }],
  box: [-77.1, 38.8, -77.05, 38.85],
  center: [-77.07, 38.82],
  listed: true,
});

/** What the page gets after the message has been copied. */
const handOver = (rows: readonly ParcelRow[]) => unpackRows(structuredClone(packRows(rows)));
const read = (row: ParcelRow, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, row[field as keyof ParcelRow]]));

test("every field of a row arrives as it was, zeros and unknowns apart", () => {
  const rows = [plain, full, aRow({ id: "GY-3" })];
  const fields = Object.keys(full);
  expect(handOver(rows).map((row) => read(row, fields))).toEqual(rows);
});

test("what many parcels share is sent once", () => {
  const { shared } = packRows(Array.from({ length: 500 }, (_, i) => aRow({ id: `P${i}`, failed: ["far"] })));
  expect(shared.map(({ values }) => values.length)).toEqual(shared.map(() => 1));
});

test("no rows are no rows", () => {
  expect(handOver([])).toEqual([]);
});
