import { describe, expect, test } from "vitest";
import {
  type CoordinateList,
  parseCoordinateList,
} from "../../../../src/formats/text/coordinate-list/parse-coordinate-list.ts";

function read(text: string): CoordinateList {
  const list = parseCoordinateList(text);
  if (!list.ok) throw new Error(JSON.stringify(list.failure));
  return list.value;
}

const grid = [
  [3456590.93, 511147.32],
  [3456390.17, 511116.83],
  [3456180.76, 511103.11],
];
const degrees = [
  [114.1, 32.09],
  [114.12, 32.09],
  [114.12, 32.1],
];

const pairs = ({ rings }: CoordinateList) => rings.map((ring) => ring.map(({ first, second }) => [first, second]));

describe("one list, however it is written", () => {
  test.each([
    [
      "tabs, names and a heading",
      "点号\tX北\tY东\nJ1\t3456590.93\t511147.32\nJ2\t3456390.17\t511116.83\nJ3\t3456180.76\t511103.11",
    ],
    ["commas", "3456590.93,511147.32\n3456390.17,511116.83\n3456180.76,511103.11"],
    ["semicolons between columns", "J1;3456590.93;511147.32\nJ2;3456390.17;511116.83\nJ3;3456180.76;511103.11"],
    ["spaces", "  3456590.93   511147.32\n3456390.17 511116.83\n3456180.76 511103.11  "],
    [
      "Chinese punctuation and full-width digits",
      "Ｊ１：３４５６５９０．９３，５１１１４７．３２；\nJ2：3456390.17，511116.83；\nJ3：3456180.76、511103.11。",
    ],
    ["units", "3456590.93m, 511147.32m\n3456390.17 米 511116.83 米\n3456180.76 公尺 511103.11"],
    ["X= and Y=", "X=3456590.93 Y=511147.32\nX=3456390.17,Y=511116.83\nX：3456180.76　Y：511103.11"],
    ["running numbers", "1 3456590.93 511147.32\n2 3456390.17 511116.83\n3 3456180.76 511103.11"],
    ["numbers that do not run", "7,3456590.93,511147.32\n12,3456390.17,511116.83\n30,3456180.76,511103.11"],
    ["words for points", "界址点1 3456590.93 511147.32\n界址点2 3456390.17 511116.83\n界址点3 3456180.76 511103.11"],
    ["lengths behind", "J1 3456590.93 511147.32 203.1\nJ2 3456390.17 511116.83 209.9\nJ3 3456180.76 511103.11"],
    ["points named E1, N2", "E1 3456590.93 511147.32\nN2 3456390.17 511116.83\nS3 3456180.76 511103.11"],
    [
      "grouped digits",
      "J1\t3,456,590.93\t511,147.32\nJ2\t3,456,390.17\t511,116.83\nJ3\t3\u2009456\u2009180.76\t511 103.11",
    ],
    ["brackets", "(3456590.93, 511147.32)\n(3456390.17, 511116.83)\n（3456180.76，511103.11）"],
    ["one line", "3456590.93,511147.32; 3456390.17,511116.83; 3456180.76,511103.11;"],
    ["the first point again", "3456590.93,511147.32\n3456390.17,511116.83\n3456180.76,511103.11\n3456590.93,511147.32"],
    [
      "an exchange file of a land office",
      "[属性描述]\n坐标系=2000国家大地坐标系\n带号=38\n转换参数=0,0,0,0,0,0,0\n[地块坐标]\n3,2.1,1,扩区,面,,,,@\nJ1,1,3456590.93,511147.32\nJ2,1,3456390.17,511116.83\nJ3,1,3456180.76,511103.11\nJ1,1,3456590.93,511147.32",
    ],
  ])("%s", (_, text) => {
    const list = read(text);
    expect(pairs(list)).toEqual([grid]);
    expect(list.unit).toBe("meters");
  });

  test.each([
    ["decimal degrees", "114.1,32.09\n114.12,32.09\n114.12,32.1"],
    ["degree signs", "114.1°，32.09°\n114.12º 32.09º\n114.12度、32.1度"],
    ["degrees, minutes, seconds", "114°6′0″ 32°5′24″\n114°7'12\" 32°5'24\"\n114度7分12秒，32度6分0秒"],
    ["letters behind", "114.1°E 32.09°N\n114.12°E 32.09°N\n114.12°E 32.1°N"],
    ["letters before", "E114°6′ N32°5.4′\nE 114.12 N 32.09\nE114.12,N32.1"],
    ["words before", "东经114.1° 北纬32.09°\n东经：114.12 北纬：32.09\n經度114.12 緯度32.1"],
    ["English words", "lon: 114.1, lat: 32.09\nlng 114.12 lat 32.09\nlongitude=114.12 latitude=32.1"],
  ])("%s", (_, text) => {
    const list = read(text);
    for (const [at, [first, second]] of degrees.entries()) {
      expect(list.rings[0]?.[at]?.first).toBeCloseTo(first ?? 0, 12);
      expect(list.rings[0]?.[at]?.second).toBeCloseTo(second ?? 0, 12);
    }
    expect(list.unit).toBe("degrees");
  });
});

