import { describe, expect, test } from "vitest";
import { findDueWithin } from "../../../../src/core/analysis/due-changes.ts";
import { aBuilding, anEnterprise } from "../../../support/a-parcel.ts";
import { judgeParcel } from "../../../support/exit-parcel.ts";

const supply = { document: "2022-1", date: "2022-01-01" };
const contract = {
  agreedStart: "2025-03-01",
  agreedCompletion: "2026-06-30",
  deliveredOn: "2022-02-01",
  termYears: 50,
};

describe("what changes if nothing happens", () => {
  test("from a late start to recovery, and the term", () => {
    const parcel = { supply, contract, construction: { permitIssued: false } };
    expect(judgeParcel({ parcel }, { asOf: "2025-02-01" }).changes).toEqual([
      { on: "2025-03-02", about: "idle", from: "not_idle", to: "late_start", measure: "warn" },
      { on: "2025-03-02", about: "exit", from: "none", to: "enclosed_not_built" },
      { on: "2026-03-02", about: "idle", from: "late_start", to: "suspected_idle_A", measure: "fee_20pct" },
      {
        on: "2027-03-02",
        about: "idle",
        from: "suspected_idle_A",
        to: "suspected_idle_A",
        measure: "reclaim_without_compensation",
      },
      // 50 years from 2022-02-01: the last day is 2072-02-01, 24 months before it 2070-02-01.
      { on: "2070-02-01", about: "term", from: "in_term", to: "term_expiring" },
      { on: "2072-02-02", about: "term", from: "term_expiring", to: "term_expired" },
    ]);
  });

  test("a halted site becomes suspected of idleness, and late", () => {
    const construction = {
      permitOn: "2025-01-01",
      foundation: "deep_pit",
      pitComplete: true,
      asBuilt: false,
      suspendedSince: "2025-09-01",
      developedLandM2: 2000,
      dueLandM2: 20_000,
    };
    const { changes, idle, exit } = judgeParcel({ parcel: { supply, contract, construction } }, { asOf: "2026-03-31" });
    expect(changes.slice(0, 2)).toEqual([
      { on: "2026-07-01", about: "exit", from: "none", to: "enclosed_built_late" },
      { on: "2026-09-02", about: "idle", from: "not_idle", to: "suspected_idle_B", measure: "authority_decides" },
    ]);
    expect([idle.nextDate, idle.nextClass]).toEqual(["2026-09-02", "suspected_idle_B"]);
    expect([exit.nextDate, exit.nextClass]).toEqual(["2026-07-01", "enclosed_built_late"]);
  });

  test("a stopped firm and vacant floors make land inefficient once a year is full", () => {
    const construction = { permitOn: "2023-01-01", acceptedOn: "2024-01-01" };
    const parcel = { supply, construction, landUse: "100102", codeSystem: "cn-2023", enterpriseIds: ["E-1"] };
    const enterprises = [anEnterprise({ stoppedSince: "2025-08-31" })];
    const buildings = [aBuilding({ id: "B-1" })];
    expect(judgeParcel({ parcel, enterprises, buildings }).changes).toEqual([
      { on: "2026-09-01", about: "low_use", from: "unknown", to: "inefficient" },
    ]);
    const vacant = [aBuilding({ id: "B-1", vacantSince: "2025-05-10" })];
    expect(judgeParcel({ parcel, enterprises: [], buildings: vacant }).changes).toEqual([
      { on: "2026-05-11", about: "low_use", from: "unknown", to: "inefficient" },
    ]);
  });

  test("papers without end, written as the last day of the calendar, do no harm", () => {
    const endless = { ...contract, agreedStart: "9999-12-31", agreedCompletion: "9999-12-31", extensionMonths: 12 };
    const parcel = { supply, contract: endless, construction: { permitIssued: false } };
    expect(judgeParcel({ parcel }).idle.class).toBe("not_idle");
  });
});

describe("due within some days", () => {
  const change = (on: string) => ({ on, about: "idle", from: "not_idle", to: "late_start" }) as const;
  const parcels = [
    { id: "B", changes: [change("2026-04-10"), change("2026-05-01")] },
    { id: "A", changes: [change("2026-03-31"), change("2026-04-10"), change("2026-04-30")] },
  ];

  test("comes by day, then by id, the last day included and the day judged not", () => {
    expect(findDueWithin(parcels, "2026-03-31", 30).map(({ on, parcelId }) => `${on} ${parcelId}`)).toEqual([
      "2026-04-10 A",
      "2026-04-10 B",
      "2026-04-30 A",
    ]);
    expect(findDueWithin(parcels, "2026-03-31", 0)).toEqual([]);
  });
});
