import { describe, expect, test } from "vitest";
import type { LowUseCriterion, LowUseKey } from "../../../../src/core/analysis/exit/exit-audit.ts";
import type { Enterprise } from "../../../../src/core/model/records.ts";
import { aBuilding, anEnterprise, type ParcelParts } from "../../../support/a-parcel.ts";
import { type JudgingParts, judgeParcel } from "../../../support/exit-parcel.ts";
import { national2008, national2023 } from "../../../support/rule-context.ts";

/** FAR 14 000 / 20 000 = 0.7, coefficient 0.35. */
const hall = aBuilding({ id: "B-1", use: "industry", storeys: [{ areaM2: 7000, heightM: 6, count: 2 }] }, 7000);
const built = {
  landUse: "100102",
  codeSystem: "cn-2023",
  supply: { document: "2018-7" },
  contract: { signedOn: "2018-05-01", farMin: 0.7, buildingCoefficientMin: 0.35 },
  construction: { permitOn: "2018-12-01", acceptedOn: "2020-11-30" },
  enterpriseIds: ["E-1"],
  evidence: [{ about: "vacantSince", on: "2025-10-01" }],
};
/** 20 000 m² are 30 mu; 300 of tax are 10 a mu. */
const sound = {
  industryCode: "3311",
  industryCodeVersion: "GB/T 4754-2017",
  perMuClasses: { "2024": "B", "2025": "B" },
  taxPaidWan: { "2025": 300 },
  productionStoppedMonths: 0,
  eliminated: false,
  ownLandM2: 20_000,
  leasedInM2: 0,
  leasedOutM2: 0,
};
/** Two more firms of the industry on 30 mu each, 300 of tax each. */
const others = ["F-2", "F-3"].map((id) => anEnterprise({ ...sound, id }));

function lowUse(
  firm: Record<string, unknown> = {},
  parcel: Record<string, unknown> = {},
  parts: ParcelParts = {},
  judging: JudgingParts = {},
) {
  const enterprises: readonly Enterprise[] = [anEnterprise({ ...sound, ...firm })];
  const all = { buildings: [hall], enterprises, ...parts, parcel: { ...built, ...parcel } };
  return judgeParcel(all, { firms: others, ...judging }).lowUse;
}

