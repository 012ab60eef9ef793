import { expect, test } from "vitest";
import { auditSteps } from "../../../src/core/analysis/audit-dataset.ts";
import { createKernelEngine } from "../../../src/core/geometry/kernel-engine.ts";
import type { ParkDataset } from "../../../src/core/model/dataset.ts";
import { enterpriseSchema } from "../../../src/core/model/records.ts";
import { crsTable, landUseTables, projectDefaults } from "../../support/audit-layers.ts";
import {
  aDataset,
  aRectangle,
  aShape,
  audit,
  drawBuilding,
  drawControl,
  drawParcel,
  drawPark,
  drawStructure,
  drawZone,
} from "../../support/metric-park.ts";
import { loaded, national2023 } from "../../support/rule-context.ts";

const rulePacks = [loaded(national2023)];

/** Two parks in a development zone; parcels that overlap, straddle and stick out; buildings over their lines. */
function aBusyPark(): Parameters<typeof aDataset>[0] {
  const code = { landUse: "100102", codeSystem: "cn-2023" };
  return {
    parks: [
      drawPark("zone", aRectangle(0, 0, 400, 200)),
      drawPark("k-1", aRectangle(0, 0, 200, 200), { parentId: "zone" }),
      drawPark("k-2", aRectangle(200, 0, 200, 200), { parentId: "zone" }),
    ],
    zones: [
      drawZone("Z 1", aRectangle(0, 0, 150, 200)),
      drawZone("Z,2", aRectangle(140, 0, 150, 200)),
      drawZone("Z/3", aRectangle(300, 0, 100, 200), { landUse: "1207" }),
    ],
    parcels: [
      drawParcel("P-1", aRectangle(0, 0, 100, 100), { ...code, deedAreaM2: 10_000 }),
      drawParcel("P-2", aRectangle(95, 0, 100, 100), { ...code, deedAreaM2: 9000 }),
      drawParcel("P-10", aRectangle(150, 100, 100, 100), { ...code, deedAreaM2: 10_000 }),
      drawParcel("P-3", aRectangle(350, 0, 100, 100), code),
      drawParcel("P-4", aRectangle(0, 100, 100, 100), { ...code, deedAreaM2: 10_000 }),
      drawParcel("P-5", aRectangle(0, 100, 100, 100), { ...code, deedAreaM2: 10_000 }),
    ],
    buildings: [
      drawBuilding("b-1", aRectangle(80, 10, 40, 20), { parcelId: "P-1", storeys: [{ areaM2: 800, heightM: 9 }] }),
      drawBuilding("b-2", aRectangle(90, 20, 40, 20), { parcelId: "P-2", storeyCount: 2 }),
      drawBuilding("b-3", aRectangle(600, 0, 10, 10), { parcelId: "gone" }),
    ],
    structures: [drawStructure("s-1", aRectangle(10, 10, 80, 30)), drawStructure("s-2", aRectangle(20, 20, 20, 40))],
    controls: [
      drawControl("c-1", aRectangle(60, 60, 100, 20)),
      drawControl("c-2", aRectangle(70, 50, 100, 20)),
      drawControl("c-3", aRectangle(0, 0, 300, 200), { kind: "urban_development_boundary" }),
    ],
  };
}

const reversed = (layers: Parameters<typeof aDataset>[0]): Parameters<typeof aDataset>[0] =>
  Object.fromEntries(Object.entries(layers).map(([kind, records]) => [kind, [...records].reverse()]));

test("the order of records does not change a byte of the report", () => {
  const report = audit(aDataset(aBusyPark()), { rulePacks });
  const turned = audit(aDataset(reversed(aBusyPark())), { rulePacks });
  expect(report.issues.length).toBeGreaterThan(8);
  expect(JSON.stringify(turned)).toBe(JSON.stringify(report));
});

test("two runs over the same dataset give the same bytes", () => {
  const dataset = aDataset(aBusyPark());
  expect(JSON.stringify(audit(dataset, { rulePacks }))).toBe(JSON.stringify(audit(dataset, { rulePacks })));
});

