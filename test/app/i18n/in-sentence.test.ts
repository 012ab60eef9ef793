import { expect, test } from "vitest";
import { inSentence } from "../../../src/app/i18n/in-sentence.ts";

test("a name loses its capital inside a sentence, an abbreviation and Chinese keep theirs", () => {
  expect(inSentence("Floor area ratio")).toBe("floor area ratio");
  expect(inSentence("FAR")).toBe("FAR");
  expect(inSentence("容积率")).toBe("容积率");
  expect(inSentence("")).toBe("");
});
