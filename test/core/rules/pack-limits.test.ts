import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../../src/core/model/figure.ts";
import type { RulePack } from "../../../src/core/model/rule-pack.ts";
import { type BuildingDue, judgeLimits } from "../../../src/core/rules/limits.ts";
import { findPackLimits, type PackLimitFacts } from "../../../src/core/rules/pack-limits.ts";
import { createTextFolder } from "../../../src/formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../../../src/formats/rule-pack/resolve-pack.ts";
import { aParcel } from "../../support/a-parcel.ts";
import { national2008 } from "../../support/rule-context.ts";

const folder = new URL("../../../data/regulations/", import.meta.url);
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));

function load(id: string): RulePack {
  const resolved = resolvePack(`${id}.json`, [createTextFolder(texts)]);
  if (!resolved.ok) throw new Error(resolved.failure.map(({ message }) => message).join("\n"));
  return resolved.value.pack;
}
const localFar = load("cn-local-far-2021");
const standardLand = load("cn-local-standard-land-2022");

/** Industrial land, built, with a contract of that day. */
function factsOf(signedOn: string, more: Partial<PackLimitFacts> = {}): PackLimitFacts {
  const { parcel } = aParcel({ parcel: { landUse: "100102", codeSystem: "cn-2023", contract: { signedOn } } });
  return { parcel, enterprises: null, stage: "built", asOf: "2026-03-31", ...more };
}

function judgeLocal(pack: RulePack, key: string, value: number, facts: PackLimitFacts, due: BuildingDue = "yes") {
  const limits = findPackLimits(pack, facts).filter((limit) => limit.key === key && limit.origin === "local");
  const figure: Pick<Figure, "value" | "state"> = { value, state: "known" };
  return judgeLimits(figure, limits, due).map(({ limit, verdict, reason }) => [limit.value, verdict, reason ?? ""]);
}

const parkOf = (parkClass: string | null) => ({ place: { parkClass, landClass: null } });

describe("local sample: floor area ratio of new industry", () => {
  test("asks for 1.2, and for 1.5 in parks of class A", () => {
    expect(judgeLocal(localFar, "far", 1.3, factsOf("2023-05-01", parkOf("A")))).toEqual([
      [1.2, "pass", ""],
      [1.5, "fail", ""],
    ]);
    expect(judgeLocal(localFar, "far", 1.3, factsOf("2023-05-01", parkOf("B")))).toEqual([[1.2, "pass", ""]]);
  });

  test("leaves the second open where the class of the park is not on record", () => {
    const limits = findPackLimits(localFar, factsOf("2023-05-01", parkOf(null)));
    const open = limits.find(({ reason }) => reason === "park_class_missing");
    expect(open).toMatchObject({ key: "far", value: null, missing: ["parks.parkClass"] });
  });

  test("is a benchmark for projects approved before it", () => {
    expect(judgeLocal(localFar, "far", 1.1, factsOf("2021-05-01", parkOf("B")))).toEqual([
      [1.2, "not_applicable", "benchmark_only"],
    ]);
  });
});

describe("local sample: standard land", () => {
  const facts = factsOf("2023-05-01");

  test("turns 万元 a mu into 万元 a hectare: fifteen times", () => {
    // 150 × 15 = 2250; 8 × 15 = 120.
    expect(judgeLocal(standardLand, "investment_intensity", 2249, facts)).toEqual([[2250, "fail", ""]]);
    expect(judgeLocal(standardLand, "tax_rate", 120, facts)).toEqual([[120, "pass", ""]]);
  });

  test.each([
    [3749, "fail", ""],
    [3750, "unknown", "limit_within_range"],
    [5249, "unknown", "limit_within_range"],
    [5250, "pass", ""],
  ])("an output of %d 万元/ha against 250 to 350 万元/亩 (3750 to 5250): %s", (value, verdict, reason) => {
    expect(judgeLocal(standardLand, "output_rate", value, facts)).toEqual([[3750, verdict, reason]]);
  });
});

