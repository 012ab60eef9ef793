import { describe, expect, test } from "vitest";
import { enEdit } from "../../../src/app/i18n/plan/en-edit.ts";
import { enPanels } from "../../../src/app/i18n/plan/en-panels.ts";
import { zhCnEdit } from "../../../src/app/i18n/plan/zh-cn-edit.ts";
import { zhCnPanels } from "../../../src/app/i18n/plan/zh-cn-panels.ts";
import { zhTwEdit } from "../../../src/app/i18n/plan/zh-tw-edit.ts";
import { zhTwPanels } from "../../../src/app/i18n/plan/zh-tw-panels.ts";

function flatten(node: object, path = ""): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") texts.set(`${path}${key}`, value);
    else for (const [name, text] of flatten(value, `${path}${key}>`)) texts.set(name, text);
  }
  return texts;
}

const params = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const english = flatten({ ...enEdit, ...enPanels });
// Chinese has one plural form.
const wanted = [...english.keys()].filter((key) => !key.endsWith("_one"));
const simplified = flatten({ ...zhCnEdit, ...zhCnPanels });
const traditional = flatten({ ...zhTwEdit, ...zhTwPanels });

describe.each([
  ["zh-CN", simplified],
  ["zh-TW", traditional],
] as const)("texts of Plan in %s", (_language, flat) => {
  test("have the keys of English, no more and no fewer", () => {
    expect([...flat.keys()].sort()).toEqual([...wanted].sort());
  });

  test("use the same parameters in every sentence", () => {
    for (const key of wanted) expect([key, params(flat.get(key) ?? "")]).toEqual([key, params(english.get(key) ?? "")]);
  });

  test("are not left in English", () => {
    const han = /\p{Script=Han}/u;
    expect(
      wanted.filter(
        (key) =>
          /[a-z]{4}/i.test((english.get(key) ?? "").replace(/\{\{\w+\}\}/g, "")) && !han.test(flat.get(key) ?? ""),
      ),
    ).toEqual([]);
  });
});

test("simplified and traditional are two texts, not one converted", () => {
  expect(simplified.get("plan>scenarios>base")).toBe("现状");
  expect(traditional.get("plan>scenarios>base")).toBe("現況");
  expect(traditional.get("plan>options>snap")).toBe("鎖點");
  expect(traditional.get("plan>options>snap")).not.toBe("捕捉");
});
