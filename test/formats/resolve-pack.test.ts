import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { LoadedRulePack } from "../../src/core/model/rule-pack.ts";
import { createTextFolder } from "../../src/formats/rule-pack/pack-folder.ts";
import { resolvePack } from "../../src/formats/rule-pack/resolve-pack.ts";

const provenance = { source: "paper", year: 2020, certainty: "D" };
const paper = { source: "paper", year: 2020, certainty: "V" };
const head = { region: "CN", languages: { en: "x" }, code_system: "cn-2023" };

const base = {
  ...head,
  id: "base",
  effective_from: "2020-01-01",
  limits: [
    { ...paper, key: "far", op: ">=", table: "far_min", by: "industry_code@GB/T 4754-2017" },
    { ...paper, key: "building_coefficient", op: ">=", value: 0.4, applies: { use: ["1001", "1101"] } },
    { ...paper, key: "green_ratio", op: "<=", value: 0.2 },
  ],
  tables: { far_min: { code_system: "GB/T 4754-2017", rows: { "13": 1 }, provenance } },
  tolerances: { sliver_width_m: 0.2, sliver_area_m2: 1, sliver_share: 0.005, area_warn: 0.002, area_fail: 0.01 },
};
const local = {
  ...head,
  id: "local",
  extends: "base",
  effective_from: "2022-01-01",
  limits: [
    {
      ...paper,
      key: "building_coefficient",
      op: ">=",
      value: 0.5,
      origin: "local",
      applies: { use: ["1101", "1001"] },
    },
    { ...paper, key: "far", op: ">=", value: 1.2, origin: "local" },
  ],
};

type Files = Readonly<Record<string, unknown>>;

function textOf(content: unknown): string {
  return typeof content === "string" ? content : JSON.stringify(content);
}
function folderOf(files: Files) {
  return createTextFolder(new Map(Object.entries(files).map(([name, content]) => [name, textOf(content)])));
}
function load(name: string, ...folders: readonly Files[]): LoadedRulePack {
  const resolved = resolvePack(name, folders.map(folderOf));
  if (!resolved.ok) throw new Error(resolved.failure.map(({ message }) => message).join("\n"));
  return resolved.value;
}
function refusalOf(name: string, ...folders: readonly Files[]): readonly string[] {
  const resolved = resolvePack(name, folders.map(folderOf));
  return resolved.ok ? [] : resolved.failure.map(({ message }) => message);
}
function sha256Of(...contents: readonly unknown[]): string {
  return createHash("sha256").update(contents.map(textOf).join("")).digest("hex");
}

describe("a pack that extends another", () => {
  const loaded = load("local.json", { "local.json": local, "base.json": base });

  test("replaces the limits of the same key, direction, table key and scope, and keeps the others", () => {
    expect(loaded.pack.limits.map(({ key, value, table }) => [key, value ?? table])).toEqual([
      ["far", "far_min"],
      ["green_ratio", 0.2],
      ["building_coefficient", 0.5],
      ["far", 1.2],
    ]);
  });

  test("says in the report what it replaced and which bytes judged", () => {
    expect(loaded.inherited).toEqual([
      { id: "base", version: "1", replaced: ["building_coefficient >= for use 1001,1101"] },
    ]);
    expect(loaded.files).toEqual(["local.json", "base.json"]);
    expect(loaded.sha256).toBe(sha256Of(local, base));
  });

  test("keeps the days of each file: the base's limits begin with the base, its own with it", () => {
    expect(loaded.pack.limits.map(({ effective_from: from }) => from)).toEqual([
      "2020-01-01",
      "2020-01-01",
      "2022-01-01",
      "2022-01-01",
    ]);
  });

  test("takes over whole sections and replaces them as a whole", () => {
    expect(loaded.pack.tolerances?.sliver_width_m).toBe(0.2);
    const own = { ...local, tolerances: { ...base.tolerances, sliver_width_m: 0.5 } };
    const replaced = load("local.json", { "local.json": own, "base.json": base });
    expect(replaced.pack.tolerances?.sliver_width_m).toBe(0.5);
    expect(replaced.inherited?.[0]?.replaced).toContain("tolerances");
  });

  test("finds its base beside it before those of the project", () => {
    const older = { ...base, version: "0" };
    expect(
      load("local.json", { "local.json": local, "base.json": older }, { "base.json": base }).inherited?.[0]?.version,
    ).toBe("0");
    expect(load("local.json", { "local.json": local }, { "base.json": base }).inherited?.[0]?.version).toBe("1");
  });

  test("may stand on a pack that extends another itself", () => {
    const town = { ...head, id: "town", extends: "local", limits: [] };
    const three = load("town.json", { "town.json": town, "local.json": local, "base.json": base });
    expect(three.pack.limits).toHaveLength(4);
    expect(three.inherited?.map(({ id }) => id)).toEqual(["local", "base"]);
    expect(three.sha256).toBe(sha256Of(town, local, base));
  });

  test("is refused where its base is not there, with the ids that are", () => {
    expect(refusalOf("local.json", { "local.json": { ...local, extends: "bsae" }, "base.json": base })).toEqual([
      'Rule pack local.json: extends is "bsae"; expected one of base, local, or a file bsae.json beside it.',
    ]);
  });

  test("is refused where it leads back to itself, with the way", () => {
    const circle = { ...base, extends: "local" };
    expect(refusalOf("local.json", { "local.json": local, "base.json": circle })).toEqual([
      'Rule pack base.json: extends is "local"; expected a pack that does not lead back: local → base → local.',
    ]);
    expect(refusalOf("a.json", { "a.json": { ...base, id: "a", extends: "a" } })[0]).toContain("a → a");
  });

  test("is refused where the codes of its base are others: limits by use would mean other land", () => {
    const other = { ...base, code_system: "cn-2011" };
    expect(refusalOf("local.json", { "local.json": local, "base.json": other })[0]).toContain(
      'local.json: code_system is "cn-2023"; expected “cn-2011”',
    );
  });
});

