import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LoadedRulePack } from "../../src/core/model/rule-pack.ts";
import { createTextFolder } from "../../src/formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../../src/formats/rule-pack/resolve-pack.ts";
import { listNumbers } from "./provenance.ts";

const folder = new URL("../../data/regulations/", import.meta.url);
const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf8")]));
const files = [...texts.keys()].filter((name) => name.endsWith(".json"));
const packFiles = files.filter((name) => name !== "project-defaults.json");

function load(name: string): LoadedRulePack {
  const resolved = resolvePack(name, [createTextFolder(texts)]);
  if (!resolved.ok) throw new Error(resolved.failure.map(({ message }) => message).join("\n"));
  return resolved.value;
}

describe("the packs of data/regulations", () => {
  test("are those the documents name", () => {
    expect(packFiles).toEqual([
      "cn-local-far-2021.json",
      "cn-local-standard-land-2022.json",
      "cn-national-2008.json",
      "cn-national-2023.json",
      "de-baunvo.json",
      "sg-ura.json",
      "us-nyc.json",
    ]);
  });

  test.each(packFiles)("%s loads, says for whom it is, and contradicts itself nowhere", (name) => {
    const { pack, issues } = load(name);
    expect(pack.id).toBe(name.slice(0, -".json".length));
    expect(pack.scope).toBeTruthy();
    expect(Object.values(pack.languages).filter((title) => title === "")).toEqual([]);
    expect(issues).toBeUndefined();
  });

  test.each(files)("%s names a source and its certainty for every number", (name) => {
    const numbers = listNumbers(JSON.parse(texts.get(name) ?? ""));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter(({ covered }) => !covered).map(({ path, value }) => `${path} = ${value}`)).toEqual([]);
  });

  test("a number without a source around it is seen", () => {
    const pack = {
      tolerances: { sliver_width_m: 0.2 },
      limits: [{ value: 1, source: "x", certainty: "V", year: 2020 }],
    };
    expect(listNumbers(pack)).toEqual([
      { path: "tolerances.sliver_width_m", value: 0.2, covered: false },
      { path: "limits[0].value", value: 1, covered: true },
    ]);
  });

  test("the tables that could not be confirmed are empty", () => {
    expect(load("cn-national-2008.json").pack.tables.investment_by_class?.rows).toEqual({});
    // Of the table of 2023 one row is known, second-hand.
    const { rows, row_certainty: certainty } = load("cn-national-2023.json").pack.tables.far_min_2023 ?? {};
    expect([rows, certainty]).toEqual([{ "36": 0.8 }, { "36": "K~" }]);
  });

  test("the local samples stand on the national rules of 2023 and replace none of them", () => {
    for (const name of ["cn-local-far-2021.json", "cn-local-standard-land-2022.json"]) {
      const { pack, inherited } = load(name);
      expect(inherited).toEqual([{ id: "cn-national-2023", version: "1", replaced: [] }]);
      expect(pack.limits.filter(({ origin }) => origin === "local").every(({ certainty }) => certainty === "V")).toBe(
        true,
      );
      expect(pack.limits.some(({ key, value }) => key === "building_coefficient" && value === 0.4)).toBe(true);
    }
  });

  test("the disposal of idle land has seven steps, and no deadline that no paper sets", () => {
    const { steps } = load("cn-national-2023.json").pack;
    expect(steps?.items.map(({ key }) => key)).toEqual([
      "found",
      "notified",
      "examined",
      "route_chosen",
      "agreed",
      "carried_out",
      "verified",
    ]);
    expect(steps?.items.map(({ deadline_days: days }) => days)).toEqual(Array(7).fill(null));
  });
});
