import { describe, expect, test } from "vitest";
import { impactReportSchema } from "../../../../data/schemas/impact-report-schema.ts";
import { impactLineKeys } from "../../../../src/core/analysis/impact/impact-report.ts";
import { judgeImpactSteps } from "../../../../src/core/analysis/impact/judge-impact.ts";
import type { AreaGeometry } from "../../../../src/core/model/coordinates.ts";
import type { ProposalFeature } from "../../../../src/core/model/proposal.ts";
import { finish } from "../../../support/finish.ts";
import {
  aFeatureOf,
  anImpactPark,
  aProposal,
  contextOf,
  eastStrip,
  eastUse,
  ha,
  type ImpactParkParts,
  judge,
  judgeBase,
  lineOf,
  toleranceM2,
} from "../../../support/impact-park.ts";
import { aRectangle, aShape, drawBuilding, drawParcel, drawZone } from "../../../support/metric-park.ts";

const east = aProposal(aFeatureOf(eastStrip, eastUse));
const near = (value: number | null | undefined, expected: number, tolerance = toleranceM2): void => {
  expect(value).not.toBeNull();
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
};

describe("the fifteen rows of a clean expansion of 15.5 ha", () => {
  const report = judge(anImpactPark(), east);
  const row = (key: Parameters<typeof lineOf>[1]) => lineOf(report, key);

  test("come in the order of the domain, each with its paper, and fit the schema", () => {
    expect(report.lines.map(({ no, key }) => [no, key])).toEqual(impactLineKeys.map((key, index) => [index + 1, key]));
    for (const line of report.lines) expect([line.no, line.source]).not.toEqual([line.no, null]);
    expect(impactReportSchema.safeParse(report).error).toBeUndefined();
  });

  test("1: 300 m by 400 m paddy, 300 m by 100 m wood and 10 m of the road add to the proposal", () => {
    const taken = report.taken.filter(({ areaM2 }) => areaM2 > toleranceM2);
    expect(taken.map(({ landUse, group }) => [landUse, group])).toEqual([
      ["0101", "agricultural"],
      ["0301", "agricultural"],
      ["1004", "construction"],
    ]);
    for (const [index, areaHa] of [12, 3, 0.5].entries()) near(taken[index]?.areaM2, areaHa * ha);
    near(report.proposal.areaM2, 15.5 * ha);
    expect(row("land_by_class").verdict).toBe("pass");
  });

  test("2 and 3: 15 ha to convert of the 16 ha left this year, 12 ha of cultivated land replaced", () => {
    expect(row("conversion_quota")).toMatchObject({ verdict: "pass", limit: 16 * ha, certainty: "K+" });
    near(row("conversion_quota").value, 15 * ha);
    expect(row("conversion_quota").subjects).toEqual(["proposal/east", "quotas/Q-1"]);
    near(row("cultivated_balance").value, 12 * ha);
    near(row("cultivated_balance").limit, 12 * ha);
  });

  test("4: neither basic farmland nor 35 ha cultivated: the province approves", () => {
    expect(row("approval_level")).toMatchObject({ verdict: "not_applicable", details: { level: "province" } });
  });

  test("5: no line is broken", () => {
    expect(row("control_lines").verdict).toBe("pass");
    expect(row("control_lines").items.map(({ key }) => key)).toContain("permanent_basic_farmland");
  });

  test("6 and 7: 500 m in common; 4π · 115.5 ha / (4620 m)² = 0.680", () => {
    expect(row("contiguity")).toMatchObject({ verdict: "pass", details: { class: "contiguous" } });
    near(Number(row("contiguity").items[0]?.details?.sharedBoundaryM), 500, 1e-3);
    near(row("shape").value, (4 * Math.PI * 1_155_000) / 4620 ** 2, 1e-6);
  });

  test("8: each rate against its gate, as the audit of the park has it", () => {
    const { supply_rate: supply, idle_rate: idle } = judgeBase(anImpactPark()).report.parks[0]!.indicators;
    const byKey = new Map(row("existing_park_first").items.map((item) => [item.key, item]));
    expect(byKey.get("supply_rate")?.value).toBe(supply.value);
    expect(byKey.get("idle_rate")).toMatchObject({ value: idle.value, op: "<=", limit: 0.05 });
  });

  test("9 and 15: 45.5 ha signed less 20 ha idle and 10 ha ready reserve is just what is proposed", () => {
    expect(report.ledger.stock.map(({ parcelId, kind, state }) => [parcelId, kind, state])).toEqual([
      ["idle", "idle", "counted"],
      ["not-ready", "reserve", "not_counted"],
      ["ready", "reserve", "counted"],
    ]);
    near(report.ledger.figures.netNeed.value, 15.5 * ha);
    expect(row("stock_first").verdict).toBe("pass");
    near(row("demand_proof").value, 45.5 / 15.5, 1e-6);
  });

  test("10 and 11: 10.075 ha net, 120 900 m² at 1.2, 2015 jobs, 151.125 mu at 300 and 20", () => {
    near(row("capacity").figures.netLand?.value, 10.075 * ha);
    near(row("capacity").value, 120_900, 0.02);
    near(row("jobs_investment_tax").value, 2015, 1e-3);
    near(row("jobs_investment_tax").figures.investment?.value, 45_337.5, 0.01);
    near(row("jobs_investment_tax").figures.tax?.value, 3022.5, 0.01);
    expect(row("jobs_investment_tax").figures.jobs?.inputs.map(({ name, value }) => [name, value])).toContainEqual([
      "gates.gfa_per_job_m2",
      60,
    ]);
  });

  test("12: the water main reaches all of it, the power node a quarter circle of 250 m, of gas nothing is mapped", () => {
    const byKey = new Map(row("infra_reach").items.map((item) => [item.key, item]));
    near(byKey.get("water")?.value, 1, 1e-6);
    // The circle is drawn as a polygon inside it: up to 0.17 % less.
    const quarter = (Math.PI * 250 ** 2) / 4 / (15.5 * ha);
    expect(byKey.get("power")?.verdict).toBe("conditional");
    expect(byKey.get("power")?.value).toBeLessThanOrEqual(quarter);
    expect(byKey.get("power")?.value).toBeGreaterThan(quarter * 0.998);
    expect(byKey.get("gas")).toMatchObject({ verdict: "unknown", value: null, missing: ["infrastructure"] });
  });

  test("13: phases and the new land are the new total; nothing of phase 2 is built, so phase 3 has to wait", () => {
    expect(row("phasing").items.map(({ key, verdict }) => [key, verdict])).toEqual([
      ["K", "pass"],
      ["east", "conditional"],
    ]);
    expect(row("phasing").items[1]).toMatchObject({ value: 0, limit: 0.7, details: { after: "PH2" } });
  });

  test("14: the village lies 90 m from the land, more than the 50 m of class 2", () => {
    expect(row("buffers")).toMatchObject({ verdict: "pass", limit: 50, details: { homes: 1, nearest: "village" } });
    near(row("buffers").value, 90, 1e-3);
  });

  test("after it the park is larger by just that, by the same audit", () => {
    const area = report.indicators.find(({ key }) => key === "area_m2");
    near(area?.before?.value, 100 * ha);
    near(area?.after?.value, 115.5 * ha);
    const unbuilt = report.indicators.find(({ key }) => key === "account.B22");
    // 15 ha without a road join what is not built and not ready; the road is built already.
    near((unbuilt?.after?.value ?? 0) - (unbuilt?.before?.value ?? 0), 15, 1e-4);
  });
});

