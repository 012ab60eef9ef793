import { describe, expect, it } from "vitest";
import type { MappingFile } from "../../../src/core/model/mapping.ts";
import { createDateParser } from "../../../src/formats/mapping/mapping-dates.ts";
import { findConversion } from "../../../src/formats/mapping/mapping-units.ts";
import { parseMapping } from "../../../src/formats/mapping/parse-mapping.ts";
import { aCollection, aFeature, aFile, aSquare, bytesOf, codesOf, read } from "../../support/input-files.ts";

/** The mapping as the file people keep. */
const formatMapping = ({ schema, layers }: MappingFile): string => `${JSON.stringify({ schema, layers }, null, 2)}\n`;

type Fields = NonNullable<MappingFile["layers"]["parcels"]>["fields"];

function aMapping(fields: Fields): MappingFile {
  return { schema: "parkwright.mapping/1", layers: { parcels: { file: "lots.geojson", fields } } };
}

function readMapped(fields: Fields, ...rows: Record<string, unknown>[]) {
  const features = rows.map((row, index) => aFeature(row, aSquare(index)));
  const reading = read([aFile("lots.geojson", aCollection(features))], { mapping: aMapping(fields) });
  return { ...reading, parcels: [...(reading.dataset?.layers.parcels?.values() ?? [])] };
}

