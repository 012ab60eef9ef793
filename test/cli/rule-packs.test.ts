import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runParkwright } from "../support/run-parkwright.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-packs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const town = {
  id: "town",
  region: "CN",
  languages: { en: "Town" },
  extends: "cn-national-2023",
  code_system: "cn-2023",
  limits: [
    {
      key: "building_coefficient",
      op: ">=",
      value: 0.5,
      applies: { use: ["1001"] },
      source: "x",
      year: 2024,
      certainty: "D",
    },
  ],
};

describe("parkwright audit --rules", () => {
  test("judges by a file that extends a pack of the project, and names what it replaced", () => {
    const outcome = runParkwright("audit", "demo", "--rules", write("town.json", town), "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(JSON.parse(outcome.stdout).ruleSets).toMatchObject([
      {
        id: "town",
        files: ["town.json", "cn-national-2023.json"],
        inherited: [{ id: "cn-national-2023", replaced: ["building_coefficient >= for use 1001"] }],
      },
    ]);
  });

  test("refuses a pack that is not there with the ids that are", () => {
    const outcome = runParkwright("audit", "demo", "--rules", "cn-national-2032");
    expect(outcome.status).toBe(3);
    expect(outcome.stderr).toContain("--rules cn-national-2032: neither a pack");
    expect(outcome.stderr).toContain("cn-national-2023");
  });

  test("refuses a table with a bad cell by file, line and column", () => {
    const pack = write("other.json", { ...town, id: "other" });
    write("other.far_min_2023.csv", "code,value\n13,1.0\n14,much\n");
    const outcome = runParkwright("audit", "demo", "--rules", pack, "--format", "json");
    expect(outcome.status).toBe(3);
    expect(outcome.stderr).toContain("Table other.far_min_2023.csv, line 3, column value: “much”; expected a number");
    expect(JSON.parse(outcome.stdout).details[0]).toMatchObject({ code: "bad-pack-table", at: { line: 3 } });
  });
});

describe("parkwright audit --what-if", () => {
  test("adds what was changed and which parcels flip; the report stays that of the packs as they are", () => {
    const plain = runParkwright("audit", "demo", "--format", "json");
    const asked = runParkwright("audit", "demo", "--format", "json", "--what-if", "building_coefficient=0.5");
    expect(asked.status, asked.stderr).toBe(0);
    const { whatIf, ...report } = JSON.parse(asked.stdout);
    expect({ ...report, generatedAt: "" }).toEqual({ ...JSON.parse(plain.stdout), generatedAt: "" });
    expect(whatIf.changes).toEqual([
      { ruleSet: "cn-national-2023", path: "limits[1]", key: "building_coefficient >=", from: 0.4, to: 0.5 },
    ]);
    expect(whatIf.flips.length).toBeGreaterThan(0);
    for (const { checks } of whatIf.flips) {
      expect(checks[0].limit).toEqual({ from: 0.4, to: 0.5 });
    }
  });

  test("lists the flips as a table, several changes at once", () => {
    const words = ["--what-if", "building_coefficient>=0.5", "--what-if", "green_ratio=10%"];
    const outcome = runParkwright("audit", "demo", ...words);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout).toContain("limits[1] (building_coefficient >=): 0.4 → 0.5");
    expect(outcome.stdout).toContain("(green_ratio <=): 0.2 → 0.1");
    expect(outcome.stdout).toMatch(/^\d+ parcels flip: /m);
  });

  test.each([
    ["building_coefficient", "expected KEY=VALUE"],
    ["coefficient=0.5", "expected one of building_coefficient.min"],
    ["idle.invested_share=2", "expected at most 1"],
  ])("refuses %s", (text, said) => {
    const outcome = runParkwright("audit", "demo", "--what-if", text);
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain(said);
  });
});