describe("what the land is not known to be", () => {
  test("no survey leaves rows 1 to 3 open, never passed, and all land without a class", () => {
    const report = judge(anImpactPark({ layers: { survey: null } }), east);
    for (const key of ["land_by_class", "conversion_quota", "cultivated_balance"] as const) {
      expect(lineOf(report, key)).toMatchObject({ verdict: "unknown" });
    }
    expect(lineOf(report, "land_by_class")).toMatchObject({ reason: "layer_missing", missing: ["survey"] });
    expect(report.taken).toEqual([{ landUse: null, codeSystem: null, group: null, areaM2: report.proposal.areaM2 }]);
  });

  test("a part no patch covers leaves row 1 open with the place, and what is known decides the quota if it is too much", () => {
    const beyond = aProposal(aFeatureOf(aRectangle(1000, 0, 310, 610), eastUse));
    const report = judge(anImpactPark(), beyond);
    const line = lineOf(report, "land_by_class");
    expect(line).toMatchObject({ verdict: "unknown", reason: "layer_does_not_cover", missing: ["survey"] });
    near(Number(line.details.uncoveredM2), 10 * 310);
    expect(line.place?.type).toMatch(/Polygon/);
    // 12 + 3 + 3 ha of river are known to need 18 ha of quota.
    expect(lineOf(report, "conversion_quota").verdict).toBe("fail");
    near(Number(lineOf(report, "conversion_quota").details.shortageM2), 2 * ha);
  });

  test("a class whose legal group is open is nobody's, and says which", () => {
    const survey = [...(anImpactPark().layers.survey?.values() ?? [])].map((patch) =>
      patch.id === "wood" ? { ...patch, code: "2302", codeSystem: "cn-2023" } : patch,
    );
    const report = judge(anImpactPark({ layers: { survey } }), east);
    expect(lineOf(report, "land_by_class")).toMatchObject({ verdict: "unknown", reason: "legal_group_undecided" });
    expect(report.taken.find(({ landUse }) => landUse === "2302")?.group).toBeNull();
  });

  test("quotas of another year do not count, none at all is not nothing", () => {
    const old = [{ id: "Q-0", kind: "conversion", year: 2025, grantedM2: 90 * ha, usedM2: 0 }];
    expect(lineOf(judge(anImpactPark({ quotas: old }), east), "conversion_quota")).toMatchObject({
      verdict: "unknown",
      missing: ["quotas.conversion.2026"],
    });
    const without = judge(anImpactPark({ quotas: undefined }), east);
    expect(lineOf(without, "cultivated_balance")).toMatchObject({ verdict: "unknown", missing: ["quotas"] });
  });

  test("a shortage is shown", () => {
    const short = [{ id: "Q-1", kind: "conversion", year: 2026, grantedM2: 20 * ha, usedM2: 6 * ha }];
    const line = lineOf(judge(anImpactPark({ quotas: short }), east), "conversion_quota");
    expect(line.verdict).toBe("fail");
    near(Number(line.details.shortageM2), 1 * ha);
  });
});

