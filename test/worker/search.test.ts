import { beforeAll, describe, expect, test } from "vitest";
import { computeEditDistance } from "../../src/core/model/edit-distance.ts";
import { foldText } from "../../src/worker/fold-text.ts";
import { findNearest } from "../../src/worker/nearest.ts";
import { loadPinyin, type SpellHan } from "../../src/worker/pinyin.ts";
import { searchEntries } from "../../src/worker/search.ts";
import { addPinyin, createSearchEntries, type SearchEntry } from "../../src/worker/search-index.ts";
import { aDataset, anEnterprise, aParcel } from "./demo-park.ts";

let spell: SpellHan;
let entries: readonly SearchEntry[];

beforeAll(async () => {
  spell = await loadPinyin();
  const dataset = aDataset({
    parcels: [
      aParcel({ id: "GY-0103", cadastralNo: "411599 001 GB00103", enterpriseIds: ["E1"] }),
      aParcel({ id: "GY-0113", enterpriseIds: ["E2"] }),
    ],
    enterprises: [
      anEnterprise({ id: "E1", name: { "zh-Hans": "博远电子有限公司", en: "Boyuan Electronics" } }),
      anEnterprise({ id: "E2", name: { "zh-Hans": "绿源环保（闲置）" } }),
    ],
  });
  entries = createSearchEntries(dataset);
  for (const entry of entries) addPinyin(entry, spell);
});

function find(query: string) {
  return searchEntries(entries, query, 10, spell);
}

describe("a parcel is found", () => {
  test.each(["GY-0103", "gy0103", "ＧＹ－０１０３", "gy 0103"])("by its number typed as %s", (query) => {
    expect(find(query)[0]).toMatchObject({ kind: "parcel", id: "GY-0103", by: "id" });
  });

  test("by its cadastral number without the spaces", () => {
    expect(find("411599001GB00103")[0]).toMatchObject({ id: "GY-0103", by: "cadastralNo" });
  });
});

describe("an enterprise is found and names its parcel", () => {
  test.each([
    ["博远", "name"],
    ["boyuan dianzi", "pinyin"],
    ["bydz", "initials"],
    ["Boyuan Elec", "name"],
    ["lvyuan", "pinyin"],
  ])("typed as %s by %s", (query, by) => {
    expect(find(query)[0]).toMatchObject({ kind: "enterprise", by });
  });

  test("in traditional characters, by the same sound", () => {
    expect(find("綠源環保")[0]).toMatchObject({ kind: "enterprise", id: "E2", parcelId: "GY-0113" });
  });
});

test("pinyin is read only from the beginning of a syllable", () => {
  expect(find("oyuan").filter((hit) => hit.by === "pinyin")).toEqual([]);
});

test("nothing typed and nothing but punctuation find nothing", () => {
  expect(find("")).toEqual([]);
  expect(find(" -（）")).toEqual([]);
});

test("folding keeps letters and digits only", () => {
  expect(foldText("Ａ-1 （b）·二")).toBe("a1b二");
});

test("a key costs less than a frame at 20,000 names", () => {
  const many = Array.from({ length: 200 }, () => entries).flat();
  expect(searchEntries(many, "bydz", 5, spell)).toHaveLength(5);
});

describe("near matches of a number", () => {
  const ids = ["GY-0103", "GY-0113", "GY-0130", "KY-0999"];

  test("come best first", () => {
    expect(findNearest(ids, "GY-0131", 3)).toEqual(["GY-0130", "GY-0103", "GY-0113"].sort((a, b) => rank(a) - rank(b)));
    function rank(id: string): number {
      return computeEditDistance("gy0131", foldText(id), 9) * 10 + ids.indexOf(id);
    }
  });

  test("leave out what is altogether different", () => {
    expect(findNearest(ids, "WL-7777", 3)).toEqual([]);
  });

  test("count a swap of neighbours once", () => {
    expect(computeEditDistance("gy0130", "gy0103", 3)).toBe(1);
    expect(computeEditDistance("abc", "xyz", 1)).toBe(2);
  });
});
