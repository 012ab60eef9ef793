import { describe, expect, test } from "vitest";
import type { Check } from "../../../../src/core/model/check.ts";
import type { AnyGeometry } from "../../../../src/core/model/coordinates.ts";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import {
  type Building,
  type Enterprise,
  type Parcel,
  type SensitiveUse,
  type Structure,
  sensitiveProperties,
  type Zone,
} from "../../../../src/core/model/records.ts";
import { anEnterprise } from "../../../support/a-parcel.ts";
import {
  aDataset,
  aLine,
  aRectangle,
  audit,
  drawBuilding,
  drawParcel,
  drawStructure,
  drawZone,
} from "../../../support/metric-park.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const rulePacks = [loaded(national2023)];

interface Layers {
  readonly parcels: readonly Parcel[];
  readonly buildings?: readonly Building[];
  readonly structures?: readonly Structure[];
  readonly zones?: readonly Zone[];
  /** Null: no such layer. */
  readonly sensitive?: readonly SensitiveUse[] | null;
  readonly enterprises?: readonly Enterprise[];
  readonly coverage?: AnyGeometry;
}

function drawSensitive(id: string, geometry: AnyGeometry, kind = "residential"): SensitiveUse {
  return { ...sensitiveProperties.parse({ id, kind }), geometry, extra: {} };
}

function checksOf(layers: Layers, parcelId = "plant"): readonly Check[] {
  const { sensitive, enterprises, coverage, ...rest } = layers;
  const meta = coverage === undefined ? {} : { sources: { sensitive: { coverage } as never } };
  const base = aDataset({ buildings: [], ...rest }, meta);
  const dataset: ParkDataset = {
    ...base,
    layers: {
      ...base.layers,
      ...(sensitive === null ? {} : { sensitive: new Map((sensitive ?? []).map((one) => [one.id, one])) }),
    },
    enterprises: new Map((enterprises ?? []).map((one) => [one.id, one])),
  };
  const found = audit(dataset, { rulePacks }).parcels.find(({ id }) => id === parcelId);
  return (found?.checks ?? []).filter(({ rule }) => rule.startsWith("buffer."));
}

/** A site of 100 m by 100 m from the origin, with a workshop 20 m inside its east edge: its own edge lies at x = 80. */
const site = drawParcel("plant", aRectangle(0, 0, 100, 100), { enterpriseIds: ["E"] });
const workshop = drawBuilding("shop", aRectangle(40, 40, 40, 20), { use: "industry", productionUnit: true });
const homesAt = (xM: number): SensitiveUse => drawSensitive("homes", aRectangle(xM, 0, 50, 100));
const works = (properties: Record<string, unknown>): readonly Enterprise[] => [
  anEnterprise({ id: "E", industryCode: "26", industryCodeVersion: "GB/T 4754-2017", ...properties }),
];

