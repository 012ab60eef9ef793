import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { MappingFile } from "../../src/core/model/mapping.ts";
import { auditLayers } from "../support/audit-layers.ts";
import { hasRealData, readFeatures } from "../support/real-data.ts";

const mappingFile = fileURLToPath(new URL("../fixtures/nyc-pluto/mapping.json", import.meta.url));

describe.skipIf(!hasRealData("nyc_pluto_lots"))("New York tax lots against their published figures", () => {
  it("agrees with BuiltFAR, with the limits lot by lot, and leaves lots without area unknown", () => {
    const features = readFeatures("nyc_pluto_lots", "pluto_BK_BX_MN_SI.geojson");
    const mapping = JSON.parse(readFileSync(mappingFile, "utf8")) as MappingFile;
    const report = auditLayers({ parcels: features }, { mapping });
    const lots = new Map(features.map((feature) => [String(feature.properties.BBL), feature.properties]));
    const number = (value: unknown): number => (typeof value === "number" ? value : 0);
    let compared = 0;
    let failed = 0;
    for (const parcel of report.parcels) {
      const lot = lots.get(parcel.id) ?? {};
      const area = number(lot.LotArea);
      const limit = Math.max(number(lot.ResidFAR), number(lot.CommFAR), number(lot.FacilFAR));
      const far = parcel.indicators.far;
      const checks = parcel.checks.filter((check) => check.rule === "indicator.far");
      if (area === 0) {
        expect(far.state, parcel.id).toBe("unknown");
        expect(far.value).toBeNull();
        for (const check of checks) expect(check.verdict).toBe("unknown");
        continue;
      }
      compared++;
      expect(Math.abs((far.value ?? Number.NaN) - number(lot.BuiltFAR)), parcel.id).toBeLessThanOrEqual(0.02);
      const verdicts = checks.map((check) => check.verdict);
      if (limit === 0) {
        expect(verdicts.filter((verdict) => verdict === "pass" || verdict === "fail")).toEqual([]);
        continue;
      }
      const isOver = number(lot.BldgArea) / area > limit * (1 + 1e-9);
      expect(verdicts, parcel.id).toEqual([isOver ? "fail" : "pass"]);
      if (isOver) failed++;
    }
    expect(report.parcels.length).toBe(1237);
    expect(compared).toBe(1234);
    expect(failed).toBe(87);
    expect(report.totals.deedMissing).toBe(3);
  });
});
