import { expect, test } from "vitest";
import { checkJournal } from "../../support/journal-contract.ts";
import { MemoryDevice } from "../../support/memory-journal.ts";

test("the device of the tests keeps what a journal promises", async () => {
  expect(await checkJournal(new MemoryDevice().open)).toEqual([]);
});
