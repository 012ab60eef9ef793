import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/core/model/issue.ts";
import { createRecordReader } from "../../../src/core/model/record-reader.ts";
import {
  buildingProperties,
  enterpriseSchema,
  infrastructureProperties,
  parcelProperties,
  parkProperties,
  zoneProperties,
} from "../../../src/core/model/records.ts";
import { isCalendarDate } from "../../../src/core/model/value-reader.ts";

const parcel = {
  id: "A",
  deedAreaM2: 0,
  landUse: "100101",
  contract: { no: "1", signedOn: "2024-02-29", farMin: 1.2 },
  construction: { foundation: "piled", pilesDoneShare: 1, idleFinding: { no: "7" }, asBuilt: false },
  evidence: [{ about: "construction.startedOn", on: "2024-01-01" }],
  enterpriseIds: ["E1"],
  services: { road: true, gas: "not_applicable", levelled: null },
  listing: { kind: "land", permittedUses: ["M1"], distancesKm: { port: 12.5 } },
  published: true,
};

const samples = [
  ["parcels", parcelProperties, parcel],
  ["parcels with nothing known", parcelProperties, { id: "A", contract: null, construction: {} }],
  [
    "zones",
    zoneProperties,
    {
      id: "Z",
      landUse: "1001",
      limits: [{ key: "far", op: "<=", value: 2 }],
      compatibleUses: [{ use: "0902" }],
      setbacks: [{ side: "north", minM: 5 }],
    },
  ],
  ["parks", parkProperties, { id: "K", name: { en: "K", "zh-Hans": "园" }, sponsors: [{ name: "a", share: 0.5 }] }],
  [
    "buildings",
    buildingProperties,
    {
      id: "B",
      storeys: [{ areaM2: 100, heightM: 4 }, { count: 3 }],
      standardFactory: { units: [{ id: "1", areaM2: 5 }] },
    },
  ],
  ["infrastructure", infrastructureProperties, { id: "I", service: "power", capacity: "110 kV" }],
  ["enterprises", enterpriseSchema, { id: "E", name: "Ye", pollutionClass: 2, revenueWan: { "2023": 5 } }],
] as const;

describe("createRecordReader", () => {
  it.each(samples)("reads %s as its zod schema does", (_name, schema, given) => {
    const issues: Issue[] = [];
    const record = createRecordReader(schema)(given, { layer: "x", file: "f", row: 1, id: given.id }, issues);
    expect(record).toEqual({ ...schema.parse(given), extra: {} });
    expect(issues).toEqual([]);
  });

  it("names the place inside lists and objects, and costs only that", () => {
    const issues: Issue[] = [];
    const given = {
      ...parcel,
      evidence: [{ about: "a", on: "soon" }, 5],
      services: { road: "maybe" },
      enterpriseIds: ["E1", {}],
    };
    const record = createRecordReader(parcelProperties)(
      given,
      { layer: "parcels", file: "f", row: 3, id: "A" },
      issues,
    );
    expect(record?.evidence).toEqual([{ about: "a", on: null, by: null, document: null, file: null }]);
    expect(record?.enterpriseIds).toEqual(["E1"]);
    expect(record?.services).toMatchObject({ road: null });
    expect(issues.map(({ at }) => at?.property)).toEqual([
      "evidence[0].on",
      "evidence[1]",
      "enterpriseIds[1]",
      "services.road",
    ]);
    expect(issues.every(({ row }) => row === 3)).toBe(true);
  });
});

describe("isCalendarDate", () => {
  it.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2024-04-31", false],
    ["2024-00-10", false],
    ["2024-1-1", false],
    ["2024-01-01T00:00:00Z", false],
  ])("%s: %s", (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected);
  });
});
