import { describe, expect, test } from "vitest";
import { type Enterprise, type Parcel, servicesSchema } from "../../../../src/core/model/records.ts";
import type { RulePack } from "../../../../src/core/model/rule-pack.ts";
import {
  aRectangle,
  evaluate,
  evaluatedPark,
  firms,
  packWith,
  parcels,
  parks,
  survey,
  zones,
} from "../../../support/evaluated-park.ts";
import { aLine, audit, drawBuilding, drawInfrastructure, drawPark, drawZone } from "../../../support/metric-park.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const noServices = servicesSchema.parse({});
const sample = { source: "sample of this test", certainty: "D" };

/** The park of test/support/evaluated-park.ts with one parcel changed. */
function withParcel(id: string, properties: Partial<Parcel>) {
  return evaluatedPark({
    parcels: parcels().map((parcel) => (parcel.id === id ? { ...parcel, ...properties } : parcel)),
  });
}

function withFirm(id: string, properties: Partial<Enterprise>) {
  return evaluatedPark({ firms: firms().map((one) => (one.id === id ? { ...one, ...properties } : one)) });
}

describe("land accounts", () => {
  test("read land uses of the older code system by what the table translates them to", () => {
    const { accounts } = evaluate(withParcel("P01", { landUse: "M2", codeSystem: "cn-2011" })).evaluation;
    expect(accounts.A2.value).toBeCloseTo(10, 6);
  });

  test("leave a code without its system open among all uses of built land", () => {
    const { accounts } = evaluate(withParcel("P01", { codeSystem: null })).evaluation;
    expect(accounts.A2).toMatchObject({ value: null, missing: ["parcels/P01: codeSystem"] });
    expect(accounts.A2.lower).toBeCloseTo(0, 6);
    expect(accounts.A2.upper).toBeCloseTo(10, 6);
    // Built it is, whatever its use.
    expect(accounts.A.value).toBeCloseTo(42, 6);
  });

  test("do not know what is nature or farmland where no control lines are loaded", () => {
    const { accounts } = evaluate(evaluatedPark({ controls: null })).evaluation;
    expect(accounts.C2).toMatchObject({ value: null });
    expect(accounts.C2.missing).toContain("zones/Z4 +1: controls");
    // Supplied and ready land is not asked.
    expect(accounts.B21.value).toBeCloseTo(16, 6);
    expect(accounts.D.value).toBeCloseTo(32, 6);
  });

  test("take a parcel whose mode of supply is not recorded as supplied, by whatever mode", () => {
    const supply = { document: "supply", date: "2015-03-01", mode: null, priceWan: null };
    const { indicators, evaluation } = evaluate(withParcel("P01", { supply }));
    expect(evaluation.accounts.D.value).toBeCloseTo(32, 6);
    expect(evaluation.accounts.D1).toMatchObject({ value: null, missing: ["parcels/P01: supply.mode"] });
    expect(indicators.paid_use_rate.lower).toBeCloseTo(16 / 32, 6);
    expect(indicators.paid_use_rate.upper).toBeCloseTo(26 / 32, 6);
  });

  test("do not know whether a term ended that is not recorded", () => {
    const { accounts } = evaluate(withParcel("P01", { contract: null })).evaluation;
    expect(accounts.D22).toMatchObject({ value: null, missing: ["parcels/P01: contract.termYears"] });
    expect(accounts.D2.value).toBeCloseTo(26, 6);
  });

  test("count land found idle that has been built since as dealt with", () => {
    const { construction } = parcels().find(({ id }) => id === "P11") ?? {};
    if (construction == null) throw new Error("P11 has construction");
    const { indicators, evaluation } = evaluate(
      withParcel("P11", { construction: { ...construction, acceptedOn: "2026-01-15" } }),
    );
    expect(evaluation.accounts.G.value).toBe(0);
    expect(indicators.idle_disposal_rate.value).toBeCloseTo(1, 6);
  });

  test("are not known where nobody gave the parcels: nothing is supplied is another thing", () => {
    const dataset = evaluatedPark();
    const { parcels: left, ...layers } = dataset.layers;
    expect(left?.size).toBe(15);
    const { evaluation, indicators } = evaluate({ ...dataset, layers });
    expect(evaluation.accounts.D).toMatchObject({
      value: null,
      state: "unknown",
      reason: "layer_missing",
      missing: ["parks/P: parcels"],
    });
    expect(indicators.idle_rate).toMatchObject({ value: null, state: "unknown", missing: ["parks/P: parcels"] });
    expect(evaluation.identity).toMatchObject({ verdict: "unknown", reason: "layer_missing" });
    expect(evaluate(evaluatedPark({ parcels: [] })).evaluation.accounts.D.value).toBe(0);
  });

  test("differ from the park where parcels lie twice: an error of the data, with the gap", () => {
    const [first] = parcels();
    if (first === undefined) throw new Error("there are parcels");
    const dataset = evaluatedPark({ parcels: [...parcels(), { ...first, id: "P99" }] });
    const { issues } = audit(dataset, { rulePacks: [loaded(national2023)] });
    const found = issues.find(({ code }) => code === "land-accounts-differ");
    expect(found).toMatchObject({ severity: "error", layer: "parks", ids: ["P"], unit: "m2" });
    expect(found?.measured).toBeCloseTo(100_000, 1);
    expect(found?.allowed).toBeCloseTo(1_000, 3);
  });

  test("are given in the grid's hectares where the basis is grid", () => {
    const dataset = evaluatedPark();
    const park = evaluate({ ...dataset, meta: { ...dataset.meta, areaBasis: "grid", gridCrs: "EPSG:4547" } });
    const scale = (park.areaM2.grid ?? 0) / park.areaM2.ellipsoidal;
    expect(scale).not.toBe(1);
    expect(park.evaluation.areaBasis).toBe("grid");
    expect(park.evaluation.accounts.A.value).toBeCloseTo(42 * scale, 6);
    expect(park.evaluation.identity.verdict).toBe("pass");
  });
});

