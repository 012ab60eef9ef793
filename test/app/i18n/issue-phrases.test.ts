import { describe, expect, test } from "vitest";
import { translatePhrase } from "../../../src/app/i18n/issue-sentences.ts";
import { phrasesZhCn } from "../../../src/app/i18n/phrases-zh-cn.ts";
import { phrasesZhTw } from "../../../src/app/i18n/phrases-zh-tw.ts";

describe("what came and what was expected", () => {
  test("is said in Chinese, with its numbers", () => {
    expect(translatePhrase("a ring of 3 positions", phrasesZhCn)).toBe("只有 3 个点的环");
    expect(translatePhrase("-180 to 180 degrees", phrasesZhTw)).toBe("-180 至 180 度");
    expect(translatePhrase("a value or “]”", phrasesZhCn)).toBe("一个值或“]”");
  });

  test("stays as it is where no phrase is known", () => {
    expect(translatePhrase("“abc”", phrasesZhCn)).toBe("“abc”");
  });

  test("has the same phrases in both Chinese languages", () => {
    expect(phrasesZhTw.map(([english]) => english.source)).toEqual(phrasesZhCn.map(([english]) => english.source));
  });
});
