import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ParkDataset } from "../../../../src/core/model/dataset.ts";
import {
  type Chain,
  chainSchema,
  type Enterprise,
  type Project,
  projectSchema,
} from "../../../../src/core/model/records.ts";
import type { LoadedRulePack } from "../../../../src/core/model/rule-pack.ts";
import { anEnterprise } from "../../../support/a-parcel.ts";
import {
  aDataset,
  aRectangle,
  audit,
  drawBuilding,
  drawParcel,
  drawPark,
  drawZone,
} from "../../../support/metric-park.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const edition = { industryCodeVersion: "GB/T 4754-2017" };

function byId<T extends { readonly id: string }>(...records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function aFirm(id: string, more: Record<string, unknown> = {}): Enterprise {
  return anEnterprise({ id, name: id, status: "operating", chainLinks: [], ...edition, ...more });
}

const chain: Chain = {
  ...chainSchema.parse({
    id: "auto",
    name: "Cars",
    required: { upstream: ["steel", "chips"], midstream: ["parts"], downstream: ["assembly", "service"] },
  }),
  extra: {},
};
const project: Project = {
  ...projectSchema.parse({
    id: "PJ1",
    name: "Chips",
    stage: "signed",
    chainLinks: [{ chainId: "auto", link: "chips" }],
  }),
  extra: {},
};

const links = (...names: readonly string[]) => names.map((link) => ({ chainId: "auto", link }));

/**
 * Firms on parcels of 100 × 100 m in a row, one firm a parcel, 100 m of road between two. The park is 5 × 1 km. Parcels are
 * built unless a test says otherwise.
 */
function aPark(firms: readonly Enterprise[], more: Partial<ParkDataset> = {}, parcelOf: Record<string, unknown> = {}) {
  const built = {
    supply: { document: "S" },
    construction: { asBuilt: true },
    landUse: "100102",
    codeSystem: "cn-2023",
  };
  const parcels = firms.map(({ id }, index) =>
    drawParcel(`P${index + 1}`, aRectangle(index * 200, 0, 100, 100), { enterpriseIds: [id], ...built, ...parcelOf }),
  );
  const parks = [drawPark("K", aRectangle(0, 0, 5000, 1000))];
  const dataset = aDataset({ parks, parcels, buildings: [] });
  return { ...dataset, enterprises: byId(...firms), chains: byId(chain), projects: byId(project), ...more };
}

function perform(dataset: ParkDataset, packs: readonly LoadedRulePack[] = [loaded(national2023)]) {
  const park = audit(dataset, { rulePacks: packs }).parks.find(({ id }) => id === "K");
  if (park === undefined) throw new Error("the park was not audited");
  return park.performance;
}

const region = {
  name: null,
  year: 2025,
  measure: "jobs",
  total: 600_000,
  byIndustry: { "17": 30_000, "36": 60_000 },
} as const;

describe("location quotients", () => {
  const textile = aFirm("a", { industryCode: "1713", jobs: 300 });
  const cars = aFirm("b", { industryCode: "3612", jobs: 100 });
  const lqOf = (firms: readonly Enterprise[], stats: ParkDataset["meta"]["region"] = region) => {
    const dataset = aPark(firms);
    return perform({ ...dataset, meta: { ...dataset.meta, region: stats } }).lq;
  };

  test("compare the shares of the park with those of the region, industry by industry", () => {
    // Textile: (300 / 400) / (30 000 / 600 000) = 0.75 / 0.05 = 15. Cars: 0.25 / 0.1 = 2.5.
    expect(lqOf([textile, cars]).map(({ industry, quotient }) => [industry, quotient.value])).toEqual([
      ["17", expect.closeTo(15, 9)],
      ["36", expect.closeTo(2.5, 9)],
    ]);
    expect(lqOf([textile, cars])[0]).toMatchObject({ measure: "jobs", specialised: true, strong: true });
  });

  test("count firms or output where the statistics do", () => {
    const firms = { ...region, measure: "firms" as const };
    expect(lqOf([textile, cars], firms)[0]?.quotient.value).toBeCloseTo(0.5 / 0.05, 9);
    const output = { ...region, measure: "output" as const };
    const rich = [
      aFirm("a", { industryCode: "1713", revenueWan: { 2025: 10 } }),
      aFirm("b", { industryCode: "3612", revenueWan: { 2025: 30 } }),
    ];
    expect(lqOf(rich, output)[0]?.quotient.value).toBeCloseTo(0.25 / 0.05, 9);
    expect(lqOf([textile, cars], output)[0]?.quotient.missing).toEqual(["enterprises/a +1: revenueWan.2025"]);
  });

  test("leave out firms that do not operate, and are all open as soon as one number is missing", () => {
    const closed = aFirm("c", { industryCode: "2614", status: "not operating" });
    expect(lqOf([textile, cars, closed])).toHaveLength(2);
    const [first] = lqOf([textile, aFirm("b", { industryCode: "3612" })]);
    expect(first).toMatchObject({ specialised: null, quotient: { value: null, missing: ["enterprises/b: jobs"] } });
    expect(lqOf([textile], null)[0]?.quotient).toMatchObject({ value: null, reason: "no_region_statistics" });
    expect(lqOf([textile, aFirm("d", { industryCode: "2614", jobs: 5 })])[0]?.quotient.missing).toEqual([]);
    expect(lqOf([aFirm("d", { industryCode: "2614", jobs: 5 })])[0]?.quotient.missing).toEqual([
      "region.byIndustry.26",
    ]);
  });
});

describe("chains", () => {
  test("count links with an operating firm, and put projects beside the gaps", () => {
    const firms = [
      aFirm("a", { chainLinks: links("steel", "parts") }),
      aFirm("b", { chainLinks: links("assembly"), status: "building" }),
    ];
    const [audited] = perform(aPark(firms)).chains;
    expect(audited?.overall).toMatchObject({ value: 0.4, state: "known" }); // steel and parts of five
    expect(audited?.byStage.upstream.value).toBe(0.5);
    expect(audited?.byStage.downstream.value).toBe(0);
    expect(audited?.gaps).toEqual([
      { stage: "upstream", link: "chips", isOpen: false, projectIds: ["PJ1"] },
      { stage: "downstream", link: "assembly", isOpen: false, projectIds: [] },
      { stage: "downstream", link: "service", isOpen: false, projectIds: [] },
    ]);
  });

  test("are open upwards while the links of a firm are not recorded", () => {
    const firms = [aFirm("a", { chainLinks: links("steel") }), aFirm("b", { chainLinks: null })];
    const [audited] = perform(aPark(firms)).chains;
    expect(audited?.overall).toMatchObject({
      value: null,
      lower: 0.2,
      upper: 1,
      missing: ["enterprises/b: chainLinks"],
    });
    expect(audited?.gaps.every(({ isOpen }) => isOpen)).toBe(true);
  });

  test("shares of the stages add up to the whole", () => {
    const names = ["steel", "chips", "parts", "assembly", "service"];
    fc.assert(
      fc.property(fc.subarray(names), (filled) => {
        const [audited] = perform(aPark([aFirm("a", { chainLinks: links(...filled) })])).chains;
        const { upstream, midstream, downstream } = audited?.byStage ?? {};
        const sum = 2 * (upstream?.value ?? 9) + (midstream?.value ?? 9) + 2 * (downstream?.value ?? 9);
        expect(sum / 5).toBeCloseTo(audited?.overall.value ?? Number.NaN, 12);
        expect(audited?.gaps).toHaveLength(5 - filled.length);
      }),
      { seed: 20_260_331, numRuns: 10 },
    );
  });
});

describe("adjacency", () => {
  test("is the share of operating firms with a chain partner within 500 m, edge to edge", () => {
    // Edges lie 100 m apart from one parcel to the next and 200 m more for each parcel between: a–b 100 m, a–d 500 m, b–e 500 m.
    const firms = [
      aFirm("a", { chainLinks: links("steel") }),
      aFirm("b"),
      aFirm("c"),
      aFirm("d", { chainLinks: links("parts") }),
      aFirm("e"),
    ];
    expect(perform(aPark(firms)).adjacency).toMatchObject({ value: 0.4, state: "known" });
    const apart = [...firms.slice(0, 3), aFirm("x"), ...firms.slice(3)];
    expect(perform(aPark(apart)).adjacency.value).toBe(0); // a–d are 700 m apart now
  });

  test("two firms in the same link are rivals, not partners; a recorded customer is a partner without any chain", () => {
    const rivals = [aFirm("a", { chainLinks: links("steel") }), aFirm("b", { chainLinks: links("steel") })];
    expect(perform(aPark(rivals)).adjacency.value).toBe(0);
    const partners = [aFirm("a", { partners: [{ id: "b", role: "customer" }] }), aFirm("b")];
    expect(perform(aPark(partners)).adjacency.value).toBe(1);
  });

  test("is measured straight: 400 m east and 400 m north are 566 m", () => {
    const firms = [aFirm("a", { chainLinks: links("steel") }), aFirm("b", { chainLinks: links("parts") })];
    const dataset = aPark(firms);
    const adjacencyOf = (eastM: number, northM: number) => {
      const parcels = byId(
        drawParcel("P1", aRectangle(0, 0, 100, 100), { enterpriseIds: ["a"] }),
        drawParcel("P2", aRectangle(100 + eastM, 100 + northM, 100, 100), { enterpriseIds: ["b"] }),
      );
      return perform({ ...dataset, layers: { ...dataset.layers, parcels } }).adjacency.value;
    };
    expect([adjacencyOf(400, 400), adjacencyOf(299.99, 400), adjacencyOf(300, 400.01)]).toEqual([0, 1, 0]);
  });

  test("is open where the links of a near firm are not recorded, but not where those of a far one are", () => {
    const near = [aFirm("a", { chainLinks: links("steel") }), aFirm("b", { chainLinks: null })];
    expect(perform(aPark(near)).adjacency).toMatchObject({ value: null, lower: 0, upper: 1 });
    const far = [near[0], aFirm("x"), aFirm("y"), aFirm("z"), near[1]].filter((firm) => firm !== undefined);
    expect(perform(aPark(far)).adjacency.value).toBe(0);
  });
});

test("a firm that no record explains leaves open what it could change, and no more", () => {
  const firms = [
    aFirm("a", { chainLinks: links("steel"), partners: [{ id: "b", role: "customer" }] }),
    aFirm("b", { revenueWan: { 2025: 3 } }),
  ];
  const found = perform(aPark(firms, {}, { enterpriseIds: ["a", "b", "nobody"] }));
  expect(found.adjacency).toMatchObject({ value: null, lower: 2 / 3, upper: 1, missing: ["enterprises/nobody"] });
  expect(found.chains[0]?.overall).toMatchObject({ value: null, lower: 0.2, upper: 1 });
  expect(found.hhi.missing).toContain("enterprises/nobody");
  expect(found.localSupply.value).toBe(1);
});

describe("revenue", () => {
  const withRevenue = (...wan: readonly (number | null)[]) =>
    wan.map((value, index) => aFirm(`f${index}`, { revenueWan: { 2025: value } }));

  test("is as concentrated as the squares of its shares, and the three largest make their share of it", () => {
    const { hhi, leadingShare } = perform(aPark(withRevenue(50, 20, 20, 10)));
    expect(hhi.value).toBeCloseTo(0.25 + 0.04 + 0.04 + 0.01, 12);
    expect(leadingShare.value).toBeCloseTo(0.9, 12);
    expect(leadingShare.inputs.map(({ from }) => from)).toEqual([
      "enterprises/f0",
      "enterprises/f1",
      "enterprises/f2",
      "enterprises (4)",
    ]);
  });

  test("is open while an operating firm has none on record, and not for one that is still being built", () => {
    const { hhi, leadingShare } = perform(aPark(withRevenue(50, null)));
    expect([hhi.value, leadingShare.value]).toEqual([null, null]);
    expect(hhi.missing).toEqual(["enterprises/f1: revenueWan.2025"]);
    expect(perform(aPark([...withRevenue(50, 50), aFirm("g", { status: "building" })])).hhi.value).toBe(0.5);
  });
});

describe("supplier pairs", () => {
  test("count once, inside over all on record", () => {
    const firms = [
      aFirm("a", {
        partners: [
          { id: "b", role: "customer" },
          { id: "A mill in town", role: "supplier" },
        ],
      }),
      aFirm("b", { partners: [{ id: "a", role: "supplier" }] }),
    ];
    expect(perform(aPark(firms)).localSupply.value).toBe(0.5);
    expect(perform(aPark([aFirm("a")])).localSupply).toMatchObject({ value: null, reason: "no_pairs_recorded" });
  });
});

describe("zones, factories and targets", () => {
  test("a zone is used as intended by built parcels whose use is permitted there", () => {
    const dataset = aPark([aFirm("a", { pollutionClass: 2 }), aFirm("b", { pollutionClass: 2 })]);
    const zones = byId(
      drawZone("Z1", aRectangle(-50, -50, 400, 200), { landUse: "100102" }),
      drawZone("Z2", aRectangle(1000, 0, 100, 100), { landUse: "1207" }),
    );
    const { clustering } = perform({ ...dataset, layers: { ...dataset.layers, zones } });
    // Two parcels of 1 ha in 8 ha; the street is no functional zone.
    expect(clustering.map(({ zoneId, share }) => [zoneId, share.value])).toEqual([["Z1", expect.closeTo(0.25, 6)]]);
    const idle = aPark([aFirm("a", { pollutionClass: 2 })], {}, { construction: { permitIssued: false } });
    expect(perform({ ...idle, layers: { ...idle.layers, zones } }).clustering[0]?.share.value).toBe(0);
    const open = aPark([aFirm("a", { pollutionClass: 2 }), aFirm("b")], {}, { landUse: null });
    const [zone] = perform({ ...open, layers: { ...open.layers, zones } }).clustering;
    expect(zone?.share).toMatchObject({ value: null, lower: expect.closeTo(0.125, 6), upper: expect.closeTo(0.25, 6) });
  });

  test("vacancy is free over all floor area of the units, sum over sum", () => {
    const building = (id: string, x: number, ...units: readonly Record<string, unknown>[]) =>
      drawBuilding(id, aRectangle(x, 10, 20, 20), {
        parcelId: "P1",
        standardFactory: { units: units.map((unit, index) => ({ id: `${id}-${index}`, ...unit })) },
      });
    const dataset = aPark([aFirm("a")]);
    const audited = (...buildings: readonly ReturnType<typeof building>[]) =>
      perform({ ...dataset, layers: { ...dataset.layers, buildings: byId(...buildings) } }).occupancy;
    const first = building("B1", 10, { areaM2: 1000, freeAreaM2: 1000 });
    const second = building("B2", 50, { areaM2: 2000, freeAreaM2: 0 }, { areaM2: 1000, freeAreaM2: 200 });
    expect(audited(first, second).vacancy.value).toBeCloseTo(0.3, 9); // 1200 / 4000, not the mean of 1 and 0.067
    expect(audited(first, second).buildings.map(({ vacancy }) => vacancy.value)).toEqual([
      1,
      expect.closeTo(1 / 15, 9),
    ]);
    expect(audited(first, building("B3", 50, { areaM2: 500 })).vacancy).toMatchObject({
      value: null,
      missing: ["buildings/B3: standardFactory.units"],
    });
    // Free from the day after the one judged on: still let, 200 of 4000 m².
    const later = building("B1", 10, { areaM2: 1000, freeAreaM2: 1000, freeSince: "2026-04-01" });
    expect(audited(later, second).vacancy.value).toBeCloseTo(0.05, 9);
    expect(audited().vacancy).toMatchObject({ state: "not_applicable", reason: "no_standard_factory" });
  });

  test("the dual assessment is a check that names its paper", () => {
    const parks = (assessment: unknown) => byId(drawPark("K", aRectangle(0, 0, 5000, 1000), { assessment }));
    const dataset = aPark([aFirm("a")]);
    const dualOf = (assessment: unknown) =>
      perform({ ...dataset, layers: { ...dataset.layers, parks: parks(assessment) } }).dual;
    // 90 / 100 = 0.9 and 40 / 80 = 0.5, below 0.8: 0.6 × 0.9 + 0.4 × 0.5 = 0.74.
    const given = { year: 2025, economic: { actual: 90, target: 100 }, work: { actual: 40, target: 80 } };
    expect(dualOf(given)).toMatchObject({
      verdict: "fail",
      value: expect.closeTo(0.74, 9),
      reason: "work_below_min",
      ruleSet: "cn-national-2023",
      certainty: "D",
      details: { year: 2025, economic: 0.9, work: 0.5 },
    });
    expect(dualOf({ ...given, work: null })).toMatchObject({
      verdict: "unknown",
      missing: ["assessment.work.actual", "assessment.work.target"],
    });
    expect(dualOf(null)).toMatchObject({ verdict: "unknown", missing: ["assessment"] });
    expect(dualOf({ ...given, year: 2027 })).toMatchObject({ verdict: "unknown", missing: ["assessment"] });
  });
});

test("without a rule pack nothing that needs one is claimed", () => {
  const found = perform(aPark([aFirm("a", { industryCode: "1713", jobs: 3 })]), []);
  expect(found.stage).toMatchObject({ class: "unknown", reason: "no_rule_pack" });
  expect(found.dual).toMatchObject({ verdict: "unknown", reason: "no_rule_pack" });
  expect(found.adjacency).toMatchObject({ value: null, reason: "no_rule_pack" });
  expect(found.lq.every(({ quotient }) => quotient.value === null)).toBe(true);
});

test("a firm that also stands in another park cannot be dealt out, and the zone above both still counts it", () => {
  const dataset = aPark([aFirm("a", { revenueWan: { 2025: 10 } })]);
  const far = drawParcel("P9", aRectangle(0, 2000, 100, 100), { enterpriseIds: ["a"] });
  const parks = byId(
    drawPark("K", aRectangle(0, 0, 5000, 1000), { parentId: "Z" }),
    drawPark("L", aRectangle(0, 1500, 5000, 1000), { parentId: "Z" }),
    drawPark("Z", aRectangle(0, 0, 5000, 3000)),
  );
  const parcels = byId(...(dataset.layers.parcels?.values() ?? []), far);
  const report = audit(
    { ...dataset, layers: { ...dataset.layers, parks, parcels } },
    { rulePacks: [loaded(national2023)] },
  );
  const hhiOf = (id: string) => report.parks.find((park) => park.id === id)?.performance.hhi;
  expect(hhiOf("K")).toMatchObject({ value: null, reason: "enterprise_in_several_parks" });
  expect(hhiOf("Z")?.value).toBe(1);
});

test("the order of firms and parcels is irrelevant", () => {
  const firms = ["a", "b", "c"].map((id, index) =>
    aFirm(id, { industryCode: "1713", jobs: index, revenueWan: { 2025: index / 7 }, chainLinks: links("steel") }),
  );
  const dataset = aPark(firms);
  const turned = {
    ...dataset,
    enterprises: byId(...firms.toReversed()),
    layers: { ...dataset.layers, parcels: byId(...[...(dataset.layers.parcels?.values() ?? [])].toReversed()) },
  };
  expect(perform(turned)).toEqual(perform(dataset));
});
