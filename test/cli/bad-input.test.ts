import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditReport } from "../../src/core/analysis/audit-report.ts";
import { runParkwright } from "../support/run-parkwright.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parkwright-bad-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const square = (west: number, south: number, sizeDeg: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + sizeDeg, south],
      [west + sizeDeg, south + sizeDeg],
      [west, south + sizeDeg],
      [west, south],
    ],
  ],
});
const collection = (properties: object, geometry: object) => ({
  type: "FeatureCollection",
  features: [{ type: "Feature", properties, geometry }],
});

const firm = { id: "E1", name: "Firm", industryCode: "3922", industryCodeVersion: "GB/T 4754-2017" };
const lot = { id: "A", landUse: "100102", codeSystem: "cn-2023", deedAreaM2: 10_467, enterpriseIds: ["E1"] };

interface Changes {
  readonly firm?: object;
  readonly lot?: object;
  readonly park?: object;
  readonly zone?: object;
  readonly files?: Readonly<Record<string, unknown>>;
}

/** A sound park of one lot and one firm, and what a case puts in its place. */
function writePark(name: string, changes: Changes = {}): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const zone = { id: "Z1", landUse: "100102", codeSystem: "cn-2023", parkId: "P1", ...changes.zone };
  const files: Readonly<Record<string, unknown>> = {
    "park.json": { schema: "parkwright.dataset/1", id: "t", name: "T", asOf: "2026-03-31", ruleSets: [] },
    "parks.geojson": collection({ id: "P1", name: "P", ...changes.park }, square(114.1, 32.1, 0.01)),
    "zones.geojson": collection(zone, square(114.1, 32.1, 0.01)),
    "parcels.geojson": collection({ ...lot, ...changes.lot }, square(114.101, 32.101, 0.001)),
    "enterprises.json": [{ ...firm, ...changes.firm }],
    ...changes.files,
  };
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(join(path, file), typeof content === "string" ? content : JSON.stringify(content));
  }
  return path;
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const limit = { key: "far", op: ">=", value: 1, source: "Paper 1", year: 2023, certainty: "D" };
const provenance = { source: "Paper 1", year: 2023, certainty: "D" };
const packWith = (members: object) => ({
  region: "CN",
  languages: { en: "Mine" },
  code_system: "cn-2023",
  limits: [],
  ...members,
});