describe("figures of firms", () => {
  test("are open while one firm that counts has no year in common with the others", () => {
    const { indicators } = evaluate(withFirm("E4", { revenueWan: null }));
    expect(indicators.output_intensity).toMatchObject({
      value: null,
      reason: "enterprises_open",
      missing: ["enterprises/E4: revenueWan.2025"],
    });
    expect(indicators.output_intensity.lower).toBeCloseTo(4000, 6);
    expect(indicators.output_intensity.upper).toBeUndefined();
  });

  test("are open where it is not recorded what a firm makes", () => {
    const { indicators } = evaluate(withFirm("E4", { industryCode: null }));
    expect(indicators.fixed_investment_intensity.missing).toEqual(["enterprises/E4: industryCode"]);
    expect([indicators.fixed_investment_intensity.lower, indicators.fixed_investment_intensity.upper]).toEqual([
      expect.closeTo(2000, 6),
      expect.closeTo(2500, 6),
    ]);
  });

  test("add the price of the land where a sum leaves it out, but not of a parcel shared with others", () => {
    const alone = parcels().map((parcel) => (parcel.id === "P01" ? { ...parcel, enterpriseIds: ["E1"] } : parcel));
    const without = firms().map((one) => (one.id === "E1" ? { ...one, investmentIncludesLandPrice: false } : one));
    const { indicators } = evaluate(evaluatedPark({ parcels: alone, firms: without }));
    expect(indicators.fixed_investment_intensity.value).toBeCloseTo(2010, 6);
    const shared = evaluate(evaluatedPark({ firms: without })).indicators.fixed_investment_intensity;
    expect(shared).toMatchObject({ value: null, missing: ["enterprises/E1: contract.priceWan"] });
  });

  test("of a firm that stands in two parks are known for the zone of both, and for neither park", () => {
    const north = drawPark("P-north", aRectangle(0, 400, 1000, 600), { parentId: "P" });
    const south = drawPark("P-south", aRectangle(0, 0, 1000, 400), { parentId: "P" });
    const shared = parcels().map((parcel) => (parcel.id === "P22" ? { ...parcel, enterpriseIds: ["E1"] } : parcel));
    const dataset = evaluatedPark({ parks: [...parks(), north, south], parcels: shared });
    expect(evaluate(dataset, "P-south").indicators.output_intensity).toMatchObject({
      value: null,
      reason: "enterprise_in_several_parks",
    });
    expect(evaluate(dataset).indicators.output_intensity.value).toBeCloseTo(4000, 6);
  });

  test("are open for built industrial land without a firm, unless it stands empty", () => {
    const blank = parcels().map((parcel) => (parcel.id === "P01" ? { ...parcel, enterpriseIds: [] } : parcel));
    const { indicators } = evaluate(evaluatedPark({ parcels: blank }));
    expect(indicators.industrial_tax_per_area).toMatchObject({ value: null, missing: ["parcels/P01: enterpriseIds"] });
    // Nobody knows either whether a high-tech firm stands there: 0 or 10 of 42 ha.
    expect(indicators.hightech_land_rate).toMatchObject({
      value: null,
      lower: 0,
      upper: expect.closeTo(10 / 42, 6),
      missing: ["parcels/P01: enterpriseIds"],
    });
    expect(indicators.hightech_output).toMatchObject({ value: null, state: "unknown" });
    const empty = [drawBuilding("B01", aRectangle(0, 0, 250, 200), { vacantSince: "2025-01-01" })];
    const vacant = evaluate(evaluatedPark({ parcels: blank, buildings: empty }));
    expect(vacant.indicators.hightech_land_rate).toMatchObject({ value: 0, state: "known" });
  });

  test("have no upper bound where a firm nobody explains may be a high-tech one", () => {
    const dangling = parcels().map((one) => (one.id === "P01" ? { ...one, enterpriseIds: ["E1", "nobody"] } : one));
    const { hightech_output: output } = evaluate(evaluatedPark({ parcels: dangling })).indicators;
    expect(output).toMatchObject({ value: null });
    expect(output.inputs).toContainEqual(expect.objectContaining({ name: "highTechRevenueWan", value: null }));
    expect(output.missing).toContain("parcels/P01: enterpriseIds");
  });

  test("need a list of enterprises", () => {
    const { indicators } = evaluate({ ...evaluatedPark(), enterprises: undefined });
    expect(indicators.industrial_tax_per_area).toMatchObject({ value: null, missing: ["parks/P: enterprises"] });
    expect(indicators.hightech_land_rate.missing).toEqual(["parcels/P01 +1: enterprises"]);
  });
});