describe("farmland first", () => {
  test("one hectare of basic farmland fails row 5, sends row 4 to the State Council and shows the place", () => {
    // 1600 to 1700 m east, 100 m high: in the farmland, out of the boundary that ends at 1500 m.
    const report = judge(anImpactPark(), aProposal(aFeatureOf(aRectangle(1600, 0, 100, 100), eastUse)));
    const line = lineOf(report, "control_lines");
    expect(line).toMatchObject({ verdict: "fail", details: { line: "permanent_basic_farmland" }, certainty: "V" });
    near(line.value, 1 * ha);
    expect(line.place?.type).toBe("Polygon");
    expect(line.items.find(({ key }) => key === "urban_development_boundary")?.verdict).toBe("fail");
    expect(lineOf(report, "approval_level").details.level).toBe("state_council");
    expect(report.verdict).toBe("fail");
  });

  test("without the control layer the lines are open, and so is who approves", () => {
    const report = judge(anImpactPark({ layers: { controls: null } }), east);
    expect(lineOf(report, "control_lines").verdict).toBe("unknown");
    expect(lineOf(report, "approval_level")).toMatchObject({
      verdict: "unknown",
      missing: ["controls.permanent_basic_farmland"],
    });
  });
});

describe("joining the park", () => {
  const classOf = (geometry: Parameters<typeof aFeatureOf>[0], layers = {}) =>
    lineOf(judge(anImpactPark({ layers }), aProposal(aFeatureOf(geometry, eastUse))), "contiguity");

  test("30 m of river between is a corridor, 30 m of paddy is not", () => {
    // North of the wood the river is 100 m wide; a strip that starts 30 m into it leaves river in the gap.
    const river = classOf(aRectangle(1030, 510, 100, 80));
    expect(river).toMatchObject({ verdict: "pass", details: { class: "contiguous_by_corridor", gapIs: "river" } });
    near(river.value, 30, 1e-3);
    expect(classOf(aRectangle(1030, 10, 100, 80))).toMatchObject({
      verdict: "conditional",
      reason: "detached_park",
      details: { gapIs: "farmland" },
    });
  });

  test("100 m of river are too wide, whatever lies in them", () => {
    expect(classOf(aRectangle(1100, 510, 100, 80)).details.class).toBe("detached_park");
  });

  test("a corner that touches joins nothing; a boundary drawn 0.1 m off does", () => {
    expect(classOf(aRectangle(1000, 1000, 100, 100)).verdict).toBe("conditional");
    // A nose 1 m wide is no more than a corner at the 0.2 m of the drawing.
    const nose = classOf(aShape([1000.1, 200], [1060, 170], [1060, 230], [1000.1, 201]));
    expect(nose).toMatchObject({ verdict: "conditional", details: { gapIs: "corner" } });
    expect(classOf(aRectangle(1000.1, 0, 100, 100))).toMatchObject({
      verdict: "pass",
      details: { class: "contiguous" },
    });
  });

  test("nobody says what lies in the gap: open", () => {
    const zones = [...(anImpactPark().layers.zones?.values() ?? [])];
    const survey = [...(anImpactPark().layers.survey?.values() ?? [])].filter(({ id }) => id !== "river");
    expect(classOf(aShape([1030, 480], [1130, 480], [1130, 590], [1030, 590]), { survey, zones }).verdict).not.toBe(
      "pass",
    );
    const gap = classOf(aShape([1030, 520], [1130, 450], [1130, 590]), { survey, zones });
    expect(gap).toMatchObject({ verdict: "unknown", missing: ["survey"], details: { gapIs: null } });
  });

  test("land behind land that joins is joined too", () => {
    const report = judge(
      anImpactPark(),
      aProposal(
        aFeatureOf(aRectangle(1100, 0, 100, 100), { ...eastUse, id: "behind" }),
        aFeatureOf(aRectangle(1000, 0, 100, 100), { ...eastUse, id: "front" }),
      ),
    );
    expect(lineOf(report, "contiguity").items.map(({ subjects, verdict }) => [subjects[0], verdict])).toEqual([
      ["proposal/front", "pass"],
      ["proposal/behind", "pass"],
    ]);
  });

  test("a ribbon of 20 m by 2000 m is warned about", () => {
    const ribbon = judge(anImpactPark(), aProposal(aFeatureOf(aRectangle(1000, 0, 1000, 10), eastUse)));
    expect(lineOf(ribbon, "shape").value).toBeLessThan(0.785);
    const thin = judge(
      anImpactPark({ layers: { parks: [] } }),
      aProposal(aFeatureOf(aRectangle(1000, 0, 300, 5), eastUse)),
    );
    expect(lineOf(thin, "shape")).toMatchObject({ verdict: "unknown", missing: ["parks"] });
  });
});

