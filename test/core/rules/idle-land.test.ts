import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/model/calendar.ts";
import { classifyIdleLand, type IdleFacts } from "../../../src/core/rules/idle-land.ts";
import { national2023 } from "../../support/rule-context.ts";

const rule = national2023.idle;
if (rule === undefined) throw new Error("the national pack has an idle section");

const nothing: IdleFacts = {
  agreedStart: null,
  extendedStart: null,
  deliveredOn: null,
  permitOn: null,
  permitIssued: null,
  foundation: null,
  pitComplete: null,
  pilesDoneShare: null,
  groundWorksShare: null,
  hasCompletedBuilding: false,
  governmentCause: null,
  suspended: null,
  suspendedSince: null,
  isCompleted: false,
  developedLandM2: null,
  dueLandM2: null,
  investedWan: null,
  totalInvestWan: null,
  finding: { recorded: false, date: null },
};
const notStarted = { agreedStart: "2022-03-01", permitIssued: false, governmentCause: false };
const started: Partial<IdleFacts> = {
  agreedStart: "2021-01-01",
  permitOn: "2021-05-01",
  foundation: "piled",
  pilesDoneShare: 1,
  developedLandM2: 9000,
  dueLandM2: 30_000,
  investedWan: 3000,
  totalInvestWan: 8000,
  governmentCause: false,
};
const judge = (facts: Partial<IdleFacts>, asOf: string) => classifyIdleLand({ ...nothing, ...facts }, rule, asOf);

describe("not started", () => {
  test("is not idle on the agreed day and late from the day after", () => {
    expect(judge(notStarted, "2022-03-01")).toMatchObject({
      class: "not_idle",
      nextDate: "2022-03-02",
      nextClass: "late_start",
    });
    expect(judge(notStarted, "2022-03-02")).toMatchObject({
      class: "late_start",
      measure: "warn",
      since: "2022-03-02",
    });
  });

  test("turns on the day after the anniversary, not on it", () => {
    expect(judge(notStarted, "2023-03-01")).toMatchObject({ class: "late_start", nextDate: "2023-03-02" });
    expect(judge(notStarted, "2023-03-02")).toMatchObject({
      class: "suspected_idle_A",
      measure: "fee_20pct",
      since: "2023-03-02",
    });
  });

  test("may be recovered after the second full year", () => {
    expect(judge(notStarted, "2024-03-01").measure).toBe("fee_20pct");
    expect(judge(notStarted, "2024-03-02").measure).toBe("reclaim_without_compensation");
  });

  test("is dealt with by agreement where the government is the cause", () => {
    expect(judge({ ...notStarted, governmentCause: true }, "2024-06-01")).toMatchObject({
      class: "idle_gov_cause",
      measure: "negotiate",
    });
  });

  test("says that the cause is to be established where it is not recorded", () => {
    expect(judge({ ...notStarted, governmentCause: null }, "2024-06-01").flags).toEqual(["cause_to_be_established"]);
  });

  test("counts from the approved extension before the agreed start, from delivery where neither is recorded", () => {
    expect(judge({ ...notStarted, extendedStart: "2023-03-01" }, "2023-09-01").class).toBe("late_start");
    const delivered = judge({ permitIssued: false, deliveredOn: "2021-06-15" }, "2023-06-16");
    expect(delivered).toMatchObject({ class: "suspected_idle_A", facts: { effectiveStart: "2022-06-15" } });
  });

  test("asks only for what is missing", () => {
    expect(judge({ permitIssued: false }, "2024-01-01")).toMatchObject({
      class: "unknown",
      measure: "collect_data",
      missing: ["contract.agreedStart", "contract.deliveredOn"],
    });
    expect(
      judge({ agreedStart: "2022-03-01", permitOn: "2022-01-01", foundation: "piled" }, "2024-01-01").missing,
    ).toEqual(["construction.pilesDoneShare"]);
  });
});