test("lists parks, zones and parcels in plain id order", () => {
  const report = audit(aDataset(aBusyPark()));
  expect(report.parcels.map(({ id }) => id)).toEqual(["P-1", "P-10", "P-2", "P-3", "P-4", "P-5"]);
  expect(report.zones.map(({ id }) => id)).toEqual(["Z 1", "Z,2", "Z/3"]);
  expect(report.parks.map(({ id }) => id)).toEqual(["k-1", "k-2", "zone"]);
});

test("names what is wrong in the busy park, each kind of fault", () => {
  const codes = new Set(audit(aDataset(aBusyPark())).issues.map(({ code }) => code));
  for (const code of [
    "parcel-overlap",
    "zone-overlap",
    "zone-gap",
    "outside-park",
    "straddles-zones",
    "duplicate-geometry",
    "area-mismatch",
    "building-crosses-parcel",
    "building-outside-parcel",
  ] as const) {
    expect([...codes]).toContain(code);
  }
});

const onlyParcels = (dataset: ParkDataset): ParkDataset => ({
  ...dataset,
  layers: { parcels: dataset.layers.parcels },
});

test("parcels alone: what needs another layer is unknown, nothing of it passes", () => {
  const report = audit(onlyParcels(aDataset(aBusyPark())), { rulePacks });
  for (const parcel of report.parcels) {
    const needLayer = parcel.checks.filter(({ rule }) => /^(zoning|control_line)\./.test(rule));
    expect(needLayer.length).toBeGreaterThan(2);
    expect(new Set(needLayer.map(({ verdict }) => verdict)).has("pass")).toBe(false);
    for (const check of needLayer.filter(({ verdict }) => verdict === "unknown")) expect(check.missing).not.toEqual([]);
    expect(parcel.indicators.far.value).toBeNull();
    expect(parcel.indicators.building_density.value).toBeNull();
    expect(parcel.parkId).toBeNull();
  }
});

test("each missing layer by itself turns no check of a parcel into a pass", () => {
  const full = audit(aDataset(aBusyPark()), { rulePacks });
  const passes = new Set(
    full.parcels.flatMap(({ id, checks }) =>
      checks.filter(({ verdict }) => verdict === "pass").map(({ rule, key }) => `${id} ${rule} ${key}`),
    ),
  );
  for (const kind of ["zones", "buildings", "structures", "controls"] as const) {
    const { [kind]: _, ...rest } = aBusyPark();
    for (const { id, checks } of audit(aDataset(rest), { rulePacks }).parcels) {
      for (const { rule, key, verdict } of checks) {
        if (verdict === "pass") expect([...passes]).toContain(`${id} ${rule} ${key}`);
      }
    }
  }
});

test("empty layers are no error and have no figures", () => {
  const report = audit(aDataset({ parks: [], zones: [], parcels: [], buildings: [], structures: [], controls: [] }), {
    rulePacks,
  });
  expect([report.parks, report.zones, report.parcels, report.issues]).toEqual([[], [], [], []]);
  expect(report.totals.areaM2).toEqual({ deed: null, ellipsoidal: 0, grid: null });
});

test("a park without parcels has no ratio of 0; without a parcels layer they are unknown", () => {
  const parks = [drawPark("K", aRectangle(0, 0, 200, 200))];
  expect(audit(aDataset({ parks, parcels: [] })).parks[0]?.indicators.far).toMatchObject({
    value: null,
    state: "not_applicable",
  });
  expect(audit(aDataset({ parks })).parks[0]?.indicators.far).toMatchObject({ value: null, state: "unknown" });
});

test("a development zone adds up the parcels of its parks", () => {
  const storeys = [{ areaM2: 4000, heightM: 4 }];
  const report = audit(
    aDataset({
      parks: [
        drawPark("zone", aRectangle(0, 0, 200, 100)),
        drawPark("k-1", aRectangle(0, 0, 100, 100), { parentId: "zone" }),
        drawPark("k-2", aRectangle(100, 0, 100, 100), { parentId: "zone" }),
      ],
      parcels: [drawParcel("A", aRectangle(0, 0, 100, 100)), drawParcel("B", aRectangle(100, 0, 100, 100))],
      buildings: [
        drawBuilding("a", aRectangle(10, 10, 50, 80), { storeys }),
        drawBuilding("b", aRectangle(110, 10, 50, 80), { storeys }),
      ],
    }),
  );
  const far = Object.fromEntries(report.parks.map(({ id, indicators }) => [id, indicators.far.value]));
  expect(far["k-1"]).toBeCloseTo(0.4, 6);
  expect(far.zone).toBeCloseTo(0.4, 6);
});

