import { expect, test } from "vitest";
import { sourceText } from "../../../src/app/i18n/source-words.ts";

test("a contract and a project default read in the language shown", () => {
  expect(sourceText("grant contract LH-2015-0041", "zh-CN")).toBe("出让合同 LH-2015-0041");
  expect(sourceText("城市蓝线管理办法; verdict is a project default", "zh-TW")).toBe(
    "城市蓝线管理办法；判定為本軟體預設",
  );
  expect(sourceText("城市控制线 (城市四线) and road red line; verdict is a project default", "zh-CN")).toBe(
    "城市控制线 (城市四线)及道路红线；判定为本软件默认",
  );
});

test("what figures of firms and parks stand on reads in the language shown", () => {
  expect(sourceText("location quotient (区位商)", "zh-TW")).toBe("區位商定義");
  expect(sourceText("per-mu evaluation of the Anhui type (亩均论英雄)", "en")).toContain("Anhui");
});

test("chapters of our own papers are not shown to people", () => {
  expect(sourceText("domain: sums over sums, denominator the drawn area", "en")).not.toContain("domain");
});

test("a published title stays as it is", () => {
  expect(sourceText("自然资发〔2023〕72号", "en")).toBe("自然资发〔2023〕72号");
});
