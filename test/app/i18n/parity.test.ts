import { describe, expect, test } from "vitest";
import { en } from "../../../src/app/i18n/en.ts";
import { enDetail } from "../../../src/app/i18n/en-detail.ts";
import { enDomain } from "../../../src/app/i18n/en-domain.ts";
import { issuesZhCn } from "../../../src/app/i18n/issues-zh-cn.ts";
import { issuesZhTw } from "../../../src/app/i18n/issues-zh-tw.ts";
import { zhCn as zhCnFirst } from "../../../src/app/i18n/zh-cn.ts";
import { zhCnDetail } from "../../../src/app/i18n/zh-cn-detail.ts";
import { zhTw as zhTwFirst } from "../../../src/app/i18n/zh-tw.ts";
import { zhTwDetail } from "../../../src/app/i18n/zh-tw-detail.ts";
import { issueCodes, issueKinds } from "../../../src/core/model/issue-codes.ts";
import { displayStatuses, parcelStages, parcelTags } from "../../../src/core/rules/parcel-stage.ts";

function flatten(node: object, path = ""): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") texts.set(`${path}${key}`, value);
    else for (const [name, text] of flatten(value, `${path}${key}>`)) texts.set(name, text);
  }
  return texts;
}

const params = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]).sort();
// What comes on demand stands beside what comes first.
const english = flatten({ ...en, ...enDomain, ...enDetail });
const zhCn = { ...zhCnFirst, ...zhCnDetail };
const zhTw = { ...zhTwFirst, ...zhTwDetail };
// Chinese has one plural form.
const wanted = [...english.keys()].filter((key) => !key.endsWith("_one"));

describe.each([
  ["zh-CN", zhCn, issuesZhCn],
  ["zh-TW", zhTw, issuesZhTw],
] as const)("%s", (_language, texts, issues) => {
  const flat = flatten(texts);

  test("has the keys of English, no more and no fewer", () => {
    expect([...flat.keys()].sort()).toEqual([...wanted].sort());
  });

  test("uses the same parameters in every sentence", () => {
    for (const key of wanted) {
      const pattern = /\{\{(\w+)\}\}/g;
      expect([key, params(flat.get(key) ?? "", pattern)]).toEqual([key, params(english.get(key) ?? "", pattern)]);
    }
  });

  test("has a sentence and a next step for every issue code, with the same parameters", () => {
    expect(Object.keys(issues).sort()).toEqual([...issueCodes].sort());
    for (const code of issueCodes) {
      const [message = "", next = ""] = issues[code] ?? [];
      const used = new Set(params(message, /\{(\w+)\}/g));
      for (const name of params(issueKinds[code].message, /\{(\w+)\}/g))
        expect([code, used.has(name ?? "")]).toEqual([code, true]);
      expect(next).not.toBe("");
    }
  });
});

test("simplified and traditional are two texts, not one converted", () => {
  const same = wanted.filter(
    (key) =>
      flatten(zhCn).get(key) === flatten(zhTw).get(key) && /\p{Script=Han}{4}/u.test(flatten(zhCn).get(key) ?? ""),
  );
  expect(same.length).toBeLessThan(wanted.length / 20);
  expect(flatten(zhCn).get("indicator>building_density")).toBe("建筑密度");
  expect(flatten(zhTw).get("indicator>building_density")).toBe("建蔽率");
});

test("every status, stage and tag has a word", () => {
  for (const status of displayStatuses) expect(english.has(`status>${status}`)).toBe(true);
  for (const stage of parcelStages) expect(english.has(`stage>${stage}`)).toBe(true);
  for (const tag of parcelTags) expect(english.has(`tag>${tag}`)).toBe(true);
});

test("every reason the core gives has a word", async () => {
  const sources = import.meta.glob<string>("../../../src/core/{rules,indicators,analysis}/**/*.ts", {
    query: "?raw",
    eager: true,
    import: "default",
  });
  const reasons = new Set(
    Object.values(sources).flatMap((text) =>
      [...text.matchAll(/(?:reason: |openFigure\(\w+, |notApplicable\(\w+, |openScore\()"([a-z_]+)"/g)].map(
        (match) => match[1] ?? "",
      ),
    ),
  );
  expect(reasons.size).toBeGreaterThan(5);
  expect([...reasons].filter((reason) => !english.has(`reason>${reason}`))).toEqual([]);
});