describe("stock first", () => {
  const demandOf = (landDemandM2: number | null, more: Record<string, unknown> = {}) =>
    lineOf(
      judge(anImpactPark({ projects: [{ id: "J-1", name: "Works", stage: "signed", landDemandM2, ...more }] }), east),
      "stock_first",
    );

  test("30 ha signed are met by what is idle and in reserve: all 15.5 ha are too much", () => {
    const line = demandOf(30 * ha);
    expect(line).toMatchObject({ verdict: "fail", reason: "more_than_needed" });
    near(Number(line.details.excessM2), 15.5 * ha);
  });

  test("a lead is no demand; a demand that is not recorded is open; a firm under way has its land", () => {
    expect(demandOf(90 * ha, { stage: "lead" }).verdict).toBe("fail");
    expect(demandOf(90 * ha, { stage: "in_production" }).verdict).toBe("fail");
    expect(demandOf(null)).toMatchObject({ verdict: "unknown", missing: ["projects/J-1: landDemandM2"] });
    const none = judge(anImpactPark({ projects: undefined }), east);
    expect(lineOf(none, "stock_first")).toMatchObject({ verdict: "unknown", missing: ["projects"] });
    expect(lineOf(none, "demand_proof").verdict).toBe("unknown");
  });

  test("surplus of a plant in use meets demand: 20 ha covered at a coefficient of 0.4 need 50 of 60 ha", () => {
    const hall = drawBuilding("hall", aRectangle(0, 0, 200, 1000), {
      parcelId: "built",
      storeys: [{ areaM2: 20 * ha, heightM: 6, count: 2 }],
    });
    const report = judge(anImpactPark({ layers: { buildings: [hall] } }), east);
    near(report.ledger.figures.surplus.value, 10 * ha);
    near(report.ledger.figures.netNeed.value, 5.5 * ha);
    expect(lineOf(report, "stock_first").verdict).toBe("fail");
  });

  test("stock that is open leaves a proposal open that would pass, and cannot save one that is too much", () => {
    const parcels = [...(anImpactPark().layers.parcels?.values() ?? [])].map((parcel) =>
      parcel.id === "not-ready" ? { ...parcel, approval: null, reserve: { listed: true } as never } : parcel,
    );
    const projects = (areaHa: number) => [{ id: "J-1", name: "W", stage: "signed", landDemandM2: areaHa * ha }];
    const open = judge(anImpactPark({ layers: { parcels }, projects: projects(50) }), east);
    expect(lineOf(open, "stock_first")).toMatchObject({
      verdict: "unknown",
      missing: ["parcels/not-ready: approval.expropriated"],
    });
    const much = judge(anImpactPark({ layers: { parcels }, projects: projects(40) }), east);
    expect(lineOf(much, "stock_first").verdict).toBe("fail");
    near(Number(lineOf(much, "stock_first").details.excessM2), 5.5 * ha);
  });
});