describe("days of a limit", () => {
  const [coefficient] = standardLand.limits.filter(({ key }) => key === "building_coefficient");
  if (coefficient === undefined) throw new Error("the standard land pack has no building coefficient");
  const pack: RulePack = {
    ...standardLand,
    limits: [{ ...coefficient, effective_from: "2020-01-01", effective_to: "2022-12-31" }],
  };
  const judge = (facts: PackLimitFacts) =>
    judgeLimits({ value: 0.3, state: "known" }, findPackLimits(pack, facts)).map(({ verdict, reason }) => [
      verdict,
      reason,
    ]);

  test.each([
    ["2019-12-31", "not_applicable", "benchmark_only"],
    ["2020-01-01", "fail", undefined],
    ["2022-12-31", "fail", undefined],
    ["2023-01-01", "not_applicable", "superseded"],
  ])("in force 2020 to 2022, contract of %s: %s %s", (signedOn, verdict, reason) => {
    expect(judge(factsOf(signedOn))).toEqual([[verdict, reason]]);
  });

  test("land not supplied yet is judged by the rules of the day asked for", () => {
    const unsupplied = { ...factsOf("2021-01-01"), stage: "unsupplied" as const };
    expect(judge({ ...unsupplied, asOf: "2022-06-01" })).toEqual([["fail", undefined]]);
    expect(judge({ ...unsupplied, asOf: "2026-03-31" })).toEqual([["not_applicable", "superseded"]]);
  });

  test("without a day of approval a broken limit stays open, a met one passes", () => {
    const { parcel } = aParcel({ parcel: { landUse: "100102", codeSystem: "cn-2023" } });
    const facts = { ...factsOf("2021-01-01"), parcel };
    expect(judge(facts)).toEqual([["unknown", "approval_date_missing"]]);
    const met = judgeLimits({ value: 0.5, state: "known" }, findPackLimits(pack, facts));
    expect(met.map(({ verdict }) => verdict)).toEqual(["pass"]);
  });
});

describe("a table by industry and class of the land", () => {
  const investment = national2008.limits.filter(({ key }) => key === "investment_intensity");
  const table = national2008.tables.investment_by_class;
  if (table === undefined) throw new Error("the pack of 2008 has no investment table");
  const filled: RulePack = {
    ...national2008,
    limits: investment,
    tables: { investment_by_class: { ...table, rows: { "36": { "1": 6000, "5": 2500, "7": null } } } },
  };
  const works = [{ id: "e-1", industryCode: "3610", industryCodeVersion: "GB/T 4754-2017" }];
  const ask = (pack: RulePack, landClass: string | null) =>
    findPackLimits(pack, factsOf("2024-01-01", { enterprises: works, place: { landClass, parkClass: null } })).map(
      ({ value, reason, missing }) => ({ value, reason, missing }),
    );

  test("is read by the class of the park, else by that of the pack", () => {
    expect(ask(filled, "5")).toEqual([{ value: 2500, reason: undefined, missing: [] }]);
    expect(ask({ ...filled, land_class: "1" }, null)).toEqual([{ value: 6000, reason: undefined, missing: [] }]);
  });

  test("asks for the class where neither says it", () => {
    expect(ask(filled, null)).toEqual([{ value: null, reason: "land_class_missing", missing: ["parks.landClass"] }]);
  });

  test("has no threshold where the paper leaves the cell empty, and none at all while it is empty", () => {
    expect(ask(filled, "7")).toEqual([{ value: null, reason: "no_threshold_loaded", missing: [] }]);
    expect(ask({ ...national2008, limits: investment }, null)).toEqual([
      { value: null, reason: "no_threshold_loaded", missing: [] },
    ]);
  });
});