describe("a bad rule pack is refused (3) with file, place, what stands there and what may", () => {
  const byCode = { ...limit, value: undefined, table: "t", by: "industry_code@GB/T 4754-2017" };
  test.each<[string, object | string, string]>([
    ["an unknown key", packWith({ colour: 1 }), "colour is a member that is not known; expected one of"],
    [
      "a limit without source",
      packWith({ limits: [{ ...limit, source: undefined }] }),
      "limits[0].source is missing; expected a text",
    ],
    [
      "a limit with an empty source",
      packWith({ limits: [{ ...limit, source: "" }] }),
      'limits[0].source is ""; expected a text that is not empty',
    ],
    [
      "a table without code system",
      packWith({ tables: { t: { rows: { "39": 1 }, provenance } }, limits: [byCode] }),
      "tables.t.code_system is missing",
    ],
    [
      "a table asked by a code without edition",
      packWith({
        tables: { t: { code_system: "GB/T 4754-2017", rows: { "39": 1 }, provenance } },
        limits: [{ ...byCode, by: "industry_code" }],
      }),
      'limits[0].by is "industry_code"; expected industry_code@',
    ],
    [
      "a limit for an industry without edition",
      packWith({ limits: [{ ...limit, applies: { industry: ["39"] } }] }),
      "limits[0].applies.industry_edition is missing",
    ],
    [
      "a date out of range",
      packWith({ limits: [{ ...limit, effective_from: "0203-05-01" }] }),
      'limits[0].effective_from is "0203-05-01"; expected a date from 1949-01-01 to 2100-12-31',
    ],
    [
      "shares that do not add to 1",
      packWith({ dual_assessment: { economic_weight: 0.6, work_weight: 0.6, cap: 1.2, pass_each: 0.8, provenance } }),
      "dual_assessment is 0.6 + 0.6 = 1.2; expected shares that add to 1",
    ],
    ["a negative limit", packWith({ limits: [{ ...limit, value: -1 }] }), "limits[0].value is -1; expected a number"],
    [
      "percent for a fraction",
      packWith({ limits: [{ ...limit, key: "green_ratio", op: "<=", value: 20 }] }),
      "limits[0].value is 20; expected a fraction from 0 to 1 (green_ratio of 20 % is 0.2)",
    ],
    ["a number as text", packWith({ limits: [{ ...limit, value: "1" }] }), 'limits[0].value is "1"; expected a number'],
    ["NaN", '{"id":"nan",\n "limits":[{"value":NaN}]}', "line 2, column 21 is “NaN”; expected a value"],
    ["a member given twice", '{"id":"twice","id":"other"}', "id is given twice; expected each member once"],
  ])("%s", (name, pack, said) => {
    const id = name.replaceAll(" ", "-").toLowerCase();
    const file = write(`${id}.json`, typeof pack === "string" ? pack : { id, ...pack });
    const outcome = runParkwright("audit", writePark("sound"), "--rules", file, "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(3);
    expect(outcome.stderr).toContain(`Rule pack ${id}.json: ${said}`);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ refused: true, details: [{ code: "bad-rule-pack" }] });
  });

  test("two packs of one id, of which a report could not say which spoke; the same one twice judges once", () => {
    const limits = [limit];
    write("other.json", { id: "mine", ...packWith({ limits }) });
    const mine = write("mine.json", { id: "mine", ...packWith({}) });
    const park = writePark("sound");
    const refused = runParkwright("audit", park, "--rules", mine, "--rules", join(folder, "other.json"));
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain("two different packs with the id mine");
    const twice = runParkwright("audit", park, "--rules", mine, "--rules", mine, "--format", "json");
    expect((JSON.parse(twice.stdout) as AuditReport).ruleSets).toHaveLength(1);
  });
});

describe("what is wrong in a dataset is named and counts as not known", () => {
  const inPlace = (file: string, property: string) => ({ file, at: { property } });
  test.each<[string, Changes, object]>([
    [
      "a year that is none",
      { firm: { revenueWan: { 二〇二五: 1 } } },
      inPlace("enterprises.json", "revenueWan.二〇二五"),
    ],
    ["a number below 0", { firm: { jobs: -5 } }, inPlace("enterprises.json", "jobs")],
    ["text for a number", { firm: { totalAssetsWan: "NaN" } }, inPlace("enterprises.json", "totalAssetsWan")],
    [
      "a day the calendar lacks",
      { lot: { contract: { agreedStart: "2026-02-30" } } },
      inPlace("parcels.geojson", "contract.agreedStart"),
    ],
    [
      "a day of the year 26",
      { lot: { contract: { agreedStart: "0026-02-03" } } },
      inPlace("parcels.geojson", "contract.agreedStart"),
    ],
    ["an area beyond measure", { lot: { deedAreaM2: 1e300 } }, inPlace("parcels.geojson", "deedAreaM2")],
    [
      "percent in a contract",
      { lot: { contract: { greenRatioMax: 20 } } },
      inPlace("parcels.geojson", "contract.greenRatioMax"),
    ],
    [
      "percent in a plan",
      { zone: { limits: [{ key: "green_ratio", op: "<=", value: 20 }] } },
      inPlace("zones.geojson", "limits[0].value"),
    ],
    [
      "an id twice among projects",
      {
        files: {
          "projects.json": [
            { id: "X", name: "a" },
            { id: "X", name: "b" },
          ],
        },
      },
      { code: "duplicate-id", file: "projects.json" },
    ],
    [
      "shares of sponsors that do not add to 1",
      {
        park: {
          sponsors: [
            { name: "a", share: 0.6 },
            { name: "b", share: 0.6 },
          ],
        },
      },
      { code: "sponsor-shares-differ", ids: ["P1"] },
    ],
  ])("%s", (name, changes, named) => {
    const outcome = runParkwright("audit", writePark(name.replaceAll(" ", "-"), changes), "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(0);
    const report = JSON.parse(outcome.stdout) as AuditReport;
    expect(report.issues).toEqual(expect.arrayContaining([expect.objectContaining(withParts(named))]));
    const [parcel] = report.parcels;
    expect(parcel?.checks.filter(({ limit }) => limit === 20)).toEqual([]);
    expect(parcel?.areaM2.deed === null || parcel?.areaM2.deed === lot.deedAreaM2).toBe(true);
  });

  test("an industry code without edition leaves what is asked by it unknown", () => {
    const park = writePark("no-edition", { firm: { industryCodeVersion: undefined } });
    const outcome = runParkwright("audit", park, "--rules", "cn-national-2023", "--format", "json");
    const [parcel] = (JSON.parse(outcome.stdout) as AuditReport).parcels;
    expect(parcel?.checks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          rule: "indicator.far",
          verdict: "unknown",
          reason: "edition_missing",
          missing: ["industryCodeVersion"],
        }),
      ]),
    );
  });

  test("limits that contradict each other are named; what both speak about is unknown", () => {
    const buildings = collection(
      { id: "B", parcelId: "A", storeys: [{ areaM2: 8000, heightM: 5 }] },
      square(114.1012, 32.1012, 0.0003),
    );
    const park = writePark("contradicting", {
      files: { "buildings.geojson": buildings, "structures.geojson": { type: "FeatureCollection", features: [] } },
    });
    const limits = [limit, { ...limit, op: "<=", value: 0.5 }];
    const pack = write("contradicting.json", { id: "contradicting", ...packWith({ limits }) });
    const outcome = runParkwright("audit", park, "--rules", pack, "--format", "json");
    expect(outcome.status, outcome.stderr).toBe(0);
    const report = JSON.parse(outcome.stdout) as AuditReport;
    expect(report.issues).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "contradicting-limits", file: "contradicting.json" })]),
    );
    const far = report.parcels[0]?.checks.filter(({ rule, ruleSet }) => rule === "indicator.far" && ruleSet !== null);
    expect(far?.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ["unknown", "rule_conflict"],
      ["unknown", "rule_conflict"],
    ]);
  });
});

