import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeEnterprises } from "../../../../src/core/analysis/enterprises/judge-enterprises.ts";
import type { Enterprise, Parcel } from "../../../../src/core/model/records.ts";
import type { LoadedRulePack } from "../../../../src/core/model/rule-pack.ts";
import { anEnterprise, aParcel } from "../../../support/a-parcel.ts";
import { loaded, national2023 } from "../../../support/rule-context.ts";

const asOf = "2026-03-31";
const { per_mu: perMu } = national2023;
if (perMu === undefined) throw new Error("the national pack rates firms");

/** The pack with weights a place could have set. */
const weighted: LoadedRulePack = loaded({
  ...national2023,
  per_mu: {
    ...perMu,
    indicators: {
      above_scale: [
        { key: "tax_per_mu", weight: 60 },
        { key: "rd_share", weight: 40 },
      ],
      below_scale: [{ key: "tax_per_mu", weight: 100 }],
    },
  },
});

/** Every firm alone on a parcel of 10 000 m², 15 mu, unless its own land is recorded. */
function judge(firms: readonly Enterprise[], packs: readonly LoadedRulePack[] = [weighted], on = asOf) {
  const parcels = firms.map(({ id }): Parcel => ({ ...aParcel().parcel, id: `P-${id}`, enterpriseIds: [id] }));
  return judgeEnterprises(
    {
      layers: { parcels: new Map(parcels.map((parcel) => [parcel.id, parcel])) },
      enterprises: new Map(firms.map((firm) => [firm.id, firm])),
    },
    (parcel) => ({ valueM2: 10_000, basis: "deed", name: "deedAreaM2", from: `parcels/${parcel.id}`, date: null }),
    packs,
    on,
  );
}

/** Above scale, 100 revenue and R&D of 5 in 2025; the tax decides. */
function aLargeFirm(id: string, taxWan: number | null, more: Record<string, unknown> = {}): Enterprise {
  return anEnterprise({
    id,
    aboveScale: true,
    taxPaidWan: { 2025: taxWan },
    revenueWan: { 2025: 100 },
    rdWan: { 2025: 5 },
    ...more,
  });
}