describe("homes near by", () => {
  const buffersOf = (geometry: Parameters<typeof aFeatureOf>[0], use: Record<string, unknown>) =>
    lineOf(judge(anImpactPark(), aProposal(aFeatureOf(geometry, { ...eastUse, ...use }))), "buffers");

  test("a strip nearer than 50 m to the village has to stay free of works of class 2", () => {
    const line = buffersOf(aRectangle(1000, 0, 360, 500), {});
    expect(line).toMatchObject({ verdict: "conditional", reason: "keep_strip_free", certainty: "D" });
    near(line.value, 40, 1e-3);
  });

  test("class 3 waits for its assessment; land wholly within 100 m has no room for it", () => {
    expect(buffersOf(eastStrip, { landUse: "100103" })).toMatchObject({
      verdict: "unknown",
      missing: ["proposal/east: eiaDistanceM"],
    });
    expect(buffersOf(aRectangle(1340, 0, 50, 50), { landUse: "100103" })).toMatchObject({
      verdict: "fail",
      reason: "no_room_outside_buffer",
    });
  });

  test("class 1 keeps no distance; a use that is not said leaves it open", () => {
    expect(buffersOf(eastStrip, { landUse: "100101" }).verdict).toBe("not_applicable");
    // A code of 2011 goes over to 100102 and has the same 50 m to keep.
    expect(buffersOf(aRectangle(1000, 0, 360, 500), { landUse: "M2", codeSystem: "cn-2011" }).verdict).toBe(
      "conditional",
    );
    expect(buffersOf(eastStrip, { landUse: null })).toMatchObject({
      verdict: "unknown",
      missing: ["proposal/east: pollutionClass"],
    });
    expect(lineOf(judge(anImpactPark({ layers: { sensitive: null } }), east), "buffers")).toMatchObject({
      verdict: "unknown",
      missing: ["sensitive"],
    });
  });

  test("sees homes that only a zone, a parcel or a building tells of", () => {
    // Land meant for flats 20 m from the strip; the layer of sensitive uses knows of nobody.
    const homes = { landUse: "070102", codeSystem: "cn-2023" };
    const at = (layers: ImpactParkParts["layers"]) =>
      lineOf(judge(anImpactPark({ layers: { sensitive: [], ...layers } }), east), "buffers");
    const near20 = aRectangle(1330, 0, 100, 100);
    expect(at({})).toMatchObject({ verdict: "pass", reason: "nobody_near" });
    expect(at({ zones: [drawZone("flats", near20, homes)] })).toMatchObject({
      verdict: "conditional",
      reason: "keep_strip_free",
      details: { homes: 1, nearest: "zones/flats" },
    });
    expect(at({ parcels: [drawParcel("flats", near20, homes)] }).subjects).toContain("parcels/flats");
    expect(at({ buildings: [drawBuilding("inn", near20, { use: "hotel" })] }).subjects).toContain("buildings/inn");
    // Without the layer they are known all the same, but there may be others nearer.
    expect(at({ sensitive: null, zones: [drawZone("flats", near20, homes)] })).toMatchObject({
      verdict: "unknown",
      reason: "keep_strip_free",
      missing: ["sensitive"],
    });
  });

  test("a stated coverage of the layer has to reach as far as the distance", () => {
    const judgeIn = (coverageM: number, landUse: string) => {
      const dataset = anImpactPark({ layers: { sensitive: [] } });
      // The strip grown by so many meters on each side.
      const coverage = aRectangle(1000 - coverageM, -coverageM, 310 + 2 * coverageM, 500 + 2 * coverageM);
      const source = { title: null, date: null, licence: null, accuracyM: null, coverage };
      const meta = { ...dataset.meta, sources: { ...dataset.meta.sources, sensitive: source } };
      return lineOf(judge({ ...dataset, meta }, aProposal(aFeatureOf(eastStrip, { ...eastUse, landUse }))), "buffers");
    };
    // Class 2 keeps 50 m. Class 3 keeps what its assessment says, so all of the 1000 m looked at.
    expect(judgeIn(51, "100102")).toMatchObject({ verdict: "pass", reason: "nobody_near" });
    expect(judgeIn(49, "100102")).toMatchObject({
      verdict: "unknown",
      reason: "layer_does_not_cover",
      missing: ["sensitive"],
    });
    expect(judgeIn(51, "100103")).toMatchObject({ verdict: "unknown", reason: "layer_does_not_cover" });
    expect(judgeIn(1001, "100103")).toMatchObject({ verdict: "pass", reason: "nobody_near" });
    expect(judgeIn(0, "100101").verdict).toBe("pass");
  });
});