describe("tables of a pack", () => {
  test("come from a CSV file beside it, which belongs to what the hash covers", () => {
    const csv = "code,value\n13,1.1\n";
    const loaded = load("base.json", { "base.json": base, "base.far_min.csv": csv });
    expect(loaded.pack.tables.far_min?.rows).toEqual({ "13": 1.1 });
    expect(loaded.files).toEqual(["base.json", "base.far_min.csv"]);
    expect(loaded.sha256).toBe(sha256Of(base, csv));
  });

  test("of its base can be filled beside the pack that extends it", () => {
    const loaded = load("local.json", {
      "local.json": local,
      "local.far_min.csv": "code,value\n14,0.9\n",
      "base.json": base,
    });
    expect(loaded.pack.tables.far_min?.rows).toEqual({ "14": 0.9 });
    expect(loaded.files).toEqual(["local.json", "local.far_min.csv", "base.json"]);
  });

  test("without a file stay as the pack has them, and the hash is that of the one file", () => {
    const loaded = load("base.json", { "base.json": base, "base.a.b.csv": "", "basement.far_min.csv": "" });
    expect(loaded.sha256).toBe(sha256Of(base));
    expect(loaded.files).toBeUndefined();
  });

  test("that the pack does not declare are refused, with those it does", () => {
    expect(refusalOf("base.json", { "base.json": base, "base.far_max.csv": "code,value\n" })).toEqual([
      "Rule pack base.far_max.csv: the table is “far_max”; expected the name of a table of base: far_min.",
    ]);
  });

  test("that a limit names have to be there, unless they are still to be imported", () => {
    const [far] = base.limits;
    const lost = { ...base, limits: [{ ...far, table: "far_mni" }] };
    expect(refusalOf("base.json", { "base.json": lost })[0]).toContain(
      'limits[0].table is "far_mni"; expected a table of the pack (one of far_min), or certainty to_import',
    );
    const open = { ...base, limits: [{ ...far, table: "far_mni", certainty: "to_import" }] };
    expect(load("base.json", { "base.json": open }).pack.limits).toHaveLength(1);
  });

  test("of one edition are not asked by codes of another", () => {
    const [far] = base.limits;
    const mixed = { ...base, limits: [{ ...far, by: "industry_code@GB/T 4754-2002" }] };
    expect(refusalOf("base.json", { "base.json": mixed })[0]).toContain(
      'limits[0].by is "industry_code@GB/T 4754-2002"; expected industry_code@GB/T 4754-2017',
    );
  });
});

test("a minimum above a maximum for the same land loads with a warning that names both places", () => {
  const green = { ...paper, key: "green_ratio", op: ">=", value: 0.3 };
  const loaded = load("base.json", { "base.json": { ...base, limits: [...base.limits, green] } });
  expect(loaded.issues?.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "contradicting-limits: Rule pack base.json: limits[3] asks for at least 0.3 of green_ratio, limits[2] for at most 0.2; what both apply to stays unknown.",
  ]);
});
