import { describe, expect, it } from "vitest";
import { auditLayers } from "../support/audit-layers.ts";
import { hasRealData, type PlainFeature, readFeatures } from "../support/real-data.ts";

const asParcels = (features: readonly PlainFeature[], idField: string): PlainFeature[] =>
  features.map((feature) => ({
    ...feature,
    properties: {
      ...feature.properties,
      id: String(feature.properties[idField]),
    },
  }));

describe.skipIf(!hasRealData("cn_admin"))("the ten counties of Xinyang", () => {
  it("sum to the published area in the zone the engine chooses, with one county repaired by name", () => {
    const features = asParcels(readFeatures("cn_admin", "xinyang_411500.json"), "name");
    const report = auditLayers({ parcels: features });
    expect(report.dataset.gridCrs).toBe("EPSG:4547");
    const gridM2 = report.parcels.reduce((sum, parcel) => sum + (parcel.areaM2.grid ?? Number.NaN), 0);
    expect(report.parcels.length).toBe(10);
    expect(Math.abs(gridM2 / 18_912_495_340 - 1)).toBeLessThan(1e-6);
    const repaired = report.issues.filter((issue) => issue.fix?.areaBeforeM2 !== undefined);
    expect(repaired.map((issue) => issue.ids[0])).toEqual(["浉河区"]);
    const fix = repaired[0]?.fix;
    expect(Math.abs((fix?.areaAfterM2 ?? 0) / (fix?.areaBeforeM2 ?? 1) - 1)).toBeLessThan(1e-6);
    console.info(`Xinyang: ${gridM2.toFixed(0)} m² in ${report.dataset.gridCrs}`);
  });
});

describe.skipIf(!hasRealData("sg_mp2019_zones"))("the subzones of Singapore's Master Plan 2019", () => {
  it("sum by planning area to the published SVY21 areas, with one subzone repaired by name", () => {
    const features = ["subzone_west_wgs84.geojson", "subzone_north_wgs84.geojson"].flatMap((file) =>
      readFeatures("sg_mp2019_zones", file),
    );
    const report = auditLayers({ parcels: asParcels(features, "SUBZONE_N") }, { park: { gridCrs: "EPSG:3414" } });
    const byArea = new Map<string, number>();
    const planningArea = new Map(
      features.map((feature) => [String(feature.properties.SUBZONE_N), String(feature.properties.PLN_AREA_N)]),
    );
    for (const parcel of report.parcels) {
      const name = planningArea.get(parcel.id) ?? "?";
      byArea.set(name, (byArea.get(name) ?? 0) + (parcel.areaM2.grid ?? Number.NaN));
    }
    const published = {
      "JURONG EAST": 17_859_886.34,
      "JURONG WEST": 14_680_540.06,
      TUAS: 47_695_035.1,
      PIONEER: 12_219_805.46,
      "BOON LAY": 8_282_807.71,
      WOODLANDS: 13_612_515.2,
    };
    for (const [name, areaM2] of Object.entries(published)) {
      expect(Math.abs((byArea.get(name) ?? 0) / areaM2 - 1), name).toBeLessThan(1e-6);
    }
    const repaired = report.issues.filter((issue) => issue.fix?.areaBeforeM2 !== undefined);
    expect(repaired.map((issue) => issue.ids[0])).toEqual(["JURONG PORT"]);
    expect(Math.abs((repaired[0]?.fix?.areaAfterM2 ?? 0) / (repaired[0]?.fix?.areaBeforeM2 ?? 1) - 1)).toBeLessThan(
      1e-6,
    );
  });
});
