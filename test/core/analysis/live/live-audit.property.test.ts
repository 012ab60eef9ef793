import { expect, test } from "vitest";
import type { LiveChange } from "../../../../src/core/analysis/live/live-audit.ts";
import { previewChange } from "../../../../src/core/analysis/live/preview-change.ts";
import { readDemo } from "../../../support/audit-demo.ts";
import { evaluatedPark } from "../../../support/evaluated-park.ts";
import { createRandom } from "../../geometry/random-shapes.ts";
import { commit, differencesFromScratch, editAtRandom, openPark } from "./edit-park.ts";
import { randomEdit } from "./random-edits.ts";
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

test("a preview says of the parcels it names what the report says after the commit, and of no other parcel anything changes", () => {
  const random = createRandom(3);
  let judged = openPark(evaluatedPark(), ["cn-national-2023"], "2024-12-31");
  for (let done = 0; done < 40; ) {
    const change = randomEdit(judged.world.sources.dataset, random);
    const preview = change?.records === undefined ? undefined : previewChange(judged, change.records);
    if (change === undefined || preview === undefined) continue;
    const before = new Map(judged.report.parcels.map((parcel) => [parcel.id, parcel]));
    const previewed = new Map(preview.parcels.map((parcel) => [parcel.id, parcel]));
    judged = commit(judged, change).judged;
    const gone = new Set(before.keys());
    for (const parcel of judged.report.parcels) {
      gone.delete(parcel.id);
      expect(findDifferences(parcel, previewed.get(parcel.id) ?? before.get(parcel.id))).toEqual([]);
    }
    expect([...gone]).toEqual(preview.removedIds);
    done++;
  }
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