describe("services outside the coverage of their layer", () => {
  const judgeIn = (name: string, coverage: AreaGeometry) => {
    const dataset = anImpactPark();
    const source = { title: null, date: null, licence: null, accuracyM: null, coverage };
    const meta = { ...dataset.meta, sources: { ...dataset.meta.sources, [name]: source } };
    const { items } = lineOf(judge({ ...dataset, meta }, east), "infra_reach");
    return new Map(items.map((item) => [item.key, item]));
  };

  test("are open where they do not reach far enough as mapped, and still pass where they do", () => {
    // The line of the water runs along the whole strip; power reaches 250 m around a node at its corner, under 80 %.
    const whole = judgeIn("infrastructure", aRectangle(-100, -100, 2000, 2000));
    const half = judgeIn("infrastructure", aRectangle(-100, -100, 1200, 2000));
    expect(whole.get("power")?.verdict).toBe("conditional");
    expect(half.get("power")).toMatchObject({
      verdict: "unknown",
      value: null,
      reason: "layer_does_not_cover",
      missing: ["infrastructure"],
    });
    expect(half.get("water")?.verdict).toBe(whole.get("water")?.verdict);
  });

  test("may be stated for one service alone", () => {
    const power = judgeIn("infrastructure.power", aRectangle(-100, -100, 50, 50));
    const water = judgeIn("infrastructure.water", aRectangle(-100, -100, 50, 50));
    expect([power.get("power")?.verdict, water.get("power")?.verdict]).toEqual(["unknown", "conditional"]);
  });
});