describe("a plant and the homes around it", () => {
  test("measures from the production unit to the edge of the homes, not from the fence", () => {
    // Unit edge at 80, homes at 170: 90 m; from the fence it would be 70.
    const [check] = checksOf({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(170)],
      enterprises: works({ pollutionClass: 3, eiaDistanceM: 240 }),
    });
    expect(check).toMatchObject({
      rule: "buffer.separation",
      verdict: "fail",
      limit: 300, // 240 rounded up
      op: ">=",
      unit: "m",
      source: "GB/T 39499-2020",
      subjects: ["parcels/plant", "sensitive/homes", "buildings/shop"],
      missing: [],
      place: { type: "LineString" },
    });
    expect(check?.value).toBeCloseTo(90, 3);
    expect(check?.gap).toBeCloseTo(-210, 3);
    expect(check?.details).toMatchObject({ measuredFrom: "production_unit", estimated: false, classFrom: "recorded" });
    expect(check?.details?.siteEdgeM).toBeCloseTo(70, 3);
    expect(check?.details?.shortByM).toBeCloseTo(210, 3);
  });

  test("passes where homes lie farther than what is to be kept, and says how far it looked", () => {
    const [check] = checksOf({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(400)],
      enterprises: works({ pollutionClass: 2, eiaDistanceM: 240 }),
    });
    expect(check).toMatchObject({ verdict: "pass", value: null, limit: 300, details: { searchedM: 300 } });
  });

  test("class 3 without an assessment fails below the floor and is open above it", () => {
    const at = (xM: number) =>
      checksOf({
        parcels: [site],
        buildings: [workshop],
        sensitive: [homesAt(xM)],
        enterprises: works({ pollutionClass: 3 }),
      })[0];
    expect(at(140)).toMatchObject({ verdict: "fail", limit: 100, certainty: "D" }); // 60 m
    expect(at(300)).toMatchObject({ verdict: "unknown", missing: ["eiaDistanceM"] }); // 220 m
    expect(at(300)?.value).toBeCloseTo(220, 3);
  });

  test("class 1 has nothing to keep", () => {
    const [check] = checksOf({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(101)],
      enterprises: works({ pollutionClass: 1 }),
    });
    expect(check).toMatchObject({ verdict: "not_applicable", value: null });
  });

  test("measures from a marked tank farm too", () => {
    const tanks = drawStructure("tanks", aRectangle(85, 10, 10, 10), { productionUnit: true });
    const [check] = checksOf({
      parcels: [site],
      buildings: [workshop],
      structures: [tanks],
      sensitive: [homesAt(135)],
      enterprises: works({ pollutionClass: 2 }),
    });
    expect(check).toMatchObject({ verdict: "fail", subjects: expect.arrayContaining(["structures/tanks"]) });
    expect(check?.value).toBeCloseTo(40, 3);
  });

  test("takes the industry buildings where no unit is marked, as an estimate", () => {
    const shop = drawBuilding("shop", aRectangle(40, 40, 40, 20), { use: "industry" });
    const office = drawBuilding("office", aRectangle(85, 40, 10, 20), { use: "office" });
    const [check] = checksOf({
      parcels: [site],
      buildings: [shop, office],
      sensitive: [homesAt(120)],
      enterprises: works({ pollutionClass: 2 }),
    });
    expect(check).toMatchObject({
      verdict: "fail",
      details: { measuredFrom: "industry_building", estimated: true },
      subjects: ["parcels/plant", "sensitive/homes", "buildings/shop"],
    });
    expect(check?.value).toBeCloseTo(40, 3);
  });

  test("where nothing stands the bounds of the site decide: far passes, near is open, wholly inside fails", () => {
    const at = (xM: number, eiaDistanceM: number | null = null) =>
      checksOf({
        parcels: [site],
        sensitive: [homesAt(xM)],
        enterprises: works({ pollutionClass: 2, eiaDistanceM }),
      })[0];
    expect(at(151)).toMatchObject({ verdict: "pass", details: { measuredFrom: "site_edge" } });
    expect(at(130)).toMatchObject({
      verdict: "unknown",
      reason: "production_unit_unknown",
      missing: ["productionUnit"],
      limit: 50,
    });
    // The farthest corner is no more than 130 m east and 100 m north away: less than 300 m wherever the unit stands.
    expect(at(130, 300)).toMatchObject({ verdict: "fail", limit: 300 });
  });

  test("land meant for class 3 keeps its distance before anybody has built", () => {
    const land = drawParcel("plant", aRectangle(0, 0, 100, 100), { landUse: "100103", codeSystem: "cn-2023" });
    const older = drawParcel("plant", aRectangle(0, 0, 20, 20), { landUse: "M3", codeSystem: "cn-2011" });
    const [check] = checksOf({ parcels: [land], sensitive: [homesAt(130)] });
    expect(check).toMatchObject({ verdict: "unknown", missing: ["eiaDistanceM", "productionUnit"] });
    // 45 m off, 20 m deep: the farthest corner is under 100 m away, so the floor is broken wherever it stands.
    expect(checksOf({ parcels: [older], sensitive: [drawSensitive("h", aRectangle(65, 0, 5, 20))] })[0]).toMatchObject({
      verdict: "fail",
      details: { classFrom: "land_use", pollutionClass: 3 },
    });
  });

  test("a guessed class neither clears nor convicts", () => {
    const [near] = checksOf({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(120)],
      enterprises: works({ pollutionClass: null, eiaDistanceM: 80 }),
    });
    expect(near).toMatchObject({
      verdict: "conditional",
      reason: "indicative_class",
      missing: ["pollutionClass"],
      details: { classFrom: "indicative", pollutionClass: 3, indicativeVerdict: "fail" },
    });
  });

  test("the class of the land does not convict a firm whose own is not recorded", () => {
    const zoned = drawParcel("plant", aRectangle(0, 0, 100, 100), {
      enterpriseIds: ["E"],
      landUse: "100102",
      codeSystem: "cn-2023",
    });
    const at = (xM: number) =>
      checksOf({
        parcels: [zoned],
        buildings: [workshop],
        sensitive: [homesAt(xM)],
        enterprises: works({ pollutionClass: null, industryCode: null }),
      })[0];
    // 50 m for class 2, the highest its land permits: 40 m away it may still be of class 1, which keeps nothing.
    expect(at(120)).toMatchObject({ verdict: "unknown", missing: ["pollutionClass"], limit: 50 });
    expect(at(120)?.details).toMatchObject({ classFrom: "land_use", indicativeVerdict: "fail" });
    expect(at(131)).toMatchObject({ verdict: "pass" });
  });

  test("only what stood on the day judged counts, as unit and as home", () => {
    const asOf = (day: string, shopYear: number | null, innYear: number | null) => {
      const base = aDataset({
        parcels: [site],
        buildings: [
          drawBuilding("shop", aRectangle(40, 40, 40, 20), { use: "industry", productionUnit: true, year: shopYear }),
          drawBuilding("inn", aRectangle(110, 40, 40, 20), { use: "hotel", year: innYear }),
        ],
      });
      const dataset: ParkDataset = {
        ...base,
        layers: { ...base.layers, sensitive: new Map() },
        enterprises: new Map(works({ pollutionClass: 2 }).map((one) => [one.id, one])),
      };
      const found = audit(dataset, { rulePacks, asOf: day }).parcels[0];
      return found?.checks.find(({ rule }) => rule === "buffer.separation");
    };
    // The inn stands 30 m from the shop, 10 m from the fence.
    expect(asOf("2020-06-01", 2010, 2020)).toMatchObject({ verdict: "fail" });
    expect(asOf("2019-12-31", 2010, 2020)).toMatchObject({
      verdict: "pass",
      subjects: ["parcels/plant", "buildings/shop"],
    });
    expect(asOf("2019-12-31", 2010, null)).toMatchObject({ verdict: "fail" });
    // The shop was not there yet: wherever on the site it was to stand.
    expect(asOf("2005-06-01", 2010, 2000)).toMatchObject({
      verdict: "unknown",
      details: { measuredFrom: "site_edge" },
    });
  });

  test("a class nobody knows is open", () => {
    const [check] = checksOf({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(120)],
      enterprises: works({ pollutionClass: null, industryCode: null }),
    });
    expect(check).toMatchObject({ verdict: "unknown", missing: ["pollutionClass"] });
  });

  test("without the layer only what is known of zones and parcels can fail", () => {
    const homes = drawZone("Z", aRectangle(120, 0, 50, 50), { landUse: "070102" });
    const layers = {
      parcels: [site],
      buildings: [workshop],
      sensitive: null,
      enterprises: works({ pollutionClass: 2 }),
    };
    expect(checksOf(layers)[0]).toMatchObject({
      verdict: "unknown",
      reason: "layer_missing",
      missing: ["sensitive"],
    });
    expect(checksOf({ ...layers, zones: [homes] })[0]).toMatchObject({
      verdict: "fail",
      subjects: ["parcels/plant", "zones/Z", "buildings/shop"],
    });
  });

  test("a layer that is complete only elsewhere leaves it open", () => {
    const layers = { parcels: [site], buildings: [workshop], sensitive: [], enterprises: works({ pollutionClass: 2 }) };
    expect(checksOf({ ...layers, coverage: aRectangle(-20, -20, 200, 200) })[0]?.verdict).toBe("pass");
    // The unit ends at x = 80: a layer complete up to 125 does not hold the 50 m around it.
    expect(checksOf({ ...layers, coverage: aRectangle(-20, -20, 145, 200) })[0]).toMatchObject({
      verdict: "unknown",
      reason: "layer_does_not_cover",
      missing: ["sensitive"],
    });
  });
});