function criterion(key: LowUseKey, ...args: Parameters<typeof lowUse>): LowUseCriterion {
  const found = lowUse(...args).criteria.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no criterion ${key}`);
  return found;
}

describe("built land with nothing against it", () => {
  test("is not used inefficiently, each criterion says so with its paper", () => {
    const { class: found, criteria } = lowUse();
    expect(criteria.map((one) => [one.key, one.class])).toEqual([
      ["per_mu_class", "none"],
      ["far", "none"],
      ["building_coefficient", "none"],
      ["tax_per_mu", "none"],
      ["production_stopped", "none"],
      ["eliminated_industry", "none"],
      ["vacant", "none"],
    ]);
    expect(found).toBe("none");
    for (const { source, ruleSet } of criteria) expect([source !== null, ruleSet]).toEqual([true, "cn-national-2023"]);
    expect(criteria.map(({ certainty }) => certainty)).toEqual(["V", "D", "D", "D", "D", "D", "D"]);
  });
});

describe("any one criterion is enough", () => {
  test.each<[LowUseKey, Record<string, unknown>]>([
    ["per_mu_class", { perMuClasses: { "2024": "D", "2025": "D" } }],
    ["production_stopped", { stoppedSince: "2025-03-30" }],
    ["eliminated_industry", { eliminated: true }],
    // 3 / 30 mu = 0.1 against (3 + 300 + 300) / 90 = 6.7.
    ["tax_per_mu", { taxPaidWan: { "2025": 3 } }],
  ])("%s", (key, firm) => {
    const { class: found, criteria } = lowUse(firm);
    expect(found).toBe("inefficient");
    expect(criteria.filter((one) => one.class === "inefficient").map((one) => one.key)).toEqual([key]);
  });

  test("and reaches tag and status", () => {
    const enterprises = [anEnterprise({ ...sound, eliminated: true })];
    expect(judgeParcel({ parcel: built, buildings: [hall], enterprises })).toMatchObject({
      tags: ["inefficient"],
      status: "low",
    });
  });
});

describe("a firm in its agreed building period", () => {
  // Judged on 2026-03-30; the latest year with taxes is 2025.
  const young = { perMuClasses: null, taxPaidWan: null, buildingPeriodUntil: "2026-12-31" };

  test.each<LowUseKey>(["per_mu_class", "tax_per_mu"])("is not evaluated: %s does not apply", (key) => {
    expect(criterion(key, young)).toMatchObject({ class: "not_applicable", reason: "in_building_period", missing: [] });
  });

  test("is evaluated when it is over, and a class on record counts at once", () => {
    const over = { ...young, buildingPeriodUntil: "2024-12-31" };
    expect(criterion("per_mu_class", over)).toMatchObject({ class: "unknown", missing: ["perMuClasses"] });
    expect(criterion("tax_per_mu", over)).toMatchObject({ class: "unknown", missing: ["taxPaidWan.2025"] });
    const rated = { ...young, perMuClasses: { "2024": "D", "2025": "D" } };
    expect(criterion("per_mu_class", rated).class).toBe("inefficient");
  });
});

describe("density", () => {
  const farOf = (farMin: number | null) => criterion("far", {}, { contract: { ...built.contract, farMin } });

  test("below the minimum of the contract is for review, below six tenths inefficient", () => {
    expect(farOf(0.7).class).toBe("none");
    expect(farOf(0.71)).toMatchObject({ class: "review", value: expect.closeTo(0.7, 12), limit: 0.71, unit: "ratio" });
    // 0.7 / 1.16 = 0.603; 0.7 / 1.17 = 0.598
    expect(farOf(1.16).class).toBe("review");
    expect(farOf(1.17).class).toBe("inefficient");
  });

  test("goes by the industry's minimum where none is agreed, as a benchmark where that is newer", () => {
    const contract = { signedOn: "2018-05-01" };
    const coefficientOf = (packs: JudgingParts["packs"]) =>
      criterion("building_coefficient", {}, { contract }, {}, { packs });
    expect(coefficientOf([national2023])).toMatchObject({
      class: "not_applicable",
      reason: "benchmark_only",
      value: 0.35,
      limit: 0.4,
    });
    // 2008 asks for 0.3: met.
    expect(coefficientOf([national2023, national2008])).toMatchObject({ class: "none", limit: 0.3 });
  });

  test("is open where the minimum or the figure is not known", () => {
    const recent = { signedOn: "2024-05-01" };
    expect(criterion("far", {}, { contract: recent })).toMatchObject({
      class: "unknown",
      reason: "no_threshold_loaded",
      limit: null,
    });
    expect(criterion("building_coefficient", {}, {}, { structures: null })).toMatchObject({
      class: "none",
      missing: [],
    });
    const strict = { contract: { ...built.contract, buildingCoefficientMin: 0.5 } };
    // 0.35 at least is 0.7 of the minimum: not inefficient, for review at worst.
    expect(criterion("building_coefficient", {}, strict, { structures: null })).toMatchObject({
      class: "unknown",
      worst: "review",
      missing: ["structures"],
    });
  });
});

describe("firms", () => {
  test("two years of C are for review, and the parcel with them", () => {
    const perMuClasses = { "2024": "C", "2025": "C" };
    expect(lowUse({ perMuClasses }).class).toBe("review");
  });

  test("a class or a tax of a year that is still to come is not known yet", () => {
    const perMuClasses = { "2024": "D", "2025": "D" };
    expect(criterion("per_mu_class", { perMuClasses }, {}, {}, { asOf: "2024-12-31" })).toMatchObject({
      class: "unknown",
      missing: ["perMuClasses.2023"],
    });
    expect(criterion("tax_per_mu", {}, {}, {}, { asOf: "2025-12-31" })).toMatchObject({
      class: "unknown",
      missing: ["taxPaidWan.2024"],
    });
  });

  test("tax below half of what the industry pays a mu, together", () => {
    // (t + 300 + 300) / 90 mu: half of it is above t / 30 for t below 120.
    const taxOf = (tax: number) => criterion("tax_per_mu", { taxPaidWan: { "2025": tax } });
    expect(taxOf(120)).toMatchObject({ class: "none", value: 4, limit: 4, unit: "wan_per_mu", details: { firms: 3 } });
    expect(taxOf(119).class).toBe("inefficient");
  });

  test("tax compares with nothing where there are too few firms, and with an open mean where one is not known", () => {
    const one = { firms: others.slice(1) };
    expect(criterion("tax_per_mu", {}, {}, {}, one)).toMatchObject({
      class: "not_applicable",
      reason: "too_few_firms",
    });
    const blind = [...others, anEnterprise({ ...sound, id: "F-4", taxPaidWan: null })];
    expect(criterion("tax_per_mu", {}, {}, {}, { firms: blind })).toMatchObject({
      class: "unknown",
      reason: "industry_mean_open",
      details: { mean: null, openFirms: 1 },
    });
    // 603 over 120 mu at least: half of 5 is more than 0.1 whatever the fourth firm pays.
    expect(criterion("tax_per_mu", { taxPaidWan: { "2025": 3 } }, {}, {}, { firms: blind }).class).toBe("inefficient");
  });

  test("production stopped counts in full months", () => {
    const stopped = (asOf: string) => criterion("production_stopped", { stoppedSince: "2025-03-31" }, {}, {}, { asOf });
    expect(stopped("2026-03-31")).toMatchObject({ class: "none", value: 11, limit: 12, unit: "months" });
    expect(stopped("2026-04-01")).toMatchObject({ class: "inefficient", value: 12 });
  });

  test("on one parcel are judged together", () => {
    const enterprises = ["E-1", "E-2"].map((id) => anEnterprise({ ...sound, id, eliminated: id === "E-1" }));
    const parcel = { enterpriseIds: ["E-1", "E-2"] };
    expect(criterion("eliminated_industry", {}, parcel, { enterprises })).toMatchObject({
      class: "review",
      subjects: ["enterprises/E-1", "enterprises/E-2"],
    });
  });

  test("have to be known on industrial land, and do not matter elsewhere", () => {
    expect(criterion("per_mu_class", {}, { enterpriseIds: [] }, { enterprises: [] })).toMatchObject({
      class: "unknown",
      missing: ["enterpriseIds"],
    });
    expect(criterion("per_mu_class", {}, {}, { enterprises: null })).toMatchObject({ reason: "layer_missing" });
    expect(criterion("per_mu_class", {}, { landUse: "0901" })).toMatchObject({ reason: "use_not_concerned" });
    expect(criterion("eliminated_industry", { eliminated: true }, { landUse: null })).toMatchObject({
      class: "unknown",
      reason: "land_use_missing",
    });
    expect(criterion("eliminated_industry", {}, { landUse: null })).not.toHaveProperty("reason");
  });
});

describe("land the criteria do not speak about", () => {
  test("not supplied, not built, taken back, or no land of that kind", () => {
    const waiting = { construction: { permitIssued: false } };
    expect(lowUse({}, waiting, { buildings: [] })).toMatchObject({ class: "not_applicable", reason: "not_built_yet" });
    const building = { construction: { permitOn: "2018-12-01", asBuilt: false } };
    expect(lowUse({}, building)).toMatchObject({ class: "not_applicable", reason: "not_built_yet" });
    const reserve = { supply: null, reserve: { listed: true } };
    expect(lowUse({}, reserve)).toMatchObject({ class: "not_applicable", reason: "not_supplied" });
    expect(lowUse({}, { landUse: "1402" })).toMatchObject({ class: "not_applicable", reason: "use_not_concerned" });
  });

  test("no pack has criteria", () => {
    expect(lowUse({}, {}, {}, { packs: [national2008] })).toMatchObject({ class: "unknown", reason: "no_rule_pack" });
  });

  test("it is not recorded whether something stands there: poor densities are open, firms are not", () => {
    const parcel = { construction: null, contract: { ...built.contract, farMin: 2 } };
    expect(criterion("far", {}, parcel, { buildings: [] })).toMatchObject({
      class: "unknown",
      reason: "construction_state_unknown",
      missing: ["construction.permitIssued", "construction.acceptedOn"],
    });
    expect(lowUse({ eliminated: true }, parcel, { buildings: [] }).class).toBe("inefficient");
  });
});