describe("started", () => {
  test("needs a permit as well as foundations", () => {
    expect(judge({ ...started, permitOn: null, permitIssued: false }, "2023-01-11").facts.started).toBe(false);
    expect(judge({ ...started, pilesDoneShare: 0.8 }, "2023-01-11").facts.started).toBe(false);
    expect(judge({ ...started, foundation: "other", groundWorksShare: 1 / 3 }, "2023-01-11").facts.started).toBe(true);
    expect(judge({ ...started, foundation: "other", groundWorksShare: 0.33 }, "2023-01-11").facts.started).toBe(false);
  });

  test("takes a completed building for a start where no permit is recorded, and says so", () => {
    const result = judge({ agreedStart: "2021-01-01", hasCompletedBuilding: true, suspended: false }, "2023-01-11");
    expect(result).toMatchObject({ class: "not_idle", flags: ["no_permit_record"], facts: { started: true } });
  });

  test("is suspected idle a full year into a suspension if one ratio is below", () => {
    const suspended = { ...started, suspendedSince: "2022-01-10" };
    expect(judge(suspended, "2023-01-10")).toMatchObject({
      class: "not_idle",
      tags: ["suspended"],
      nextDate: "2023-01-11",
      nextClass: "suspected_idle_B",
    });
    expect(judge(suspended, "2023-01-11")).toMatchObject({ class: "suspected_idle_B", measure: "authority_decides" });
  });

  test("does not take exactly a third and exactly a quarter for less", () => {
    const exact = { ...started, suspendedSince: "2020-01-01", developedLandM2: 10_000, investedWan: 2000 };
    expect(judge(exact, "2023-01-11").class).toBe("not_idle");
  });

  test("lets one ratio below decide while the other is not recorded, and asks for the other where it is not", () => {
    const low = { ...started, suspendedSince: "2022-01-10", investedWan: null };
    expect(judge(low, "2024-01-11").class).toBe("suspected_idle_B");
    expect(judge({ ...low, developedLandM2: 20_000 }, "2024-01-11")).toMatchObject({
      class: "unknown",
      missing: ["construction.investedWan"],
    });
  });

  test("asks since when where a suspension has no date", () => {
    expect(judge({ ...started, suspended: true }, "2024-01-11")).toMatchObject({
      class: "unknown",
      missing: ["construction.suspendedSince"],
    });
  });

  test("is never suspended once completed", () => {
    expect(judge({ ...started, isCompleted: true }, "2024-01-11").class).toBe("not_idle");
  });
});

test("only a written finding makes land idle in law", () => {
  const finding = { recorded: true, date: "2023-08-01" };
  expect(judge({ ...notStarted, finding }, "2023-09-01")).toMatchObject({
    class: "idle_confirmed",
    since: "2023-08-01",
  });
  expect(judge({ ...notStarted, finding }, "2023-07-31").class).toBe("suspected_idle_A");
});

test("lists what was tested, against what, and by which clause", () => {
  const { tests } = judge(notStarted, "2023-03-02");
  expect(tests.find(({ key }) => key === "not_started_days")).toMatchObject({
    value: 366,
    limit: 365,
    op: ">",
    gap: -1,
    met: true,
    clause: "闲置土地处置办法 (国土资源部令第53号) art. 2(1)",
  });
});

test("the class changes on the announced day and not before", () => {
  const fact = fc.record({
    agreedStart: fc.constantFrom("2021-01-01", "2020-02-29", "2022-06-30"),
    permitIssued: fc.constant(false),
    governmentCause: fc.constantFrom(true, false, null),
  });
  fc.assert(
    fc.property(fact, fc.integer({ min: -400, max: 800 }), (facts, offset) => {
      const asOf = addDays(facts.agreedStart, offset);
      const today = judge(facts, asOf);
      if (today.nextDate === null) return;
      expect(today.nextDate > asOf).toBe(true);
      expect(judge(facts, addDays(today.nextDate, -1)).class).toBe(today.class);
      expect(judge(facts, today.nextDate).class).toBe(today.nextClass);
    }),
    { seed: 20_260_331 },
  );
});

test("removing a fact never clears land of suspicion", () => {
  const cleared = ["not_idle", "late_start"];
  const full: Partial<IdleFacts> = { ...started, suspendedSince: "2022-01-10" };
  const removable = ["agreedStart", "permitOn", "foundation", "pilesDoneShare", "suspendedSince"] as const;
  const more = ["developedLandM2", "dueLandM2", "investedWan", "totalInvestWan"] as const;
  const names = [...removable, ...more];
  fc.assert(
    fc.property(fc.subarray([...names]), fc.integer({ min: 0, max: 1200 }), (dropped, offset) => {
      const asOf = addDays("2021-01-01", offset);
      const before = judge(full, asOf).class;
      if (cleared.includes(before)) return;
      const after = judge({ ...full, ...Object.fromEntries(dropped.map((name) => [name, null])) }, asOf).class;
      expect(cleared).not.toContain(after);
    }),
    { seed: 20_260_331 },
  );
});