describe("mapping other people's fields", () => {
  it("converts units to the one in the property's name", () => {
    const { parcels } = readMapped(
      {
        id: "BBL",
        deedAreaM2: { from: "LotArea", unit: "ft2" },
        "contract.greenRatioMax": { from: "green", unit: "percent" },
        "contract.heightMaxM": { from: "h", unit: "ft" },
        "supply.priceWan": { from: "yuan", unit: "cny" },
      },
      { BBL: 3059830066, LotArea: "1,000", green: 35, h: 100, yuan: 120000 },
    );
    expect(parcels[0]).toMatchObject({
      id: "3059830066",
      deedAreaM2: 92.90304,
      contract: { greenRatioMax: 0.35, heightMaxM: 30.48 },
      supply: { priceWan: 12 },
    });
  });

  it.each([
    ["max", 2.4],
    ["min", 0.5],
    ["sum", 2.9],
    ["first", 2.4],
  ] as const)("takes the %s of what is known, a 0 being not known", (take, expected) => {
    const { parcels } = readMapped(
      { "contract.farMax": { from: ["a", "b", "c"], take, zeroMeans: null } },
      { a: 0, b: 2.4, c: 0.5 },
    );
    expect(parcels[0]?.contract?.farMax).toBeCloseTo(expected, 12);
  });

  it("take over nothing known is null, and without zeroMeans a 0 stays a 0", () => {
    const rule = { from: ["a", "b"], take: "max" as const };
    expect(
      readMapped({ deedAreaM2: { ...rule, zeroMeans: null } }, { a: 0, b: null }).parcels[0]?.deedAreaM2,
    ).toBeNull();
    expect(readMapped({ deedAreaM2: rule }, { a: 0, b: null }).parcels[0]?.deedAreaM2).toBe(0);
  });

  it("joins texts, maps codes and names their system, puts constants in", () => {
    const { parcels } = readMapped(
      {
        cadastralNo: { from: ["Block", "Lot"], take: "join" },
        landUse: { from: "LandUse", codes: { "11": "vacant" }, codeSystem: "us-nyc-pluto" },
        ownership: { constant: "private" },
      },
      { Block: 5983, Lot: 66, LandUse: 11 },
      { Block: 1, Lot: 2, LandUse: "05" },
      { Block: 1, Lot: 3, LandUse: null },
    );
    expect(
      parcels.map(({ cadastralNo, landUse, codeSystem, ownership }) => [cadastralNo, landUse, codeSystem, ownership]),
    ).toEqual([
      ["5983 66", "vacant", "us-nyc-pluto", "private"],
      ["1 2", "05", "us-nyc-pluto", "private"],
      ["1 3", null, null, "private"],
    ]);
  });

  it("mapped fields are used up, all others stay under their own names", () => {
    const { parcels } = readMapped({ landUse: "Use" }, { Use: "M1", landUse: "their own", Owner: "Ann" });
    expect(parcels[0]).toMatchObject({ landUse: "M1", extra: { "source.landUse": "their own", Owner: "Ann" } });
    expect(Object.keys(parcels[0]?.extra ?? {})).not.toContain("Use");
  });

  it("dates come in the format that is said; others are named", () => {
    const { parcels, issues } = readMapped(
      { "contract.signedOn": { from: "d", date: "DD.MM.YYYY" } },
      { d: "05.03.2021" },
      { d: "2021-03-05" },
      { d: "31.02.2021" },
    );
    expect(parcels.map(({ contract }) => contract?.signedOn ?? null)).toEqual(["2021-03-05", null, null]);
    expect(codesOf(issues).filter((code) => code === "invalid-date")).toHaveLength(2);
  });

  it("a field no row has is named: nearly always a misspelt name", () => {
    const { issues } = readMapped({ deedAreaM2: "Lotarea" }, { LotArea: 1 });
    expect(issues.find(({ code }) => code === "unmapped-field")).toMatchObject({
      at: { property: "deedAreaM2" },
      params: { got: "Lotarea" },
    });
  });

  it("text that is no number costs the value", () => {
    const { parcels, issues } = readMapped({ deedAreaM2: { from: "a", unit: "ha" } }, { a: "two" });
    expect(parcels[0]?.deedAreaM2).toBeNull();
    expect(codesOf(issues)).toContain("bad-value");
  });

  it("source names are never followed as paths", () => {
    readMapped(
      { ownership: "__proto__" },
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("units and dates", () => {
  it.each([
    ["mu", "deedAreaM2", 3, 2000],
    ["ha", "deedAreaM2", 1.5, 15000],
    ["acre", "deedAreaM2", 1, 4046.8564224],
    ["km2", "deedAreaM2", 1, 1e6],
    ["percent", "contract.buildingDensityMax", 7, 0.07],
    ["percent", "contract.farMax", 150, 1.5],
    ["wan", "contract.investmentIntensityMinWanPerHa", 400, 400],
  ] as const)("%s for %s: %d is %d", (unit, target, given, expected) => {
    expect(findConversion(unit, target)?.(given)).toBeCloseTo(expected, 9);
  });

  it.each([
    ["ft2", "contract.heightMaxM"],
    ["m", "deedAreaM2"],
    ["percent", "deedAreaM2"],
    ["wan", "landUse"],
  ] as const)("%s does not fit %s", (unit, target) => {
    expect(findConversion(unit, target)).toBeUndefined();
  });

  it.each([
    ["YYYY/MM/DD", "2021/03/05", "2021-03-05"],
    ["YYYYMMDD", 20210305, "2021-03-05"],
    ["YYYY年M月D日", "2021年3月5日", "2021-03-05"],
    ["M/D/YYYY", "3/5/2021 00:00:00", "2021-03-05"],
    ["YYYY-MM-DD", "2021-03-05T10:00:00Z", "2021-03-05"],
    ["YYYY-MM-DD", "05-03-2021", undefined],
  ])("%s reads %s as %s", (format, given, expected) => {
    expect(createDateParser(format)?.(given)).toBe(expected);
  });

  it("a format without a day is no date format", () => {
    expect(createDateParser("YYYY-MM")).toBeUndefined();
  });
});

describe("mapping files", () => {
  const mapping = aMapping({ id: "BBL", deedAreaM2: { from: "LotArea", unit: "ft2", zeroMeans: null } });

  it("come back the same after writing and reading", () => {
    expect(parseMapping("mapping.json", bytesOf(formatMapping(mapping))).mapping).toEqual(mapping);
  });

  it.each([
    [{ schema: "parkwright.mapping/2", layers: {} }, "newer-format"],
    [{ schema: "parkwright.mapping/1", layers: { lots: {} } }, "bad-mapping"],
    [{ schema: "parkwright.mapping/1", layers: { parcels: { fields: { farMax: "a" } } } }, "bad-mapping"],
    [
      { schema: "parkwright.mapping/1", layers: { parcels: { fields: { deedAreaM2: { from: "a", unit: "ft" } } } } },
      "bad-mapping",
    ],
    [{ schema: "parkwright.mapping/1", layers: { parcels: { fields: { id: { take: "max" } } } } }, "bad-mapping"],
    [
      { schema: "parkwright.mapping/1", layers: { parcels: { fields: { id: { from: "a", unti: "m2" } } } } },
      "bad-mapping",
    ],
    [[], "bad-mapping"],
  ])("%j is refused as %s, naming the member", (value, code) => {
    const { mapping: none, issues } = parseMapping("mapping.json", bytesOf(JSON.stringify(value)));
    expect(none).toBeUndefined();
    expect(issues[0]?.code).toBe(code);
    expect(issues[0]?.message).not.toMatch(/\{\w+\}/);
  });

  it("cut at any byte they are refused and nothing throws", () => {
    const bytes = bytesOf(formatMapping(mapping).trim());
    for (let length = 0; length < bytes.length; length++) {
      expect(parseMapping("mapping.json", bytes.subarray(0, length)).mapping).toBeUndefined();
    }
  });
});

describe("limits of zones", () => {
  it("come from a column each, with their unit beside them; a number that is not known is no limit", () => {
    const fields = {
      id: "n",
      landUse: { from: "use", codeSystem: "de-baunvo" },
      "limits.building_density.max": "GRZ",
      "limits.far.max": "GFZ",
      "limits.far.min": "GFZmin",
      "limits.height_m.max": { from: "H", unit: "ft" },
      "limits.green_ratio.min": { from: "green", unit: "percent" },
    } as const satisfies Fields;
    const mapping: MappingFile = {
      schema: "parkwright.mapping/1",
      layers: { zones: { file: "plan.geojson", fields } },
    };
    const rows = [
      { n: "1", use: "GE", GRZ: 0.8, GFZ: "2,4", H: 100, green: 20 },
      { n: "2", use: "GI", GRZ: "0.6", GFZ: null },
    ];
    const collection = aCollection(rows.map((row, index) => aFeature(row, aSquare(index))));
    const { dataset } = read([aFile("plan.geojson", collection)], { mapping });
    const limitsOf = (id: string) =>
      dataset?.layers.zones?.get(id)?.limits.map(({ key, op, value, unit }) => [key, op, value, unit]);
    expect(limitsOf("1")).toEqual([
      ["building_density", "<=", 0.8, null],
      ["height_m", "<=", 100, "ft"],
      ["green_ratio", ">=", 20, "percent"],
    ]);
    expect(limitsOf("2")).toEqual([["building_density", "<=", 0.6, null]]);
  });
});
