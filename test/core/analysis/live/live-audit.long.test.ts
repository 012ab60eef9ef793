import { expect, test } from "vitest";
import { readDemo } from "../../../support/audit-demo.ts";
import { differencesFromScratch, editAtRandom, openPark } from "./edit-park.ts";

test("during 300 random edits of every layer of the demo the report is that of a whole audit after every tenth", () => {
  const { dataset } = readDemo();
  const start = openPark(dataset, dataset.meta.ruleSets, dataset.meta.asOf ?? "");
  editAtRandom(start, 300, 17, (judged, done) => {
    if (done % 10 === 0) expect({ done, differs: differencesFromScratch(judged) }).toEqual({ done, differs: [] });
  });
}, 3_600_000);
