import { describe, expect, it } from "vitest";
import { auditReportSchema } from "../../../data/schemas/audit-report-schema.ts";
import type { AuditReport } from "../../../src/core/analysis/audit-report.ts";
import type { Check } from "../../../src/core/model/check.ts";
import { formatAuditCsv } from "../../../src/formats/report/format-audit-csv.ts";
import { listAuditGeoJsonLines } from "../../../src/formats/report/format-audit-geojson.ts";
import { listAuditJsonLines } from "../../../src/formats/report/format-audit-json.ts";
import { formatAuditTable } from "../../../src/formats/report/format-audit-table.ts";
import { measureColumns } from "../../../src/formats/report/text-table.ts";
import { auditLayers } from "../../support/audit-layers.ts";
import { aCollection, aFeature, aFile, aParkFile, aSquare, read } from "../../support/input-files.ts";

const parcels = [
  aFeature({ id: "=A,1", deedAreaM2: 9000, grossFloorAreaM2: 18000, contract: { farMax: 1.5 } }, aSquare(0)),
  aFeature({ id: "地块2", deedAreaM2: 10000, grossFloorAreaM2: 5000, contract: { farMax: 1.5 } }, aSquare(1)),
  aFeature({ id: "C" }, aSquare(2)),
];

/** FAR against the limit of a contract: what these formatters show, whoever judges. */
function aCheck(id: string, value: number, verdict: Check["verdict"]): Check {
  return {
    rule: "indicator.far",
    key: "far",
    ruleSet: null,
    verdict,
    value,
    op: "<=",
    limit: 1.5,
    gap: 1.5 - value,
    unit: "ratio",
    origin: "contract",
    source: "contract",
    article: null,
    year: null,
    certainty: null,
    subjects: [`parcels/${id}`],
    missing: [],
  };
}

const checks = new Map([
  ["=A,1", [aCheck("=A,1", 2, "fail"), aCheck("=A,1", 2, "pass")]],
  ["地块2", [aCheck("地块2", 0.5, "pass"), { ...aCheck("地块2", 9, "fail"), key: "height_m" }]],
]);

async function aReport(): Promise<AuditReport> {
  const report = await auditLayers({ parcels: parcels as never });
  return { ...report, parcels: report.parcels.map((parcel) => ({ ...parcel, checks: checks.get(parcel.id) ?? [] })) };
}

describe("the audit report as files", () => {
  it("JSON parses back to the report and holds its schema, a parcel a line", async () => {
    const report = await aReport();
    const text = [...listAuditJsonLines(report)].join("");
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
    expect(auditReportSchema.safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
    expect(text.split("\n").filter((line) => line.startsWith('{"id":"地块2"'))).toHaveLength(1);
  });

  it("CSV has a row a parcel, marked UTF-8, with ids that can't run", async () => {
    const text = formatAuditCsv(await aReport());
    const [header = "", ...rows] = text.trimEnd().split("\r\n");
    expect(header.startsWith("\ufeffid,parkId,status,")).toBe(true);
    expect(rows).toHaveLength(3);
    expect(rows[0]?.startsWith('"\'=A,1",')).toBe(true);
    expect(header.split(",")).toContain("indicator_far");
  });

  it("CSV and GeoJSON give the figures of the report", async () => {
    const report = await aReport();
    const { dataset } = read([aParkFile, aFile("parcels.geojson", aCollection(parcels))]);
    if (dataset === undefined) throw new Error("not read");
    const collection = JSON.parse([...listAuditGeoJsonLines(report, dataset)].join("")) as {
      features: { properties: Record<string, unknown>; geometry: unknown }[];
    };
    const byId = new Map(collection.features.map((feature) => [feature.properties.id, feature]));
    // 18,000 m² of floor on 9,000 m² of deed area is 2.0, over the 1.5 of the contract; 5,000 on 10,000 is 0.5.
    expect(byId.get("=A,1")?.properties).toMatchObject({ indicator_far: 2, verdict_far: "fail", area_deed_m2: 9000 });
    expect(byId.get("地块2")?.properties).toMatchObject({ indicator_far: 0.5, verdict_far: "pass" });
    expect(byId.get("C")?.properties).toMatchObject({ indicator_far: null, idle_class: expect.any(String) });
    expect(byId.get("C")?.geometry).toEqual(aSquare(2));
  });

  it("the table fits the width, keeps columns aligned under Chinese names and says what failed", async () => {
    const text = formatAuditTable(await aReport(), { width: 100 });
    expect(text).toMatch(/^=A,1 +far +/m);
    expect(text).toMatch(/Parcels: 3, without deed area: 1/);
    const failed = text.split("\n").filter((line) => / far +\d/.test(line));
    const columns = failed.map((line) => measureColumns(line.slice(0, line.indexOf(" far "))));
    expect(new Set(columns).size).toBe(1);
    for (const line of text.split("\n")) expect(measureColumns(line), line).toBeLessThanOrEqual(100);
  });
});