test("says what the list says of its axes and zone, and what was not read", () => {
  const list = read("2000国家大地坐标系 38带\n点号 北坐标 东坐标 边长\nJ1 1.5 2 3.5\nJ2 50 7 8\nJ3 90 5 9");
  expect(list.stated).toEqual({ first: "north", second: "east" });
  expect(list.statedZone).toBe(38);
  expect(list.extraColumns).toBe(1);
  expect(list.skipped.map(({ line }) => line)).toEqual([1, 2]);
  expect(read("CM 114\n500000 3000000\n500000 3000001\n500001 3000000").statedZone).toBe(38);
  expect(read("X Y\n1 2\n3 4\n3 5").stated).toBeNull();
  expect(read("经度,纬度\n1,2\n3,4\n3,5").stated).toEqual({ first: "east", second: "north" });
});

test("keeps the names of points and the lines they stand on", () => {
  const [ring] = read("\n点号 X Y\nJ1 3456590.93 511147.32\nJ2 3456390.17 511116.83\n3456180.76 511103.11").rings;
  expect(ring?.map(({ label, line }) => [label, line])).toEqual([
    ["J1", 3],
    ["J2", 4],
    [null, 5],
  ]);
});

test("blank lines, words and ring numbers begin another ring", () => {
  const triangle = "1.5,2\n3,4\n3,5";
  expect(read(`${triangle}\n\n\n${triangle}`).rings).toHaveLength(2);
  expect(read(`地块一\n${triangle}\n地块二\n${triangle}`).rings).toHaveLength(2);
  const numbered =
    "J1,1,3456590.93,511147.32\nJ2,1,3456390.17,511116.83\nJ3,1,3456180.76,511103.11\nJ4,2,3456590.93,511147.32\nJ5,2,3456390.17,511116.83\nJ6,2,3456180.76,511103.11";
  expect(pairs(read(numbered))).toEqual([grid, grid]);
});

test.each([
  ["nothing", "", "no-points", 1, ""],
  ["words only", "扩区边界\n没有坐标", "no-points", 1, "扩区边界\n没有坐标"],
  ["half a place", "114.1,32.09\n114.12\n114.12,32.1", "half-place", 2, "114.12"],
  ["half a place with a name", "J1 114.1 32.09\nJ2 114.12\nJ3 114.12 32.1", "half-place", 2, "J2 114.12"],
  ["a name alone among points", "J1 114.1 32.09\nJ2\nJ3 114.12 32.1", "half-place", 2, "J2"],
  ["a letter in a number", "J1 114.1 32.09\nJ2 114.l2 32.09\nJ3 114.12 32.1", "not-a-number", 2, "114.l2"],
  ["a letter in the second number", "J1 114.1 32.O9\nJ2 114.12 32.09", "not-a-number", 1, "32.O9"],
  ["numbers with words between", "1.5,2\n3,4\nfrom 5 to 6", "half-place", 3, "from 5 to 6"],
  ["61 minutes", "114°61′0″ 32°5′24″", "bad-minutes", 1, "114°61'0\""],
  ["60 seconds", "1.1 2.2\n114°1′60″ 32°5′24″", "bad-minutes", 2, "114°1'60\""],
  ["two points", "114.1,32.09\n114.12,32.09", "too-few-points", 1, "2"],
  ["two points and the first again", "1.5,2\n3,4\n3,5\n\n1.5,2\n3,4\n1.5,2", "too-few-points", 5, "2"],
  ["degrees among meters", "3456590.93,511147.32\n114.1,32.09\n1,2", "mixed-units", 2, "114.1,32.09"],
])("refuses %s and names the line and what stands there", (_, text, code, line, got) => {
  const list = parseCoordinateList(text);
  expect(list.ok ? null : list.failure).toEqual({ code, line, got });
});

test("refuses a text longer than any list", () => {
  const list = parseCoordinateList("1,2\n".repeat(20_001));
  expect(list.ok ? null : list.failure.code).toBe("too-long");
});