describe("from the other side", () => {
  const home = drawParcel("home", aRectangle(120, 0, 40, 40), { landUse: "070102", codeSystem: "cn-2023" });

  test("a new home near a plant breaks the same rule, with the plant as the other subject", () => {
    const layers: Layers = {
      parcels: [site, home],
      buildings: [workshop],
      enterprises: works({ pollutionClass: 2 }),
    };
    const [ofPlant] = checksOf(layers);
    const [ofHome] = checksOf(layers, "home");
    expect(ofPlant).toMatchObject({
      verdict: "fail",
      key: "sensitive",
      subjects: ["parcels/plant", "parcels/home", "buildings/shop"],
    });
    expect(ofHome).toMatchObject({
      verdict: "fail",
      key: "plant",
      subjects: ["parcels/home", "parcels/plant", "buildings/shop"],
    });
    expect(ofHome?.value).toBeCloseTo(ofPlant?.value ?? Number.NaN, 9);
    expect(ofHome?.limit).toBe(50);
  });

  test("a zone for homes in the reach of a plant has the check too, with the plant as the other subject", () => {
    const base = aDataset({
      parcels: [site],
      buildings: [workshop],
      zones: [
        drawZone("near", aRectangle(120, 0, 40, 40), { landUse: "R2", codeSystem: "cn-2011" }),
        drawZone("far", aRectangle(300, 0, 40, 40), { landUse: "070102" }),
      ],
    });
    const enterprises = new Map(works({ pollutionClass: 2 }).map((one) => [one.id, one]));
    const { zones } = audit({ ...base, enterprises }, { rulePacks });
    const checksOfZone = (id: string) => zones.find((zone) => zone.id === id)?.checks;
    expect(checksOfZone("near")).toMatchObject([
      { rule: "buffer.separation", verdict: "fail", subjects: ["zones/near", "parcels/plant", "buildings/shop"] },
    ]);
    expect(checksOfZone("far")).toBeUndefined();
  });

  test("nothing is said of land no plant reaches", () => {
    const far = drawParcel("far", aRectangle(300, 0, 40, 40), { landUse: "070102", codeSystem: "cn-2023" });
    const layers: Layers = { parcels: [site, far], buildings: [workshop], enterprises: works({ pollutionClass: 2 }) };
    expect(checksOf(layers, "far")).toEqual([]);
  });

  test("a dormitory inside industrial land is no sensitive use of §6.2; a hotel is", () => {
    const neighbor = drawParcel("next", aRectangle(100, 0, 60, 60), { landUse: "100102", codeSystem: "cn-2023" });
    const at = (use: string) =>
      checksOf({
        parcels: [site, neighbor],
        buildings: [workshop, drawBuilding("bed", aRectangle(110, 40, 10, 10), { use })],
        enterprises: works({ pollutionClass: 2 }),
      })[0];
    expect(at("dormitory")).toMatchObject({ verdict: "pass" });
    expect(at("hotel")).toMatchObject({
      verdict: "fail",
      subjects: ["parcels/plant", "buildings/bed", "buildings/shop"],
    });
  });
});