test("the basis grid without a grid is an error, and its ratios are unknown", () => {
  const far = [drawParcel("A", aRectangle(0, 0, 100, 100))];
  const elsewhere = far.map((parcel) => ({
    ...parcel,
    geometry: {
      type: "Polygon" as const,
      coordinates: (parcel.geometry.coordinates as [number, number][][]).map((ring) =>
        ring.map(([lng, lat]): [number, number] => [lng - 112, lat + 16]),
      ),
    },
  }));
  const report = audit(aDataset({ parcels: elsewhere, buildings: [] }, { areaBasis: "grid" }));
  expect(report.dataset.gridCrs).toBeNull();
  expect(report.issues.map(({ code, severity }) => [code, severity])).toEqual([["bad-dataset-file", "error"]]);
  expect(report.parcels[0]?.indicators.building_density).toMatchObject({ value: null, state: "unknown" });
  expect(audit(aDataset({ parcels: elsewhere })).issues).toEqual([]);
});

test("a parcel without area is measured as 0 and judged without Infinity or NaN", () => {
  const report = audit(
    aDataset({
      parks: [drawPark("K", aRectangle(-50, -50, 300, 300))],
      zones: [drawZone("Z", aRectangle(-50, -50, 300, 300))],
      parcels: [drawParcel("flat", aShape([0, 0], [100, 0], [0, 0])), drawParcel("A", aRectangle(0, 0, 100, 100))],
      buildings: [drawBuilding("b", aRectangle(10, 0, 10, 10))],
      structures: [],
      controls: [],
    }),
    { rulePacks },
  );
  expect(report.parcels.map(({ id }) => id)).toEqual(["A", "flat"]);
  const numbers: number[] = [];
  JSON.stringify(report, (_, value: unknown) => {
    if (typeof value === "number") numbers.push(value);
    return value;
  });
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.every(Number.isFinite)).toBe(true);
});

test("an enterprise that a parcel names twice is counted once", () => {
  const parcel = drawParcel("A", aRectangle(0, 0, 100, 100), { enterpriseIds: ["E", "E"] });
  const dataset: ParkDataset = {
    ...aDataset({ parcels: [parcel] }),
    enterprises: new Map([
      [
        "E",
        {
          ...enterpriseSchema.parse({
            id: "E",
            name: "Works",
            fixedAssetInvestmentWan: 3000,
            investmentIncludesLandPrice: true,
          }),
          extra: {},
        },
      ],
    ]),
  };
  expect(audit(dataset).parcels[0]?.indicators.investment_intensity.value).toBeCloseTo(3000, 3);
});

test("ids that look like code, markup or a prototype are only text", () => {
  const ids = ["__proto__", "constructor", "a,b", "<b>", "$&", "{id}", "地块 1"];
  const parcels = ids.map((id, i) => drawParcel(id, aRectangle(90 * i, 0, 100, 100)));
  const report = audit(aDataset({ parcels, buildings: [], zones: [drawZone("{id}", aRectangle(0, 0, 2000, 100))] }));
  expect(report.parcels.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const overlaps = report.issues.filter(({ code }) => code === "parcel-overlap");
  expect(overlaps.length).toBe(ids.length - 1);
  expect(overlaps.every(({ ids: [a = "", b = ""], message }) => message.includes(a) && message.includes(b))).toBe(true);
});

test("stops between two steps and says how far it is, never backwards", () => {
  const steps = auditSteps(aDataset(aBusyPark()), {
    asOf: "2026-03-31",
    generatedAt: "",
    rulePacks: [],
    defaults: projectDefaults,
    crsTable,
    landUseTables,
    engine: createKernelEngine(),
    readIssues: [],
  });
  const shares: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value.share);
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
});
