import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { auditLayers, tolerancesPack } from "../support/audit-layers.ts";
import { hasRealData, type PlainFeature, readFeatures, realDataPath } from "../support/real-data.ts";

interface Expected {
  readonly checks: readonly {
    readonly check: "flaechenschluss" | "geltungsbereich";
    readonly valid: boolean;
    readonly warnings: number | null;
    readonly plainGeometryReproduces: boolean;
  }[];
}

/** A line or a point decides these, not a polygon. */
const decidedByLines = [
  "7_Schnittpunkte_Geltungsbereich_Linie",
  "8_Schnittpunkte_Geltungsbereich_Linie",
  "BPlan_6-0_Punkt_ausserhalb",
  "BP2070",
  "BP_5.1",
];
/** They count warnings by rules the shapes do not show. */
const countedOtherwise = ["xplan60_Aenderungsplan_valide", "xplan51-5_1_4_1_Flaechenschlussfehler"];

/** 1 mm mean width is a wedge 2 mm at its widest. */
const pack = tolerancesPack({ sliver_width_m: 0.001, sliver_area_m2: 0 });

const isArea = (feature: PlainFeature): boolean =>
  feature.geometry?.type === "Polygon" || feature.geometry?.type === "MultiPolygon";
const typeOf = (feature: PlainFeature): string => String(feature.properties.featureType);

function numbered(features: readonly PlainFeature[], prefix: string, more: Record<string, unknown>): PlainFeature[] {
  return features.map((feature, index) => ({
    ...feature,
    properties: { id: `${prefix}${index + 1}`, ...more },
  }));
}

const parkOf = (features: readonly PlainFeature[]) =>
  numbered(
    features.filter((feature) => isArea(feature) && typeOf(feature).endsWith("_Plan")),
    "plan",
    { name: "plan" },
  );

describe.skipIf(!hasRealData("xplan_checks"))("XPlanung topology checks", () => {
  const expected: Record<string, Expected> = hasRealData("xplan_checks")
    ? JSON.parse(readFileSync(realDataPath("xplan_checks", "expected.json"), "utf8"))
    : {};
  const cases = Object.entries(expected).flatMap(([file, { checks }]) => {
    const name = file.replace(/\.gml$/, "");
    const decided = checks.filter((check) => check.plainGeometryReproduces && !decidedByLines.includes(name));
    return decided.map((check) => ({ name, ...check }));
  });

  it("holds the 32 checks that polygons decide", () => {
    expect(cases.length).toBe(32);
  });

  for (const { name, check, valid, warnings } of cases) {
    it(`${check} of ${name}: ${valid ? "valid" : "not valid"}`, () => {
      const features = readFeatures("xplan_checks", "geojson", `${name}.geojson`);
      const isZone = (feature: PlainFeature) =>
        check === "flaechenschluss"
          ? feature.properties.flaechenschluss === true
          : !/_(Plan|Bereich)$/.test(typeOf(feature));
      const report = auditLayers(
        {
          parks: parkOf(features),
          zones: numbered(
            features.filter((feature) => isArea(feature) && isZone(feature)),
            "zone",
            { landUse: "x" },
          ),
        },
        { rulePacks: [pack] },
      );
      const count = (code: string) => report.issues.filter((issue) => issue.code === code).length;
      if (check === "geltungsbereich") {
        expect(count("outside-park") === 0).toBe(valid);
        return;
      }
      expect(count("zone-overlap") === 0).toBe(valid);
      if (warnings !== null && !countedOtherwise.includes(name)) expect(count("zone-gap") > 0).toBe(warnings > 0);
    });
  }

  it("knows 9 plans whose gaps are counted", () => {
    const counted = cases.filter(
      (item) => item.check === "flaechenschluss" && item.warnings !== null && !countedOtherwise.includes(item.name),
    );
    expect(counted.length).toBe(9);
  });
});

describe.skipIf(!hasRealData("xplan_plans"))("a whole land-use plan, FNP 031545401000", () => {
  it("is tiled by its zones: sum within 0.2 m², gap below 1 m², no overlap, nothing but slivers outside", () => {
    const features = readFeatures("xplan_plans", "FNP_031545401000_Zusammenzeichnung.geojson");
    const zones = features.filter((feature) => isArea(feature) && feature.properties.flaechenschluss === true);
    expect(zones.length).toBe(358);
    const report = auditLayers(
      {
        parks: parkOf(features),
        zones: numbered(zones, "zone", { landUse: "x" }),
      },
      { rulePacks: [pack] },
    );
    const [park] = report.parks;
    const zonesM2 = report.zones.reduce((sum, zone) => sum + zone.areaM2.ellipsoidal, 0);
    expect(report.parks.length).toBe(1);
    expect(Math.abs(zonesM2 - (park?.areaM2.ellipsoidal ?? 0))).toBeLessThan(0.2);
    expect(Math.round((park?.areaM2.ellipsoidal ?? 0) / 10_000) / 100).toBe(45.36);
    expect(park?.balanceGapM2).toBeLessThan(1);
    expect(park?.balanceGapM2).toBeGreaterThan(0.8);
    for (const code of ["zone-overlap", "zone-gap", "outside-park"]) {
      expect(report.issues.filter((issue) => issue.code === code)).toEqual([]);
    }
    const outsideM2 = report.issues
      .filter((issue) => issue.code === "sliver" && issue.params.what === "outside-park")
      .reduce((sum, issue) => sum + (issue.measured ?? 0), 0);
    expect(outsideM2).toBeCloseTo(1.01, 1);
    console.info(
      `FNP: zones ${zonesM2.toFixed(3)} m², park ${park?.areaM2.ellipsoidal.toFixed(3)} m², gap ${park?.balanceGapM2?.toFixed(4)} m², outside ${outsideM2.toFixed(4)} m²`,
    );
  });
});