describe("a zone", () => {
  test("is led by industry although a parcel is open, where that could not change it", () => {
    // A2 is 30 to 34 of 62 to 66 ha: 45 to 55 %. A1 stays 2.
    const changed = parcels().map((parcel) =>
      ["P11", "P12", "P14", "P15", "P13"].includes(parcel.id)
        ? {
            ...parcel,
            landUse: "100102",
            construction: parcel.id === "P13" ? null : { ...builtConstruction(), acceptedOn: "2020-01-01" },
            supply: { document: "s", date: "2019-01-01", mode: "listing", priceWan: null },
          }
        : parcel,
    );
    const { zoneType, accounts } = evaluate(evaluatedPark({ parcels: changed })).evaluation;
    expect(accounts.A2.value).toBeNull();
    expect(zoneType).toMatchObject({ type: "industry_led", state: "known", missing: [] });
  });

  test("that is integrated with a city has a population density", () => {
    // P01 becomes housing: A1 12 of 42 ha, A2 0.
    const changed = parcels().map((parcel) => (parcel.id === "P01" ? { ...parcel, landUse: "070102" } : parcel));
    const dataset = evaluatedPark({ parcels: changed, parks: parks({ residents: 4200 }) });
    const { indicators, evaluation } = evaluate(dataset);
    expect(evaluation.zoneType.type).toBe("city_integrated");
    expect(indicators.population_density).toMatchObject({ unit: "persons_per_ha", state: "known" });
    expect(indicators.population_density.value).toBeCloseTo(100, 6);
    // No industrial land to divide by: that part does not apply, and the score stays open.
    expect(indicators.industrial_far.state).toBe("not_applicable");
    expect(evaluation.score).toMatchObject({ value: null, reason: "part_not_applicable" });
    const part = evaluation.parts.find(({ key }) => key === "industrial_far");
    expect(part).toMatchObject({ points: null, of: 10 });
    expect((evaluation.score.upper ?? 0) - (evaluation.score.lower ?? 0)).toBeCloseTo(10, 6);
  });

  test("takes its yearly supply as recorded, the last three to five years without a gap", () => {
    const years = (supplyByYearHa: Readonly<Record<string, number | null>>) =>
      evaluate(evaluatedPark({ parks: parks({ supplyByYearHa }) })).evaluation.yearsOfSupply;
    // 18 ha over (6 + 4 + 2) / 3.
    expect(years({ 2025: 6, 2024: 4, 2023: 2, 2022: null, 2021: 99 }).value).toBeCloseTo(4.5, 6);
    expect(years({ 2025: 6, 2024: 4 })).toMatchObject({ value: null, missing: ["parks/P: supplyByYearHa.2023"] });
    expect(years({ 2025: 0, 2024: 0, 2023: 0 })).toMatchObject({ value: null, state: "not_applicable" });
  });

  test("leaves the yearly supply open while a supplied parcel has no date", () => {
    const supply = { document: "supply", date: null, mode: "listing", priceWan: null };
    const { yearsOfSupply } = evaluate(withParcel("P11", { supply })).evaluation;
    expect(yearsOfSupply).toMatchObject({ value: null, missing: ["parcels/P11: supply.date"] });
    // 18 ha over 8 or 12 ha in five years.
    expect([yearsOfSupply.lower, yearsOfSupply.upper]).toEqual([expect.closeTo(7.5, 6), expect.closeTo(11.25, 6)]);
  });

  test("leaves the yearly supply open while of a parcel nothing about supply is recorded", () => {
    const { yearsOfSupply } = evaluate(
      withParcel("P11", { supply: null, reserve: null, construction: null }),
    ).evaluation;
    expect(yearsOfSupply).toMatchObject({ value: null, state: "unknown" });
    expect(yearsOfSupply.inputs).toContainEqual(expect.objectContaining({ name: "yearlySupplyHa", value: null }));
  });

  test("knows land as ready by the built lines beside it, as the parcel itself does", () => {
    // P14 records no services; road, water and power run along its edge.
    const services = { ...noServices, levelled: true };
    const without = withParcel("P14", { services });
    const lines = ["road", "water", "power"].map((service) =>
      drawInfrastructure(service, aLine([600, 410], [800, 410]), { service, kind: "line", status: "built" }),
    );
    const infrastructure = new Map(lines.map((line) => [line.id, line]));
    const { accounts } = evaluate({ ...without, layers: { ...without.layers, infrastructure } }).evaluation;
    expect(accounts.B21.value).toBeCloseTo(16, 6);
    // Nothing tells without the layer: 4 ha may be ready or not.
    const open = evaluate(without).evaluation.accounts.B21;
    expect(open).toMatchObject({ value: null, lower: expect.closeTo(12, 6), upper: expect.closeTo(16, 6) });
  });

  test("knows within bounds what could be won while an account is open", () => {
    // P11 is built or not, nobody says: A is 42 or 46 ha and A2 10 or 14 ha with at least 10 ha of floor.
    const ideal = (key: string, value: number) => ({ key, value, weight: 0.5, provenance: sample });
    const ideals = {
      title: "sample",
      provenance: sample,
      clauses: {},
      types: { industry_led: [ideal("industrial_land_rate", 0.5), ideal("industrial_far", 1)] },
    };
    // Led by industry from a tenth on, so that the type is known.
    const use = { ...national2023.intensive_use, industry_over: 0.1 };
    const pack = packWith({}, { ideals, intensive_use: use } as unknown as Partial<RulePack>);
    const { potentials, zoneType } = evaluate(withParcel("P11", { construction: null }), "P", { pack }).evaluation;
    expect(zoneType.type).toBe("industry_led");
    // 0.5 × 42 − 14 to 0.5 × 46 − 10.
    expect(potentials.structure).toMatchObject({
      value: null,
      lower: expect.closeTo(7, 6),
      upper: expect.closeTo(13, 6),
    });
    // 10 ha of floor need 10 ha at the ideal: 10 − 10 to 14 − 10.
    expect(potentials.intensity).toMatchObject({
      value: null,
      lower: expect.closeTo(0, 6),
      upper: expect.closeTo(4, 6),
    });
  });

  test("has no score where the pack has no ideals", () => {
    const { evaluation } = evaluate(evaluatedPark(), "P", { pack: packWith({}, { ideals: undefined }) });
    expect(evaluation).toMatchObject({ idealsTitle: null, ideals: [], parts: [] });
    expect(evaluation.score).toMatchObject({ value: null, reason: "no_ideals" });
  });

  test("with figures far from what is usual is worth a question", () => {
    const { issues } = audit(evaluatedPark(), { rulePacks: [loaded(national2023)] });
    const unusual = issues.filter(({ code }) => code === "indicator-unusual");
    // 131 % built cannot be; the others are only rare.
    expect(unusual.map(({ severity, params }) => [params.indicator, severity])).toEqual([["built_rate", "warning"]]);
    expect(unusual[0]?.message).toContain("built_rate is 1.313; zones usually have 0.4 to 1, published: 0.928");
  });
});

