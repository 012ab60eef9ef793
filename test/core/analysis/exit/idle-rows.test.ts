import { describe, expect, test } from "vitest";
import { aBuilding, type ParcelParts } from "../../../support/a-parcel.ts";
import { judgeParcel } from "../../../support/exit-parcel.ts";

const contract = { agreedStart: "2022-03-01", deliveredOn: "2021-06-01" };
const begun = { permitOn: "2022-02-01", foundation: "deep_pit", pitComplete: true };
const little = { developedLandM2: 2000, dueLandM2: 20_000, investedWan: 100, totalInvestWan: 1000 };

function idleOf(construction: Record<string, unknown>, asOf: string, more: ParcelParts["parcel"] = {}) {
  return judgeParcel({ parcel: { supply: { document: "1" }, contract, construction, ...more } }, { asOf }).idle;
}

describe("every row of the idle-land table is reached from records", () => {
  test.each([
    ["1 written finding", { idleFinding: { no: "2025-1" } }, "2024-01-01", "idle_confirmed", "as_decided"],
    ["2 start not known", { permitIssued: true }, "2024-01-01", "unknown", "collect_data"],
    ["3 not due yet", { permitIssued: false }, "2022-03-01", "not_idle", null],
    ["4 late", { permitIssued: false }, "2022-03-02", "late_start", "warn"],
    ["5 government cause", { permitIssued: false, governmentCause: true }, "2023-03-02", "idle_gov_cause", "negotiate"],
    ["6 a full year", { permitIssued: false, governmentCause: false }, "2023-03-02", "suspected_idle_A", "fee_20pct"],
    ["6 two full years", { permitIssued: false }, "2024-03-02", "suspected_idle_A", "reclaim_without_compensation"],
    ["7 started, not suspended", { ...begun, suspended: false }, "2024-01-01", "not_idle", null],
    ["8 suspended for less than a year", { ...begun, suspendedSince: "2023-06-01" }, "2024-06-01", "not_idle", null],
    ["9 ratios not known", { ...begun, suspendedSince: "2023-06-01" }, "2024-06-02", "unknown", "collect_data"],
    [
      "10 suspended for a year",
      { ...begun, ...little, suspendedSince: "2023-06-01" },
      "2024-06-02",
      "suspected_idle_B",
      "authority_decides",
    ],
    [
      "10 government cause",
      { ...begun, ...little, suspendedSince: "2023-06-01", governmentCause: true },
      "2024-06-02",
      "idle_gov_cause",
      "negotiate",
    ],
  ])("%s", (_, construction, asOf, found, measure) => {
    expect(idleOf(construction, asOf)).toMatchObject({ class: found, measure });
  });
});

test("supply without a contract has no start to count from", () => {
  const parcel = { supply: { document: "1", date: "2020-01-01" }, construction: { permitIssued: false } };
  expect(judgeParcel({ parcel }).idle).toMatchObject({
    class: "unknown",
    facts: { effectiveStart: null },
    missing: ["contract.agreedStart", "contract.deliveredOn"],
  });
});

test("a written finding of a later day does not stand yet, and its day is the next change", () => {
  const finding = { permitIssued: false, idleFinding: { no: "2025-1", date: "2025-05-01" } };
  expect(idleOf(finding, "2024-06-01")).toMatchObject({
    class: "suspected_idle_A",
    nextDate: "2025-05-01",
    nextClass: "idle_confirmed",
  });
});

test("collective land is judged by reference and says so", () => {
  expect(idleOf({ permitIssued: false }, "2023-03-02", { ownership: "collective" })).toMatchObject({
    class: "suspected_idle_A",
    flags: expect.arrayContaining(["collective_land"]),
  });
});

describe("developed land guessed from footprints", () => {
  const agreed = { ...contract, buildingCoefficientMin: 0.4 };
  const halted = { ...begun, suspendedSince: "2023-06-01", dueLandM2: 20_000, investedWan: 900, totalInvestWan: 1000 };
  const guess = (footprintM2: number, construction: Record<string, unknown> = halted) =>
    judgeParcel(
      {
        parcel: { supply: { document: "1" }, contract: agreed, construction },
        buildings: [aBuilding({ id: "B-1" }, footprintM2)],
      },
      { asOf: "2024-06-02" },
    ).idle;

  test("is shown and flagged, and never more than open", () => {
    // 1600 m² at 0.4 stand for 4000 m² of 20 000: 0.2, below a third.
    const idle = guess(1600);
    expect(idle).toMatchObject({ class: "unknown", flags: ["proxy_developed_area"], facts: { areaRatio: null } });
    expect(idle.tests.find(({ key }) => key === "developed_share")).toMatchObject({
      value: expect.closeTo(0.2, 12),
      met: null,
      source: "geometry.footprintUnionM2",
    });
    expect(guess(8000)).toMatchObject({ class: "unknown", flags: ["proxy_developed_area"] });
  });

  test("gives way to the recorded figure", () => {
    expect(guess(1600, { ...halted, developedLandM2: 10_000 })).toMatchObject({ class: "not_idle", flags: [] });
    expect(guess(8000, { ...halted, developedLandM2: 2000 }).class).toBe("suspected_idle_B");
  });
});