describe("per-mu evaluation", () => {
  test("scores against the mean of the park and ranks those with a score", () => {
    // Mean tax per mu = (30 + 15 + 0) / 45 = 1; a has 2, capped at 1.2; everybody's R&D share is the mean.
    const audits = judge([aLargeFirm("c", 0), aLargeFirm("a", 30), aLargeFirm("b", 15)]);
    const scores = [...audits.values()].map(({ id, perMu: { score, rank, of } }) => [id, score.value, rank, of]);
    expect(scores).toEqual([
      ["a", expect.closeTo(112, 9), 1, 3], // 60 × 1.2 + 40
      ["b", expect.closeTo(100, 9), 2, 3],
      ["c", expect.closeTo(40, 9), 3, 3],
    ]);
    // 0.6 + 1.35 + 0.9 + 0.15 firms: whole 0, 1, 0, 0; the other two go to C and A.
    expect([...audits.values()].map(({ perMu: { class: name } }) => name)).toEqual(["A", "B", "C"]);
  });

  test("keeps a firm without a figure outside the list instead of at its end", () => {
    const audits = judge([aLargeFirm("a", 30), aLargeFirm("b", null), aLargeFirm("c", 0)]);
    expect(audits.get("b")?.perMu).toMatchObject({
      class: "unknown",
      rank: null,
      of: null,
      missing: ["taxPaidWan.2025"],
    });
    expect(audits.get("c")?.perMu).toMatchObject({ rank: 2, of: 2 });
  });

  test("has no score nationally above scale, where the weights are local, but ranks by tax below", () => {
    const small = { aboveScale: false, rdWan: null };
    const audits = judge(
      [aLargeFirm("a", 30), aLargeFirm("s", 30, small), aLargeFirm("t", 3, small)],
      [loaded(national2023)],
    );
    expect(audits.get("a")?.perMu).toMatchObject({ class: "unknown", reasons: ["no_weights_loaded"] });
    // Two firms: 0.4 + 0.9 + 0.6 + 0.1, no whole one; the largest fractions are those of B and C.
    expect(audits.get("s")?.perMu).toMatchObject({ group: "below_scale", rank: 1, of: 2, class: "B" });
    expect(audits.get("t")?.perMu).toMatchObject({ rank: 2, class: "C" });
  });

  test("ranks firms above and below scale apart", () => {
    const audits = judge([aLargeFirm("a", 30), aLargeFirm("s", 3, { aboveScale: false }), aLargeFirm("b", 15)]);
    const places = [...audits.values()].map(({ perMu: { group, rank, of } }) => [group, rank, of]);
    expect(places).toEqual([
      ["above_scale", 1, 2],
      ["above_scale", 2, 2],
      ["below_scale", 1, 1],
    ]);
  });

  test("gives a vetoed firm class D in whatever place, also without a score", () => {
    const audits = judge([aLargeFirm("a", 30, { veto: ["fraud"] }), aLargeFirm("b", null, { veto: ["safety"] })]);
    expect(audits.get("a")?.perMu).toMatchObject({ class: "D", rank: 1, reasons: ["veto"] });
    expect(audits.get("b")?.perMu).toMatchObject({ class: "D", rank: null, reasons: ["veto"], missing: [] });
  });

  test("does not evaluate or rank a firm in its building period", () => {
    const building = aLargeFirm("a", 30, { buildingPeriodUntil: asOf });
    expect(judge([building, aLargeFirm("b", 15)]).get("a")?.perMu).toMatchObject({
      class: "not_evaluated",
      rank: null,
    });
    expect(judge([building, aLargeFirm("b", 15)]).get("b")?.perMu).toMatchObject({ rank: 1, of: 1 });
    expect(judge([building], undefined, "2026-04-01").get("a")?.perMu.rank).toBe(1);
  });

  test("evaluates the last full year only: an older one does not stand in", () => {
    const old = aLargeFirm("a", 30, { taxPaidWan: { 2024: 30 } });
    expect(judge([old]).get("a")?.perMu).toMatchObject({ year: 2025, class: "unknown", missing: ["taxPaidWan.2025"] });
    expect(judge([old]).get("a")?.figures.tax_per_mu.value).toBeCloseTo(2, 12);
  });

  test("asks whether a firm is above scale before it ranks it", () => {
    expect(judge([aLargeFirm("a", 30, { aboveScale: null })]).get("a")?.perMu).toMatchObject({
      class: "unknown",
      reasons: ["scale_unknown"],
      missing: ["aboveScale"],
    });
  });

  test("shows the latest class on record beside its own, none of a year to come", () => {
    const firm = aLargeFirm("a", 30, { perMuClasses: { 2023: "B", 2024: "D", 2025: null, 2027: "A" } });
    const fresh = aLargeFirm("a", 30, { perMuClasses: { 2024: "D", 2026: "C" } });
    expect(judge([fresh]).get("a")?.perMu).toMatchObject({ recorded: "C", recordedYear: 2026 });
    // A single firm: the largest fraction is that of B.
    expect(judge([firm]).get("a")?.perMu).toMatchObject({ recorded: "D", recordedYear: 2024, class: "B" });
  });

  test("holds a firm against its industry where the pack says so", () => {
    const pack = loaded({ ...weighted.pack, per_mu: { ...perMu, ...weighted.pack.per_mu, benchmark: "industry" } });
    const textile = { industryCode: "1713", industryCodeVersion: "GB/T 4754-2017" };
    const chemical = { industryCode: "C2614", industryCodeVersion: "GB/T 4754-2017" };
    const audits = judge(
      [aLargeFirm("a", 15, textile), aLargeFirm("b", 15, textile), aLargeFirm("c", 150, chemical), aLargeFirm("d", 1)],
      [pack],
    );
    expect(["a", "b", "c"].map((id) => audits.get(id)?.perMu.score.value)).toEqual([
      expect.closeTo(100, 9),
      expect.closeTo(100, 9),
      expect.closeTo(100, 9),
    ]);
    expect(audits.get("d")?.perMu).toMatchObject({ class: "unknown", reasons: ["industry_code_missing"] });
  });
});