describe("a limit for some industries", () => {
  const [coefficient] = national2008.limits.filter(({ key }) => key === "building_coefficient");
  if (coefficient === undefined) throw new Error("the pack of 2008 has no building coefficient");
  const applies = { industry: ["36"], industry_edition: "GB/T 4754-2017" };
  const pack: RulePack = { ...national2008, limits: [{ ...coefficient, applies }] };
  const firm = (industryCode: string | null, industryCodeVersion: string | null = "GB/T 4754-2017") => ({
    id: `e-${industryCode}`,
    industryCode,
    industryCodeVersion,
  });
  const ask = (...enterprises: readonly ReturnType<typeof firm>[]) =>
    findPackLimits(pack, factsOf("2024-01-01", { enterprises })).map(({ value, reason }) => reason ?? value);

  test("speaks where one firm is of them, and not where none is", () => {
    expect(ask(firm("3610"))).toEqual([0.3]);
    expect(ask(firm(null), firm("3610"))).toEqual([0.3]);
    expect(ask(firm("1310"))).toEqual([]);
  });

  test("stays open for a firm without code or edition, or coded by another one, and for land without a firm", () => {
    expect(ask(firm(null))).toEqual(["industry_code_missing"]);
    expect(ask(firm("3610", null))).toEqual(["edition_missing"]);
    expect(ask(firm("3610", "GB/T 4754-2002"))).toEqual(["edition_differs"]);
    expect(ask(firm("1310"), firm(null))).toEqual(["industry_code_missing"]);
    expect(ask()).toEqual(["industry_code_missing"]);
  });
});

test("a relaxed number is in the unit of its limit", () => {
  const [coefficient] = national2008.limits.filter(({ key }) => key === "admin_land_share");
  if (coefficient === undefined) throw new Error("the pack of 2008 has no admin land share");
  // 7 % relaxed to 15 %.
  const relaxed = { value: 15, needs: "approval", source: "x", certainty: "D" as const };
  const pack: RulePack = { ...national2008, limits: [{ ...coefficient, value: 7, unit: "percent", relaxed }] };
  const [limit] = findPackLimits(pack, factsOf("2024-01-01"));
  expect([limit?.value, limit?.relaxed?.value].map((value) => Number(value?.toFixed(12)))).toEqual([0.07, 0.15]);
});

test("two tables of one paper for different land both speak", () => {
  const [far] = national2008.limits.filter(({ by }) => by === "industry_code@GB/T 4754-2017");
  if (far === undefined) throw new Error("the pack of 2008 has no table by the codes of 2017");
  const inClassA = { ...far, applies: { ...far.applies, park_class: ["A"] }, table: "in_class_a" };
  const table = national2008.tables.far_min_2008_2017;
  if (table === undefined) throw new Error("the pack of 2008 has no table by the codes of 2017");
  const tables = { ...national2008.tables, in_class_a: { ...table, rows: { "36": 1.1 } } };
  const enterprises = [{ id: "e-1", industryCode: "3610", industryCodeVersion: "GB/T 4754-2017" }];
  const facts = factsOf("2024-01-01", { enterprises, ...parkOf("A") });
  const found = findPackLimits({ ...national2008, limits: [far, inClassA], tables }, facts);
  expect(found.map(({ value }) => value)).toEqual([0.7, 1.1]);
});

test("a row with a paper of its own is quoted by it", () => {
  const far = national2008.limits.filter(({ by }) => by === "industry_code@GB/T 4754-2017" && by !== undefined);
  const table = national2008.tables.far_min_2008_2017;
  if (table === undefined) throw new Error("the pack of 2008 has no table by the codes of 2017");
  const pack: RulePack = {
    ...national2008,
    limits: far.filter(({ key }) => key === "far"),
    tables: { far_min_2008_2017: { ...table, row_source: { "36": { source: "official print", year: 2024 } } } },
  };
  const works = [{ id: "e-1", industryCode: "3610", industryCodeVersion: "GB/T 4754-2017" }];
  const [limit] = findPackLimits(pack, factsOf("2024-01-01", { enterprises: works }));
  expect(limit).toMatchObject({ value: 0.7, source: "official print", year: 2024, article: null });
});
