import { expect, test } from "vitest";
import { readDemo } from "../../../support/audit-demo.ts";
import { cityDataset } from "./city-dataset.ts";
import { cityEdit } from "./city-edits.ts";
import { differencesFromScratch, editAtRandom, openPark } from "./edit-park.ts";

test("during 300 random edits of every layer of the demo the report is that of a whole audit after every tenth", () => {
  const { dataset } = readDemo();
  const start = openPark(dataset, dataset.meta.ruleSets, dataset.meta.asOf ?? "");
  editAtRandom(start, 300, 17, (judged, done) => {
    if (done % 10 === 0) expect({ done, differs: differencesFromScratch(judged) }).toEqual({ done, differs: [] });
  });
}, 3_600_000);

test("during 300 random edits of a city of 10,000 parcels the report is that of a whole audit after every 25th", () => {
  const start = openPark(cityDataset(10_000), ["cn-national-2023"], "2026-03-31");
  const compare = (judged: typeof start, done: number): void => {
    if (done % 25 === 0) expect({ done, differs: differencesFromScratch(judged) }).toEqual({ done, differs: [] });
  };
  editAtRandom(start, 300, 23, compare, cityEdit);
}, 7_200_000);
