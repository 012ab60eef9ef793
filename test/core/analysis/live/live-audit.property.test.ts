import { expect, test } from "vitest";
import type { LiveChange } from "../../../../src/core/analysis/live/live-audit.ts";
import { readDemo } from "../../../support/audit-demo.ts";
import { evaluatedPark } from "../../../support/evaluated-park.ts";
import { cityDataset } from "./city-dataset.ts";
import { cityEdit } from "./city-edits.ts";
import { commit, differencesFromScratch, editAtRandom, openPark } from "./edit-park.ts";
import { findDifferences } from "./same-report.ts";

test("during 300 random edits of a small park the report is that of a whole audit", () => {
  const start = openPark(evaluatedPark(), ["cn-national-2023"], "2024-12-31");
  editAtRandom(start, 300, 11, (judged, done, change) => {
    if (done % 25 === 0)
      expect({ done, change, differs: differencesFromScratch(judged) }).toMatchObject({ differs: [] });
  });
}, 120_000);

test("after random edits of every layer of the demo the report is that of a whole audit", () => {
  const { dataset } = readDemo();
  const start = openPark(dataset, dataset.meta.ruleSets, dataset.meta.asOf ?? "");
  const judged = editAtRandom(start, 8, 5, () => {});
  expect(differencesFromScratch(judged)).toEqual([]);
}, 120_000);

test("after random edits, splits and shared corners of a city, another day and other packs, the report is that of a whole audit", () => {
  const start = openPark(cityDataset(150), ["cn-national-2023"], "2026-03-31");
  const judged = editAtRandom(start, 25, 29, () => {}, cityEdit);
  expect(differencesFromScratch(judged)).toEqual([]);
}, 120_000);

test("the inverse of a change gives the report as it was, records, layers, day and packs", () => {
  const start = openPark(evaluatedPark(), ["cn-national-2023"], "2024-12-31");
  const { dataset } = start.world.sources;
  const [parcel] = dataset.layers.parcels?.values() ?? [];
  if (parcel === undefined) throw new Error("no parcel");
  const school = {
    id: "S1",
    kind: "school" as const,
    name: null,
    published: null,
    geometry: parcel.geometry,
    extra: {},
  };
  const changes: readonly LiveChange[] = [
    { records: [{ kind: "parcels", id: parcel.id, to: undefined }] },
    { records: [{ kind: "sensitive", id: "S1", to: school }] },
    { layers: [{ kind: "zones", records: undefined }] },
    { asOf: "2019-06-30", rulePacks: [] },
  ];
  for (const change of changes) {
    const there = commit(start, change);
    expect(findDifferences(there.judged.report, start.report)).not.toEqual([]);
    expect(differencesFromScratch(there.judged)).toEqual([]);
    expect(findDifferences(commit(there.judged, there.inverse).judged.report, start.report)).toEqual([]);
  }
});