describe("distances from the boundary of the site", () => {
  const shore = (xM: number): SensitiveUse => drawSensitive("shore", aLine([xM, -500], [xM, 500]), "shoreline");
  const chemical = (chemicalProject: string | null) => works({ pollutionClass: 1, chemicalProject });
  const only = (rule: string, layers: Layers) => checksOf(layers).find((check) => check.rule === rule);

  test("the atmospheric distance runs from the fence", () => {
    const layers = (airDistanceM: number): Layers => ({
      parcels: [site],
      buildings: [workshop],
      sensitive: [homesAt(170)],
      enterprises: works({ pollutionClass: 1, airDistanceM }),
    });
    expect(only("buffer.air_distance", layers(100))).toMatchObject({ verdict: "fail", source: "HJ 2.2-2018" });
    expect(only("buffer.air_distance", layers(100))?.value).toBeCloseTo(70, 3);
    expect(only("buffer.air_distance", layers(60))).toMatchObject({ verdict: "pass", value: null });
    expect(only("buffer.air_distance", { ...layers(60), sensitive: null })).toMatchObject({
      verdict: "unknown",
      reason: "layer_missing",
    });
    expect(only("buffer.air_distance", { ...layers(0), sensitive: null })?.verdict).toBe("pass");
  });

  test.each([
    ["new_chemical", 950, "fail"],
    ["new_chemical", 1200, "pass"],
    ["expanded_chemical", 950, "fail"],
    ["retrofit_chemical_same_capacity", 950, "conditional"],
    ["other", 950, "not_applicable"],
    [null, 950, "unknown"],
  ] as const)("a project of kind %s, shore at %d m east of the origin: %s", (kind, xM, verdict) => {
    const check = only("buffer.yangtze_1km", {
      parcels: [site],
      sensitive: [shore(xM)],
      enterprises: chemical(kind),
    });
    expect(check?.verdict).toBe(verdict);
    // The site ends at x = 100.
    if (xM === 950) expect(check?.value).toBeCloseTo(850, 3);
  });

  test("no shoreline in the data leaves a chemical project open, unless the layer says it is complete", () => {
    const layers: Layers = { parcels: [site], sensitive: [], enterprises: chemical("new_chemical") };
    expect(only("buffer.yangtze_1km", layers)).toMatchObject({ verdict: "unknown", reason: "layer_does_not_cover" });
    expect(only("buffer.yangtze_1km", { ...layers, sensitive: null })).toMatchObject({ reason: "layer_missing" });
    expect(only("buffer.yangtze_1km", { ...layers, coverage: aRectangle(-2000, -2000, 4100, 4100) })?.verdict).toBe(
      "pass",
    );
  });
});