/** `at` holds more than the property: the row, too. */
function withParts(named: object): object {
  return "at" in named ? { ...named, at: expect.objectContaining(named.at as object) } : named;
}

describe("other inputs are refused (3)", () => {
  const proposal = collection({ id: "x" }, square(500_000, 3_553_000, 100));
  test.each<[string, () => readonly string[], string]>([
    [
      "a proposal in grid coordinates",
      () => ["impact", "demo", "--proposal", write("grid.geojson", proposal)],
      "grid.geojson: feature 1 has coordinates such as 500000, 3553000, which are no degrees",
    ],
    [
      "a need with min over max",
      () => ["match", "demo", "--need", need({ areaM2: { min: 10, max: 5 } })],
      "areaM2: got min 10 over max 5",
    ],
    [
      "a need for a use nobody knows",
      () => ["match", "demo", "--need", need({ use: "banana" })],
      "use: got “banana”, expected one of",
    ],
    [
      "a result with nowhere to go",
      () => ["audit", writePark("sound"), "--out", join(folder, "no", "x.json")],
      "--out",
    ],
    [
      "an import into a file",
      () => ["import", writePark("sound"), "--into", write("file.txt", "mine")],
      "it is a file. Expected a folder",
    ],
    ["chains that are no list", () => ["audit", writePark("chains", { files: { "chains.json": {} } })], "chains.json"],
  ])("%s", (_, words, said) => {
    const outcome = runParkwright(...words());
    expect(outcome.status, outcome.stderr).toBe(3);
    expect(outcome.stderr).toContain(said);
    expect(outcome.stdout).toBe("");
  });

  function need(members: object): string {
    return write("need.json", { schema: "parkwright.need/1", kind: "land", ...members });
  }
});

test("help is no fault, for the program and each command; no word at all is", () => {
  for (const words of [["--help"], ["audit", "--help"], ["diff", "-h"]]) {
    const outcome = runParkwright(...words);
    expect([outcome.status, outcome.stderr]).toEqual([0, ""]);
    expect(outcome.stdout).toContain("Usage:");
  }
  const bare = runParkwright();
  expect([bare.status, bare.stdout]).toEqual([2, ""]);
  expect(runParkwright("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