describe("sponsors of enclave parks", () => {
  const sponsors = [
    { name: "Shan", share: 0.4 },
    { name: "He", share: 0.6 },
  ];

  test("have their share of every account, and the park's ratios", () => {
    const { evaluation, indicators } = evaluate(evaluatedPark({ parks: parks({ kind: "enclave", sponsors }) }));
    expect(evaluation.sponsors.map(({ name, share }) => [name, share])).toEqual([
      ["He", 0.6],
      ["Shan", 0.4],
    ]);
    const [he, shan] = evaluation.sponsors;
    expect(he?.accounts.A.value).toBeCloseTo(25.2, 6);
    expect(shan?.accounts.A.value).toBeCloseTo(16.8, 6);
    expect(shan?.indicators.output_intensity.value).toBeCloseTo(indicators.output_intensity.value ?? 0, 6);
  });

  test("of several parks are added up before anything is divided", () => {
    const north = drawPark("P-north", aRectangle(0, 400, 1000, 600), {
      parentId: "P",
      sponsors: [{ name: "He", share: 1 }],
    });
    const south = drawPark("P-south", aRectangle(0, 0, 1000, 400), { parentId: "P", sponsors });
    const { evaluation } = evaluate(evaluatedPark({ parks: [...parks(), north, south] }));
    const he = evaluation.sponsors.find(({ name }) => name === "He");
    // South: A 20, D 32. North: A 22, D 0. He has 0.6 of the south and all of the north.
    expect(he?.share).toBeNull();
    expect(he?.accounts.A.value).toBeCloseTo(0.6 * 20 + 22, 6);
    expect(he?.indicators.built_rate.value).toBeCloseTo((0.6 * 20 + 22) / (0.6 * 32), 6);
  });

  test("whose shares do not make up the whole have no figures", () => {
    const lacking = [{ name: "Shan", share: 0.4 }];
    const { evaluation } = evaluate(evaluatedPark({ parks: parks({ sponsors: lacking }) }));
    expect(evaluation.sponsors[0]?.accounts.A).toMatchObject({ value: null, reason: "shares_do_not_sum" });
    expect(evaluation.accounts.A.value).toBeCloseTo(42, 6);
  });
});