describe("land that counts once", () => {
  test("what lies in the park already is named and no new land", () => {
    const report = judge(anImpactPark(), aProposal(aFeatureOf(aRectangle(900, 0, 200, 500), eastUse)));
    near(report.proposal.areaM2, 5 * ha);
    const issue = report.issues.find(({ code }) => code === "proposal-inside-park");
    expect(issue).toMatchObject({ severity: "warning", ids: ["east"], params: { other: "K" } });
    near(issue?.measured, 5 * ha);
    expect(issue?.place?.type).toBe("Polygon");
  });

  test("two additions that overlap count their common land in the first", () => {
    const report = judge(
      anImpactPark(),
      aProposal(
        aFeatureOf(aRectangle(1000, 0, 200, 100), { ...eastUse, id: "a" }),
        aFeatureOf(aRectangle(1100, 0, 200, 100), { ...eastUse, id: "b" }),
      ),
    );
    near(report.proposal.areaM2, 3 * ha);
    const counted = report.proposal.features.map(({ countedM2, drawnM2 }) => [countedM2, drawnM2]);
    near(counted[0]?.[0], 2 * ha);
    near(counted[1]?.[0], 1 * ha);
    near(counted[1]?.[1], 2 * ha);
    const issue = report.issues.find(({ code }) => code === "proposal-overlap");
    expect(issue).toMatchObject({ ids: ["b"], params: { other: "a" } });
    near(issue?.measured, 1 * ha);
  });
});

describe("land taken out", () => {
  const out = (geometry: Parameters<typeof aFeatureOf>[0]) =>
    judge(anImpactPark(), aProposal(aFeatureOf(geometry, { id: "out", action: "remove" })));

  test("names the parcels and firms on it; the park is audited again without them", () => {
    const report = out(aRectangle(600, 0, 200, 1000));
    near(report.proposal.removedM2, 20 * ha);
    expect(report.removed.parcels).toMatchObject([{ id: "idle", isWhole: true, enterpriseIds: ["E-1"] }]);
    expect(report.removed.classes).toMatchObject([{ landUse: "0601", group: "construction" }]);
    const change = (key: string) => report.indicators.find((one) => one.key === key);
    near(change("area_m2")?.after?.value, 80 * ha);
    // The only idle parcel is gone: 20 of 80 ha supplied before, none of 60 ha after.
    near(change("idle_rate")?.before?.value, 0.25, 1e-6);
    expect(change("idle_rate")?.after?.value).toBe(0);
    expect(lineOf(report, "conversion_quota")).toMatchObject({ verdict: "not_applicable", reason: "nothing_added" });
  });

  test("a parcel that is cut is named with the part that goes", () => {
    const report = out(aRectangle(700, 0, 100, 1000));
    expect(report.removed.parcels).toMatchObject([{ id: "idle", isWhole: false }]);
    near(report.removed.parcels[0]?.share, 0.5, 1e-6);
    near(report.issues.find(({ code }) => code === "proposal-cuts-parcel")?.measured, 10 * ha);
  });

  test("only park land can be taken out", () => {
    const report = out(aRectangle(950, 0, 100, 100));
    near(report.proposal.removedM2, 0.5 * ha);
    near(report.issues.find(({ code }) => code === "proposal-outside-park")?.measured, 0.5 * ha);
  });
});

describe("a proposal that cannot be judged", () => {
  const refusals = (...features: ProposalFeature[]) => {
    const judged = finish(judgeImpactSteps(judgeBase(anImpactPark()), aProposal(...features), contextOf()));
    return judged.ok ? [] : judged.failure;
  };

  test("is refused where it touches nothing the survey knows, with how far it is", () => {
    const [issue] = refusals(aFeatureOf(eastStrip, eastUse), aFeatureOf(aRectangle(3000, 0, 10, 10), { id: "lost" }));
    expect(issue).toMatchObject({
      code: "proposal-outside-survey",
      severity: "error",
      ids: ["lost"],
      at: { feature: 2 },
    });
    expect(issue?.measured).toBe(1000);
  });

  test("is refused where its park does not exist", () => {
    expect(refusals(aFeatureOf(eastStrip, { parkId: "nowhere" }))).toMatchObject([
      { code: "dangling-reference", severity: "error", params: { got: "nowhere" } },
    ]);
  });

  test("without a pack everything a pack decides is open and says so", () => {
    const report = judge(anImpactPark(), east, contextOf({ rulePacks: [] }));
    for (const line of report.lines) expect(["unknown", "not_applicable"]).toContain(line.verdict);
    expect(lineOf(report, "contiguity")).toMatchObject({ verdict: "unknown", reason: "no_rule_pack" });
    near(report.taken[0]?.areaM2, 12 * ha);
  });
});