describe("zombie screen on a day", () => {
  const dead = {
    netProfitWan: { 2023: -5, 2024: -5, 2025: -5 },
    totalAssetsWan: 100,
    totalDebtWan: 300,
    productionStoppedMonths: 0,
    taxPaid12mWan: 5,
    electricityRatio12m: 0.9,
    subsidyWan: 0,
    rolloverWan: 0,
  };
  const screen = (more: Record<string, unknown>, on = asOf) =>
    judge([anEnterprise({ ...dead, ...more })], undefined, on).get("E-1")?.zombie;

  test("suspects three years of loss and debts above assets, and names its paper", () => {
    expect(screen({})).toMatchObject({
      class: "suspected_zombie",
      signals: ["three_year_loss", "insolvent"],
      ruleSet: "cn-national-2023",
      certainty: "K+",
    });
  });

  test("asks for the last full year: profits of years before do not stand in for it, later ones are not known yet", () => {
    expect(screen({ netProfitWan: { 2022: -5, 2023: -5, 2024: -5 } })).toMatchObject({
      class: "unknown",
      missing: expect.arrayContaining(["netProfitWan.2025"]),
    });
    expect(screen({ netProfitWan: { ...dead.netProfitWan, 2026: 50 } })?.class).toBe("suspected_zombie");
    expect(screen({}, "2025-12-31")?.class).toBe("unknown"); // 2025 is not over: 2022 is asked for
  });

  test("counts the months stopped up to the day; the date goes before months somebody wrote down", () => {
    const stopped = { netProfitWan: { 2025: 1 }, stoppedSince: "2025-03-30" };
    expect(screen(stopped)).toMatchObject({ signals: ["insolvent", "production_stopped"] });
    expect(screen({ ...stopped, stoppedSince: "2025-03-31", productionStoppedMonths: 40 })?.class).toBe("none");
    expect(screen({ ...stopped, stoppedSince: null, productionStoppedMonths: 12 })?.class).toBe("suspected_zombie");
    expect(screen({ ...stopped, stoppedSince: "2026-05-01" })?.class).toBe("none");
  });

  test("is unknown without a rule pack", () => {
    expect(judge([anEnterprise(dead)], []).get("E-1")).toMatchObject({
      zombie: { class: "unknown", reason: "no_rule_pack" },
      perMu: { class: "unknown", reasons: ["no_rule_pack"] },
    });
  });
});

describe("laws", () => {
  const amount = fc.option(fc.nat(100), { nil: null });
  const flag = fc.constantFrom(true, false, null);
  const firm = fc.record({ tax: amount, rd: amount, revenue: amount, land: amount, leased: amount, aboveScale: flag });
  const toFirm = ({ tax, rd, revenue, land, leased, aboveScale }: Record<string, unknown>, index: number): Enterprise =>
    anEnterprise({
      id: `E-${index}`,
      aboveScale,
      taxPaidWan: { 2025: tax },
      rdWan: { 2025: rd },
      revenueWan: { 2025: revenue },
      ownLandM2: land === null ? null : Number(land) * 100 + 20_000,
      leasedInM2: leased,
      leasedOutM2: 0,
    });

  test("the order of the firms is irrelevant", () => {
    fc.assert(
      fc.property(fc.array(firm, { maxLength: 8 }), (given) => {
        const firms = given.map(toFirm);
        expect([...judge(firms.toReversed())]).toEqual([...judge(firms)]);
      }),
      { seed: 20_260_331, numRuns: 60 },
    );
  });

  test("taking a datum away never turns unknown into a class", () => {
    const names = ["tax", "rd", "revenue", "land", "leased", "aboveScale"] as const;
    fc.assert(
      fc.property(
        fc.array(firm, { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.constantFrom(...names),
        (given, at, name) => {
          const poorer = given.map((one, index) => (index === at ? { ...one, [name]: null } : one));
          const [before, after] = [judge(given.map(toFirm)), judge(poorer.map(toFirm))];
          for (const [id, audit] of before) {
            if (audit.perMu.class === "unknown") expect(after.get(id)?.perMu.class).toBe("unknown");
          }
        },
      ),
      { seed: 20_260_331, numRuns: 100 },
    );
  });
});