describe("ground without parcels", () => {
  test("in a strip too narrow to be land is not ready for supply, and nobody surveys it", () => {
    // P14 stops 0.1 m short of its neighbor: 0.1 m × 200 m of the industrial zone are left over.
    const narrow = parcels().map((parcel) =>
      parcel.id === "P14" ? { ...parcel, geometry: aRectangle(600.1, 200, 199.9, 200) } : parcel,
    );
    const fields = survey().map((patch) =>
      patch.id === "S1" ? { ...patch, geometry: aRectangle(800, 200, 200, 200) } : patch,
    );
    const { accounts } = evaluate(evaluatedPark({ parcels: narrow, survey: fields })).evaluation;
    expect(accounts.B22).toMatchObject({ state: "known" });
    expect(accounts.B22.value).toBeCloseTo(15.002, 4);
    expect(accounts.B21.value).toBeCloseTo(15.998, 4);
  });

  test("of a utility zone is built only where the survey shows it", () => {
    const utility = zones().map((zone) =>
      zone.id === "Z6" ? drawZone("Z6", aRectangle(800, 400, 200, 200), { landUse: "1301" }) : zone,
    );
    const shown = survey().flatMap((patch) =>
      patch.id === "S5"
        ? [
            { ...patch, geometry: aRectangle(500, 400, 300, 200) },
            { ...patch, id: "S9", code: "0809", geometry: aRectangle(800, 400, 200, 200) },
          ]
        : [patch],
    );
    const { accounts } = evaluate(evaluatedPark({ zones: utility, survey: shown })).evaluation;
    // What is built stays built, red line or not.
    expect(accounts.A52.value).toBeCloseTo(2 + 4, 6);
    expect(accounts.C2.value).toBeCloseTo(0, 6);
    expect(accounts.F.value).toBeCloseTo(50 + 2, 6);
  });
});

function builtConstruction(): NonNullable<Parcel["construction"]> {
  const found = parcels().find(({ id }) => id === "P01")?.construction;
  if (found == null) throw new Error("P01 is built");
  return found;
}
