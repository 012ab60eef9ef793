import fc from "fast-check";
import { expect, test } from "vitest";
import type { ParcelJudgment } from "../../../../src/core/analysis/evaluate-parcel.ts";
import type { ChangeTopic } from "../../../../src/core/analysis/exit/exit-audit.ts";
import { addDays, addYears } from "../../../../src/core/model/calendar.ts";
import { aBuilding, anEnterprise, type ParcelParts } from "../../../support/a-parcel.ts";
import { judgeParcel } from "../../../support/exit-parcel.ts";
import { national2008, national2023 } from "../../../support/rule-context.ts";

const seed = { seed: 20_260_331 };
const asOf = "2026-03-31";
const day = fc.integer({ min: -1500, max: 1500 }).map((days) => addDays(asOf, days));
const pastDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(asOf, -days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const flag = maybe(fc.boolean());

const records = (date: fc.Arbitrary<string>) =>
  fc.record({
    contract: fc.record({
      deliveredOn: maybe(date),
      agreedStart: maybe(date),
      extendedStart: fc.option(date, { nil: null, freq: 1 }),
      agreedCompletion: maybe(date),
      extensionMonths: maybe(fc.constantFrom(0, 6, 18)),
      termYears: maybe(fc.constantFrom(1, 3, 50)),
      signedOn: maybe(fc.constant("2019-05-01")),
      farMin: maybe(fc.constantFrom(0.5, 1, 2)),
      buildingCoefficientMin: maybe(fc.constantFrom(0.3, 0.5)),
      investmentIntensityMinWanPerHa: maybe(fc.constantFrom(100, 3000)),
      totalInvestmentWan: maybe(fc.constantFrom(100, 9000)),
      priceWan: maybe(fc.constant(1000)),
    }),
    construction: fc.record({
      permitOn: maybe(date),
      permitIssued: flag,
      foundation: maybe(fc.constantFrom("deep_pit", "other")),
      pitComplete: flag,
      groundWorksShare: maybe(fc.constantFrom(0.1, 0.5)),
      acceptedOn: maybe(date),
      asBuilt: flag,
      suspended: flag,
      suspendedSince: maybe(date),
      developedLandM2: maybe(fc.constantFrom(1000, 19_000)),
      dueLandM2: maybe(fc.constant(20_000)),
      investedWan: maybe(fc.constantFrom(10, 900)),
      totalInvestWan: maybe(fc.constant(1000)),
      governmentCause: flag,
      idleFinding: maybe(fc.record({ no: fc.constant("1"), date: maybe(date) })),
      reclaim: fc.option(fc.record({ no: fc.constant("2"), date }), { nil: null, freq: 1 }),
    }),
    supply: fc.record({ document: fc.constant("1"), date: maybe(date), priceWan: maybe(fc.constant(900)) }),
    landUse: maybe(fc.constantFrom("100102", "0901", "1402")),
    firm: fc.record({
      stoppedSince: maybe(date),
      eliminated: flag,
      perMuClasses: maybe(fc.constantFrom({ "2024": "D", "2025": "D" }, { "2026": "D", "2027": "D" })),
      taxPaidWan: maybe(fc.constantFrom({ "2024": 3, "2025": 4 }, { "2026": 1, "2027": 900 })),
      fixedAssetInvestmentWan: maybe(fc.constantFrom(500, 8000)),
      investmentIncludesLandPrice: flag,
      industryCode: fc.constantFrom(null, "3311"),
      industryCodeVersion: fc.constant("GB/T 4754-2017"),
    }),
    building: fc.record({
      storeyCount: maybe(fc.constantFrom(1, 3)),
      vacantSince: maybe(date),
      heightM: maybe(fc.constantFrom(6, 20)),
    }),
    stands: fc.boolean(),
  });

type Records = typeof records extends (date: fc.Arbitrary<string>) => fc.Arbitrary<infer R> ? R : never;

const partsOf = ({ firm, building, stands, ...parcel }: Records): ParcelParts => ({
  parcel: { codeSystem: "cn-2023", enterpriseIds: ["E-1"], ...parcel },
  enterprises: [anEnterprise(firm)],
  buildings: stands ? [aBuilding({ id: "B-1", ...building }, 7000)] : [],
});

const packs = [national2023, national2008];
const judge = (some: Records, on = asOf) => judgeParcel(partsOf(some), { packs, asOf: on });

const topics: readonly ChangeTopic[] = ["idle", "exit", "low_use", "term"];

function classOf(topic: ChangeTopic, { idle, exit, lowUse, tags }: ParcelJudgment): string {
  if (topic === "idle") return idle.class;
  if (topic === "exit") return exit.class;
  if (topic === "low_use") return lowUse.class;
  return tags.includes("term_expired") ? "term_expired" : tags.includes("term_expiring") ? "term_expiring" : "";
}

const wordOf = (topic: ChangeTopic, name: string): string =>
  topic === "term" && !name.startsWith("term_") ? "" : name;

test("a change is what an audit says on that day, and did not say on the day before", () => {
  fc.assert(
    fc.property(records(day), (some) => {
      for (const { on, about, from, to, measure } of judge(some).changes) {
        expect(classOf(about, judge(some, addDays(on, -1))), `${about} before ${on}`).toBe(wordOf(about, from));
        const then = judge(some, on);
        expect(classOf(about, then), `${about} on ${on}`).toBe(wordOf(about, to));
        if (about === "idle") expect(then.idle.measure).toBe(measure ?? null);
      }
    }),
    { ...seed, numRuns: 40 },
  );
});

test("nothing changes between two changes", () => {
  fc.assert(
    fc.property(records(day), fc.integer({ min: 1, max: 3000 }), (some, days) => {
      const on = addDays(asOf, days);
      const { changes, ...now } = judge(some);
      const then = judge(some, on);
      for (const topic of topics) {
        const last = changes.findLast((change) => change.about === topic && change.on <= on);
        const expected = last === undefined ? classOf(topic, { changes, ...now }) : wordOf(topic, last.to);
        expect(classOf(topic, then), `${topic} on ${on}`).toBe(expected);
      }
    }),
    { ...seed, numRuns: 100 },
  );
});

/** Records whose absence means that something is not known, and not that it was not agreed or did not happen. */
const forgettable = {
  contract: ["agreedCompletion", "priceWan"],
  construction: ["permitIssued", "foundation", "pitComplete", "groundWorksShare", "developedLandM2", "dueLandM2"],
  firm: ["stoppedSince", "eliminated", "perMuClasses", "taxPaidWan", "fixedAssetInvestmentWan", "industryCode"],
  building: ["storeyCount", "vacantSince"],
} as const;

/**
 * Land that is built although no permit was issued, or due before it was to begin, contradicts itself: without one of the two
 * it is another parcel.
 */
function isConsistent({ construction, contract }: Records): boolean {
  const starts = [contract.agreedStart, contract.extendedStart, contract.deliveredOn].filter((date) => date !== null);
  const due = contract.agreedCompletion;
  if (due !== null && starts.some((start) => due < addYears(start, 1))) return false;
  return construction.permitIssued !== false || (construction.acceptedOn === null && construction.asBuilt !== true);
}

const forget = <T extends object>(record: T, names: readonly string[]): T => ({
  ...record,
  ...Object.fromEntries(names.map((name) => [name, null])),
});

test("forgetting a fact never makes enclosed or inefficient land sound, nor settles what was open", () => {
  const gone = fc.record({
    contract: fc.subarray([...forgettable.contract]),
    construction: fc.subarray([...forgettable.construction]),
    firm: fc.subarray([...forgettable.firm]),
    building: fc.subarray([...forgettable.building]),
  });
  fc.assert(
    fc.property(records(pastDay).filter(isConsistent), gone, (some, names) => {
      const before = judge(some);
      const after = judge({
        ...some,
        contract: forget(some.contract, names.contract),
        construction: forget(some.construction, names.construction),
        firm: forget(some.firm, names.firm),
        building: forget(some.building, names.building),
      });
      if (before.exit.class !== "none") expect(after.exit.class).not.toBe("none");
      for (const [index, { class: was, key }] of before.lowUse.criteria.entries()) {
        const is = after.lowUse.criteria[index]?.class;
        if (was === "inefficient" || was === "unknown") expect(is, key).not.toBe("none");
        if (was === "review") expect(is, key).not.toBe("none");
      }
    }),
    { ...seed, numRuns: 150 },
  );
});

test("time alone does not free land that is enclosed and not built", () => {
  fc.assert(
    fc.property(records(pastDay), fc.integer({ min: 1, max: 3000 }), (some, days) => {
      if (judge(some).exit.class !== "enclosed_not_built") return;
      expect(judge(some, addDays(asOf, days)).exit.class).toBe("enclosed_not_built");
    }),
    { ...seed, numRuns: 100 },
  );
});