describe("rooms to sleep in", () => {
  const zone = drawZone("Z", aRectangle(-10, -10, 400, 400), { landUse: "100103" });
  const next = drawParcel("next", aRectangle(100, 0, 250, 60), {
    landUse: "100103",
    codeSystem: "cn-2023",
    enterpriseIds: ["F"],
  });
  const judgeBeds = (bedX: number, eiaDistanceM: number | null) => {
    const base = aDataset({
      parcels: [site, next],
      zones: [zone],
      buildings: [workshop, drawBuilding("beds", aRectangle(bedX, 40, 10, 10), { use: "dormitory" })],
    });
    const dataset: ParkDataset = {
      ...base,
      layers: { ...base.layers, sensitive: new Map() },
      enterprises: new Map(
        [...works({ pollutionClass: 3, eiaDistanceM }), anEnterprise({ id: "F", pollutionClass: 1 })].map((one) => [
          one.id,
          one,
        ]),
      ),
    };
    const parcel = audit(dataset, { rulePacks }).parcels.find(({ id }) => id === "next");
    return parcel?.checks.find(({ rule }) => rule === "zoning.use");
  };

  test("not inside the protective distance of a class 3 plant", () => {
    // Unit edge at 80. 100 m to keep: beds at 150 are 70 m away, at 200 they are 120 m away.
    expect(judgeBeds(150, 99)).toMatchObject({ verdict: "fail", reason: "sleeping_room_in_protective_distance" });
    expect(judgeBeds(200, 99)).toMatchObject({ verdict: "conditional" });
    expect(judgeBeds(200, 99)?.details?.condition).toBe("admin_living_caps");
  });

  test("open where the assessment's distance is not recorded", () => {
    expect(judgeBeds(150, null)?.verdict).toBe("fail"); // under the floor all the same
    expect(judgeBeds(200, null)).toMatchObject({ verdict: "unknown", missing: ["eiaDistanceM"] });
  });
});
